import { listInWords, monthNames, noBreak } from '../../domain/text/dates.ts'

/** What became of a session, or will. */
export type SessionMark = 'held' | 'missed' | 'cancelled' | 'booked' | 'forecast'

export interface StripTerm {
  name: string
  from: Temporal.PlainDate
  /** Its last day. */
  to: Temporal.PlainDate
}

export interface StripSession {
  on: Temporal.PlainDate
  what: SessionMark
  /** Particular words for the list and the table: "Cancelled by Idris, ill". */
  words?: string
  href?: string
  minutes?: number
}

/** A stretch of a rule, with its result in words. */
export type LaneStretch =
  /** so many in it */
  | { is: 'bracket'; from: Temporal.PlainDate; to: Temporal.PlainDate; words: string; how: 'met' | 'missed' | 'ahead' }
  /** from one to the next: past the limit when `due` is before `to` */
  | { is: 'length'; from: Temporal.PlainDate; to: Temporal.PlainDate; words: string; how: 'within' | 'over' | 'ahead' }
  /** the last day in time */
  | { is: 'limit'; on: Temporal.PlainDate; words: string }

/** One rule over the year. */
export interface StripLane {
  /** at most some 20 letters: "Once a half-term" */
  title: string
  /** "clause 4.2" */
  note?: string
  stretches: readonly LaneStretch[]
}

export interface StripTime {
  from: Temporal.PlainDate
  /** The last day drawn. */
  to: Temporal.PlainDate
  today: Temporal.PlainDate
  terms: readonly StripTerm[]
  /** In any order. */
  sessions: readonly StripSession[]
  lanes?: readonly StripLane[]
}

export interface StripLabel {
  /** Its middle. */
  x: number
  /** Its baseline. */
  y: number
  text: string
  /** Whether it stands on the tint of a term. */
  onTerm: boolean
}

export interface LaneLayout {
  y: number
  title: string
  note: string | null
  brackets: { x: number; to: number; how: 'met' | 'missed' | 'ahead' }[]
  lengths: { x: number; to: number; how: 'within' | 'over' | 'ahead' }[]
  limits: { x: number }[]
  labels: (StripLabel & { bold: boolean; align: 'middle' | 'start' | 'end' })[]
}

export interface StripLayout {
  width: number
  height: number
  axis: { y: number; from: number; now: number; to: number }
  terms: { x: number; width: number; top: number; height: number; label: StripLabel | null }[]
  marks: { x: number; what: SessionMark }[]
  labels: StripLabel[]
  lanes: LaneLayout[]
  /** Null when today is not in the time drawn. */
  today: { x: number; top: number; bottom: number; labelAtLeft: boolean } | null
}

const WIDTH = 1160
const LEFT = 150
const RIGHT = 1152
const MARK = 18
const ROW = 17
const TOP = 30
/** Marks closer than this share one label. */
const CLOSE = 40
/** From one rule to the next. */
const LANE = 46
/** More than this many dates do not fit in a label. */
const MOST_IN_LABEL = 3

/** A generous width of 13px text, since the reader's font is not known here. */
const wide = (text: string): number => text.length * 7 + 6

/** "11 Sep", "8 and 15 Jan", "29 Jan, 5 and 12 Feb". */
export function shortDates(dates: readonly Temporal.PlainDate[]): string {
  const parts = dates.map((date, index) => {
    const next = dates[index + 1]
    return next?.month === date.month
      ? `${date.day}`
      : `${date.day}${noBreak}${monthNames[date.month - 1]?.slice(0, 3)}`
  })
  return listInWords(parts)
}

interface Named {
  x: number
  text: string
}

interface Placed extends Named {
  row: number
}

/** Puts each label on the nearest of the rows where it touches none before it. */
function inRows(labels: readonly Named[]): Placed[] {
  const ends: number[] = []
  return labels.map(({ x: wanted, text }) => {
    const half = wide(text) / 2
    const x = Math.min(Math.max(wanted, half), WIDTH - half)
    let row = 0
    while ((ends[row] ?? -Infinity) > x - half) row++
    ends[row] = x + half
    return { x, text, row }
  })
}

const rowsOf = (labels: readonly Placed[]): number => Math.max(1, ...labels.map(({ row }) => row + 1))

const within = (date: Temporal.PlainDate, { from, to }: StripTime): boolean =>
  Temporal.PlainDate.compare(date, from) >= 0 && Temporal.PlainDate.compare(date, to) <= 0

type Place = (date: Temporal.PlainDate) => number

/** Time runs evenly from left to right. What lies outside is at the edge. */
function placeIn({ from, to }: StripTime): Place {
  const days = Math.max(from.until(to).days, 1)
  return (date) => LEFT + ((RIGHT - LEFT) * Math.min(Math.max(from.until(date).days, 0), days)) / days
}

interface PlacedMark {
  x: number
  what: SessionMark
  on: Temporal.PlainDate
}

/** The marks in order, those nearer than their own width moved apart. */
function placeMarks(time: StripTime, at: Place): PlacedMark[] {
  let edge = -Infinity
  return time.sessions
    .filter(({ on }) => within(on, time))
    .toSorted((a, b) => Temporal.PlainDate.compare(a.on, b.on))
    .map(({ on, what }) => {
      edge = Math.max(at(on), edge + MARK)
      return { x: edge, what, on }
    })
}

