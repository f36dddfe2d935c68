import type { SchoolCalendar } from '../calendar/calendar-types.ts'
import { hasTermDates, whyNotSchoolDay, whyNotWorkingDay } from '../calendar/school-calendar.ts'
import { isWeekday } from '../calendar/days.ts'
import { dayInWords, listInWords, london, timeInWords } from '../text/dates.ts'
import type { BusySlot, ProposedSession, SeriesTerms } from './series-types.ts'

/** Starts are tried on the quarter hour. */
const stepMinutes = 15
const minutesInDay = 1_440

interface Taken {
  readonly from: number
  readonly to: number
  readonly who: string
}

/** Both people's diaries by day, in minutes since midnight on the clock in London. */
export type Diary = ReadonlyMap<string, readonly Taken[]>

/** The diaries of the days from one to another, both included. */
export function diaryOf(busy: readonly BusySlot[], from: Temporal.PlainDate, to: Temporal.PlainDate): Diary {
  const diary = new Map<string, Taken[]>()
  for (const slot of busy) {
    const starts = slot.startsAt.toZonedDateTimeISO(london).toPlainDateTime()
    const ends = slot.endsAt.toZonedDateTimeISO(london).toPlainDateTime()
    if (Temporal.PlainDateTime.compare(starts, ends) >= 0) continue
    const last = Temporal.PlainDate.compare(ends, to) > 0 ? to : ends.toPlainDate()
    let day = Temporal.PlainDate.compare(starts, from) < 0 ? from : starts.toPlainDate()
    for (; Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 })) {
      const begin = starts.toPlainDate().equals(day) ? minuteOf(starts) : 0
      const end = ends.toPlainDate().equals(day) ? minuteOf(ends) : minutesInDay
      if (end <= begin) continue
      const key = day.toString()
      diary.set(key, [...(diary.get(key) ?? []), { from: begin, to: end, who: slot.who }])
    }
  }
  return diary
}

const minuteOf = (time: Temporal.PlainTime | Temporal.PlainDateTime) => time.hour * 60 + time.minute

/**
 * Why no session may be on the day, in words that follow its date and a comma; null when it may. With term dates the
 * day must be a school day; with a calendar that has none, a working day; without a calendar, not at a weekend.
 */
export function whyNotThatDay(calendar: SchoolCalendar | null, date: Temporal.PlainDate): string | null {
  if (!calendar) return isWeekday(date) ? null : 'a weekend'
  return hasTermDates(calendar) ? whyNotSchoolDay(calendar, date) : whyNotWorkingDay(calendar, date)
}

/** A start that is free for both on the day: the preferred one, or the nearest to it; null when there is none. */
export function freeStart(terms: SeriesTerms, diary: Diary, date: Temporal.PlainDate): Temporal.PlainTime | null {
  if (whyNotThatDay(terms.calendar, date) !== null) return null
  const taken = diary.get(date.toString()) ?? []
  const free = (start: number) => taken.every(({ from, to }) => to <= start || from >= start + terms.minutes)
  const wanted = minuteOf(terms.time)
  if (free(wanted)) return terms.time
  const first = minuteOf(terms.dayStarts)
  const last = minuteOf(terms.dayEnds) - terms.minutes
  for (let distance = stepMinutes; distance < minutesInDay; distance += stepMinutes) {
    for (const start of [wanted + distance, wanted - distance]) {
      if (start >= first && start <= last && free(start)) {
        return new Temporal.PlainTime(Math.floor(start / 60), start % 60)
      }
    }
  }
  return null
}

/** The names of those who are busy at the preferred time of the day, in words: "Idris and Nia are busy". */
function whoIsBusy(terms: SeriesTerms, diary: Diary, date: Temporal.PlainDate): string {
  const wanted = minuteOf(terms.time)
  const inTheWay = (diary.get(date.toString()) ?? []).filter(
    ({ from, to }) => to > wanted && from < wanted + terms.minutes,
  )
  const names = [...new Set(inTheWay.map(({ who }) => who))]
  if (names.length === 0) return 'there is already a session'
  return `${listInWords(names)} ${names.length === 1 ? 'is' : 'are'} busy`
}

/** The session on a day and time, with the reason when they are not what was preferred. */
export function proposed(
  terms: SeriesTerms,
  diary: Diary,
  preferred: Temporal.PlainDate,
  date: Temporal.PlainDate,
  time: Temporal.PlainTime,
): ProposedSession {
  const reasons: string[] = []
  if (!date.equals(preferred)) {
    const closed = whyNotThatDay(terms.calendar, preferred)
    const from = `moved from ${dayInWords(preferred, terms.today)}`
    reasons.push(closed === null ? `${from}, when ${whoIsBusy(terms, diary, preferred)}` : `${from}, ${closed}`)
  }
  if (!time.equals(terms.time)) {
    const words = `at ${timeInWords(time)} instead of ${timeInWords(terms.time)}, when ${whoIsBusy(terms, diary, date)}`
    reasons.push(words)
  }
  return {
    startsAt: date.toPlainDateTime(time),
    minutes: terms.minutes,
    moved: reasons.length === 0 ? null : reasons.join('; '),
  }
}
