import { addMonthsClipped, daysAfter, daysBetween, isAfter, isBefore, isWithin } from '../calendar/days.ts'
import type { CalendarWindow, SchoolCalendar } from '../calendar/calendar-types.ts'
import { hasTermDates } from '../calendar/school-calendar.ts'
import { addTermWeeks } from '../calendar/term-time.ts'
import { windowOf, windowsBetween } from '../calendar/windows.ts'
import type { Frequency } from '../planning/series-types.ts'
import { frequencyInWords } from '../templates/agreement-values.ts'
import { countOf, dayInWords } from '../text/dates.ts'

/** How something owed stands. Only what an agreement itself says is owed; the rules of a policy come later. */
export type OwedState = 'met' | 'upcoming' | 'due' | 'overdue' | 'undetermined'

export interface Owed {
  key: 'frequency' | 'record' | 'review'
  state: OwedState
  /** in place of the state's own word: "By 16 April" */
  words: string | null
  says: string
  /** the event that met it, or what is booked */
  proof: string
}

/** What an agreement in force says, and what was done under it. */
export interface AgreementTerms {
  frequency: Frequency
  startsOn: Temporal.PlainDate
  reviewOn: Temporal.PlainDate | null
  /** days of sessions held, the newest first; at least those of the last year */
  held: readonly Temporal.PlainDate[]
  /** the next one booked, today's included */
  next: Temporal.PlainDate | null
}

/** The record of the last session held. `waitingFor` are the words for those who have not signed, "you" or a name. */
export interface LastRecord {
  on: Temporal.PlainDate
  state: 'being written' | 'unsigned' | 'signed'
  waitingFor: string | null
}

interface Standing {
  state: OwedState
  words: string | null
  /** what has to be said beside the last and the next session */
  more: string | null
  /** what is said of the session that is booked, after its date */
  ofNext?: string | null
  /** days past the limit, where it is past */
  over?: number
}

/** Something not booked is called due when this many days are left, or fewer. A warning of ours, in no agreement. */
const daysOfWarning = 14
const daysOfReviewWarning = 28

/**
 * What a supervisee is owed under one agreement, plainly from its own terms.
 * @param both "you both" on the supervisee's own page, "both" on another's
 */
export function whatIsOwed(
  terms: AgreementTerms,
  record: LastRecord | null,
  calendar: SchoolCalendar | null,
  today: Temporal.PlainDate,
  both: 'you both' | 'both' = 'you both',
): Owed[] {
  const standing = frequencyStanding(terms, calendar, today)
  const owed: Owed[] = [
    {
      key: 'frequency',
      state: standing.state,
      words: standing.words,
      says: `Supervision ${lowerFirst(frequencyInWords(terms.frequency))}`,
      proof: [lastHeld(terms, today), standing.more, nextBooked(terms, today), standing.ofNext ?? null]
        .filter((part) => part !== null)
        .join(' '),
    },
  ]
  if (record !== null) owed.push(recordOwed(record, today, both))
  owed.push(reviewOwed(terms.reviewOn, today))
  return owed.toSorted((a, b) => rank[a.state] - rank[b.state])
}

/** The order in which they are shown: overdue, due, by date, met, undecided. */
const rank: Record<OwedState, number> = { overdue: 0, due: 1, upcoming: 2, met: 3, undetermined: 4 }

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

function lastHeld({ held }: AgreementTerms, today: Temporal.PlainDate): string {
  const last = held[0]
  return last === undefined ? 'No session has been held yet.' : `Held on ${dayInWords(last, today)}.`
}

function nextBooked({ next }: AgreementTerms, today: Temporal.PlainDate): string {
  return next === null ? 'None is booked.' : `Booked for ${dayInWords(next, today)}.`
}

/** How the agreed frequency stands today. */
export function frequencyStanding(
  terms: AgreementTerms,
  calendar: SchoolCalendar | null,
  today: Temporal.PlainDate,
): Standing {
  const { frequency } = terms
  return 'every' in frequency
    ? gapStanding(terms, frequency, calendar, today)
    : countStanding(terms, frequency, calendar, today)
}

/** A longest gap: from the last session held, or from the agreement's start when none was. */
function gapStanding(
  { held, startsOn, next }: AgreementTerms,
  { every, unit }: Extract<Frequency, { every: number }>,
  calendar: SchoolCalendar | null,
  today: Temporal.PlainDate,
): Standing {
  const from = held[0] ?? startsOn
  const limit = limitAfter(from, every, unit, calendar)
  if (limit === null) {
    return { state: 'undetermined', words: null, more: 'The term dates do not reach far enough to say by when.' }
  }
  if (isBefore(limit, today)) {
    const over = daysBetween(limit, today)
    return {
      state: 'overdue',
      words: `${countOf(over, 'day')} over`,
      more: `It was due by ${dayInWords(limit, today)}.`,
      over,
    }
  }
  if (next !== null && !isAfter(next, limit)) {
    return { state: 'upcoming', words: `By ${dayInWords(limit, today)}`, more: null }
  }
  const late = next === null ? null : `That is ${countOf(daysBetween(limit, next), 'day')} late.`
  return { ...dueBy(limit, today), more: null, ofNext: late }
}