/** The dates of marks close together share one label, which goes above the line; those alone have theirs below. */
function nameMarks(marks: readonly PlacedMark[]): { above: Placed[]; below: Placed[] } {
  const groups: PlacedMark[][] = []
  for (const mark of marks) {
    const group = groups.at(-1)
    const before = group?.at(-1)
    if (group && before && mark.x - before.x < CLOSE && group.length < MOST_IN_LABEL) group.push(mark)
    else groups.push([mark])
  }
  const named = (group: readonly PlacedMark[]): Named => ({
    text: shortDates(group.map(({ on }) => on)),
    x: ((group[0]?.x ?? 0) + (group.at(-1)?.x ?? 0)) / 2,
  })
  return {
    above: inRows(groups.filter((group) => group.length > 1).map(named)),
    below: inRows(groups.filter((group) => group.length === 1).map(named)),
  }
}

function placeTerms({ terms }: StripTime, at: Place, bottom: number): StripLayout['terms'] {
  const bands = terms.map(({ name, from, to }) => {
    const x = at(from)
    return { name, x, width: Math.max(at(to.add({ days: 1 })) - x, 0) }
  })
  const names = inRows(bands.map(({ name, x, width }) => ({ text: name, x: x + width / 2 })))
  return bands.map(({ x, width }, index) => {
    const name = names[index]
    // A name that has no room is left out: the table has the dates.
    const label = name?.row === 0 ? { x: name.x, y: 20, text: name.text, onTerm: false } : null
    return { x, width, top: TOP, height: bottom - TOP, label }
  })
}

const LEAST_BRACKET = 3

function placeLane(lane: StripLane, y: number, time: StripTime, at: Place, onTerm: (x: number) => boolean): LaneLayout {
  const placed: LaneLayout = {
    y,
    title: lane.title,
    note: lane.note ?? null,
    brackets: [],
    lengths: [],
    limits: [],
    labels: [],
  }
  let edge = LEFT
  const label = (x: number, text: string, how: { bold: boolean; align: 'middle' | 'start' | 'end'; row?: number }) => {
    placed.labels.push({ x, y: y + (how.row ?? 22), text, onTerm: onTerm(x), bold: how.bold, align: how.align })
  }
  for (const stretch of lane.stretches) {
    if (stretch.is === 'limit') {
      if (!within(stretch.on, time)) continue
      const x = at(stretch.on)
      placed.limits.push({ x })
      const fits = x + 8 + wide(stretch.words) <= WIDTH
      label(fits ? x + 8 : x - 8, stretch.words, { bold: true, align: fits ? 'start' : 'end', row: 9 })
      continue
    }
    if (Temporal.PlainDate.compare(stretch.to, time.from) < 0 || Temporal.PlainDate.compare(stretch.from, time.to) > 0)
      continue
    const isBracket = stretch.is === 'bracket'
    // A bracket holds its last day; a length ends at the mark of the next.
    const x = at(stretch.from) + (isBracket ? 1 : 3)
    const to = Math.max(
      at(isBracket ? stretch.to.add({ days: 1 }) : stretch.to) - (isBracket ? 1 : 3),
      x + LEAST_BRACKET,
    )
    if (stretch.is === 'bracket') placed.brackets.push({ x, to, how: stretch.how })
    else placed.lengths.push({ x, to, how: stretch.how })
    const middle = (x + to) / 2
    const half = wide(stretch.words) / 2
    // Words with no room are left out: the table has them.
    if (stretch.words === '' || middle - half < edge || wide(stretch.words) > to - x + 24 || middle + half > WIDTH)
      continue
    edge = middle + half
    label(middle, stretch.words, { bold: stretch.how === 'over' || stretch.how === 'missed', align: 'middle' })
  }
  return placed
}

/**
 * Where everything of the year strip goes, in the units of its picture. Labels never overlap: one that would goes to
 * a further row, and the picture grows.
 */
export function layOutYearStrip(time: StripTime): StripLayout {
  const at = placeIn(time)
  const marks = placeMarks(time, at)
  const { above, below } = nameMarks(marks)
  const axisY = TOP + 16 + rowsOf(above) * ROW
  const lanesFrom = axisY + 20 + rowsOf(below) * ROW
  const lanes = time.lanes ?? []
  const bottom = lanesFrom + lanes.length * LANE
  const terms = placeTerms(time, at, bottom)
  const onTerm = (x: number) => terms.some((term) => x >= term.x && x <= term.x + term.width)
  const now = at(time.today)
  const label = ({ x, text, row }: Placed, first: number, step: number): StripLabel => ({
    x,
    y: first + row * step,
    text,
    onTerm: onTerm(x),
  })
  return {
    width: WIDTH,
    height: bottom + 40,
    axis: { y: axisY, from: LEFT, now, to: RIGHT },
    terms,
    marks: marks.map(({ x, what }) => ({ x, what })),
    labels: [
      ...above.map((placed) => label(placed, axisY - 16, -ROW)),
      ...below.map((placed) => label(placed, axisY + 25, ROW)),
    ],
    lanes: lanes.map((lane, index) => placeLane(lane, lanesFrom + 14 + index * LANE, time, at, onTerm)),
    today: within(time.today, time)
      ? { x: now, top: TOP - 4, bottom: bottom + 8, labelAtLeft: now > WIDTH - 160 }
      : null,
  }
}
