import { addMonthsClipped, daysBetween, isAfter, isBefore } from '../calendar/days.ts'
import type { Rag } from '../sessions/rag-history.ts'
import { statusInWords, statusOrder } from '../sessions/child-status.ts'
import { countOf, dayInWords, listInWords } from '../text/dates.ts'
import type { ChildTime, TimedAction } from './child-record.ts'
import { meetingWords } from './meeting-kinds.ts'
import { heldSince } from './spells.ts'
import { isIn, reaches, type TimeWindow } from './time-window.ts'

/** How long a child went without being discussed beyond the policy’s limit: the first late day, and the day that ended it. */
export interface Late {
  from: Temporal.PlainDate
  to: Temporal.PlainDate
}

/** What the policy makes of a child’s time, as it was worked out last. */
export interface TimeLimits {
  late: readonly Late[]
  /** the last day on which a discussion is in time */
  limitOn: Temporal.PlainDate | null
}

/** One thing that happened or is to happen: words, those among them that lead somewhere, and where to. */
export interface Told {
  before?: string
  words: string
  after?: string
  sessionId?: string
  actionId?: string
}

/** What a day is marked by: the first of these that it has. */
export type TimeMark = Rag | 'discussed' | 'review' | 'meeting' | 'status' | 'action' | 'booked' | 'limit'
const markOrder: readonly TimeMark[] = [
  ...(['red', 'amber', 'green', 'discussed', 'review', 'meeting', 'status', 'booked', 'limit', 'action'] as const),
]

export interface DayOfTime {
  on: Temporal.PlainDate
  mark: TimeMark
  told: readonly Told[]
  /** the direction given that day; undefined where the child was not discussed */
  rag?: Rag | null
  ahead: boolean
}

interface Event extends Told {
  on: Temporal.PlainDate
  mark: TimeMark
  rag?: Rag | null
}

/** Day by day what the picture of a window shows, the oldest first: the same as a list, and as a table (product F5). */
export function daysOfTime(
  time: ChildTime,
  limits: TimeLimits,
  { window, today }: { window: TimeWindow; today: Temporal.PlainDate },
): DayOfTime[] {
  const within = ({ on }: { on: Temporal.PlainDate }): boolean => isIn(on, window)
  const events = [
    ...discussionEvents(time.discussions.filter(within), limits),
    ...time.statuses
      .filter(({ startsOn, endsOn }) => reaches({ from: startsOn, to: endsOn }, window))
      .flatMap((spell) => statusEvents(spell, today)),
    ...time.meetings.filter(within).map((meeting) => meetingEvent(meeting, today)),
    ...actionEventsOf(
      time.actions.filter(({ agreedOn, closedOn }) => reaches({ from: agreedOn, to: closedOn }, window)),
      today,
    ),
    ...time.informal
      .filter(within)
      .map(({ on }): Event => ({ on, mark: 'discussed', words: 'Talked about informally.' })),
    ...aheadEvents(time, limits, today),
  ].filter(within)
  return [...Map.groupBy(events, ({ on }) => on.toString())]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, day]) => oneDay(day, today))
}

function oneDay(events: readonly Event[], today: Temporal.PlainDate): DayOfTime[] {
  const [first] = events
  if (first === undefined) return []
  const rag = events.find((event) => event.rag !== undefined)?.rag
  return [
    {
      on: first.on,
      mark: markOrder.find((mark) => events.some((event) => event.mark === mark)) ?? first.mark,
      told: events,
      ...(rag === undefined ? {} : { rag }),
      ahead: isAfter(first.on, today),
    },
  ]
}

function discussionEvents(discussions: ChildTime['discussions'], { late }: TimeLimits): Event[] {
  return discussions.map(({ on, rag, decisions, sessionId }) => {
    const over = late.find(({ to }) => to.equals(on))
    const words = rag === null ? 'Discussed' : `Discussed, ${rag}`
    const after = [
      '.',
      ...(over === undefined ? [] : [` ${countOf(daysBetween(over.from, over.to) + 1, 'day')} past the limit.`]),
      ...(decisions > 0 ? [' Decision recorded.'] : []),
    ]
    return { on, mark: rag ?? 'discussed', words, after: after.join(''), sessionId, rag }
  })
}

