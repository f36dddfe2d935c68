import { countOf, dayWithYear } from '../text/dates.ts'
import { daysBetween, isAfter, isBefore, isWithin } from './days.ts'
import type { PeriodKind, TermPeriod } from './calendar-types.ts'

/** Something wrong with one period of a calendar, said so that the person can mend it. */
export interface PeriodProblem {
  /** Which period, by its place in the list that was given. */
  readonly index: number
  /** The part of the period that is wrong. */
  readonly part: 'kind' | 'name' | 'starts' | 'ends'
  readonly words: string
}

/** The words for each kind, as people write them. */
export const periodKindWords: Readonly<Record<PeriodKind, string>> = {
  term: 'term',
  half_term: 'half-term',
  holiday: 'holiday',
  inset: 'INSET day',
  closure: 'closure',
}

const earliestYear = 2000
const latestYear = 2100
/** In days, both ends included. No published English term is near these; a slip of the year or the kind is. */
const longestDays: Readonly<Record<PeriodKind, number>> = {
  term: 150,
  half_term: 85,
  holiday: 70,
  inset: 14,
  closure: 120,
}
/** A "half-term" this short is the holiday, not the weeks of teaching. */
const shortestHalfTermDays = 10

/**
 * What is wrong with a school's calendar as a whole: ends before starts, impossible years and lengths, terms that
 * overlap terms, half-terms that overlap half-terms or lie partly outside their term, the same row twice. Empty when
 * all is well. Every problem belongs to the later of the rows concerned.
 */
export function calendarProblems(periods: readonly TermPeriod[]): PeriodProblem[] {
  const alone = periods.flatMap((period, index) => problemsAlone(period, index))
  const broken = new Set(alone.map(({ index }) => index))
  const together = periods.flatMap((period, index) =>
    broken.has(index) ? [] : problemsTogether(period, index, periods, broken),
  )
  return [...alone, ...together].toSorted((a, b) => a.index - b.index)
}

function problemsAlone({ kind, startsOn, endsOn }: TermPeriod, index: number): PeriodProblem[] {
  if (startsOn.year < earliestYear || startsOn.year > latestYear) {
    return [{ index, part: 'starts', words: `The year must be between ${earliestYear} and ${latestYear}` }]
  }
  if (isBefore(endsOn, startsOn)) {
    const words = `It ends on ${dayWithYear(endsOn)}, before it starts on ${dayWithYear(startsOn)}`
    return [{ index, part: 'ends', words }]
  }
  const days = daysBetween(startsOn, endsOn) + 1
  if (days > longestDays[kind]) {
    const words = `${countOf(days, 'day')} is too long for a ${periodKindWords[kind]}: check both dates`
    return [{ index, part: 'ends', words }]
  }
  if (kind === 'half_term' && days < shortestHalfTermDays) {
    const words =
      `${countOf(days, 'day')} is too short for a half-term. ` +
      'Write "holiday" for the break, and "half-term" for the weeks of teaching'
    return [{ index, part: 'kind', words }]
  }
  return []
}

function problemsTogether(
  period: TermPeriod,
  index: number,
  periods: readonly TermPeriod[],
  broken: ReadonlySet<number>,
): PeriodProblem[] {
  const earlier = periods.slice(0, index).filter((_, place) => !broken.has(place))
  const same = earlier.find(({ kind, startsOn, endsOn }) => {
    return kind === period.kind && startsOn.equals(period.startsOn) && endsOn.equals(period.endsOn)
  })
  if (same) return [{ index, part: 'starts', words: `The same ${periodKindWords[period.kind]} is here twice` }]
  if (period.kind === 'term' || period.kind === 'half_term') {
    const clash = earlier.find((other) => other.kind === period.kind && overlap(other, period))
    if (clash) return [{ index, part: 'starts', words: `It overlaps ${named(clash)}` }]
  }
  if (period.kind === 'half_term') {
    const terms = periods.filter(({ kind }, place) => kind === 'term' && !broken.has(place))
    const cut = terms.find((term) => overlap(term, period) && !isInside(period, term))
    if (cut) return [{ index, part: 'ends', words: `It is partly outside ${named(cut)}` }]
  }
  return []
}

function named(period: TermPeriod): string {
  const dates = `${dayWithYear(period.startsOn)} to ${dayWithYear(period.endsOn)}`
  return period.name === '' ? `the ${periodKindWords[period.kind]} of ${dates}` : `${period.name}, ${dates}`
}

function overlap(a: TermPeriod, b: TermPeriod): boolean {
  return !isAfter(a.startsOn, b.endsOn) && !isBefore(a.endsOn, b.startsOn)
}

function isInside(inner: TermPeriod, outer: TermPeriod): boolean {
  return isWithin(inner.startsOn, outer) && isWithin(inner.endsOn, outer)
}
