import type { Each, NamedWindow } from '../policy/rule.ts'
import { dayAtNumber } from '../calendar/days.ts'
import { windowOf } from '../calendar/windows.ts'
import { addMonths, civilOf, dayOf, FAR, isoOf, LONG_AGO, parseDay, weekdayOf } from './civil.ts'
import { upTo, type NamedSpan } from './calendar-tables.ts'
import { addInterval, parseInterval, type Interval } from './intervals.ts'
import type { CompiledTrigger } from './triggers.ts'
import type { Case, Stretch } from './verdict.ts'

/** Gives windows one after the other, beginning with the first that ends on or after a day; null when there are no more. */
export type NextWindow = () => Stretch | null

/** Which windows a rule counts in. */
export interface WindowSeries {
  /** `boundFrom` is the first day of the stretch on which the rule binds: what `from: start` counts from */
  from(one: Case, boundFrom: number, day: number): NextWindow
  /** whether nothing is known of them without term dates */
  readonly needsTerms: boolean
  /** the kind whose windows have names of the calendar */
  readonly named: NamedWindow | null
}

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

/** The months of a window, and the month (from 0) that one of them begins in. */
const inMonths: Partial<Record<NamedWindow, readonly [months: number, begins: number]>> = {
  calendar_month: [1, 0],
  calendar_quarter: [3, 0],
  financial_quarter: [3, 3],
  calendar_year: [12, 0],
  academic_year: [12, 8],
  financial_year: [12, 3],
}

/** Makes the series of a rule’s `each`. `trigger` is compiled for `between`. */
export function windowSeries(each: Each, trigger: CompiledTrigger | null): WindowSeries {
  if (typeof each === 'string') return namedSeries(each)
  if ('week_from' in each) return { ...weekly(weekdays.indexOf(each.week_from)), named: null }
  if ('every' in each) return everySeries(parseInterval(each.every), each.from)
  return betweenSeries(trigger)
}

function namedSeries(kind: NamedWindow): WindowSeries {
  const months = inMonths[kind]
  if (months) {
    const [length, begins] = months
    return { needsTerms: false, named: kind, from: (_one, _boundFrom, day) => monthly(length, begins, day) }
  }
  if (kind === 'week') return { ...weekly(0), named: kind }
  if (kind === 'school_week') return schoolWeeks
  return {
    needsTerms: true,
    named: null,
    from: ({ tables }, _boundFrom, day) => listed(kind === 'term' ? tables.terms : tables.halfTerms, day),
  }
}

function monthly(length: number, begins: number, day: number): NextWindow {
  const civil = civilOf(Math.max(day, -200_000))
  const month = Math.floor(civil / 10_000) * 12 + (Math.floor(civil / 100) % 100) - 1
  const first = month - ((((month - begins) % length) + length) % length)
  let from = dayOf(Math.floor(first / 12), (first % 12) + 1, 1)
  return () => {
    const next = addMonths(from, length)
    const found = { name: null, from, to: next - 1 }
    from = next
    return found
  }
}

const weekly = (weekday: number): Omit<WindowSeries, 'named'> => ({
  needsTerms: false,
  from(_one, _boundFrom, day) {
    let from = day - ((weekdayOf(day) - weekday + 7) % 7)
    return () => {
      from += 7
      return { name: null, from: from - 7, to: from - 1 }
    }
  },
})

const schoolWeeks: WindowSeries = {
  needsTerms: true,
  named: 'school_week',
  from({ tables }, _boundFrom, day) {
    let place = upTo(tables.termWeeks, day - 7)
    return () => {
      const from = tables.termWeeks[place++]
      return from === undefined ? null : { name: null, from, to: from + 6 }
    }
  },
}

function listed(spans: readonly NamedSpan[], day: number): NextWindow {
  let place = 0
  while (place < spans.length && (spans[place] as NamedSpan).to < day) place++
  return () => spans[place++] ?? null
}

/** Every three months from a day. Stepped from that day and not from the last window, so that month ends come back. */
function everySeries(interval: Interval | null, from: string): WindowSeries {
  const anchor = from === 'start' ? null : parseDay(from)
  const inTerms = interval !== null && ['term_day', 'term_week', 'school_day'].includes(interval.unit)
  return {
    needsTerms: inTerms,
    named: null,
    from({ tables }, boundFrom, day) {
      const start = anchor ?? boundFrom
      if (!interval || interval.n === 0 || start <= LONG_AGO) return () => null
      const at = (step: number) =>
        addInterval(tables, start, { n: interval.n * Math.abs(step), unit: interval.unit }, step < 0 ? -1 : 1)
      let step = 0
      if (anchor !== null) while (at(step) > day) step--
      while (at(step + 1) <= day && at(step + 1) < FAR) step++
      return () => {
        const first = at(step)
        if (first >= FAR) return null
        step++
        const next = at(step)
        return { name: null, from: first, to: next >= FAR ? FAR : next - 1 }
      }
    },
  }
}

/** From each trigger to the day before the next; the last has no end yet. */
function betweenSeries(trigger: CompiledTrigger | null): WindowSeries {
  return {
    needsTerms: false,
    named: null,
    from(one, _boundFrom, day) {
      const starts = (trigger?.find(one) ?? []).filter((each) => each.day <= one.context.cutoff)
      let place = 0
      while (place + 1 < starts.length && (starts[place + 1]?.day ?? FAR) <= day) place++
      return () => {
        const start = starts[place]
        if (!start) return null
        place++
        const next = starts[place]
        return { name: null, from: start.day, to: next ? next.day - 1 : FAR, trigger: start.label }
      }
    },
  }
}

const names = new Map<NamedWindow, Map<number, string>>()

/** What a window of the calendar is called: "March 2026", "2025 to 2026", "week of 2026-03-09". Made once for each. */
export function nameOfWindow(kind: NamedWindow, from: number): string {
  let ofKind = names.get(kind)
  if (!ofKind) names.set(kind, (ofKind = new Map()))
  let name = ofKind.get(from)
  if (name === undefined) ofKind.set(from, (name = makeName(kind, from)))
  return name
}

function makeName(kind: NamedWindow, from: number): string {
  if (kind === 'school_week' || kind === 'week') return `week of ${isoOf(from)}`
  const same = kind === 'financial_quarter' ? 'calendar_quarter' : kind
  return windowOf(null, same, dayAtNumber(from))?.name ?? isoOf(from)
}
