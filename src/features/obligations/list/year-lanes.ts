import { daysBetween, isAfter, isBefore, isWithin } from '../../../domain/calendar/days.ts'
import type { CalendarWindow } from '../../../domain/calendar/calendar-types.ts'
import type { Breach } from '../../../domain/compliance/obligation.ts'
import type { Pack } from '../../../domain/policy/pack.ts'
import type { NamedWindow, Rule } from '../../../domain/policy/rule.ts'
import { clauseWords } from '../../../domain/policy/words/clause-words.ts'
import { intervalInWords } from '../../../domain/policy/words/interval-words.ts'
import { countOf, monthNames, noBreak } from '../../../domain/text/dates.ts'
import type { LaneStretch, StripLane } from '../../../ui/pieces/year-strip.tsx'
import type { GapStretch, Track, WindowStretch } from '../assess/track.ts'
import type { SeenObligation } from '../read/obligations-seen.queries.ts'

interface Year {
  readonly today: Temporal.PlainDate
  /** half-terms of the year, for those to come */
  readonly halfTerms: readonly CalendarWindow[]
  readonly ahead: readonly { on: Temporal.PlainDate; what: 'booked' | 'forecast' }[]
}

/** The rules that can be drawn over this year, the most binding first. */
export function yearLanes(seen: readonly SeenObligation[], year: Year): StripLane[] {
  return seen
    .filter(({ kept }) => kept.track !== undefined)
    .toSorted((a, b) => strength(a.rule) - strength(b.rule))
    .flatMap(({ kept, rule, pack }) => {
      const stretches = kept.track === undefined ? [] : stretchesOf(kept.track, rule, year)
      return stretches.length === 0
        ? []
        : [{ title: titleOf(rule, pack, kept.track), ...noteOf(kept.clause), stretches }]
    })
}

function noteOf([clause]: readonly string[]): { note?: string } {
  return clause === undefined || clause.length > 12 ? {} : { note: clauseWords([clause]) }
}

/**
 * Of an earlier year, what was late or missed by each rule about the person: that is kept, and what was in time is not.
 * @param year its first and last day
 */
export function earlierLanes(
  seen: readonly SeenObligation[],
  year: Readonly<Record<'startsOn' | 'endsOn' | 'today', Temporal.PlainDate>>,
): StripLane[] {
  return seen
    .filter(({ rule, kept, subjectId }) => rule.about === 'worker' && kept.subject === subjectId)
    .toSorted((a, b) => strength(a.rule) - strength(b.rule))
    .flatMap(({ kept, rule, pack }) => {
      const stretches = kept.breaches
        .map((breach) => lateStretch(breach, year.today))
        .filter(({ from, to }) => !isAfter(from, year.endsOn) && !isBefore(to, year.startsOn))
      return stretches.length === 0
        ? []
        : [{ title: titleOf(rule, pack, kept.track), ...noteOf(kept.clause), stretches }]
    })
}

/** A window that was missed, or the days on which something was late. */
function lateStretch({ from, to, made_good: good, cycle }: Breach, today: Temporal.PlainDate): PastStretch {
  const day = (text: string) => Temporal.PlainDate.from(text.slice(0, 10))
  if (cycle?.from && cycle.to) {
    return { is: 'bracket', from: day(cycle.from), to: day(cycle.to), words: 'Missed', how: 'missed' }
  }
  const first = day(from)
  const last = good !== null ? day(good) : to !== null ? day(to).add({ days: 1 }) : today
  return { is: 'length', from: first, to: last, words: `${countOf(daysBetween(first, last), 'day')} over`, how: 'over' }
}
type PastStretch = Exclude<LaneStretch, { is: 'limit' }>

const strength = ({ strength: word }: Rule): number => ['must', 'should', 'usually', 'recommended', 'may'].indexOf(word)

const perWindow: Partial<Record<NamedWindow, string>> = {
  week: 'a week',
  school_week: 'a week of term',
  calendar_month: 'a month',
  calendar_quarter: 'a quarter',
  financial_quarter: 'a quarter',
  half_term: 'a half-term',
  term: 'a term',
  calendar_year: 'a year',
  academic_year: 'a year',
  financial_year: 'a year',
}

