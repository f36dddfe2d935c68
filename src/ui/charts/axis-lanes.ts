import { isAfter, isBefore, laterOf } from '../../domain/calendar/days.ts'
import type { Discussion } from '../../domain/children/case-history.ts'
import type { ChildTime, TimedAction } from '../../domain/children/child-record.ts'
import { meetingWords } from '../../domain/children/meeting-kinds.ts'
import type { TimeLimits } from '../../domain/children/time-events.ts'
import { isIn, reaches, type TimeWindow } from '../../domain/children/time-window.ts'
import type { Rag } from '../../domain/sessions/rag-history.ts'
import { monthNames, noBreak } from '../../domain/text/dates.ts'
import { frame, middle, type Place, widthOf } from './axis-frame.ts'

export interface Drawing {
  window: TimeWindow
  today: Temporal.PlainDate
  at: Place
}

// ---------------------------------------------------------------- direction

export const ragSize = 22
const ragRoom = ragSize + 1
/** How far a mark may be moved before it would say another day. */
const farthest = 30

export interface DirectionMark {
  x: number
  row: 0 | 1
  rag: Rag
}

/**
 * Marks of the direction, the second row taking what has no room in the first. Of marks of one direction running that would
 * cover each other some are left out; each change is drawn, if need be a little later.
 */
export function layOutDirections(
  discussions: readonly Discussion[],
  { window, at }: Drawing,
): { marks: DirectionMark[]; rows: number; left: number } {
  const marks: DirectionMark[] = []
  const edges: [number, number] = [-Infinity, -Infinity]
  let left = 0
  for (const { on, rag } of discussions) {
    if (rag === null || !isIn(on, window)) continue
    const x = middle(at, on)
    const row = edges[0] + ragRoom <= x ? 0 : edges[1] + ragRoom <= x ? 1 : null
    const changes = marks.at(-1)?.rag !== rag
    if (row === null && !changes) {
      left++
      continue
    }
    const place = row ?? (edges[0] <= edges[1] ? 0 : 1)
    const moved = Math.max(x, edges[place] + ragRoom)
    if (moved - x > farthest) {
      left++
      continue
    }
    edges[place] = moved
    marks.push({ x: moved, row: place, rag })
  }
  return { marks, rows: marks.some(({ row }) => row === 1) ? 2 : 1, left }
}

// ---------------------------------------------------------------- discussed

export interface DiscussedLayout {
  dots: number[]
  rings: number[]
  late: { x: number; to: number }[]
  limit: { x: number; label: { text: string; x: number; end: boolean } | null } | null
}

export function layOutDiscussed(
  { discussions, booked }: Pick<ChildTime, 'discussions' | 'booked'>,
  { late, limitOn }: TimeLimits,
  { window, today, at }: Drawing,
): DiscussedLayout {
  const inView = discussions.filter(({ on }) => isIn(on, window))
  const rings = booked.filter(({ on }) => isIn(on, window) && !isBefore(on, today)).map(({ on }) => middle(at, on))
  return {
    dots: inView.map(({ on }) => middle(at, on)),
    rings,
    late: late
      .filter((stretch) => reaches(stretch, window))
      .map(({ from, to }) => ({ x: at(laterOf(from, window.from)), to: Math.max(at(to), at(from) + 3) })),
    limit: limitOn === null || isBefore(limitOn, today) || !isIn(limitOn, window) ? null : limitAt(limitOn, rings, at),
  }
}

function limitAt(limitOn: Temporal.PlainDate, rings: readonly number[], at: Place): DiscussedLayout['limit'] {
  const x = middle(at, limitOn)
  const text = `by ${limitOn.day}${noBreak}${(monthNames[limitOn.month - 1] ?? '').slice(0, 3)}`
  const free = (from: number, to: number): boolean =>
    from > frame.left && to <= frame.width && rings.every((ring) => ring + 9 < from || ring - 9 > to)
  const wide = widthOf(text, true)
  if (free(x + 8, x + 8 + wide)) return { x, label: { text, x: x + 9, end: false } }
  return { x, label: free(x - 8 - wide, x - 8) ? { text, x: x - 9, end: true } : null }
}

// ---------------------------------------------------------------- actions

export interface ActionBar {
  row: number
  from: number
  /** where it was done or dropped, or today */
  to: number
  state: TimedAction['state']
  /** where it is due, when that is to come */
  due: number | null
  cuts: number[]
  label: { text: string; x: number; end: boolean } | null
}

const mostRows = 8
/** Letters of what an action is: the first of these that has room. */
const labelLengths = [44, 30, 18] as const

