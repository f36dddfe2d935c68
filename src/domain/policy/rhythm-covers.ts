import type { Covers } from './contradiction.ts'
import { longer, rangeOf } from './lengths.ts'
import { daysOf, longestHoliday, ofTerm, rhythmWords, type Rhythm } from './rhythm.ts'
import { intervalInWords, readInterval } from './words/interval-words.ts'
import { windowName } from './words/window-words.ts'

/** Whether keeping one rhythm always keeps another, and where not, on which kind of calendar they part. */
export interface Covering {
  readonly covers: Covers
  /** "in a half-term shorter than 4 weeks" */
  readonly parts: string
}

const always: Covering = { covers: 'always', parts: '' }
const notWhen = (parts: string): Covering => ({ covers: 'not_always', parts })
const cannotSay = (parts: string): Covering => ({ covers: 'cannot_say', parts })

/**
 * Proved by the worst case: the longest time between two events that one rhythm allows, against the shortest window of
 * the other. `atLeastMinutes` is how long each event must be, where minutes are counted.
 */
export function coversAlways(a: Rhythm, b: Rhythm, atLeastMinutes: number | null = null): Covering {
  if (b.kind !== 'gap' && b.total !== null) return coversTotal(a, b, atLeastMinutes)
  if (b.kind === 'gap') return a.kind === 'gap' ? gapCoversGap(a.most, b.most) : countCoversGap(a, b.most)
  // Of minutes only one event is certain in a window, for they may all come at once.
  if (a.kind !== 'gap' && a.total !== null) {
    const covering = countCoversCount({ ...a, least: 1, total: null }, b)
    return covering.covers === 'always' ? covering : notWhen('when the minutes come in fewer sessions')
  }
  return a.kind === 'gap' ? gapCoversCount(a.most, b) : countCoversCount(a, b)
}

type Counting = Exclude<Rhythm, { kind: 'gap' }>

function coversTotal(a: Rhythm, b: Counting, minutes: number | null): Covering {
  if (a.kind !== 'gap' && a.total === b.total) return countCoversCount(a, b)
  if (minutes === null || b.total !== 'minutes') return cannotSay('it depends on how long each is')
  return coversAlways(a, { ...b, least: Math.ceil(b.least / minutes), total: null })
}

function gapCoversGap(a: string, b: string): Covering {
  const [one, other] = [rangeOf(a), rangeOf(b)]
  if (!one || !other) return cannotSay('their units have no common measure')
  const [shorter, wider] = [intervalInWords(b), intervalInWords(a)]
  if (one.scale === other.scale) {
    if (longer(a, b) === false) return always
    return notWhen(`when two are more than ${shorter} apart and no more than ${wider}`)
  }
  const [days, limit] = [one.scale === 'days' ? one.most : null, other.least]
  if (days !== null && other.scale === 'term_week')
    return days <= limit * 7 ? always : notWhen('in a long stretch of term')
  if (days !== null && other.scale === 'term_day') return days <= limit ? always : notWhen('in a long stretch of term')
  if (days !== null && (other.scale === 'working_day' || other.scale === 'school_day')) {
    const weekdays = 5 * Math.floor(days / 7) + Math.min(5, days % 7)
    return weekdays <= limit ? always : notWhen('in weeks without a day off')
  }
  if (other.scale === 'days' && one.scale.startsWith('term')) return notWhen('when a holiday lies between two')
  return cannotSay('it depends on the days off that lie between')
}

/** How many are certain in a stretch of days when none is further from the last than the gap. */
function certainIn(least: number, most: string, term: boolean): number | null {
  const range = rangeOf(most)
  if (range === null) return null
  if (range.scale === 'days') return Math.floor(least / Math.max(1, range.most))
  if (!term) return null
  if (range.scale === 'term_day') return Math.floor(least / Math.max(1, range.most))
  return range.scale === 'term_week' ? Math.floor(least / Math.max(1, range.most * 7)) : null
}

/**
 * Months step to the same day number, clipped at the end of a month and never beyond it, so that whole months hold as many
 * as the months of the gap go into them, however long they are.
 */
function certainInMonths(most: string, b: Counting): number | null {
  const gap = monthsOf(most)
  const window =
    b.kind === 'rolling' ? monthsOf(b.span) : typeof b.each === 'string' ? (windowMonths[b.each] ?? null) : null
  return gap === null || window === null || gap === 0 ? null : Math.floor(window / gap)
}

function monthsOf(text: string): number | null {
  const interval = readInterval(text)
  if (interval?.unit === 'month') return interval.count
  return interval?.unit === 'year' ? interval.count * 12 : null
}

const windowMonths: Readonly<Record<string, number>> = {
  calendar_month: 1,
  calendar_quarter: 3,
  financial_quarter: 3,
  calendar_year: 12,
  academic_year: 12,
  financial_year: 12,
}

