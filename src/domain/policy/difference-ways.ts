import { scaleOf, longer } from './lengths.ts'
import { strengths, type Strength } from './rule.ts'

/** What a change does to those who owe it. */
export type Way = 'stricter' | 'weaker'

/** Which way it is when the value grows. */
const whenMore: Readonly<Record<string, Way>> = {
  'gap.at_most': 'weaker',
  'gap.first': 'weaker',
  'window.at_least': 'stricter',
  'window.at_most': 'weaker',
  'window.at_least.times': 'stricter',
  'window.at_most.times': 'weaker',
  'after.within': 'weaker',
  'after.at_least': 'stricter',
  'after.not_before': 'stricter',
  'before.within': 'weaker',
  'before.no_later_than': 'stricter',
  'before.at_least': 'stricter',
  'counts.apart': 'stricter',
  grace: 'weaker',
}
/** Fields that ask for more by being there at all. */
const limits = [
  'gap.first',
  'after.not_before',
  'before.no_later_than',
  'before.within',
  'counts.apart',
  'window.at_most',
  'window.at_least',
]

const turned = (way: Way): Way => (way === 'stricter' ? 'weaker' : 'stricter')

/** How much work a window of the calendar lets pass, from the shortest to the longest, where one is made up of others. */
const windows: readonly (readonly string[])[] = [
  ['week', 'school_week'],
  ['calendar_month', 'calendar_quarter', 'calendar_year'],
  ['calendar_month', 'financial_quarter', 'financial_year'],
  ['half_term', 'term', 'academic_year'],
]

/**
 * Whether a field that changed asks more of people or less. Null where that cannot be said of the value alone: another
 * condition, another trigger, 4 weeks against 20 working days. `forbids` is for a rule that sets a ceiling.
 */
export function wayOf(field: string, from: unknown, to: unknown, forbids = false): Way | null {
  const way = ofField(field, from, to)
  return forbids && way !== null && turnsRound.test(field) ? turned(way) : way
}

/** What counts, and for how long, in a rule that sets a ceiling and asks for nothing. */
const turnsRound = /^(counts\.|after\.within$|window\.(each|rolling)$)/

function ofField(field: string, from: unknown, to: unknown): Way | null {
  if (field === 'strength') return byPlace(strengths.toReversed(), from as Strength, to as Strength, 'stricter')
  if (field === 'window.each') {
    // The same number in each of many short windows is more than in each of few long ones.
    for (const row of windows) {
      const way = byPlace(row, from, to, 'weaker')
      if (way !== null) return way
    }
    return null
  }
  if (field === 'window.rolling') return ofLengths(from, to, 'weaker')
  if (field === 'after.late') return isNo(from) === isNo(to) ? null : isNo(to) ? 'stricter' : 'weaker'
  if (field === 'pauses') return from === undefined ? 'weaker' : to === undefined ? 'stricter' : null
  if (field === 'counts.where')
    return from === undefined ? 'stricter' : to === undefined ? 'weaker' : ofConditions(from, to)
  if (field.startsWith('counts.where.')) return null
  const more = whenMore[field.replace(/\.strictest$/, '')]
  if (more === undefined) return null
  if (limits.includes(field) && (from === undefined || to === undefined))
    return from === undefined ? 'stricter' : 'weaker'
  if (field === 'grace' && (from === undefined || to === undefined)) return from === undefined ? 'weaker' : 'stricter'
  if (field === 'after.within' && (from === 'open' || to === 'open')) return from === 'open' ? 'stricter' : 'weaker'
  if (typeof from === 'number' && typeof to === 'number') return to > from ? more : turned(more)
  return ofLengths(from, to, more) ?? ofStrictest(from, to, more)
}

/** The strictest of several lengths is none longer than any of them, whatever the others are. */
function ofStrictest(from: unknown, to: unknown, more: Way): Way | null {
  if (more !== 'weaker') return null
  if (Array.isArray(from) && Array.isArray(to) && from.length === to.length) {
    const unlike = from.flatMap((one, at) => (JSON.stringify(one) === JSON.stringify(to[at]) ? [] : [at]))
    const [at] = unlike
    return unlike.length === 1 && at !== undefined ? ofLengths(from[at], to[at], more) : null
  }
  const isLoosened = (all: unknown, one: unknown) =>
    lengthsIn(all).some((each) => each === one || (typeof one === 'string' && longer(one, each) === true))
  if (typeof to === 'string' && isLoosened(from, to)) return 'weaker'
  return typeof from === 'string' && isLoosened(to, from) ? 'stricter' : null
}

function lengthsIn(amount: unknown): string[] {
  const all = typeof amount === 'object' && amount !== null && 'strictest' in amount ? amount.strictest : null
  return Array.isArray(all) ? all.filter((one) => typeof one === 'string' && scaleOf(one) !== null) : []
}

const isNo = (value: unknown): boolean => value === 'no' || value === false

function byPlace(order: readonly unknown[], from: unknown, to: unknown, more: Way): Way | null {
  const [a, b] = [order.indexOf(from), order.indexOf(to)]
  if (a === -1 || b === -1 || a === b) return null
  return b > a ? more : turned(more)
}

function ofLengths(from: unknown, to: unknown, more: Way): Way | null {
  if (typeof from !== 'string' || typeof to !== 'string' || scaleOf(from) === null) return null
  if (longer(to, from) === true) return more
  return longer(from, to) === true ? turned(more) : null
}

/** Conditions on what counts: another line makes fewer events count, and so does a higher number. */
function ofConditions(from: unknown, to: unknown): Way | null {
  const [a, b] = [from as Record<string, unknown>, to as Record<string, unknown>]
  const ways = [...new Set([...Object.keys(a), ...Object.keys(b)])].flatMap((key): (Way | null)[] => {
    if (JSON.stringify(a[key]) === JSON.stringify(b[key])) return []
    if (key === 'any' || key === 'none') return [null]
    if (a[key] === undefined) return ['stricter']
    if (b[key] === undefined) return ['weaker']
    return [ofTests(a[key], b[key])]
  })
  const [first] = ways
  return first !== undefined && ways.every((way) => way === first) ? first : null
}

function ofTests(from: unknown, to: unknown): Way | null {
  const least = (test: unknown) =>
    typeof test === 'object' && test !== null && 'at_least' in test ? test.at_least : null
  const [a, b] = [least(from), least(to)]
  if (typeof a === 'number' && typeof b === 'number' && a !== b) return b > a ? 'stricter' : 'weaker'
  const values = (test: unknown) => (Array.isArray(test) ? test : typeof test === 'object' ? null : [test])
  const [old, now] = [values(from), values(to)]
  if (old === null || now === null) return null
  if (now.every((value) => old.includes(value))) return 'stricter'
  return old.every((value) => now.includes(value)) ? 'weaker' : null
}