/** Actions as bars in as few rows as their names allow; the open ones last. Those without room are counted. */
export function layOutActions(
  actions: readonly TimedAction[],
  drawing: Drawing,
): { bars: ActionBar[]; rows: number; left: number } {
  const { window, today } = drawing
  const inView = actions
    .filter(({ agreedOn, closedOn, state }) =>
      reaches({ from: agreedOn, to: state === 'open' ? null : (closedOn ?? agreedOn) }, window),
    )
    .filter(({ agreedOn }) => !isAfter(agreedOn, today))
  const done = inView.filter(({ state }) => state !== 'open')
  const open = inView.filter(({ state }) => state === 'open')
  // What is still to be done is in view before what is over, and of that the newest.
  const kept = Math.max(mostRows - open.length, 2)
  const over = done.map((action) => barOf(action, drawing))
  let past = packed(over, kept)
  for (let without = past.left; past.left > 0; without++) past = packed(over.slice(without), kept)
  const now = packed(
    open.map((action) => barOf(action, drawing)),
    mostRows,
  )
  const bars = [...past.bars, ...now.bars.map((bar) => ({ ...bar, row: bar.row + past.rows }))]
  return { bars, rows: past.rows + now.rows, left: inView.length - bars.length }
}

/** Each bar in the first row where it has room with its name; those that have none in so many rows are counted. */
function packed(
  bars: readonly Omit<ActionBar, 'row'>[],
  most: number,
): { bars: ActionBar[]; rows: number; left: number } {
  const ends: number[] = []
  const placed = bars.flatMap((bar): ActionBar[] => {
    const [start, end] = reachOf(bar)
    const free = ends.findIndex((each) => each <= start)
    const row = free === -1 ? ends.length : free
    if (row >= most) return []
    ends[row] = end + 10
    return [{ ...bar, row }]
  })
  return { bars: placed, rows: ends.length, left: bars.length - placed.length }
}

function barOf(action: TimedAction, { window, today, at }: Drawing): Omit<ActionBar, 'row'> {
  const { state, agreedOn, closedOn, dueOn, dueIsKnown, carriedOn } = action
  const from = middle(at, laterOf(agreedOn, window.from))
  const to = Math.max(middle(at, state === 'open' ? today : (closedOn ?? agreedOn)), from + 3)
  const due = state === 'open' && dueIsKnown && isAfter(dueOn, today) ? at(dueOn) : null
  return {
    from,
    to,
    state,
    due,
    cuts: carriedOn.filter((on) => isIn(on, window)).map((on) => middle(at, on)),
    label: labelOf(action, from, Math.max(to, due ?? to)),
  }
}

/** After a bar that is over; before one that is open, or after it where there is no room; as much of its words as fits. */
function labelOf({ what, state, carried: times }: TimedAction, from: number, to: number): ActionBar['label'] {
  // What the reader may not see is a bar without a name: beside the picture it is said once.
  if (what === null) return null
  const isOpen = state === 'open'
  const often = times === 1 ? 'once' : times === 2 ? 'twice' : `${times} times`
  for (const most of labelLengths) {
    const name = cut(what, most)
    const text = isOpen && times > 0 ? `${name}, carried forward ${often}` : name
    const wide = widthOf(text, isOpen)
    const before = { text, x: from - 8, end: true }
    const after = { text, x: to + (isOpen ? 8 : 17), end: false }
    const fitsBefore = before.x - wide >= frame.left
    const fitsAfter = after.x + wide <= frame.width
    if (isOpen && fitsBefore) return before
    if (fitsAfter) return after
    if (fitsBefore) return before
  }
  return null
}

function cut(words: string, most: number): string {
  if (words.length <= most) return words
  const at = words.lastIndexOf(' ', most)
  return `${words.slice(0, at > most / 2 ? at : most)}…`
}

/** From where to where a bar with its name takes up its row. */
function reachOf({ from, to, due, state, label }: Omit<ActionBar, 'row'>): [number, number] {
  const end = Math.max(to, due ?? to) + (state === 'open' ? 0 : 16)
  if (label === null) return [from, end]
  const wide = widthOf(label.text, state === 'open')
  return label.end ? [label.x - wide, end] : [from, label.x + wide]
}

// ---------------------------------------------------------------- meetings and decisions

export interface MeetingMark {
  x: number
  isReview: boolean
  state: 'held' | 'planned' | 'cancelled'
}

export const layOutMeetings = (meetings: ChildTime['meetings'], { window, at }: Drawing): MeetingMark[] =>
  meetings
    .filter(({ on }) => isIn(on, window))
    .map(({ on, kind, state }) => ({ x: middle(at, on), isReview: meetingWords(kind).isReview, state }))

export const layOutDecisions = (discussions: readonly Discussion[], { window, at }: Drawing): number[] =>
  discussions.filter(({ on, decisions }) => decisions > 0 && isIn(on, window)).map(({ on }) => middle(at, on))
