import { listInWords } from '../../text/dates.ts'
import type { FactWords } from './default-words.ts'
import { possessive, withArticle, type Noun } from './plain-nouns.ts'

/** What is said of a thing, before it is known in which place of a sentence it will stand. */
export type Predicate = Plain | Whose | Joined

export interface Plain extends FactWords {
  readonly kind: 'plain'
  readonly not: boolean
  /** "has had …": the verb only helps another */
  readonly helps?: boolean
  /** "for less than 12 months" */
  readonly lasting?: string
  /** "in the first 12 months", of what lasts less than that */
  readonly first?: string
  /** "1 September to 31 July": of the days of a year, and of nobody */
  readonly season?: string
}
/** Of something it has: "whose supervisor is a DSL". */
export interface Whose {
  readonly kind: 'whose'
  readonly noun: Noun
  readonly plural: boolean
  readonly of: Predicate
}
export interface Joined {
  readonly kind: 'joined'
  readonly by: 'and' | 'or'
  readonly parts: readonly Predicate[]
}

export const plain = (words: FactWords): Plain => ({ kind: 'plain', not: false, ...words })
export const joined = (by: 'and' | 'or', parts: readonly Predicate[]): Predicate =>
  parts.length === 1 && parts[0] ? parts[0] : { kind: 'joined', by, parts }

/** What is so on some days of each year, whoever it is about: "1 September to 31 July". */
export const inSeason = (days: string): Predicate => ({
  kind: 'plain',
  not: false,
  verb: 'be',
  rest: `within ${days}`,
  season: days,
})
const isSeason = (part: Predicate): part is Plain & { readonly season: string } =>
  part.kind === 'plain' && part.season !== undefined
const seasonWords = ({ season, not }: Plain & { readonly season: string }): string =>
  not ? `outside ${season}` : `from ${season}`

/** The opposite, carried inward: not (a or b) is not a and not b. */
export function negate(predicate: Predicate): Predicate {
  switch (predicate.kind) {
    case 'plain':
      return { ...predicate, not: !predicate.not }
    case 'whose':
      return { ...predicate, of: negate(predicate.of) }
    case 'joined':
      return joined(predicate.by === 'and' ? 'or' : 'and', predicate.parts.map(negate))
  }
}

/** The predicate with how long it has held. */
export function lasting(predicate: Predicate, words: { lasting: string; first?: string }): Predicate {
  if (predicate.kind === 'plain') return { ...predicate, ...words }
  if (predicate.kind === 'whose') return { ...predicate, of: lasting(predicate.of, words) }
  return { ...predicate, parts: predicate.parts.map((part) => lasting(part, words)) }
}

/** Who or what a clause is about. */
export interface Subject {
  readonly name: string
  readonly possessive: string
  /** "many" also for "you" and "they" */
  readonly number: 'one' | 'many'
  /** of one person, though the verb is in the plural: "you are a DSL" */
  readonly single?: boolean
  /** what is over: "the session was not interrupted" */
  readonly past?: boolean
}
export const subjectNamed = (name: string, number: 'one' | 'many' = 'one'): Subject => ({
  name,
  possessive: possessive(name),
  number,
})
export const they: Subject = { name: 'they', possessive: 'their', number: 'many', single: true }
export const it: Subject = { name: 'it', possessive: 'its', number: 'one' }

/** "is a DSL", "have held cases for 12 months or more", "has no supervisor". */
function says(predicate: Plain, number: 'one' | 'many', { single = number === 'one', past = false } = {}): string {
  const { verb, not } = predicate
  const rest = single ? predicate.rest : (predicate.restMany ?? predicate.rest)
  const has = number === 'one' ? 'has' : 'have'
  if (predicate.lasting !== undefined) {
    return `${has}${not ? ' not' : ''} ${participles[verb] ?? pastOf(verb)} ${rest} ${predicate.lasting}`
  }
  if (predicate.helps === true) return `${has}${not ? ' not' : ''} ${rest}`
  if (verb === 'be') {
    const is = past ? ['was', 'were'] : ['is', 'are']
    return `${is[number === 'one' ? 0 : 1]}${not ? ' not' : ''} ${rest}`
  }
  if (verb === 'have') {
    if (not && /^an? /.test(rest)) return `${has} no ${rest.replace(/^an? /, '')}`
    return not ? `${number === 'one' ? 'does' : 'do'} not have ${rest}` : `${has} ${rest}`
  }
  if (not) return `${number === 'one' ? 'does' : 'do'} not ${verb} ${rest}`
  return `${number === 'one' ? thirdPerson(verb) : verb} ${rest}`
}

const participles: Readonly<Record<string, string>> = { be: 'been', have: 'had', hold: 'held', last: 'lasted' }
const pastOf = (verb: string): string => (verb.endsWith('e') ? `${verb}d` : `${verb}ed`)
const thirdPerson = (verb: string): string => (/(s|x|ch|sh)$/.test(verb) ? `${verb}es` : `${verb}s`)

/** A whole clause: "each member of staff has a supervisor", "their post is teacher". */
export function clause(subject: Subject, predicate: Predicate): string {
  switch (predicate.kind) {
    case 'plain':
      return `${subject.name} ${says(predicate, subject.number, subject)}`
    case 'whose':
      return clause(owned(predicate, subject.possessive), predicate.of)
    case 'joined':
      return joinParts(predicate, (part) => clause(subject, part), subject)
  }
}

function owned(predicate: Whose, owner: string): Subject {
  return subjectNamed(
    `${owner} ${predicate.plural ? predicate.noun.many : predicate.noun.one}`,
    predicate.plural ? 'many' : 'one',
  )
}

