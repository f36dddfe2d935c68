import {
  daysAfter,
  daysBetween,
  earlierOf,
  isAfter,
  isBefore,
  isWithin,
  laterOf,
  weekdayOnOrAfter,
} from '../calendar/days.ts'
import type { CalendarWindow } from '../calendar/calendar-types.ts'
import { hasTermDates } from '../calendar/school-calendar.ts'
import { windowsBetween } from '../calendar/windows.ts'
import { countOf, dayInWords } from '../text/dates.ts'
import { freeStart, proposed, whyNotThatDay, type Diary } from './free-time.ts'
import type { Frequency, ProposedSession, SeriesGap, SeriesProposal, SeriesTerms } from './series-types.ts'

export type Quota = Extract<Frequency, { times: number }>

const quotaWords = { half_term: 'half-term', term: 'term', academic_year: 'academic year' } as const

/**
 * A series of so many sessions in each window, spread evenly over the days that can be had. A window that has begun gets
 * its share of what is left, rounded up, and that is told; one that goes on beyond the year ahead gets the rest of its
 * share in the next proposal. Where too few days are free, what is missing is told.
 */
export function fillWindows(
  terms: SeriesTerms,
  quota: Quota,
  diary: Diary,
  horizon: Temporal.PlainDate,
): SeriesProposal {
  const windows = windowsBetween(terms.calendar, quota.per, terms.notBefore, horizon)
  const sessions: ProposedSession[] = []
  const gaps: SeriesGap[] = []
  for (const window of windows) {
    const held = terms.already.filter((day) => isWithin(day, window)).length
    const startsOn = laterOf(window.startsOn, terms.notBefore)
    const endsOn = earlierOf(window.endsOn, horizon)
    const later = shareFrom(window, daysAfter(endsOn, 1), quota)
    const wanted = Math.min(shareFrom(window, startsOn, quota), quota.times - held) - later
    const placed = fillWindow(terms, diary, { ...window, startsOn, endsOn }, wanted)
    sessions.push(...placed)
    if (placed.length + held + later < quota.times) gaps.push(shortfall(terms, quota, window, placed.length + held))
  }
  const covered = windows.at(-1)
  const plannedTo = covered && earlierOf(covered.endsOn, horizon)
  const runsOutOn = plannedTo ? daysAfter(plannedTo, 1) : terms.notBefore
  return { sessions, gaps, runsOutOn, runsOutSentence: runsOutWords(terms, quota, plannedTo) }
}

/** How many of a window's sessions belong to the part of it from a day on, rounded up. */
function shareFrom(window: CalendarWindow, from: Temporal.PlainDate, { times }: Quota): number {
  const whole = daysBetween(window.startsOn, window.endsOn) + 1
  const left = Math.max(0, daysBetween(from, window.endsOn) + 1)
  return Math.ceil((times * left) / whole)
}

function fillWindow(terms: SeriesTerms, diary: Diary, window: CalendarWindow, wanted: number): ProposedSession[] {
  const days = openDays(terms, window)
  const placed = new Map<string, ProposedSession>()
  let missing = 0
  for (let part = 0; part < wanted; part++) {
    const from = Math.floor((part * days.length) / wanted)
    const to = Math.floor(((part + 1) * days.length) / wanted)
    if (!placeOne(terms, diary, days.slice(from, to), placed)) missing++
  }
  for (; missing > 0; missing--) if (!placeOne(terms, diary, days, placed)) break
  return [...placed.values()].toSorted((a, b) => Temporal.PlainDateTime.compare(a.startsAt, b.startsAt))
}

function openDays({ calendar, already }: SeriesTerms, window: CalendarWindow): Temporal.PlainDate[] {
  const days: Temporal.PlainDate[] = []
  const had = new Set(already.map(String))
  for (let day = window.startsOn; !isAfter(day, window.endsOn); day = daysAfter(day, 1)) {
    if (!had.has(day.toString()) && whyNotThatDay(calendar, day) === null) days.push(day)
  }
  return days
}

/** Puts one session on the preferred weekday nearest the middle of the days, or on the free day nearest to that. */
function placeOne(
  terms: SeriesTerms,
  diary: Diary,
  days: readonly Temporal.PlainDate[],
  placed: Map<string, ProposedSession>,
): boolean {
  const first = days[0]
  const last = days.at(-1)
  const middle = days[days.length >> 1]
  if (!first || !last || !middle) return false
  const preferred = preferredDay(terms, first, last, middle)
  const nearest = days.toSorted((a, b) => distance(a, preferred) - distance(b, preferred) || daysBetween(b, a))
  for (const day of nearest) {
    if (placed.has(day.toString())) continue
    const time = freeStart(terms, diary, day)
    if (!time) continue
    placed.set(day.toString(), proposed(terms, diary, placed.has(preferred.toString()) ? day : preferred, day, time))
    return true
  }
  return false
}

const distance = (a: Temporal.PlainDate, b: Temporal.PlainDate) => Math.abs(daysBetween(a, b))

/** The preferred weekday nearest the middle and within the days; the middle itself when they have none. */
function preferredDay(
  { weekday }: SeriesTerms,
  first: Temporal.PlainDate,
  last: Temporal.PlainDate,
  middle: Temporal.PlainDate,
): Temporal.PlainDate {
  const after = weekdayOnOrAfter(middle, weekday)
  const near = [after, daysAfter(after, -7)].filter((day) => !isBefore(day, first) && !isAfter(day, last))
  return near.toSorted((a, b) => distance(a, middle) - distance(b, middle))[0] ?? middle
}

function shortfall({ notBefore, today }: SeriesTerms, quota: Quota, window: CalendarWindow, placed: number): SeriesGap {
  const dates = `${dayInWords(window.startsOn, today)} to ${dayInWords(window.endsOn, today)}`
  const begun = isAfter(notBefore, window.startsOn) ? 'had already begun: ' : 'has too few free days: '
  const sentence = `${quotaName(quota, window)} (${dates}) ${begun}${placed} of ${countOf(quota.times, 'session')} placed.`
  return { from: window.startsOn, to: window.endsOn, sentence }
}

function quotaName({ per }: Quota, window: CalendarWindow): string {
  return per === 'academic_year' ? `The academic year ${window.name}` : window.name
}

function runsOutWords(
  { calendar, today }: SeriesTerms,
  { per }: Quota,
  plannedTo: Temporal.PlainDate | undefined,
): string {
  if (plannedTo) return `These sessions are planned to ${dayInWords(plannedTo, today)}. Plan more before then.`
  if (per !== 'academic_year' && !(calendar && hasTermDates(calendar))) {
    return `Without term dates nobody knows when a ${quotaWords[per]} is. Add them, then propose the sessions again.`
  }
  return `The term dates have no ${quotaWords[per]} in the year ahead. Add the next ones.`
}
