import { diaryOf } from './free-time.ts'
import { fillWindows } from './fill-windows.ts'
import { keepRhythm } from './keep-rhythm.ts'
import type { SeriesProposal, SeriesTerms } from './series-types.ts'

/**
 * Proposes a year's sessions from what two people agreed, round the school's calendar and both diaries (product D1).
 * Every session is on a day that `whyNotThatDay` allows and free for both; every shift has its reason in words; where
 * the agreed rhythm is not kept there is a gap with a sentence; and `runsOutOn` says when there must be more, so that a
 * series never runs out silently. The same terms always give the same proposal. Throws a RangeError for terms that no
 * form lets through: a frequency or a length that is not a whole number above 0, or no such weekday.
 */
export function proposeSeries(terms: SeriesTerms): SeriesProposal {
  const { frequency } = terms
  const amount = 'every' in frequency ? frequency.every : frequency.times
  mustBeWhole('The frequency', amount, 366)
  mustBeWhole('The length', terms.minutes, 720)
  mustBeWhole('The weekday', terms.weekday, 7)
  const horizon = terms.notBefore.add({ years: 1 }).subtract({ days: 1 })
  const diary = diaryOf(terms.busy, terms.notBefore, horizon)
  return 'every' in frequency
    ? keepRhythm(terms, frequency, diary, horizon)
    : fillWindows(terms, frequency, diary, horizon)
}

function mustBeWhole(what: string, value: number, most: number): void {
  if (!Number.isInteger(value) || value < 1 || value > most) {
    throw new RangeError(`${what} must be a whole number from 1 to ${most}`)
  }
}
