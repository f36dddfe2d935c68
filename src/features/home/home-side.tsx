import { Fragment } from 'preact'
import { kindWords } from '../../domain/agreements/kinds.ts'
import { dayBeside, dayLong, london, londonDay, relativeDay, timesInWords } from '../../domain/text/dates.ts'
import { Link } from '../../ui/pieces/link.tsx'
import { Section } from '../../ui/pieces/section.tsx'
import { groupsOf, isForPeople, isOwn, ObligationList } from '../obligations/public.ts'
import { lastRecord, OwedList, owedUnder, type SupervisionRow } from '../supervision/public.ts'
import { otherName } from './home-facts.ts'
import type { HomePageProps } from './home-props.ts'
import type { ReaderOfMine } from './home.queries.ts'

type SideProps = Pick<
  HomePageProps,
  'me' | 'today' | 'word' | 'mine' | 'sessions' | 'calendar' | 'readers' | 'obligations' | 'openable' | 'inGroup'
>

export function HomeSide(props: SideProps) {
  return (
    <>
      <Section id="with" title="Your next session">
        <NextSession {...props} />
        {props.inGroup && (
          <p class="govuk-body-s">
            <Link href="/groups">Your groups and their boards</Link>
          </p>
        )}
      </Section>
      <Section id="owed" title="What you are owed">
        <Owed {...props} />
      </Section>
      <Section id="read" title="Who has read your records">
        <ReadBy readers={props.readers} today={props.today} />
      </Section>
    </>
  )
}

function NextSession({ mine, me, today }: SideProps) {
  const [soonest] = mine
    .flatMap((row) => (row.next === null ? [] : [{ row, next: row.next }]))
    .toSorted((a, b) => Temporal.Instant.compare(a.next.startsAt, b.next.startsAt))
  if (soonest === undefined) return <p class="govuk-body">None is booked.</p>
  const { row, next } = soonest
  const starts = next.startsAt.toZonedDateTimeISO(london)
  const ends = starts.add({ minutes: next.minutes })
  const day = londonDay(next.startsAt)
  const near = relativeDay(day, today)
  return (
    <>
      <p class="govuk-body govuk-!-margin-bottom-0">
        <strong>
          {near === null ? '' : `${near[0]?.toUpperCase()}${near.slice(1)}, `}
          {dayLong(day, today)}, {timesInWords(starts.toPlainTime(), ends.toPlainTime())}
        </strong>
        <br />
        With {otherName(row, me)}
        {next.venue !== '' && (
          <>
            <br />
            {next.venue}
          </>
        )}
      </p>
      <p class="govuk-body">
        <Link href={`/sessions/${next.sessionId}`}>See the agenda</Link> or{' '}
        <Link href={`/sessions/${next.sessionId}/move`}>move this session</Link>
      </p>
    </>
  )
}

const owedShown = 4

/** What the policy owes the reader as a person, the most pressing first, and what only the agreement says. */
function Owed(props: SideProps) {
  const { obligations, me, today, word } = props
  const own = (obligations?.own ?? []).filter(({ kept }) => kept.subject === me)
  const owed = groupsOf(own).filter((group) => !isForPeople(group) && !isOwn(group))
  if (owed.length === 0) return <OwedByAgreement {...props} />
  return (
    <>
      <ObligationList
        narrow
        groups={owed.slice(0, owedShown)}
        said={{ thing: (id) => (id === me ? 'you' : `your ${word}`), reader: 'subject', today }}
        mine={props.openable}
      />
      <p class="pl-note">
        From the policy.{' '}
        <Link href="/my-supervision#owed">
          {owed.length > owedShown ? `See all ${owed.length}, and your year` : 'See your year'}
        </Link>
      </p>
    </>
  )
}

function OwedByAgreement(props: SideProps) {
  const { mine, me, word } = props
  const supervised = mine.filter((row) => row.supervisee.id === me)
  const lists = supervised.flatMap((row) => {
    const owed = owedUnder(row, recordOf(row, props), props.calendar, props.today)
    return owed === null ? [] : [{ row, owed }]
  })
  if (lists.length === 0) {
    return (
      <p class="govuk-body-s">
        {supervised.length === 0 ? 'Nobody supervises you here yet.' : `Your ${word} is not signed by both yet.`} What
        you are owed is said here from your {word}, once both have signed it.
      </p>
    )
  }
  return (
    <>
      {lists.map(({ row, owed }) => (
        <Fragment key={row.agreementId}>
          {lists.length > 1 && (
            <h3 class="govuk-heading-s">
              {row.kind === null ? '' : kindWords[row.kind]}, from {row.supervisor?.name}
            </h3>
          )}
          <OwedList owed={owed} />
        </Fragment>
      ))}
      <p class="pl-note">
        From your {word} with {lists.map(({ row }) => row.supervisor?.name).join(' and ')}.{' '}
        <Link href="/my-supervision">See your year</Link>
      </p>
    </>
  )
}

/** The last record, with who has still to sign it. */
function recordOf(row: SupervisionRow, { sessions }: SideProps) {
  const session = sessions.find((each) => each.sessionId === row.last?.sessionId)
  if (session === undefined) return lastRecord(row, null)
  const waiting = [
    ...(session.signedByMe ? [] : ['you']),
    ...(session.signedByOther === null ? [row.supervisor?.name ?? ''] : []),
  ]
  return lastRecord(row, waiting.length === 0 ? null : waiting.join(' and '))
}

function ReadBy({ readers, today }: { readers: readonly ReaderOfMine[]; today: Temporal.PlainDate }) {
  return (
    <p class="govuk-body-s govuk-!-margin-bottom-0">
      {readers.map((reader, index) => (
        <span key={index}>
          {reader.name}, {dayBeside(reader.on, today)}
          {reader.purposes.length === 0 ? '' : `, ${reader.purposes.join(', ')}`}.
          <br />
        </span>
      ))}
      Nobody else in the last 30 days.
    </p>
  )
}
