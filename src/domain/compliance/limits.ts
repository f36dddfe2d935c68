import type { CalendarTables } from './calendar-tables.ts'
import { FAR, LONG_AGO } from './civil.ts'
import { note, type Context } from './context.ts'
import { addCounted, addInterval, countedDays, isBeyondCalendar, type Interval } from './intervals.ts'
import { commonSpans, type Spans } from './spans.ts'

/** How long something may take: an interval, no end at all, no time at all (what is unknown, taken at its worst), or the
 * shorter or longer of several, which only a first day can tell. */
export type Limit =
  | { readonly is: 'interval'; readonly interval: Interval }
  | { readonly is: 'open' }
  | { readonly is: 'never' }
  /** a day that was agreed or planned: nothing moves it, not even a pause */
  | { readonly is: 'day'; readonly day: number }
  | { readonly is: 'shortest' | 'longest'; readonly of: readonly Limit[] }

export const OPEN: Limit = Object.freeze({ is: 'open' })
const NO_TIME: Limit = Object.freeze({ is: 'never' })

/** An open question: the longest where doubt is taken as yes, the shortest where it is taken as no. */
export const openQuestion = (context: Context): Limit => (context.assume ? OPEN : NO_TIME)

/**
 * The last day in time, counted from a day; days of a pause inside do not count, in the kind of days that the interval
 * counts in. `FAR` when there is none.
 */
export function deadlineOf(
  context: Context,
  tables: CalendarTables,
  limit: Limit,
  from: number,
  stopped: Spans,
): number {
  switch (limit.is) {
    case 'open':
      return FAR
    case 'never':
      return LONG_AGO
    case 'day':
      return limit.day
    case 'interval': {
      const plain = addInterval(tables, from, limit.interval)
      if (plain >= FAR && isBeyondCalendar(tables, limit.interval.unit, context.asOf)) {
        note(context, { why: 'calendar' })
        return context.assume ? FAR : LONG_AGO
      }
      return stopped.length === 0 ? plain : extended(tables, limit.interval, from, plain, stopped)
    }
    default: {
      let found = limit.is === 'shortest' ? FAR : LONG_AGO
      for (const one of limit.of) {
        const day = deadlineOf(context, tables, one, from, stopped)
        found = limit.is === 'shortest' ? Math.min(found, day) : Math.max(found, day)
      }
      return found
    }
  }
}

/** Moves a deadline on by the paused days before it, until no further pause comes inside. */
function extended(tables: CalendarTables, interval: Interval, from: number, plain: number, stopped: Spans): number {
  let deadline = plain
  for (;;) {
    if (deadline >= FAR) return FAR
    let paused = 0
    const inside = commonSpans(stopped, [from + 1, deadline])
    for (let place = 0; place < inside.length; place += 2) {
      const first = inside[place] as number
      paused += countedDays(tables, interval.unit, first - 1, inside[place + 1] as number)
    }
    // A pause without an end stops the clock for good.
    const last = stopped[stopped.length - 1] as number
    if (last >= FAR && (stopped[stopped.length - 2] as number) <= deadline) return FAR
    const moved = addCounted(tables, interval.unit, plain, paused)
    if (moved <= deadline) return deadline
    deadline = moved
  }
}

/** Whether any part of a limit is in hours or minutes. */
export function elapsedOf(limit: Limit): Interval | null {
  if (limit.is === 'interval') {
    return limit.interval.unit === 'hour' || limit.interval.unit === 'minute' ? limit.interval : null
  }
  return limit.is === 'shortest' || limit.is === 'longest' ? (limit.of.map(elapsedOf).find(Boolean) ?? null) : null
}