function statusEvents(
  { status, legalBasis, startsOn, endsOn }: ChildTime['statuses'][number],
  today: Temporal.PlainDate,
): Event[] {
  const words = statusInWords(status, legalBasis)
  const ended = endsOn !== null && !isAfter(endsOn, today)
  return [
    { on: startsOn, mark: 'status', words: `${words}: began.` },
    ...(ended ? [{ on: endsOn, mark: 'status', words: `${words}: last day.` } as const] : []),
  ]
}

const meetingStates = { held: '', planned: ', planned', cancelled: ', cancelled' } as const

function meetingEvent({ kind, on, state }: ChildTime['meetings'][number], today: Temporal.PlainDate): Event {
  const { name, isReview } = meetingWords(kind)
  const said =
    state === 'planned' && isBefore(on, today) ? ', planned, and not said whether it was held' : meetingStates[state]
  return { on, mark: isReview ? 'review' : 'meeting', words: `${name}${said}.` }
}

/** Those that the reader may see each in its words; of the others how many there were on a day. */
function actionEventsOf(actions: readonly TimedAction[], today: Temporal.PlainDate): Event[] {
  const untold = Map.groupBy(
    actions.filter(({ what }) => what === null).flatMap((action) => happenedTo(action, today)),
    ({ on, how }) => `${on.toString()} ${how}`,
  )
  return [
    ...actions.flatMap((action) => toldEvents(action, today)),
    ...[...untold.values()].flatMap(([first, ...others]): Event[] =>
      first === undefined ? [] : [{ on: first.on, mark: 'action', words: `${many(first.how, others.length + 1)}.` }],
    ),
  ]
}

function toldEvents(action: TimedAction, today: Temporal.PlainDate): Event[] {
  const { actionId, what } = action
  if (what === null) return []
  return happenedTo(action, today).map(({ on, how }) => {
    const before = how === 'carried forward' ? 'Carried forward: ' : `Action ${how}: `
    return { on, mark: 'action', before, words: what, after: '.', actionId }
  })
}

type HowOfAction = 'agreed' | 'carried forward' | 'done' | 'dropped' | 'was due' | 'due'

const many = (how: HowOfAction, count: number): string =>
  count === 1 ? `Action ${how}` : `${count} actions ${how === 'was due' ? 'were due' : how}`

function happenedTo(action: TimedAction, today: Temporal.PlainDate): { on: Temporal.PlainDate; how: HowOfAction }[] {
  const { agreedOn, closedOn, state, dueOn, dueIsKnown, carriedOn } = action
  return [
    { on: agreedOn, how: 'agreed' },
    ...carriedOn.map((on) => ({ on, how: 'carried forward' }) as const),
    ...(closedOn === null ? [] : [{ on: closedOn, how: state === 'done' ? 'done' : 'dropped' } as const]),
    ...(state === 'open' && dueIsKnown
      ? [{ on: dueOn, how: isBefore(dueOn, today) ? 'was due' : 'due' } as const]
      : []),
  ]
}

/**
 * "5 actions were agreed in sessions that are not yours. 2 were due, the first by 24 September. Ask Kofi Larkin.": what the
 * reader may not see, said once; '' where there is none of it.
 * @param ask names of those who would know, as who holds the case
 */
export function untoldInWords(
  actions: readonly TimedAction[],
  { name, ask, day }: { name: string; ask: readonly string[]; day: Temporal.PlainDate },
): string {
  const untold = actions.filter(({ what }) => what === null)
  if (untold.length === 0) return ''
  const over = untold
    .filter(({ state, dueIsKnown, dueOn }) => state === 'open' && dueIsKnown && isBefore(dueOn, day))
    .toSorted((a, b) => Temporal.PlainDate.compare(a.dueOn, b.dueOn))
  const [first] = over
  const due = first === undefined ? '' : dayInWords(first.dueOn, day)
  return [
    `${countOf(untold.length, 'action')} ${untold.length === 1 ? 'was' : 'were'} agreed in sessions that are not yours.`,
    ...(first === undefined
      ? []
      : untold.length === 1
        ? [`It was due by ${due}.`]
        : [over.length === 1 ? `One was due by ${due}.` : `${over.length} were due, the first by ${due}.`]),
    `Ask ${ask.length === 0 ? `those who discussed ${name} then` : listInWords(ask, 'or')}.`,
  ].join(' ')
}

