import type { SchoolCalendar } from '../../domain/calendar/calendar-types.ts'
import { firstName } from '../../domain/sessions/names.ts'
import { countOf, dayInWords, listInWords, londonDay } from '../../domain/text/dates.ts'
import { Link } from '../../ui/pieces/link.tsx'
import { Section } from '../../ui/pieces/section.tsx'
import { StackTable } from '../../ui/pieces/stack-table.tsx'
import { State, STATE_WORDS } from '../../ui/pieces/state.tsx'
import { DeparturesLink, type DeparturesCounted } from '../records/public.ts'
import { standingOf, type SupervisionRow } from '../supervision/public.ts'
import type { HomePageProps } from './home-props.ts'
import type { SessionToWorkOn } from './home.queries.ts'

type TableProps = Pick<HomePageProps, 'me' | 'today' | 'word' | 'mine' | 'sessions' | 'calendar'>

const lastDay = (row: SupervisionRow, today: Temporal.PlainDate): string =>
  row.held[0] === undefined ? 'Never' : dayInWords(row.held[0], today)

const nextDay = (row: SupervisionRow, today: Temporal.PlainDate): string =>
  row.next === null ? 'Not booked' : dayInWords(londonDay(row.next.startsAt), today)

/** People the reader supervises, and for whom each pair waits. */
export function Supervised({ me, today, word, mine, sessions }: TableProps) {
  const rows = mine.filter((row) => row.supervisor?.id === me)
  return (
    <Section id="supervised" title="People you supervise">
      <StackTable
        caption="People you supervise, with the last and the next session and for whom you wait"
        columns={['Person', 'Last held', 'Next', 'Waiting for']}
        rows={rows.map((row) => [
          <Link
            href={row.signed === null ? `/agreements/${row.agreementId}` : `/people/${row.supervisee.id}/supervision`}
          >
            {row.supervisee.name}
          </Link>,
          lastDay(row, today),
          nextDay(row, today),
          waitingFor(row, sessions, me, today, word),
        ])}
      />
    </Section>
  )
}

/** For whom the pair waits, and why: a record, a signature, an agreement, or nothing. */
function waitingFor(
  row: SupervisionRow,
  sessions: readonly SessionToWorkOn[],
  me: string,
  today: Temporal.PlainDate,
  word: string,
): string {
  const first = firstName(row.supervisee.name)
  const ours = sessions.filter((session) => session.agreementId === row.agreementId)
  const open = ours.find((session) => session.state === 'open')
  if (open !== undefined) return `You, to complete the record of ${dayInWords(open.on, today)}`
  const unsigned = ours.find((session) => session.state === 'completed')
  if (unsigned !== undefined) {
    const who = unsigned.signedByMe ? first : unsigned.signedByOther === null ? 'Both of you' : 'You'
    return `${who}, to sign the record of ${dayInWords(unsigned.on, today)}`
  }
  const { proposed } = row
  if (proposed !== null) {
    // Whoever proposes signs too; the other may sign or change it.
    const nobodyYet = proposed.by === me && proposed.signedBy.length === 0
    return `${proposed.signedBy.includes(me) ? first : nobodyYet ? 'Both of you' : 'You'}, to sign the ${word}`
  }
  if (row.next === null) return 'You both, to book a session'
  return 'Nobody'
}

interface EverybodyProps extends TableProps {
  rows: readonly SupervisionRow[]
  more: boolean
  /** how many rules of the policy are overdue for each who has any; null where none was adopted */
  outOfStep: ReadonlyMap<string, number> | null
  /** decisions that do not follow procedure */
  departures: DeparturesCounted | null
}

/** Everybody's supervision as dates and states, for the head and the designated lead. */
export function Everybody({ rows, more, today, calendar, outOfStep, departures }: EverybodyProps) {
  const nobody = rows.filter((row) => row.agreementId === null).map((row) => row.supervisee.name)
  return (
    <>
      <Section
        id="everybody"
        title="Everyone’s supervision"
        {...(outOfStep !== null && outOfStep.size > 0
          ? {
              link: {
                text: `Out of step: ${countOf(outOfStep.size, 'person', 'people')}`,
                href: '/obligations?state=overdue',
              },
            }
          : {})}
      >
        {rows.length === 0 ? (
          <p class="govuk-body">Nobody is supervised here yet.</p>
        ) : (
          <StackTable
            caption="Each supervisee, with their supervisor, last and next session, and where they stand"
            columns={['Supervisee', 'Supervisor', 'Last held', 'Next', { text: 'Where they stand', labelled: false }]}
            rows={rows.map((row) => everybodyRow(row, calendar, today, outOfStep?.get(row.supervisee.id) ?? 0))}
          />
        )}
        {more && (
          <p class="govuk-body">
            These are the first {rows.length} by name. <Link href="/people">See everybody</Link>
          </p>
        )}
        {departures !== null && departures.recorded > 0 && (
          <p class="govuk-body govuk-!-margin-top-4">
            <DeparturesLink counted={departures} />
          </p>
        )}
      </Section>
      <Section id="chain" title="Who supervises whom" link={{ text: 'See the people', href: '/people' }}>
        <p class="govuk-body">{nobodyInWords(nobody)}</p>
      </Section>
    </>
  )
}

function everybodyRow(
  row: SupervisionRow,
  calendar: SchoolCalendar | null,
  today: Temporal.PlainDate,
  overdueRules: number,
) {
  const { state, words, beside } = whereTheyStand(row, calendar, today, overdueRules)
  return [
    <>
      <Link href={`/people/${row.supervisee.id}/supervision`}>{row.supervisee.name}</Link>
      {row.supervisee.post !== null && <span class="pl-sub">{row.supervisee.post}</span>}
    </>,
    row.supervisor?.name ?? 'Nobody',
    row.agreementId === null ? 'Never' : lastDay(row, today),
    row.agreementId === null ? 'Not booked' : nextDay(row, today),
    <>
      <State state={state}>{words ?? undefined}</State>
      {beside !== null && <span class="pl-sub">{beside}</span>}
    </>,
  ]
}

/** Where somebody stands by what was agreed and by the policy: the worse of the two first, and which it is. */
export function whereTheyStand(
  row: SupervisionRow,
  calendar: SchoolCalendar | null,
  today: Temporal.PlainDate,
  overdueRules: number,
) {
  const agreed = standingOf(row, calendar, today)
  if (overdueRules === 0) return { state: agreed.state, words: agreed.words, beside: null }
  const policy = `${countOf(overdueRules, 'rule')} of the policy overdue`
  if (agreed.state === 'overdue' || row.signed === null)
    return { state: agreed.state, words: agreed.words, beside: policy }
  const words = agreed.words ?? STATE_WORDS[agreed.state]
  return {
    state: 'overdue' as const,
    words: policy,
    beside: `As agreed: ${words.charAt(0).toLowerCase()}${words.slice(1)}`,
  }
}

const namesShown = 5

function nobodyInWords(names: readonly string[]): string {
  if (names.length === 0) return 'Everybody who is to be supervised has somebody.'
  if (names.length > namesShown)
    return `${countOf(names.length, 'person has', 'people have')} nobody: they are in the table above.`
  return `${listInWords(names)} ${names.length === 1 ? 'has' : 'have'} nobody.`
}
