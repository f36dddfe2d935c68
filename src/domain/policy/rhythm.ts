import type { AmountFrom, IntervalAmount, NumberAmount } from './language.ts'
import { longer, rangeOf, type Scale } from './lengths.ts'
import type { Pack } from './pack.ts'
import type { Each, Rule } from './rule.ts'
import { intervalInWords, spanInWords } from './words/interval-words.ts'
import { windowName } from './words/window-words.ts'

/** How often a rule asks for something, in a shape in which two rules can be compared. */
export type Rhythm =
  | { readonly kind: 'gap'; readonly most: string }
  | { readonly kind: 'window'; readonly each: Each; readonly least: number; readonly total: string | null }
  | { readonly kind: 'rolling'; readonly span: string; readonly least: number; readonly total: string | null }

/** The rhythm of a rule; null for one without, or whose number nobody has set. Of several stages the last is taken. */
export function rhythmOf(rule: Rule, pack: Pack): Rhythm | null {
  if (rule.gap) {
    const most =
      typeof rule.gap.at_most === 'object' && 'number' in rule.gap.at_most ? null : literalOf(rule.gap.at_most, pack)
    return typeof most === 'string' ? { kind: 'gap', most } : null
  }
  const { window } = rule
  if (!window || window.at_least === undefined || window.covers || window.different || window.average) return null
  const least =
    typeof window.at_least === 'object' && 'times' in window.at_least ? null : literalOf(window.at_least, pack)
  if (typeof least !== 'number' || least === 0) return null
  const total = window.total ?? null
  if (window.rolling !== undefined) return { kind: 'rolling', span: window.rolling, least, total }
  // Between two events there is no rhythm that could be held against another.
  const between = typeof window.each === 'object' && 'between' in window.each
  return window.each === undefined || between ? null : { kind: 'window', each: window.each, least, total }
}

type Amount = IntervalAmount | Exclude<NumberAmount, { times: number }>

function literalOf(amount: Amount | NumberAmount, pack: Pack): string | number | null {
  if (typeof amount !== 'object') return amount
  const from = amount as AmountFrom<string | number>
  if (from.parameter !== undefined) {
    const value = pack.parameters?.[from.parameter]?.value
    return typeof value === 'boolean' || value === undefined ? null : value
  }
  if (from.fact !== undefined) return from.no_more_than ?? literalOrNull(from.otherwise, pack)
  if (from.first_of) return literalOrNull(from.first_of.at(-1)?.use, pack)
  return literalOrNull(from.take, pack)
}

const literalOrNull = (amount: AmountFrom<string | number>['otherwise'], pack: Pack): string | number | null =>
  amount === undefined || amount === 'open' ? null : literalOf(amount as Amount, pack)

/**
 * The fewest and the most days that a window can have. Of half-terms and terms it is a rule of thumb for the school
 * years of England: half-terms of under four weeks and of over eight are hardly met with.
 */
export function daysOf(each: Each): { readonly least: number; readonly most: number } | null {
  if (typeof each === 'string') return windowDays[each]
  if ('week_from' in each) return windowDays.week
  if (!('every' in each)) return null
  const range = rangeOf(each.every)
  return range?.scale === 'days' ? range : null
}

const windowDays = {
  week: { least: 7, most: 7 },
  school_week: { least: 1, most: 7 },
  calendar_month: { least: 28, most: 31 },
  calendar_quarter: { least: 90, most: 92 },
  financial_quarter: { least: 90, most: 92 },
  half_term: { least: 25, most: 60 },
  term: { least: 55, most: 115 },
  calendar_year: { least: 365, most: 366 },
  academic_year: { least: 365, most: 366 },
  financial_year: { least: 365, most: 366 },
} as const

/** Windows of term time, between which there are holidays. */
export const ofTerm = (each: Each): boolean => each === 'half_term' || each === 'term' || each === 'school_week'
/** The longest holiday there is: eight weeks in summer. */
export const longestHoliday = 56

/** About how many a year a rhythm asks for; null where nothing is counted but minutes. */
export function perYear(rhythm: Rhythm): number | null {
  if (rhythm.kind === 'gap') {
    const range = rangeOf(rhythm.most)
    return range === null ? null : daysPerYear[range.scale] / Math.max(1, (range.least + range.most) / 2)
  }
  if (rhythm.total !== null) return null
  if (rhythm.kind === 'rolling') {
    const range = rangeOf(rhythm.span)
    return range?.scale === 'days' ? (rhythm.least * 365) / ((range.least + range.most) / 2) : null
  }
  const usual = typeof rhythm.each === 'string' ? windowsPerYear[rhythm.each] : undefined
  if (usual !== undefined) return usual * rhythm.least
  const days = daysOf(rhythm.each)
  return days === null ? null : (rhythm.least * 365) / ((days.least + days.most) / 2)
}

const daysPerYear: Readonly<Record<Scale, number>> = {
  clock: 365 * 24 * 60,
  days: 365,
  working_day: 253,
  school_day: 190,
  term_day: 273,
  term_week: 39,
}

const windowsPerYear: Readonly<Record<string, number>> = {
  week: 52,
  school_week: 39,
  calendar_month: 12,
  calendar_quarter: 4,
  financial_quarter: 4,
  half_term: 6,
  term: 3,
  calendar_year: 1,
  academic_year: 1,
  financial_year: 1,
}

/** Whether two rhythms are one and the same. */
export function sameRhythm(a: Rhythm, b: Rhythm): boolean {
  if (a.kind === 'gap' && b.kind === 'gap') return longer(a.most, b.most) === false && longer(b.most, a.most) === false
  return JSON.stringify(a) === JSON.stringify(b)
}

/** A rhythm in a few words: "4 weeks apart", "in every half-term". */
export function rhythmWords(rhythm: Rhythm): string {
  if (rhythm.kind === 'gap') return `no more than ${intervalInWords(rhythm.most)} apart`
  const number = `${rhythm.least}${rhythm.total === null ? '' : ` ${rhythm.total.replaceAll('_', ' ')}`}`
  return rhythm.kind === 'rolling'
    ? `${number} in any ${spanInWords(rhythm.span)}`
    : `${number} in every ${windowName(rhythm.each)}`
}
