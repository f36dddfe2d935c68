import { dayInWords } from '../../domain/text/dates.ts'
import type { SeriesReach } from './series.queries.ts'

/** "Your sessions run out on 12 July." */
export function reachWords(reach: Pick<SeriesReach, 'runsOutOn'>, today: Temporal.PlainDate): string {
  if (reach.runsOutOn === null) return 'No sessions are planned.'
  return `Your sessions run out on ${dayInWords(reach.runsOutOn, today)}.`
}
