import { dayInWords, dayWithYear, daysInWords, listInWords } from '../../domain/text/dates.ts'
import type { SymbolId } from '../layout/sprite.tsx'
import { HangingList, type Hung } from './hanging-list.tsx'
import { Link } from './link.tsx'
import { Mark } from './mark.tsx'
import { StackTable } from './stack-table.tsx'
import { Lane } from './year-strip-lane.tsx'
import {
  layOutYearStrip,
  type LaneStretch,
  type SessionMark,
  type StripLane,
  type StripLayout,
  type StripSession,
  type StripTime,
} from './year-strip-layout.ts'

export type { LaneStretch, SessionMark, StripLane, StripSession, StripTerm, StripTime } from './year-strip-layout.ts'

interface YearStripProps extends StripTime {
  id: string
  /** Whose supervision, and which year. */
  title: string
  /** What the picture shows, in a sentence or two. */
  description: string
}

const WORDS: Record<SessionMark, string> = {
  held: 'Held',
  cancelled: 'Cancelled',
  missed: 'Missed, not cancelled',
  booked: 'Booked',
  forecast: 'Forecast from your agreement',
}

/** Without the year, which the picture's title says. */
const dayMonth = (date: Temporal.PlainDate): string => dayInWords(date, date)

/**
 * One year of somebody's sessions: a picture when wide, the same as a hanging list when not, and always a table.
 * The one line of the picture is today, so the page hangs its own bob at the name (`bobAtLogo`).
 */
export function YearStrip({ id, title, description, ...time }: YearStripProps) {
  const sessions = time.sessions.toSorted((a, b) => Temporal.PlainDate.compare(a.on, b.on))
  const kinds = (Object.keys(WORDS) as SessionMark[]).filter((kind) => sessions.some(({ what }) => what === kind))
  const lanes = time.lanes ?? []
  const stretches = lanes.flatMap((lane) => lane.stretches)
  return (
    <>
      <figure class="pl-figure pl-wide">
        <Picture id={id} title={title} description={description} layout={layOutYearStrip(time)} today={time.today} />
        <ul class="pl-key">
          {kinds.map((kind) => (
            <li key={kind}>
              <Mark id={`ev-${kind}`} />
              {WORDS[kind]}
            </li>
          ))}
          {stretches.some(({ is }) => is === 'limit') && (
            <li>
              <Mark id="ev-limit" />
              Must be held by
            </li>
          )}
          {stretches.some(isWrong) && (
            <li>
              <Mark id="ev-over" />
              Longer than the limit, or missed
            </li>
          )}
        </ul>
      </figure>
      <div class="pl-narrow">
        <Hanging sessions={sessions} lanes={lanes} today={time.today} />
      </div>
      <details class="govuk-details">
        <summary class="govuk-details__summary">
          <span class="govuk-details__summary-text">Read this as a table</span>
        </summary>
        <div class="govuk-details__text">
          {sessions.length > 0 && (
            <StackTable
              caption={title}
              columns={['Date', { text: 'What happened', labelled: false }, { text: 'Minutes', numeric: true }]}
              rows={sessions.map((session) => [
                session.href === undefined ? (
                  dayWithYear(session.on)
                ) : (
                  <Link href={session.href}>{dayWithYear(session.on)}</Link>
                ),
                session.words ?? WORDS[session.what],
                session.minutes ?? '',
              ])}
            />
          )}
          {lanes.length > 0 && (
            <StackTable
              caption="How each rule went"
              columns={['Rule', 'When', { text: 'How it went', labelled: false }]}
              rows={lanes.flatMap((lane) =>
                lane.stretches.map((stretch) => [
                  lane.title,
                  stretch.is === 'limit' ? dayWithYear(stretch.on) : daysInWords(stretch.from, stretch.to, stretch.to),
                  stretch.is === 'limit'
                    ? 'The last day in time'
                    : stretch.words || (isWrong(stretch) ? 'Missed' : 'Met'),
                ]),
              )}
            />
          )}
        </div>
      </details>
    </>
  )
}

interface PictureProps {
  id: string
  title: string
  description: string
  layout: StripLayout
  today: Temporal.PlainDate
}

