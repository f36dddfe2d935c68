import { historyOf } from '../../src/domain/compliance/assess.ts'
import type { MeasureStanding, PeriodStanding } from '../../src/domain/compliance/measure-standing.ts'
import { tallyMeasures } from '../../src/domain/compliance/roll-up.ts'
import { standingOfMeasures } from '../../src/domain/compliance/standing-of-measures.ts'
import { factsOf, held, packOf, publishedHolidays, session } from './compliance.ts'

export type Loose = Readonly<Record<string, unknown>>

export const people = (count: number, from = 1) => Array.from({ length: count }, (_, place) => `w${place + from}`)
export const things = (ids: readonly string[], kind = 'worker') => ids.map((id) => ({ id, kind }))
export const employed = (of: string, from: string, until?: string) => ({
  of,
  fact: 'employed',
  value: true,
  from,
  ...(until === undefined ? {} : { until }),
})
export const met = (of: string, on: string, more: Loose = {}) => session(`${of}-${on}`, on, more, { supervisee: of })

/** One in each calendar month; nothing is asked in the month of joining. */
export const monthly = {
  id: 'monthly',
  while: { employed: 'yes' },
  counts: held,
  window: { each: 'calendar_month', at_least: 1, part: 'exempt' },
}
export const fourWeekly = { id: 'four_weekly', while: { employed: 'yes' }, counts: held, gap: { at_most: '28 days' } }

export const measure = (more: Loose): Loose => ({
  id: 'share',
  title: 'Share',
  clause: '1',
  of: 'worker',
  rules: ['four_weekly'],
  ...more,
})

export function measured(rules: readonly Loose[], measures: readonly Loose[], facts: Loose, asOf: string, ended = 12) {
  const pack = packOf(rules, { measures })
  const history = historyOf(factsOf(facts), null, { bankHolidays: publishedHolidays })
  return standingOfMeasures(pack.pack, tallyMeasures(pack, history, { asOf, ended }))
}

export const only = (standings: readonly MeasureStanding[]): PeriodStanding => {
  const [first, ...more] = standings.flatMap(({ periods }) => periods)
  if (first === undefined || more.length > 0) throw new Error(`${more.length + (first ? 1 : 0)} periods and not one`)
  return first
}
export const share = ({ in_step, counted, percent, band }: PeriodStanding) => [in_step, counted, percent, band]

export const bands = [
  { name: 'green', at_least: 95 },
  { name: 'amber', at_least: 85 },
  { name: 'red', at_least: 0 },
]

export const closedOnly = (standing: MeasureStanding): MeasureStanding => ({
  ...standing,
  periods: standing.periods.filter(({ ended }) => ended),
})
