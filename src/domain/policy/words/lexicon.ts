import type { Pack } from '../pack.ts'
import type { Scalar } from '../language.ts'
import { defaultDone, defaultEventAs, defaultNouns, people } from './default-words.ts'
import { intervalInWords, numberInWords, readInterval } from './interval-words.ts'
import { firstParticiple, isParticiple, pluralOf, type Noun } from './plain-nouns.ts'

/** What names mean in words: those of the pack first, then ours, then the name itself with spaces. */
export interface Lexicon {
  readonly pack: Pack
  /** a thing, link, fact or event in both numbers */
  noun(name: string): Noun
  /** a name inside a sentence: "one-to-one" */
  word(name: string): string
  /** a value: a name, a number, an interval, yes or no */
  value(value: Scalar): string
  /** an event, as it is called for the thing that stands in it under a link: a child’s "discussion" */
  event(name: string, as?: string): Noun
  /** an event as something that is done to something; null where only a noun is known */
  done(name: string): Done | null
  /** whether one says "who" of such a thing */
  isPerson(kind: string): boolean
}

/** "the record" and "is signed by both". */
export interface Done {
  readonly what: string
  readonly is: string
}

/** The words of a pack. */
export function lexiconOf(pack: Pack): Lexicon {
  const own = (name: string): Noun | null => {
    const words = Object.hasOwn(pack.words ?? {}, name) ? pack.words?.[name] : undefined
    return words === undefined ? null : nounOf(words)
  }
  const noun = (name: string): Noun => own(name) ?? ours(name, word)
  const word = (name: string): string => noun(name).one
  return {
    pack,
    noun,
    word,
    value: (value) => {
      if (typeof value === 'number') return numberInWords(value)
      if (typeof value === 'boolean') return value ? 'yes' : 'no'
      return readInterval(value) ? intervalInWords(value) : word(value)
    },
    event: (name, as) => {
      const called = as === undefined ? undefined : defaultEventAs[`${name} ${as}`]
      return called === undefined ? noun(name) : noun(called)
    },
    done: (name) => {
      const words = own(name)
      if (words) return doneFrom(words.one)
      const known = Object.hasOwn(defaultDone, name) ? defaultDone[name] : undefined
      return known ? { what: `${known[0]} ${word(known[1])}`, is: `is ${known[2]}` } : doneFrom(spaced(name))
    },
    isPerson: (kind) => people.includes(kind),
  }
}

const spaced = (name: string): string => name.replaceAll(/_+/g, ' ').replaceAll(/ {2,}/g, ' ').trim()

const nounOf = (words: string | readonly [string, string]): Noun => {
  if (typeof words !== 'string') return { one: spaced(words[0]), many: spaced(words[1]) }
  const one = spaced(words)
  return { one, many: pluralOf(one) }
}

/** Our words for a name; in `signed {record}` the pack’s word for a record is put in. */
function ours(name: string, word: (name: string) => string): Noun {
  const known = Object.hasOwn(defaultNouns, name) ? defaultNouns[name] : undefined
  const changed = /^(.+)_changed$/.exec(name)
  if (known === undefined && changed?.[1] !== undefined) return nounOf(`change of ${word(changed[1])}`)
  const told = /^told_(?:of|about)_(.+)$/.exec(name)
  if (known === undefined && told?.[1] !== undefined) return nounOf(`notice of ${word(told[1])}`)
  const filled = (words: string) => words.replaceAll(/\{(\w+)\}/g, (_, inner: string) => word(inner))
  return nounOf(typeof known === 'object' ? [filled(known[0]), filled(known[1])] : filled(known ?? name))
}

/** "the order is made" from "order made"; null when the words are no such thing. */
function doneFrom(noun: string): Done | null {
  const words = noun.split(' ')
  if (words.length === 1 && noun.endsWith('ed') && isParticiple(noun)) return { what: '', is: noun }
  const at = firstParticiple(words)
  if (at < 0 || words.slice(0, at).includes('of')) return null
  const before = words.slice(0, at).join(' ')
  return { what: `the ${before}`, is: `${/[^s]s$/.test(before) ? 'are' : 'is'} ${words.slice(at).join(' ')}` }
}
