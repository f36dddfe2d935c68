import type { Pack } from '../../policy/pack.ts'
import { askOf, type Rule } from '../../policy/rule.ts'
import { dayInPolicy } from '../../policy/words/day-words.ts'
import { sentence } from '../../policy/words/plain-nouns.ts'
import type { Obligation } from '../obligation.ts'
import { earlierBreaches, lateNow } from './breach-words.ts'
import { answerStands, conditionStands, gapStands, windowStands } from './standing.ts'
import { citation, cycleNameInWords, tellerOf, type Names, type Teller } from './teller.ts'
import { turnInWords } from './turn-words.ts'
import { datesUndecided, undecidedInWords } from './undecided-words.ts'

/**
 * Why an obligation is in its state, in a few plain sentences: what was measured and when, earlier breaches, what
 * happens next and, where nothing can be decided, who could. It cites the clause (`docs/policies/facts-and-obligations.md`,
 * "Obligations"). Days always have their year, because what is said here is kept.
 * @param options `reader: 'subject'` speaks to the person it is about as "you"
 */
export function sentenceOf(
  obligation: Obligation,
  rule: Rule,
  pack: Pack,
  names: Names,
  options: { readonly reader?: 'subject' | 'other' } = {},
): string {
  const teller = tellerOf(obligation, rule, pack, names, options.reader === 'subject')
  const [stands, ...more] = standing(teller)
  const cited = [stands, citation(teller)].filter((part) => part !== '').join(' ')
  const said = [cited, ...more, lateNow(teller), turnInWords(teller), datesUndecided(teller), earlierBreaches(teller)]
    .map((part) => sentence(part ?? ''))
    .filter((part) => part !== '')
    .join(' ')
  return options.reader === 'subject' ? said.replaceAll(' that they lead', ' that you lead') : said
}

/** How it stands, the first sentence citing the clause. */
function standing(teller: Teller): [string, ...string[]] {
  const { obligation, rule } = teller
  if (obligation.state === 'undetermined') return undecidedInWords(teller)
  if (obligation.state === 'not_applicable') return notAsked(teller)
  if (obligation.state === 'paused')
    return [`Paused for ${teller.subject.name}${since(obligation)}${whatPauseDoes(rule)}`]
  switch (askOf(rule)) {
    case 'gap':
      return [gapStands(teller)]
    case 'window':
      return [windowStands(teller)]
    case 'after':
    case 'before':
      return [answerStands(teller)]
    case 'either':
      return [
        obligation.amount !== null && obligation.cycle?.to !== undefined ? windowStands(teller) : gapStands(teller),
      ]
    default:
      return [conditionStands(teller)]
  }
}

/** What excuses a window takes no day out of it. */
function whatPauseDoes({ pauses }: Rule): string {
  const does = (effect: string) => pauses?.some((pause) => pause.effect === effect) === true
  if (does('restart')) return ': the clock starts again on the day after'
  return does('excuse') && !does('stop_clock') ? '' : ': these days do not count'
}

function notAsked({ obligation, subject, rule }: Teller): [string, ...string[]] {
  const called = rule.window !== undefined && obligation.cycle ? cycleNameInWords(obligation.cycle) : null
  const window = called === null ? '' : ` in ${called}`
  return [
    `Not asked of ${subject.name}${window}${window === '' && obligation.since === null ? ' now' : ''}${since(obligation)}`,
  ]
}

const since = ({ since: day }: Obligation): string => (day === null ? '' : ` since ${dayInPolicy(day)}`)
