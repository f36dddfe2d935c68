import { isAfter, isBefore } from '../../../domain/calendar/days.ts'
import { yearInWords } from '../../../domain/home/year.ts'
import { countOf, dayWithYear } from '../../../domain/text/dates.ts'
import { Details } from '../../../ui/govuk/details.tsx'
import { Empty } from '../../../ui/pieces/section.tsx'
import { YearStrip, type StripLane, type StripTerm } from '../../../ui/pieces/year-strip.tsx'
import { earlierLanes, yearLanes } from '../../obligations/public.ts'
import { forecastOf } from './forecast-sessions.ts'
import type { PersonPageProps } from './person-page-props.ts'

/** More than these stand below the picture, shut. */
const lanesAtOnce = 4

/** A year of somebody's supervision as a picture and a table: this one, or an earlier one as far as it is known. */
export function YearOfPerson(props: PersonPageProps) {
  const { person, own, today, year, calendar, sessions, thisYear } = props
  const forecast = thisYear ? forecastOf(props) : []
  const terms = (calendar?.halfTerms ?? []).filter(
    (term) => !isBefore(term.endsOn, year.startsOn) && !isAfter(term.startsOn, year.endsOn),
  )
  const lanes = lanesOf(props, terms, forecast)
  if (sessions.length === 0 && forecast.length === 0 && lanes.length === 0) {
    return (
      <>
        <Empty>
          <p class="govuk-body">
            {thisYear
              ? `The year’s sessions will be here. They are planned from ${own ? 'your' : 'the'} agreement, when both have signed it.`
              : 'No sessions are known of this year.'}
          </p>
        </Empty>
        <HowFarBack {...props} lanes={lanes} />
      </>
    )
  }
  const days = `${dayWithYear(year.startsOn)} to ${dayWithYear(year.endsOn)}`
  const time = {
    from: year.startsOn,
    to: year.endsOn,
    today,
    terms: terms.map((term): StripTerm => ({ name: shortName(term.name), from: term.startsOn, to: term.endsOn })),
  }
  return (
    <>
      <YearStrip
        id="strip"
        title={`${person.name}’s supervision, ${days}`}
        description={yearInWords(sessions, own ? 'You' : person.name, today)}
        {...time}
        sessions={[
          ...sessions.map((session) => ({
            on: session.on,
            what: session.what,
            ...(session.mine ? { href: `/sessions/${session.sessionId}` } : {}),
            ...(session.minutes === null ? {} : { minutes: session.minutes }),
          })),
          ...forecast.map((on) => ({
            on,
            what: 'forecast' as const,
            words: `Forecast from ${own ? 'your' : 'the'} ${props.word}`,
          })),
        ]}
        lanes={lanes.slice(0, lanesAtOnce)}
      />
      {lanes.length > lanesAtOnce && (
        <Details summaryText={`${countOf(lanes.length - lanesAtOnce, 'more rule')} over the year`}>
          <YearStrip
            id="strip-more"
            title={`Further rules, ${days}`}
            description={`How ${countOf(lanes.length - lanesAtOnce, 'further rule')} went in the year.`}
            {...time}
            sessions={[]}
            lanes={lanes.slice(lanesAtOnce)}
          />
        </Details>
      )}
      <HowFarBack {...props} lanes={lanes} />
    </>
  )
}

function lanesOf(
  { seen, thisYear, today, year, sessions }: PersonPageProps,
  halfTerms: NonNullable<PersonPageProps['calendar']>['halfTerms'],
  forecast: readonly Temporal.PlainDate[],
): StripLane[] {
  if (seen === null) return []
  if (!thisYear) return earlierLanes(seen, { ...year, today })
  return yearLanes(seen, {
    today,
    halfTerms,
    ahead: [
      ...sessions.flatMap(({ on, what }) => (what === 'booked' ? [{ on, what }] : [])),
      ...forecast.map((on) => ({ on, what: 'forecast' as const })),
    ],
  })
}

/** What an earlier year can say, and where what is known begins. */
function HowFarBack({ seen, thisYear, year, begins, lanes }: PersonPageProps & { lanes: readonly StripLane[] }) {
  if (seen === null || seen.length === 0) return null
  const known = `What was late or missed is known from ${dayWithYear(begins)} on`
  if (thisYear) return <p class="pl-note">{known}.</p>
  if (isBefore(year.endsOn, begins))
    return <p class="pl-note">{known}, so nothing is drawn of the rules of this year.</p>
  return (
    <p class="pl-note">
      {lanes.length === 0
        ? 'Nothing was late or missed in this year, as far as it is known.'
        : 'Of an earlier year only what was late or missed is drawn beside the sessions.'}{' '}
      {known}.
    </p>
  )
}

/** "Autumn 1" for "Autumn term, half-term 1". */
const shortName = (name: string): string => name.replace(/ term, half-term (\d)$/, ' $1').replace(/ term$/, '')