function limitAfter(
  from: Temporal.PlainDate,
  every: number,
  unit: 'week' | 'term_week' | 'month',
  calendar: SchoolCalendar | null,
): Temporal.PlainDate | null {
  if (unit === 'month') return addMonthsClipped(from, every)
  if (unit === 'term_week' && calendar !== null && hasTermDates(calendar)) return addTermWeeks(calendar, from, every)
  // School weeks are plain weeks where there are no term dates.
  return daysAfter(from, 7 * every)
}

function dueBy(limit: Temporal.PlainDate, today: Temporal.PlainDate): { state: OwedState; words: string } {
  const left = daysBetween(today, limit)
  if (left === 0) return { state: 'due', words: 'Due today' }
  if (left <= daysOfWarning) return { state: 'due', words: `Due ${dayInWords(limit, today)}` }
  return { state: 'upcoming', words: `By ${dayInWords(limit, today)}` }
}

/** So many sessions in each half-term, term or academic year. */
function countStanding(
  { held, next, startsOn }: AgreementTerms,
  { times, per }: Extract<Frequency, { times: number }>,
  calendar: SchoolCalendar | null,
  today: Temporal.PlainDate,
): Standing {
  const windows = windowsBetween(calendar, per, daysAfter(today, -400), daysAfter(today, 200))
  const window = windowOf(calendar, per, today) ?? windows.find((each) => isAfter(each.startsOn, today)) ?? null
  if (window === null) {
    return { state: 'undetermined', words: null, more: 'There are no term dates to count it in.' }
  }
  const missed = lastMissed(windows, held, times, startsOn, today)
  const before = missed === null ? null : `${missed.name} had ${countIn(held, missed)} of ${times}.`
  const here = countIn(held, window)
  if (here >= times) {
    return {
      state: 'met',
      words: null,
      more: [`Good until ${dayInWords(window.endsOn, today)}.`, before].filter(Boolean).join(' '),
    }
  }
  const booked = next !== null && isWithin(next, window) ? 1 : 0
  const of = times > 1 ? `${here} of ${times} so far.` : null
  const more = [of, before].filter((part) => part !== null).join(' ') || null
  if (here + booked >= times) return { state: 'upcoming', words: `By ${dayInWords(window.endsOn, today)}`, more }
  return { ...dueBy(window.endsOn, today), more }
}

const countIn = (held: readonly Temporal.PlainDate[], window: CalendarWindow): number =>
  held.filter((day) => isWithin(day, window)).length

/** The window just before today's, when it was whole, under this agreement, and had too few. */
function lastMissed(
  windows: readonly CalendarWindow[],
  held: readonly Temporal.PlainDate[],
  times: number,
  startsOn: Temporal.PlainDate,
  today: Temporal.PlainDate,
): CalendarWindow | null {
  const last = windows.findLast((each) => isBefore(each.endsOn, today))
  if (last === undefined || isAfter(startsOn, last.startsOn)) return null
  return countIn(held, last) < times ? last : null
}

function recordOwed(record: LastRecord, today: Temporal.PlainDate, both: string): Owed {
  const day = dayInWords(record.on, today)
  const says = `The record of ${day} signed by ${both}`
  if (record.state === 'signed') return { key: 'record', state: 'met', words: null, says, proof: 'Signed.' }
  if (record.state === 'being written') {
    return { key: 'record', state: 'upcoming', words: 'Being written', says, proof: 'The record is not completed yet.' }
  }
  const waiting =
    record.waitingFor === null ? 'It is completed, and not signed by both yet.' : `Waiting for ${record.waitingFor}.`
  return { key: 'record', state: 'due', words: 'To be signed', says, proof: waiting }
}

function reviewOwed(reviewOn: Temporal.PlainDate | null, today: Temporal.PlainDate): Owed {
  const owed = { key: 'review', says: 'The agreement reviewed' } as const
  if (reviewOn === null) return { ...owed, state: 'undetermined', words: null, proof: 'It gives no date for a review.' }
  const left = daysBetween(today, reviewOn)
  const day = dayInWords(reviewOn, today)
  if (left < 0) {
    return { ...owed, state: 'overdue', words: `${countOf(-left, 'day')} over`, proof: `It was due on ${day}.` }
  }
  if (left <= daysOfReviewWarning) {
    return {
      ...owed,
      state: 'due',
      words: left === 0 ? 'Due today' : `Due ${day}`,
      proof: 'Change it or sign it again.',
    }
  }
  return { ...owed, state: 'upcoming', words: `By ${day}`, proof: 'As the agreement in force says.' }
}