function gapCoversCount(most: string, b: Counting): Covering {
  const months = certainInMonths(most, b)
  if ((months ?? 0) >= b.least) return always
  const window = b.kind === 'rolling' ? rolling(b.span) : daysOf(b.each)
  if (window === null) return cannotSay('the windows have no fixed length')
  const term = b.kind === 'window' && ofTerm(b.each)
  const certain = certainIn(window.least, most, term)
  const name = b.kind === 'rolling' ? `stretch of ${intervalInWords(b.span)}` : windowName(b.each)
  if (certain === null) {
    return /term/.test(most)
      ? notWhen(`in a ${name} that is mostly holiday`)
      : cannotSay('it depends on the days off that lie between')
  }
  if (certain >= b.least) return always
  if (months !== null) return notWhen(`in a ${name} with no more than ${months} of them`)
  const needed = b.least === 1 ? intervalInWords(most) : `${b.least} times ${intervalInWords(most)}`
  return notWhen(`in ${name === 'academic year' ? 'an' : 'a'} ${name} shorter than ${needed}`)
}

const rolling = (span: string) => {
  const range = rangeOf(span)
  return range?.scale === 'days' ? range : null
}

function countCoversGap(a: Counting, most: string): Covering {
  const window = a.kind === 'rolling' ? rolling(a.span) : daysOf(a.each)
  const limit = rangeOf(most)
  if (window === null || limit === null) return cannotSay('the windows have no fixed length')
  const holiday = a.kind === 'window' && ofTerm(a.each)
  // Worst of all: early in one window and late in the next. In a rolling window two are never further apart than it is long.
  const clock = limit.scale.startsWith('term')
  const worst = a.kind === 'rolling' ? window.most : 2 * window.most - 1 + (holiday && !clock ? longestHoliday : 0)
  const days = limit.scale === 'term_week' ? limit.least * 7 : limit.least
  if (limit.scale === 'days' || clock) {
    if (worst <= days) return always
    const name = a.kind === 'rolling' ? `the ${intervalInWords(a.span)}` : `one ${windowName(a.each)}`
    return notWhen(
      a.kind === 'rolling'
        ? `when those of ${name} lie close together`
        : `when one is early in ${name} and the next late in the one after${holiday && !clock ? ', or a holiday lies between' : ''}`,
    )
  }
  return cannotSay('it depends on the days off that lie between')
}

/** How many whole windows of one kind there are in the shortest window of another, and how many there usually are. */
function wholeIn(inner: Counting, outer: Counting): { least: number; usual: number } | null {
  const key = `${keyOf(inner)} in ${keyOf(outer)}`
  const known = nested[key]
  if (known) return { least: known[0], usual: known[1] }
  const [a, b] = [inner, outer].map((each) => (each.kind === 'rolling' ? rolling(each.span) : daysOf(each.each)))
  if (!a || !b) return null
  // Between windows of term time there are holidays, in which whole months can pass without one.
  const holiday = inner.kind === 'window' && ofTerm(inner.each) ? longestHoliday : 0
  const count =
    inner.kind === 'rolling' ? Math.floor(b.least / a.most) : Math.floor((b.least - (a.most - 1) - holiday) / a.most)
  return { least: Math.max(0, count), usual: Math.max(0, Math.floor(b.most / a.least)) }
}

const keyOf = (rhythm: Counting): string =>
  rhythm.kind === 'rolling'
    ? `rolling ${rhythm.span}`
    : typeof rhythm.each === 'string'
      ? rhythm.each
      : JSON.stringify(rhythm.each)

const nested: Readonly<Record<string, readonly [number, number]>> = {
  'calendar_month in calendar_quarter': [3, 3],
  'calendar_month in financial_quarter': [3, 3],
  'calendar_month in calendar_year': [12, 12],
  'calendar_month in academic_year': [12, 12],
  'calendar_month in financial_year': [12, 12],
  'calendar_quarter in calendar_year': [4, 4],
  'financial_quarter in financial_year': [4, 4],
  'half_term in term': [1, 2],
  'half_term in academic_year': [5, 6],
  'term in academic_year': [3, 3],
  'school_week in half_term': [4, 6],
  'school_week in term': [10, 13],
  'school_week in academic_year': [36, 39],
}

function countCoversCount(a: Counting, b: Counting): Covering {
  if (keyOf(a) === keyOf(b))
    return a.least >= b.least ? always : notWhen(`whenever there are ${rhythmWords(a)} and no more`)
  const whole = wholeIn(a, b)
  if (whole === null) return cannotSay('the windows have no fixed length')
  if (whole.least * a.least >= b.least) return always
  const name = b.kind === 'rolling' ? `stretch of ${intervalInWords(b.span)}` : windowName(b.each)
  const inner = a.kind === 'window' ? windowName(a.each) : null
  if (whole.usual * a.least >= b.least && inner !== null) {
    return notWhen(
      `in ${name === 'academic year' ? 'an' : 'a'} ${name} with fewer than ${Math.ceil(b.least / a.least)} ${inner}s`,
    )
  }
  const longer = a.kind === 'window' && b.kind === 'window' && (daysOf(a.each)?.most ?? 0) > (daysOf(b.each)?.most ?? 0)
  return longer && inner !== null
    ? notWhen(`when those of one ${inner} lie close together`)
    : notWhen(`in any ${name} in which no more is held than ${rhythmWords(a)}`)
}
