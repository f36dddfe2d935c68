import { isToBeSupervised, rolesInWords } from '../../../domain/people/role-words.ts'
import { dayInWords, listInWords } from '../../../domain/text/dates.ts'
import type { FormTokens } from '../../../platform/http/route.ts'
import { Button } from '../../../ui/govuk/button.tsx'
import { TextField } from '../../../ui/form/text-field.tsx'
import { Head } from '../../../ui/pieces/head.tsx'
import { Link } from '../../../ui/pieces/link.tsx'
import { Empty } from '../../../ui/pieces/section.tsx'
import { StackTable } from '../../../ui/pieces/stack-table.tsx'
import { inSetUp, StepCaption, StepNext, type SetUpStep } from '../../set-up/public.ts'
import { RolesWaiting } from '../confirm-role/roles-waiting.tsx'
import type { WaitingRole } from '../confirm-role/roles-waiting.queries.ts'
import { waitingWords } from '../fact-words.ts'
import type { ListedPerson, PeopleAsked } from './people-list.queries.ts'

interface PeopleListProps {
  people: readonly ListedPerson[]
  asked: PeopleAsked
  more: boolean
  mayChange: boolean
  /** roles that the head or the lead who looks may confirm, or soon */
  waiting: readonly WaitingRole[]
  tokens: FormTokens
  today: Temporal.PlainDate
  step: SetUpStep | null
}

export function PeopleListPage(props: PeopleListProps) {
  const { people, asked, more, mayChange, today, step } = props
  return (
    <>
      <StepCaption step={step} />
      <Head title={asked.left ? 'People who have left' : 'People'} />
      {!asked.left && <RolesWaiting roles={props.waiting} tokens={props.tokens} />}
      {mayChange && !asked.left && (
        <div class="govuk-button-group">
          <Button href={inSetUp('/people/new', step)} text="Add a person" />
          <Button
            href={inSetUp('/people/import', step)}
            text="Import people from a file"
            classes="govuk-button--secondary"
          />
        </div>
      )}
      <Search asked={asked} />
      {people.length === 0 ? <Nobody asked={asked} /> : <Table people={people} today={today} step={step} />}
      <Pages asked={asked} more={more} />
      <p class="govuk-body">
        {asked.left ? <Link href="/people">See who is here</Link> : <Link href="/people?left=1">See who has left</Link>}
      </p>
      <StepNext step={step}>You can add the rest at any time, under People.</StepNext>
    </>
  )
}

function Search({ asked }: { asked: PeopleAsked }) {
  return (
    <form action="/people" method="get" role="search" class="pl-ask">
      {asked.left && <input type="hidden" name="left" value="1" />}
      <TextField
        state={{ values: { q: asked.search }, errors: {} }}
        name="q"
        label="Search by name or e-mail address"
        type="search"
        width={30}
        maxLength={100}
      />
      <Button text="Search" classes="govuk-button--secondary" />
    </form>
  )
}

function Nobody({ asked }: { asked: PeopleAsked }) {
  return (
    <Empty>
      <p class="govuk-body">
        {asked.search === '' ? 'Nobody has left yet.' : 'Nobody here has this in their name or address.'}
      </p>
      {asked.search !== '' && (
        <p class="govuk-body">
          <Link href={asked.left ? '/people?left=1' : '/people'}>See everybody</Link>
        </p>
      )}
    </Empty>
  )
}

function Table({
  people,
  today,
  step,
}: {
  people: readonly ListedPerson[]
  today: Temporal.PlainDate
  step: SetUpStep | null
}) {
  return (
    <StackTable
      caption="People"
      columns={['Name', 'Post', 'Roles', 'Supervised by', 'Line manager']}
      rows={people.map((person) => [
        <>
          <Link href={inSetUp(`/people/${person.membershipId}`, step)}>{person.name}</Link>
          <When person={person} today={today} />
        </>,
        person.post ?? '–',
        <>
          {rolesInWords(person.roles) || 'None'}
          {person.waiting && (
            <>
              <br />
              <span class="pl-note">{waitingWords}</span>
            </>
          )}
        </>,
        listInWords(person.supervisors) || (isToBeSupervised(person.roles) ? 'Nobody yet' : '–'),
        person.lineManager ?? '–',
      ])}
    />
  )
}

function When({ person, today }: { person: ListedPerson; today: Temporal.PlainDate }) {
  const { startedOn, endedOn } = person
  const words =
    endedOn !== null
      ? [`Last day ${dayInWords(endedOn, today)}`]
      : [
          ...(Temporal.PlainDate.compare(startedOn, today) > 0 ? [`From ${dayInWords(startedOn, today)}`] : []),
          ...(person.signIn === 'can' ? [] : [signInWords[person.signIn]]),
        ]
  return (
    <>
      {words.map((each) => (
        <span key={each} class="pl-sub">
          {each}
        </span>
      ))}
    </>
  )
}

/** Said only of those who cannot sign in yet. */
const signInWords: Readonly<Record<Exclude<ListedPerson['signIn'], 'can'>, string>> = {
  invited: 'Invited',
  run_out: 'Invitation has run out',
  never: 'Cannot sign in yet',
}

function Pages({ asked, more }: { asked: PeopleAsked; more: boolean }) {
  const href = (page: number) =>
    `/people?${new URLSearchParams({ ...(asked.search ? { q: asked.search } : {}), ...(asked.left ? { left: '1' } : {}), page: String(page) })}`
  if (asked.page === 1 && !more) return null
  return (
    <nav class="govuk-button-group" aria-label="Pages">
      {asked.page > 1 && <Link href={href(asked.page - 1)}>Previous page</Link>}
      {more && <Link href={href(asked.page + 1)}>Next page</Link>}
    </nav>
  )
}
