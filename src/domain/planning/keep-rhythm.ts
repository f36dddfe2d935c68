import {
  addMonthsClipped,
  daysAfter,
  daysBetween,
  earlierOf,
  isAfter,
  isBefore,
  laterOf,
  mondayOf,
  weekdayOnOrAfter,
  weekdayOnOrBefore,
} from '../calendar/days.ts'
import { termDatesEndOn } from '../calendar/school-calendar.ts'
import { addTermWeeks } from '../calendar/term-time.ts'
import { countOf, dayInWords } from '../text/dates.ts'
import { freeStart, proposed, type Diary } from './free-time.ts'
import type { Frequency, ProposedSession, SeriesGap, SeriesProposal, SeriesTerms } from './series-types.ts'

export type Rhythm = Extract<Frequency, { every: number }>

/**
 * A series with a longest gap. Each session is placed on the preferred weekday at the agreed distance from the one
 * before it, as it was really placed, so a shift never lengthens a later gap. When that day cannot be had, a nearer
 * free day that keeps the rhythm is taken; only when there is none, the first free day after it, and the gap is told.
 */
export function keepRhythm(
  terms: SeriesTerms,
  rhythm: Rhythm,
  diary: Diary,
  horizon: Temporal.PlainDate,
): SeriesProposal {
  const sessions: ProposedSession[] = []
  const gaps: SeriesGap[] = []
  let last = terms.already.toSorted(Temporal.PlainDate.compare).at(-1) ?? null
  for (;;) {
    const target = last ? nextTarget(terms, rhythm, last) : firstTarget(terms)
    if (!target) break
    const found = place(terms, diary, target, horizon)
    if (!found) break
    if (last && isAfter(found.day, target.limit)) gaps.push(gapBetween(terms, rhythm, last, found.day))
    if (!last && isAfter(found.day, target.limit)) gaps.push(lateStart(terms, found.day))
    sessions.push(found.session)
    last = found.day
  }
  const due = last && nextTarget(terms, rhythm, last)?.limit
  const reach = terms.calendar && termDatesEndOn(terms.calendar)
  const runsOutOn = laterOf(
    terms.notBefore,
    due ?? (last && reach ? laterOf(daysAfter(reach, 1), last) : terms.notBefore),
  )
  return { sessions, gaps, runsOutOn, runsOutSentence: runsOutWords(terms, sessions, runsOutOn, horizon) }
}

interface Target {
  /** The day it should be on. */
  readonly preferred: Temporal.PlainDate
  /** No day before this is tried. */
  readonly earliest: Temporal.PlainDate
  /** The last day that keeps the rhythm. */
  readonly limit: Temporal.PlainDate
}

function firstTarget({ notBefore, weekday }: SeriesTerms): Target {
  const preferred = weekdayOnOrAfter(notBefore, weekday)
  return { preferred, earliest: notBefore, limit: daysAfter(notBefore, 6) }
}

/** Null when the term dates end before the next session is due. */
function nextTarget(terms: SeriesTerms, { every, unit }: Rhythm, last: Temporal.PlainDate): Target | null {
  const limit = lastDayInRhythm(terms, { every, unit }, last)
  if (!limit) return null
  // Half the gap, so that a session moved forward is not on the heels of the one before.
  const spaced = daysAfter(last, Math.ceil(daysBetween(last, limit) / 2))
  const inWeek = weekdayOnOrAfter(mondayOf(limit), terms.weekday)
  const inRhythm = unit === 'term_week' ? inWeek : weekdayOnOrBefore(limit, terms.weekday)
  const preferred = laterOf(inRhythm, weekdayOnOrAfter(terms.notBefore, terms.weekday))
  return { preferred, earliest: laterOf(earlierOf(spaced, preferred), terms.notBefore), limit }
}

/**
 * Weeks are days, as gap rules are judged; months step to the same day number; school weeks are whole weeks, so any day
 * of the last of them keeps the rhythm.
 */
function lastDayInRhythm(
  { calendar }: SeriesTerms,
  { every, unit }: Rhythm,
  last: Temporal.PlainDate,
): Temporal.PlainDate | null {
  if (unit === 'month') return addMonthsClipped(last, every)
  if (unit === 'week' || !calendar || calendar.halfTerms.length === 0) return daysAfter(last, every * 7)
  const week = addTermWeeks(calendar, last, every)
  return week && daysAfter(mondayOf(week), 6)
}

function place(
  terms: SeriesTerms,
  diary: Diary,
  { preferred, earliest, limit }: Target,
  horizon: Temporal.PlainDate,
): { day: Temporal.PlainDate; session: ProposedSession } | null {
  // What is due after the year ahead waits for the next proposal.
  if (isAfter(preferred, horizon)) return null
  for (const day of daysOutward(preferred, earliest, limit, horizon)) {
    const time = freeStart(terms, diary, day)
    if (time) return { day, session: proposed(terms, diary, preferred, day, time) }
  }
  return null
}

/** The preferred day, then the nearest to it within the limits (the earlier of two as near), then the days after. */
function* daysOutward(
  preferred: Temporal.PlainDate,
  earliest: Temporal.PlainDate,
  limit: Temporal.PlainDate,
  horizon: Temporal.PlainDate,
): Generator<Temporal.PlainDate> {
  const back = Math.max(0, daysBetween(earliest, preferred))
  const forward = Math.max(0, daysBetween(preferred, limit))
  if (isAfter(preferred, limit) && !isAfter(preferred, horizon)) yield preferred
  for (let distance = 0; distance <= Math.max(back, forward); distance++) {
    for (const offset of distance === 0 ? [0] : [-distance, distance]) {
      const day = daysAfter(preferred, offset)
      if (!isBefore(day, earliest) && !isAfter(day, limit) && !isAfter(day, horizon)) yield day
    }
  }
  for (
    let day = daysAfter(laterOf(limit, daysAfter(earliest, -1)), 1);
    !isAfter(day, horizon);
    day = daysAfter(day, 1)
  ) {
    yield day
  }
}

function gapBetween(
  { today }: SeriesTerms,
  rhythm: Rhythm,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): SeriesGap {
  const days = countOf(daysBetween(from, to), 'day')
  const between = `between ${dayInWords(from, today)} and ${dayInWords(to, today)}`
  return { from, to, sentence: `${days} ${between}, longer than the agreed ${rhythmInWords(rhythm)}.` }
}

function lateStart({ notBefore, today }: SeriesTerms, to: Temporal.PlainDate): SeriesGap {
  const sentence = `The first day that can be had after ${dayInWords(notBefore, today)} is ${dayInWords(to, today)}.`
  return { from: notBefore, to, sentence }
}

function rhythmInWords({ every, unit }: Rhythm): string {
  return countOf(every, unit === 'term_week' ? 'school week' : unit)
}

function runsOutWords(
  { calendar, today, notBefore }: SeriesTerms,
  sessions: readonly ProposedSession[],
  runsOutOn: Temporal.PlainDate,
  horizon: Temporal.PlainDate,
): string {
  const reach = calendar && termDatesEndOn(calendar)
  const calendarEnds = reach && isBefore(reach, horizon) ? ` The term dates end on ${dayInWords(reach, today)}.` : ''
  const last = sessions.at(-1)
  if (!last) return `No session could be placed from ${dayInWords(notBefore, today)}.${calendarEnds}`
  const lastDay = dayInWords(last.startsAt.toPlainDate(), today)
  return `The last of these is on ${lastDay}. Plan more before ${dayInWords(runsOutOn, today)}.${calendarEnds}`
}