/** A few words for the head of a lane: "Once a half-term", "4 weeks at most". */
function titleOf({ window, gap, counts }: Rule, { parameters }: Pack, track: Track | undefined): string {
  if (window !== undefined) {
    const per = (typeof window.each === 'string' && perWindow[window.each]) || 'a window'
    const needs = (track?.is === 'window' && track.stretches.findLast(({ needs: some }) => some !== null)?.needs) || 1
    if (window.covers !== undefined) return 'All cases covered'
    if (window.total !== undefined) return `${needs} ${window.total.replaceAll('_', ' ')} ${per}`
    const often = needs === 1 ? 'Once' : needs === 2 ? 'Twice' : `${needs} times`
    return counts?.where?.['extended'] === undefined ? `${often} ${per}` : 'An extended session'
  }
  const limit = gap?.at_most
  if (typeof limit === 'string') return atMost(limit)
  if (typeof limit === 'object' && 'parameter' in limit && limit.parameter !== undefined) {
    const value = parameters?.[limit.parameter]?.value
    if (typeof value === 'string') return atMost(value)
  }
  return typeof limit === 'object' && 'fact' in limit && limit.fact === 'agreed_interval' ? 'As agreed' : 'Longest gap'
}

const longestTitle = 20

function atMost(interval: string): string {
  const words = `${intervalInWords(interval)} at most`
  return words.length <= longestTitle ? words : intervalInWords(interval)
}

function stretchesOf(track: Track, { window }: Rule, year: Year): LaneStretch[] {
  if (track.is === 'gap') return track.stretches.flatMap((stretch) => lengths(stretch, year.today))
  const drawn = track.stretches.flatMap((stretch) => brackets(stretch, year))
  const last = track.stretches.at(-1)
  if (window?.each !== 'half_term' || last === undefined) return drawn
  const later = year.halfTerms.filter(({ startsOn }) => isAfter(startsOn, Temporal.PlainDate.from(last.to)))
  return [
    ...drawn,
    ...later.map(({ startsOn: from, endsOn: to }): LaneStretch => ({
      is: 'bracket',
      from,
      to,
      words: aheadInWords(from, to, year),
      how: 'ahead',
    })),
  ]
}

function brackets({ from, to, state, has, needs, unit }: WindowStretch, year: Year): LaneStretch[] {
  const days = { from: Temporal.PlainDate.from(from), to: Temporal.PlainDate.from(to) }
  const much = has === null ? '' : unit === null || unit.startsWith('session') ? `${has}` : `${has} ${unit}`
  if (state === 'met') return [{ is: 'bracket', ...days, words: much === '' ? 'Met' : `Met, ${much}`, how: 'met' }]
  if (state === 'breached' || state === 'overdue') {
    return [{ is: 'bracket', ...days, words: needs === null ? 'Missed' : `${has ?? 0} of ${needs}`, how: 'missed' }]
  }
  if (state !== 'upcoming' && state !== 'due') return []
  const planned = aheadInWords(days.from, days.to, year)
  const soFar = has === null || needs === null ? '' : `${has} of ${needs}`
  return [{ is: 'bracket', ...days, words: planned || soFar, how: 'ahead' }]
}

function aheadInWords(from: Temporal.PlainDate, to: Temporal.PlainDate, { ahead }: Year): string {
  const inside = ahead.filter(({ on }) => isWithin(on, { startsOn: from, endsOn: to }))
  const booked = inside.filter(({ what }) => what === 'booked').length
  if (booked > 0) return `${booked} booked`
  return inside.length > 0 ? `${inside.length} forecast` : ''
}

const shortDay = (day: Temporal.PlainDate): string =>
  `${day.day}${noBreak}${monthNames[day.month - 1]?.slice(0, 3) ?? ''}`

const daysInWeek = 7

function longInWords(days: number): string {
  return days < daysInWeek ? countOf(days, 'day') : countOf(Math.round(days / daysInWeek), 'week')
}

function lengths(stretch: GapStretch, today: Temporal.PlainDate): LaneStretch[] {
  const from = Temporal.PlainDate.from(stretch.from)
  const due = stretch.due === null ? null : Temporal.PlainDate.from(stretch.due.slice(0, 10))
  if (stretch.to !== null) {
    const to = Temporal.PlainDate.from(stretch.to)
    const isOver = due !== null && isBefore(due, to)
    const words = longInWords(daysBetween(from, to))
    return [{ is: 'length', from, to, words: isOver ? `${words}, over` : words, how: isOver ? 'over' : 'within' }]
  }
  if (due !== null && isBefore(due, today)) {
    return [{ is: 'length', from, to: today, words: `${countOf(daysBetween(due, today), 'day')} over`, how: 'over' }]
  }
  const running: LaneStretch[] = [{ is: 'length', from, to: today, words: '', how: 'within' }]
  if (due === null) return running
  return [
    ...running,
    { is: 'length', from: today, to: due, words: '', how: 'ahead' },
    { is: 'limit', on: due, words: `by ${shortDay(due)}` },
  ]
}
