import { dayInWords, instantInWords } from '../../domain/text/dates.ts'
import type { EarlierMove } from './move/move-session.queries.ts'
import type { SeriesReach } from './series.queries.ts'

/** "Your sessions run out on 12 July." */
export function reachWords(reach: Pick<SeriesReach, 'runsOutOn'>, today: Temporal.PlainDate): string {
  if (reach.runsOutOn === null) return 'No sessions are planned.'
  return `Your sessions run out on ${dayInWords(reach.runsOutOn, today)}.`
}

/** "From 12 March, 10am to 13 March, 2.15pm, by Idris Falodun: A core group was moved" */
export const moveInWords = ({ from, to, by, reason }: EarlierMove, today: Temporal.PlainDate): string =>
  `From ${instantInWords(from, today)} to ${instantInWords(to, today)}, by ${by}: ${reason}`
