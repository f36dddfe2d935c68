import type { Pack } from '../policy/pack.ts'
import { clausesOfMeasure, fewestForAPercentage, type PackMeasure } from '../policy/pack-measure.ts'
import { isoOf } from './civil.ts'
import type { MeasureStanding, PeriodStanding } from './measure-standing.ts'
import type { Tally } from './roll-up.ts'

/**
 * The share, the band and what they are of, for every measure of a pack, from what was counted. Numbers are compared as
 * whole numbers: 84.99% is in no band that begins at 85%.
 */
export const standingOfMeasures = (pack: Pack, tallies: readonly Tally[]): MeasureStanding[] =>
  (pack.measures ?? []).map((measure) => ({
    measure: measure.id,
    title: measure.title,
    clause: [...clausesOfMeasure(measure)],
    of: measure.of,
    counts: measure.counts ?? 'subjects',
    each: measure.each ?? null,
    periods: tallies
      .filter((tally) => tally.measure === measure.id)
      .toSorted((a, b) => a.from - b.from || a.to - b.to)
      .map((tally) => standingOf(measure, tally)),
  }))

function standingOf(measure: PackMeasure, tally: Tally): PeriodStanding {
  const { name, from, to, ended, inStep, counted } = tally
  const byDays = measure.part === 'by_days' && measure.each !== undefined && measure.counts !== 'obligations'
  const empty = voidOf(measure, tally)
  const fewest = measure.percent_from ?? fewestForAPercentage
  const [part, whole] = byDays ? [tally.daysInStep, tally.days] : [inStep, counted]
  const isTold = empty === null && counted >= fewest && tally.people.size >= fewest && whole > 0
  return {
    name,
    from: isoOf(from),
    to: isoOf(to),
    ended,
    in_step: inStep,
    counted,
    days: byDays ? { in_step: part, counted: whole } : null,
    left_out: {
      paused: tally.paused,
      undetermined: tally.undetermined,
      not_applicable: tally.notApplicable,
      open: tally.open,
      part: tally.part,
      others: (measure.leaves_out ?? []).map(({ says }, place) => ({ says, count: tally.others[place] ?? 0 })),
    },
    void: empty,
    percent: isTold ? Math.floor((part * 1000) / whole) / 10 : null,
    band: isTold ? bandOf(measure, part, whole) : null,
  }
}

/** Of those whom something was asked of: who was left out, against who was counted. What is open is neither yet. */
function voidOf({ void: when }: PackMeasure, tally: Tally): PeriodStanding['void'] {
  if (when?.fewer_than !== undefined && tally.counted < when.fewer_than) return 'too_few'
  if (when?.more_left_out_than === undefined) return null
  const leftOut = tally.paused + tally.undetermined + tally.part + tally.others.reduce((sum, each) => sum + each, 0)
  return leftOut * 1000 > tenths(when.more_left_out_than) * (leftOut + tally.counted) ? 'too_many_left_out' : null
}

/** A percentage with one decimal as a whole number of tenths. */
const tenths = (percentage: number): number => Math.round(percentage * 10)

/** The highest band that is reached. */
const bandOf = ({ bands = [] }: PackMeasure, part: number, whole: number): string | null =>
  bands.find(({ at_least: least }) => part * 1000 >= tenths(least) * whole)?.name ?? null