function Picture({ id, title, description, layout, today }: PictureProps) {
  const { axis } = layout
  return (
    <svg
      viewBox={`0 0 ${layout.width} ${layout.height}`}
      role="img"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-desc`}
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-desc`}>{description}</desc>
      {layout.terms.map((term, index) => (
        <g key={index}>
          <rect class="pl-fig-term" x={tenth(term.x)} y={term.top} width={tenth(term.width)} height={term.height} />
          {term.label && (
            <text class="pl-fig-2 pl-fig-middle" x={tenth(term.label.x)} y={term.label.y}>
              {term.label.text}
            </text>
          )}
        </g>
      ))}
      {layout.marks.length > 0 && (
        <text class="pl-fig-bold" x="0" y={axis.y + 5}>
          Sessions
        </text>
      )}
      <path class="pl-fig-line" stroke-width="1.5" d={`M${axis.from} ${axis.y}H${tenth(axis.now)}`} />
      <path
        class="pl-fig-line-2"
        stroke-width="1.2"
        stroke-dasharray="3 4"
        d={`M${tenth(axis.now)} ${axis.y}H${axis.to}`}
      />
      {layout.today && <Today today={layout.today} date={today} />}
      {layout.marks.map((mark, index) => (
        <use key={index} href={`#ev-${mark.what}`} x={tenth(mark.x - 8.5)} y={axis.y - 8.5} width="17" height="17" />
      ))}
      {layout.lanes.map((lane, index) => (
        <Lane key={index} lane={lane} />
      ))}
      {layout.labels.map((label, index) => (
        <text
          key={index}
          class={`pl-fig-2 pl-fig-middle pl-halo${label.onTerm ? ' pl-halo--paper' : ''}`}
          x={tenth(label.x)}
          y={label.y}
        >
          {label.text}
        </text>
      ))}
    </svg>
  )
}

/** The line and its bob. */
function Today({ today, date }: { today: NonNullable<StripLayout['today']>; date: Temporal.PlainDate }) {
  const x = tenth(today.x)
  return (
    <>
      <path class="pl-fig-line" stroke-width="2" d={`M${x} ${today.top}V${today.bottom}`} />
      <path
        class="pl-fig-bob"
        transform={`translate(${tenth(today.x - 7)} ${today.bottom - 4})`}
        d="M5 0h4v4.2l3.9 2L14 10.4 7 26 0 10.4l1.1-4.2L5 4.2z"
      />
      <text
        class={today.labelAtLeft ? 'pl-fig-bold pl-fig-end' : 'pl-fig-bold'}
        x={tenth(today.labelAtLeft ? today.x - 14 : today.x + 14)}
        y={today.bottom + 14}
      >
        Today, {dayMonth(date)}
      </text>
    </>
  )
}

const tenth = (value: number): number => Math.round(value * 10) / 10

/** How much of the past is in the list before the rest is folded, so that the newest part is in view. */
const PAST_IN_VIEW = 5

function Hanging({
  sessions,
  lanes,
  today,
}: {
  sessions: readonly StripSession[]
  lanes: readonly StripLane[]
  today: Temporal.PlainDate
}) {
  const entries = [...sessions.map(sessionEntry), ...lanes.flatMap(laneEntries)].toSorted((a, b) =>
    Temporal.PlainDate.compare(a.on, b.on),
  )
  const past = hung(entries.filter(({ on }) => Temporal.PlainDate.compare(on, today) <= 0))
  const ahead = hung(
    entries.filter(({ on }) => Temporal.PlainDate.compare(on, today) > 0),
    true,
  )
  const earlier = past.slice(0, -PAST_IN_VIEW)
  return (
    <>
      {earlier.length > 0 && (
        <details class="govuk-details">
          <summary class="govuk-details__summary">
            <span class="govuk-details__summary-text">Earlier in the year</span>
          </summary>
          <div class="govuk-details__text">
            <HangingList items={earlier} />
          </div>
        </details>
      )}
      <HangingList
        items={[
          ...past.slice(-PAST_IN_VIEW),
          { when: dayMonth(today), here: true, what: <strong>Today</strong> },
          ...ahead,
        ]}
      />
    </>
  )
}

interface Entry {
  on: Temporal.PlainDate
  mark: SymbolId
  words: string
}

const sessionEntry = ({ on, what, words = WORDS[what] }: StripSession): Entry => ({ on, mark: `ev-${what}`, words })

/** What went wrong, on the day that it was clear, and until when the next is in time. */
const laneEntries = ({ title, stretches }: StripLane): Entry[] =>
  stretches.flatMap((stretch): Entry[] => {
    if (stretch.is === 'limit')
      return [{ on: stretch.on, mark: 'ev-limit', words: `Must be held by this day (${title})` }]
    if (!isWrong(stretch)) return []
    return [{ on: stretch.to, mark: 'ev-over', words: `${title}: ${stretch.words || 'missed'}` }]
  })

const isWrong = (stretch: LaneStretch): boolean =>
  stretch.is !== 'limit' && (stretch.how === 'missed' || stretch.how === 'over')

/** Entries one after another of which the same is said are one item. */
function hung(entries: readonly Entry[], ahead = false): Hung[] {
  const groups: { dates: Temporal.PlainDate[]; mark: SymbolId; words: string }[] = []
  for (const { on, mark, words } of entries) {
    const last = groups.at(-1)
    if (last?.mark === mark && last.words === words) last.dates.push(on)
    else groups.push({ dates: [on], mark, words })
  }
  return groups.map(({ dates, mark, words }) => ({
    mark,
    when: listInWords(dates.map(dayMonth)),
    what: words,
    ahead,
  }))
}
