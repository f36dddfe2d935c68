import { listInWords } from '../../text/dates.ts'
import { fewestForAPercentage, type PackMeasure } from '../pack-measure.ts'
import type { Pack } from '../pack.ts'
import { lexiconOf, type Lexicon } from './lexicon.ts'
import { lowerFirst, sentence } from './plain-nouns.ts'
import type { RuleWords } from './rule-in-words.ts'
import { windowName } from './window-words.ts'

/** Whether one says of them that they are in step; of a session or a record one says that it is as asked. */
export const isInStep = (of: string, { isPerson }: Lexicon): boolean => isPerson(of)

/** A measure in plain English: what is a share of what, over which time, who is left out, and its bands. */
export function measureInWords(measure: PackMeasure, pack: Pack): RuleWords {
  const lexicon = lexiconOf(pack)
  const titles = measure.rules.map((id) => `“${(pack.rules ?? []).find((rule) => rule.id === id)?.title ?? id}”`)
  const { many } = lexicon.noun(measure.of)
  const what =
    measure.counts === 'obligations'
      ? `how much of what ${listInWords(titles)} ${titles.length === 1 ? 'asks' : 'ask'} of ${many} is done`
      : `how many ${many} are ${isInStep(measure.of, lexicon) ? 'in step with' : 'as asked by'} ${listInWords(titles)}`
  return {
    headline: sentence(`${what}${overWhat(measure)}`),
    details: [...whomItCounts(measure), ...whatItSays(measure)].map(sentence),
  }
}

function overWhat({ each, judged }: PackMeasure): string {
  if (each === undefined) return ', as it stands on the day'
  const name = windowName(each)
  return judged === 'on_last_day' ? `, on the last day of each ${name}` : `, all through each ${name}`
}

const parts: Readonly<Record<NonNullable<PackMeasure['part']>, string>> = {
  counted: 'those whom it binds for a part of it count as everybody else',
  left_out: 'those whom it binds for a part of it are left out',
  by_days: 'those whom it binds for a part of it count for its days: the share is one of days',
}

function whomItCounts({ counts, rules, part, leaves_out: leaves, against, each }: PackMeasure): string[] {
  const left = ['paused', 'undetermined'].filter(
    (state) => !(against as readonly string[] | undefined)?.includes(state),
  )
  const words = left.map((state) => (state === 'paused' ? 'those who are paused' : 'those of whom nobody can say'))
  const also = (leaves ?? []).map(({ says }) => lowerFirst(says))
  return [
    ...(rules.length > 1 && counts !== 'obligations' ? ['all of them have to be kept'] : []),
    ...(part === undefined || each === undefined ? [] : [parts[part]]),
    `left out: ${listInWords(['those of whom nothing is asked', ...words, ...also])}`,
    ...(against ?? []).map((state) =>
      state === 'paused' ? 'those who are paused count as not kept' : 'those of whom nobody can say count as not kept',
    ),
  ]
}

function whatItSays({ void: empty, percent_from: from, bands }: PackMeasure): string[] {
  const voids = [
    ...(empty?.fewer_than === undefined ? [] : [`fewer than ${empty.fewer_than} are counted`]),
    ...(empty?.more_left_out_than === undefined ? [] : [`more than ${empty.more_left_out_than}% are left out`]),
  ]
  return [
    ...(bands === undefined ? [] : [bandsInWords(bands)]),
    ...(voids.length === 0 ? [] : [`it says nothing where ${listInWords(voids, 'or')}`]),
    `fewer than ${from ?? fewestForAPercentage} are never told as a percentage`,
  ]
}

/** "green from 95%, amber from 85%, red below". */
function bandsInWords(bands: NonNullable<PackMeasure['bands']>): string {
  const all = bands.map(({ name, at_least: least }, place) =>
    least === 0 && place > 0 ? `${name} below that` : `${name} from ${least}%`,
  )
  return `bands: ${all.join(', ')}`
}