function joinParts(predicate: Joined, say: (part: Predicate) => string, subject: Subject): string {
  const allPlain = predicate.parts.every((part) => part.kind === 'plain')
  if (allPlain) {
    const [first, ...others] = predicate.parts
    if (!first) return ''
    const simple = predicate.parts.every(
      (part) => part.kind === 'plain' && part.verb === 'have' && !part.not && !part.helps && part.lasting === undefined,
    )
    if (simple) return `${say(first)}${continued(others as Plain[], predicate.by)}`
    return listInWords(
      [say(first), ...others.map((part) => says(part as Plain, subject.number, subject))],
      predicate.by,
    )
  }
  return listInWords(
    predicate.parts.map((part) =>
      part.kind === 'joined' && part.by !== predicate.by
        ? `${part.by === 'or' ? 'either ' : ''}${say(part)}`
        : say(part),
    ),
    predicate.by,
  )
}

/** The rest of a list that has its verb already: ", an agreed interval and a venue". */
function continued(others: readonly Plain[], by: 'and' | 'or'): string {
  const rests = others.map((part) => part.rest)
  const last = rests.pop()
  return `${rests.map((rest) => `, ${rest}`).join('')} ${by} ${last}`
}

/** After a noun: "who hold cases", "whose supervisor is a DSL", "that are not extended". */
export function relative(predicate: Predicate, person: boolean, number: 'one' | 'many'): string {
  const who = person ? 'who' : 'that'
  switch (predicate.kind) {
    case 'plain':
      return `${who} ${says(predicate, number)}`
    case 'whose':
      return clause(owned(predicate, 'whose'), predicate.of)
    case 'joined':
      return joinParts(predicate, (part) => relative(part, person, number), { name: who, possessive: 'whose', number })
  }
}

/** When something holds: "while newly qualified", "in the first 12 months of employment", "while they hold cases". */
export function whileWords(predicate: Predicate, person: boolean): string {
  const parts = predicate.kind === 'joined' ? predicate.parts : [predicate]
  const by = predicate.kind === 'joined' ? predicate.by : 'and'
  const [only] = parts
  const seasons = by === 'and' ? parts.filter(isSeason) : []
  if (seasons.length > 0) {
    const others = parts.filter((part) => !isSeason(part))
    const during = others.length === 0 ? [] : [whileWords(joined('and', others), person)]
    return [...during, ...seasons.map(seasonWords)].join(', ')
  }
  if (parts.length === 1 && only?.kind === 'plain' && !only.not && only.first !== undefined) {
    return `${only.first} ${stageOf(only)}`
  }
  if (parts.every((part) => part.kind === 'plain' && part.verb === 'be' && part.lasting === undefined)) {
    return `while ${listInWords(
      parts.map((part) => (part.kind === 'plain' ? `${part.not ? 'not ' : ''}${part.rest}` : '')),
      by,
    )}`
  }
  return `while ${clause(person ? they : it, predicate)}`
}

const stageOf = (predicate: Plain): string =>
  predicate.stage ?? (predicate.verb === 'be' ? `of being ${predicate.rest}` : `with ${predicate.rest}`)

/** The day on which something begins: "becoming a deputy DSL", "the first day on which they hold cases". */
export function beginning(predicate: Predicate, subject: Subject): string {
  return predicate.kind === 'plain' && predicate.verb === 'be' && !predicate.not && predicate.lasting === undefined
    ? `becoming ${predicate.rest}`
    : `the first day on which ${clause(subject, predicate)}`
}

/** A noun with what is said of it, in pieces: adjectives are in the noun already. */
export interface Dressed {
  readonly noun: Noun
  /** "of 60 minutes or more"; empty when none is asked */
  readonly length: string
  /** what follows the noun without a clause of its own */
  readonly posts: readonly string[]
  readonly relatives: readonly Predicate[]
  /** ", from 1 September to 31 July"; empty when it is so all the year */
  readonly season: string
}

/** Puts each predicate where it is shortest: before the noun, in its place, after it, or in a clause. */
export function dress(base: Noun, predicates: readonly Predicate[]): Dressed {
  let noun = base
  const before: string[] = []
  let length = ''
  let season = ''
  const posts: string[] = []
  const relatives: Predicate[] = []
  for (const each of predicates) {
    if (isSeason(each)) season += `, ${seasonWords(each)}`
    else if (each.kind !== 'plain' || each.lasting !== undefined) relatives.push(each)
    else if (each.not) {
      if (each.post !== undefined && each.post.startsWith('with ')) posts.push(each.post.replace(/^with/, 'without'))
      else relatives.push(each)
    } else if (each.head !== undefined && noun === base) noun = each.head
    else if (each.pre !== undefined && each.quiet === true) before.push(each.pre)
    else if (each.pre !== undefined) before.unshift(each.pre)
    else if (each.verb === 'last' && length === '' && each.post !== undefined) length = each.post
    else if (each.post !== undefined) posts.push(each.post)
    else relatives.push(each)
  }
  const adjectives = before.toReversed().join(' ')
  const with_ = (word: string) => `${adjectives} ${word}`.trim()
  return { noun: { one: with_(noun.one), many: with_(noun.many) }, length, posts, relatives, season }
}

/** The noun with all of it: "case holders with an agreement in force who are newly qualified". */
export function wholeNoun(dressed: Dressed, number: 'one' | 'many', person: boolean, article = false): string {
  const noun = article && number === 'one' ? withArticle(dressed.noun.one) : dressed.noun[number]
  const clauses = dressed.relatives.map((each) => relative(each, person, number))
  const words = [noun, dressed.length, listInWords(dressed.posts, 'and'), clauses.join(' and ')]
  return `${words.filter((part) => part !== '').join(' ')}${dressed.season}`
}
