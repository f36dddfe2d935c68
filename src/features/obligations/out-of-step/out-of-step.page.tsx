import { dayInWords } from '../../../domain/text/dates.ts'
import { Head } from '../../../ui/pieces/head.tsx'
import { Clause, Link } from '../../../ui/pieces/link.tsx'
import { Empty } from '../../../ui/pieces/section.tsx'
import { StackTable } from '../../../ui/pieces/stack-table.tsx'
import { State } from '../../../ui/pieces/state.tsx'
import { clauseLinks } from '../list/obligation-list.tsx'
import { stateInWords, stateName } from '../list/obligation-words.ts'
import { listedAtOnce, listedStates, type Listed, type ListedState } from './out-of-step.queries.ts'

interface OutOfStepPageProps {
  state: ListedState
  page: number
  /** null where no policy was adopted */
  listed: readonly Listed[] | null
  today: Temporal.PlainDate
}

const titles: Readonly<Record<ListedState, string>> = {
  overdue: 'What is out of step',
  due: 'What is due',
  undetermined: 'What is not decided',
}
const links: Readonly<Record<ListedState, string>> = {
  overdue: 'Out of step',
  due: 'Due',
  undetermined: 'Not decided',
}
const empty: Readonly<Record<ListedState, string>> = {
  overdue: 'Nothing is out of step with the policy.',
  due: 'Nothing is due now.',
  undetermined: 'Everything that the policy asks of people can be decided.',
}

/** Everything of one state, by person: read from what was worked out. */
export function OutOfStepPage({ state, page, listed, today }: OutOfStepPageProps) {
  const shown = (listed ?? []).slice(0, listedAtOnce)
  const others = listedStates.filter((each) => each !== state)
  return (
    <>
      <Head title={titles[state]} />
      <p class="govuk-body">
        By person, as last worked out from what is recorded. See also:{' '}
        {others.map((each, index) => (
          <>
            {index > 0 && ', '}
            <Link href={`/obligations?state=${each}`}>{links[each].toLowerCase()}</Link>
          </>
        ))}
        .
      </p>
      {shown.length === 0 ? (
        <Empty>
          <p class="govuk-body">
            {listed === null ? 'No policy is adopted yet, so nothing is asked by one.' : empty[state]}
          </p>
        </Empty>
      ) : (
        <StackTable
          caption={`${titles[state]}, by person`}
          columns={['Whose', 'Rule', { text: 'How it stands', labelled: false }, 'Since', 'Clause']}
          rows={shown.map((each) => rowOf(each, today))}
        />
      )}
      <Pages state={state} page={page} more={(listed ?? []).length > listedAtOnce} />
    </>
  )
}

function rowOf({ kind, id, name, seen }: Listed, today: Temporal.PlainDate) {
  const event = seen.kept.events?.[seen.kept.subject]
  return [
    <Link href={kind === 'child' ? `/children/${id}#owed` : `/people/${id}/supervision#owed`}>{name}</Link>,
    <>
      {seen.rule.title}
      {event !== undefined && (
        <span class="pl-sub">Of {dayInWords(Temporal.PlainDate.from(event.on.slice(0, 10)), today)}</span>
      )}
    </>,
    <State state={stateName(seen.state)}>{stateInWords(seen, today)}</State>,
    seen.kept.since === null ? '' : dayInWords(Temporal.PlainDate.from(seen.kept.since), today),
    <>
      {clauseLinks(seen.kept.clause).map(({ label, href }) => (
        <span key={label} class="pl-stackline">
          <Clause href={href}>{label}</Clause>
        </span>
      ))}
    </>,
  ]
}

function Pages({ state, page, more }: { state: ListedState; page: number; more: boolean }) {
  if (page === 0 && !more) return null
  return (
    <nav aria-label="Pages">
      <p class="govuk-body">
        {page > 0 && <Link href={`/obligations?state=${state}&page=${page}`}>Earlier names</Link>}
        {page > 0 && more && ' or '}
        {more && <Link href={`/obligations?state=${state}&page=${page + 2}`}>Further names</Link>}
      </p>
    </nav>
  )
}
