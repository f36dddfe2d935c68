import { readDayOfYear, type Season } from '../policy/season.ts'
import { dayOf, yearOf } from './civil.ts'
import type { Context } from './context.ts'
import { NO, stepsOf, valueAt, YES, type Steps } from './spans.ts'
import type { CompiledCondition } from './workshop.ts'

/** How many years before recorded history, and after the day asked about, a season is worked out for. */
const yearsAround = 10

/**
 * `season`: the days of each year from one to another, both included; over the new year where the second comes first.
 * 29 February is 28 February in years that have none (reading rule 3).
 */
export function compileSeason(season: Season): CompiledCondition {
  const worked = new Map<string, Steps>()
  const steps = ({ history, asOf, horizon }: Context): Steps => {
    const first = yearOf(history.evaluateFrom) - yearsAround
    const last = yearOf(Math.max(history.evaluateFrom, asOf, horizon)) + yearsAround
    const key = `${first} ${last}`
    let found = worked.get(key)
    if (!found) worked.set(key, (found = stepsOf(spansBetween(season, first, last), YES)))
    return found
  }
  return {
    aboutSubject: false,
    ofThing: (context) => steps(context),
    ofEvent: (_context, event) => (isInSeason(season, event.day) ? YES : NO),
  }
}

/** The seasons that begin in a year from the first to the last. */
function spansBetween({ from, to }: Season, first: number, last: number): number[] {
  const spans: number[] = []
  for (let year = first; year <= last; year++) {
    const begins = dayIn(year, from)
    const ends = dayIn(year, to)
    spans.push(begins, ends >= begins ? ends : dayIn(year + 1, to))
  }
  return spans
}

function isInSeason(season: Season, day: number): boolean {
  const year = yearOf(day)
  return valueAt(stepsOf(spansBetween(season, year - 1, year), YES), day) === YES
}

/** The day of a year in one of them. */
function dayIn(year: number, text: string): number {
  const { month, day } = readDayOfYear(text) ?? { month: 1, day: 1 }
  return month === 2 && day === 29 ? dayOf(year, 3, 1) - 1 : dayOf(year, month, day)
}
