/** The small grammar of English that names of a pack need: plurals, articles, capitals. */

/** A noun in both numbers: "session", "sessions". */
export interface Noun {
  readonly one: string
  readonly many: string
}

const unusual: Readonly<Record<string, string>> = { child: 'children', person: 'people', woman: 'women', man: 'men' }
const withoutPlural: readonly string[] = [
  'training',
  'supervision',
  'staff',
  'leave',
  'work',
  'information',
  'evidence',
  'feedback',
  'cpd',
  'absence',
  'consent',
  'reflection',
  'support',
  'advice',
  'assurance',
  'confidentiality',
  'access',
  'management',
]

/** Whether a noun is one that is not counted: "training", "group supervision". */
export const isUncounted = (noun: string): boolean => {
  const words = headOf(noun).split(' ')
  return withoutPlural.includes((words[firstParticiple(words) - 1] ?? words.at(-1) ?? '').toLowerCase())
}

const preposition = / (?=(?:of|for|in|with|to|by|about|on|from|between) )/
/** The noun before what is said of it: "member" of "member of staff". */
const headOf = (noun: string): string => noun.split(preposition)[0] ?? noun

const irregular =
  /^(made|held|sent|given|told|set|done|read|begun|met|written|seen|left|taken|kept|lost|found|known|put|drawn|brought|sought|heard|shown|paid|chosen|agreed)$/
/** Whether a word is what has been done to something: "signed", "made". */
export const isParticiple = (word: string): boolean =>
  irregular.test(word) || (/[a-z]ed$/.test(word) && !word.endsWith('eed'))
/** Where a name such as "order made" or "record signed by both" has its participle; -1 where none follows a noun. */
export const firstParticiple = (words: readonly string[]): number =>
  words.findIndex((word, index) => index > 0 && isParticiple(word))

/** Whether words are plural already: "minutes", "cases discussed". */
export function isMany(words: string): boolean {
  const all = headOf(words).split(' ')
  const noun = all[firstParticiple(all) - 1] ?? all.at(-1) ?? ''
  return /[^s]s$/.test(noun) && !/(us|is)$/.test(noun)
}

/** "sessions", "children", "orders made", "signatures of both"; what is not counted stays as it is. */
export function pluralOf(noun: string): string {
  const words = noun.split(' ')
  const done = firstParticiple(words)
  if (done > 0) return [pluralOf(words.slice(0, done).join(' ')), ...words.slice(done)].join(' ')
  const head = headOf(noun)
  if (head !== noun) return pluralOf(head) + noun.slice(head.length)
  if (isUncounted(head)) return head
  const last = head.split(' ').at(-1) ?? ''
  const known = unusual[last]
  if (known !== undefined) return head.slice(0, head.length - last.length) + known
  if (isMany(head)) return head
  if (/[^aeiou]y$/.test(head)) return `${head.slice(0, -1)}ies`
  return /(s|x|z|ch|sh)$/.test(head) ? `${head}es` : `${head}s`
}

/** "case discussed" from "cases discussed": one of what is named in the plural. */
export function singularOf(many: string): string {
  const all = many.split(' ')
  const at = firstParticiple(all)
  const index = at > 0 ? at - 1 : all.length - 1
  return all.map((word, n) => (n === index ? word.replace(/ies$/, 'y').replace(/([^s])s$/, '$1') : word)).join(' ')
}

/** "a session", "an agreement", "an hour", "a DSL"; nothing before what is not counted or is many already. */
export function withArticle(noun: string): string {
  if (noun === '' || isUncounted(noun) || isMany(noun) || /^(a|an|the|any|no|one) /i.test(noun)) return noun
  return `${articleFor(noun)} ${noun}`
}

function articleFor(noun: string): 'a' | 'an' {
  const first = noun.split(/[ -]/)[0] ?? ''
  if (/^[A-Z]{2,3}$/.test(first)) return 'AEFHILMNORSX'.includes(first.charAt(0)) ? 'an' : 'a'
  if (/^(hour|honest|8|11$|18$)/i.test(first)) return 'an'
  if (/^(uni|use|one|eu|ur[aeiou])/i.test(first) && !/^unin/i.test(first)) return 'a'
  return /^[aeiou]/i.test(first) ? 'an' : 'a'
}

export const upperFirst = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

/** "Weeks of term" becomes "weeks of term"; "DSL training" stays as it is, and so does a name of two capitals. */
export const lowerFirst = (words: string): string =>
  /^[A-Z][a-z ’']/.test(words) && !properName.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words

const properName =
  /^(January|February|March|April|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Easter|Christmas|Appendix|English|I)\b/

/** A sentence: spaces tidied, a capital first, and one mark at its end. */
export function sentence(words: string): string {
  const tidy = words
    .replaceAll(/ {2,}/g, ' ')
    .replaceAll(/ ([,.;:])/g, '$1')
    .replaceAll(/([,;]),/g, '$1')
    .trim()
  if (tidy === '') return ''
  return upperFirst(/[.?!][”)]?$/.test(tidy) ? tidy : `${tidy}.`)
}

/** “How often?”: words of the pack, marked as such. */
export const quoted = (words: string): string => `“${words.replace(/\.$/, '')}”`

/** "Nia Roe’s", "the governors’". */
export const possessive = (name: string): string => (/[^s]s$/.test(name) ? `${name}’` : `${name}’s`)
