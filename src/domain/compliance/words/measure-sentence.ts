import type { Pack } from '../../policy/pack.ts'
import { fewestForAPercentage, type PackMeasure } from '../../policy/pack-measure.ts'
import { lexiconOf } from '../../policy/words/lexicon.ts'
import { isInStep } from '../../policy/words/measure-in-words.ts'
import { lowerFirst, sentence } from '../../policy/words/plain-nouns.ts'
import { dayWithYear, listInWords } from '../../text/dates.ts'
import type { PeriodStanding } from '../measure-standing.ts'

/** One period of a measure in a sentence: the share, what it is of, its band, and who is left out. */
export function measureSentence(measure: PackMeasure, standing: PeriodStanding, pack: Pack): string {
  return [sentence(shareOf(measure, standing, pack)), leftOutOf(standing)].filter((each) => each !== '').join(' ')
}

function shareOf(measure: PackMeasure, standing: PeriodStanding, pack: Pack): string {
  const { in_step: kept, counted, percent, band, days } = standing
  const when = timeOf(measure, standing)
  const lexicon = lexiconOf(pack)
  const noun = lexicon.noun(measure.of)
  const whole = measure.counts === 'obligations' ? `things asked of ${noun.many}` : noun.many
  if (standing.void !== null) return voidOf(measure, standing, when, whole)
  const isOver = measure.each !== undefined && standing.ended
  const none = measure.counts === 'obligations' ? `nothing asked of ${noun.many}` : `no ${noun.one}`
  if (counted === 0) return `${when}${none} ${isOver ? 'was' : 'is'} counted`
  const was = isOver ? (counted === 1 ? 'was' : 'were') : counted === 1 ? 'is' : 'are'
  const so = measure.counts === 'obligations' ? 'done' : isInStep(measure.of, lexicon) ? 'in step' : 'as asked'
  const one = counted === 1 && measure.counts !== 'obligations' ? noun.one : whole
  const share = `${when}${kept} of ${counted} ${one} ${was} ${so}`
  const byDays = days === null ? '' : `, ${days.in_step} of ${days.counted} days`
  if (percent === null) return `${share}${byDays}; that is too few for a percentage`
  return `${share}${byDays} (${percent}%)${bandWords(measure, band)}`
}

const bandWords = ({ bands }: PackMeasure, band: string | null): string =>
  bands === undefined ? '' : band === null ? ', below every band' : `: ${band}`

/** "In March 2026 ", "In Autumn 2 (3 November to 19 December 2025) so far, "; nothing where it is as it stands today. */
function timeOf({ each }: PackMeasure, { name, from, to, ended }: PeriodStanding): string {
  if (each === undefined) return ''
  const days = `${dayWithYear(Temporal.PlainDate.from(from))} to ${dayWithYear(Temporal.PlainDate.from(to))}`
  const called = name === null ? `From ${days}` : /\d{4}/.test(name) ? `In ${inside(name)}` : `In ${name} (${days})`
  return `${called}${ended ? '' : ' so far'}, `
}

const inside = (name: string): string => (name.startsWith('week') ? `the ${lowerFirst(name)}` : name)

function voidOf(measure: PackMeasure, { void: why, counted }: PeriodStanding, when: string, whole: string): string {
  const { fewer_than: fewest = fewestForAPercentage, more_left_out_than: most = 100 } = measure.void ?? {}
  return why === 'too_few'
    ? `${when}it says nothing: ${counted} ${whole} ${counted === 1 ? 'is' : 'are'} counted, and it wants ${fewest}`
    : `${when}it says nothing: more than ${most}% of the ${whole} are left out`
}

function leftOutOf({ left_out: left }: PeriodStanding): string {
  const words: readonly (readonly [number, string])[] = [
    [left.paused, 'paused'],
    [left.undetermined, 'not decided'],
    [left.part, 'bound for a part of it'],
    ...left.others.map(({ says, count }) => [count, lowerFirst(says)] as const),
    [left.open, 'still open'],
  ]
  const said = words.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`)
  return said.length === 0 ? '' : sentence(`Not counted: ${listInWords(said)}`)
}
