import { addMonthsClipped, daysAfter, isAfter, isBefore, laterOf } from '../calendar/days.ts'
import { statusOrder } from '../sessions/child-status.ts'
import type { CaseHistory, Discussion, StatusSpell } from './case-history.ts'

type Day = Temporal.PlainDate

/** Whether a status or a holding held on a day; its first and last day count. */
export const heldOn = (spell: { startsOn: Day; endsOn: Day | null }, day: Day): boolean =>
  !isAfter(spell.startsOn, day) && (spell.endsOn === null || !isBefore(spell.endsOn, day))

/** What held on a day, the gravest first. */
export function statusesOn(history: Pick<CaseHistory, 'statuses'>, day: Day): StatusSpell[] {
  return history.statuses
    .filter((spell) => heldOn(spell, day))
    .toSorted((a, b) => statusOrder.indexOf(a.status) - statusOrder.indexOf(b.status))
}

/**
 * Since when, without a day between, one of these statuses has held up to that day; null when none holds on it. A plan that
 * goes on under another legal basis, or follows the one before from the next day, goes on.
 */
export function heldSince(
  history: Pick<CaseHistory, 'statuses'>,
  counts: (status: string) => boolean,
  day: Day,
): Day | null {
  const spells = history.statuses.filter((spell) => counts(spell.status) && !isAfter(spell.startsOn, day))
  let since: Day | null = null
  for (let joined = spells.filter((spell) => heldOn(spell, day)); joined.length > 0;) {
    const first = joined.reduce((one, spell) => (isBefore(spell.startsOn, one) ? spell.startsOn : one), day)
    if (since !== null && !isBefore(first, since)) break
    since = first
    const dayBefore = daysAfter(since, -1)
    joined = spells.filter((spell) => isBefore(spell.startsOn, first) && heldOn(spell, dayBefore))
  }
  return since
}

/** Discussions up to a day, the oldest first. */
export const discussionsUntil = (history: Pick<CaseHistory, 'discussions'>, day: Day): Discussion[] =>
  history.discussions.filter((each) => !isAfter(each.on, day))

/** The last discussion on or before a day; null when there was none. */
export const lastDiscussion = (history: Pick<CaseHistory, 'discussions'>, day: Day): Discussion | null =>
  discussionsUntil(history, day).at(-1) ?? null

/** Whether `months` have passed from one day to another, to the day. */
export const monthsHavePassed = (from: Day, to: Day, months: number): boolean =>
  !isAfter(addMonthsClipped(from, months), to)

/** The later of the days given; null when none is. */
export const latestOf = (days: readonly Day[]): Day | null =>
  days.reduce<Day | null>((latest, day) => (latest === null ? day : laterOf(latest, day)), null)