function aheadEvents({ booked }: ChildTime, { limitOn }: TimeLimits, today: Temporal.PlainDate): Event[] {
  const ahead = booked
    .filter(({ on }) => !isBefore(on, today))
    .map(({ on, sessionId }): Event => ({ on, mark: 'booked', words: 'Discussion booked', after: '.', sessionId }))
  if (limitOn === null || isBefore(limitOn, today)) return ahead
  return [...ahead, { on: limitOn, mark: 'limit', words: 'Must be discussed by this day.' }]
}

/** Ages of a plan that are marked, in months (S4: nine, twelve, fifteen and twenty-one; before that each quarter). */
export const planAges: readonly number[] = [3, 6, 9, 12, 15, 21]

/** "The plan is 9 months old.", of a plan for protection that holds on a day; '' when none does or it is younger than a month. */
export function planAgeInWords(time: Pick<ChildTime, 'statuses'>, day: Temporal.PlainDate): string {
  const since = heldSince(time, (status) => status === 'child_protection_plan', day)
  const months = since === null ? 0 : since.until(day, { largestUnit: 'month' }).months
  return months === 0 ? '' : `The plan is ${countOf(months, 'month')} old.`
}

/** The days on which a plan that lasted from one day to another came to those ages. */
export function planAgeDays(
  startsOn: Temporal.PlainDate,
  until: Temporal.PlainDate,
): { months: number; on: Temporal.PlainDate }[] {
  return planAges
    .map((months) => ({ months, on: addMonthsClipped(startsOn, months) }))
    .filter(({ on }) => !isAfter(on, until))
}

/** The picture in a few sentences, for those who do not see it: what holds, how it went, what is late. */
export function timeInWords(
  time: ChildTime,
  { late }: TimeLimits,
  { window, today }: { window: TimeWindow; today: Temporal.PlainDate },
): string {
  const statuses = time.statuses
    .filter(
      ({ startsOn, endsOn }) => !isAfter(startsOn, window.to) && (endsOn === null || !isBefore(endsOn, window.from)),
    )
    .toSorted((a, b) => Temporal.PlainDate.compare(a.startsOn, b.startsOn))
    .map(
      ({ status, legalBasis, startsOn, endsOn }) =>
        `${statusInWords(status, legalBasis)} ${endsOn === null ? `since ${dayInWords(startsOn, today)}` : `until ${dayInWords(endsOn, today)}`}`,
    )
  const discussed = time.discussions.filter(({ on }) => isIn(on, window))
  const directions = (['red', 'amber', 'green'] as const).flatMap((rag) => {
    const times = discussed.filter((each) => each.rag === rag).length
    return times === 0 ? [] : [`${rag} ${times === 1 ? 'once' : `${times} times`}`]
  })
  const over = late.filter(({ to, from }) => !isAfter(from, window.to) && !isBefore(to, window.from)).length
  return [
    `${statuses.length === 0 ? 'No status' : statuses.join('; ')}.`,
    `Discussed ${discussed.length === 1 ? 'once' : countOf(discussed.length, 'time')}${directions.length === 0 ? '' : `: ${directions.join(', ')}`}.`,
    ...(over === 0 ? [] : [`Late ${over === 1 ? 'once' : `${over} times`}.`]),
    `The same is in the table below.`,
  ].join(' ')
}

/** The gravest first, then what began first: the order in which bands that hold at once are drawn. */
export const inBandOrder = (a: { status: string; startsOn: Temporal.PlainDate }, b: typeof a): number =>
  Temporal.PlainDate.compare(a.startsOn, b.startsOn) || statusOrder.indexOf(a.status) - statusOrder.indexOf(b.status)
