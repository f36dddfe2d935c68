import { type Scalar, type Stream, type Test } from './language.ts'
import { lettersApart, nearest } from './nearest.ts'
import type { Pack } from './pack.ts'
import type { Path } from './problems-of-shape.ts'
import { isLine, visitRule } from './problems-walk.ts'
import { changedRule } from './readings.ts'
import type { ProblemTeller } from './resolved.ts'
import type { Rule, Window } from './rule.ts'
import {
  namesOfValues,
  suppliedEventNames,
  suppliedFactNames,
  suppliedLinkNames,
  suppliedThingNames,
} from './supplied-names.ts'

/** What a name stands for, in words. A value is of a fact: `value role`. */
type Sort = 'event' | 'link' | 'fact' | 'kind of thing' | `value ${string}`

interface Use {
  /** the place of the rule, or `fromList` */
  readonly rule: number
  readonly path: Path
}

/**
 * Names that nothing else speaks of and that look like another: names are free, so that a misspelled one is no error, and a
 * rule that counts a `sesion` is held against everybody. A warning: it may be meant so. What is declared in `words`, asked
 * by a template or supplied by the product is never told of.
 */
export function nameProblems(pack: Pack, tell: ProblemTeller): void {
  capitalProblems(pack, tell)
  comparisonProblems(pack, tell)
  const uses = usesOf(pack)
  const declared = declaredIn(pack)
  for (const [sort, names] of uses) {
    const supplied = suppliedFor(sort)
    const others = new Set([...supplied, ...companions(sort, uses), ...(isValue(sort) ? [] : declared)])
    for (const [name, places] of names) {
      const [only] = places.values()
      if (only === undefined || only.rule === fromList || places.size > 1) continue
      if (others.has(name) || declared.has(name)) continue
      const near = nearTo(
        name,
        [...names.keys(), ...others].filter((other) => other !== name),
      )
      if (near === null) continue
      const what = isValue(sort) ? `the value “${name}” of ${sort.slice('value '.length)}` : `the ${sort} “${name}”`
      tell.rule(only.rule, only.path, `nothing else speaks of ${what}`, `did you mean “${near}”?`, 'warning')
    }
  }
}

/**
 * Values are told apart by their letters, and all that the product supplies are small: `CP` is so of nobody. A warning: the
 * facts of a file may be written so, and then the pack is right.
 */
function capitalProblems(pack: Pack, tell: ProblemTeller): void {
  const told = new Set<string>()
  const look = (fact: string, value: Scalar, say: (says: string, instead: string) => void) => {
    if (typeof value !== 'string' || !/[A-Z]/.test(value) || told.has(`${fact} ${value}`)) return
    const supplied = namesOfValues[fact] ?? []
    if (supplied.includes(value)) return
    told.add(`${fact} ${value}`)
    const small = value.toLowerCase().replaceAll(/[^a-z0-9]+/g, '_')
    const near = nearest(small, supplied)
    say(
      `“${value}” has capital letters, and nothing that Plumbline supplies of ${fact} has`,
      `write “${near ?? small}”, unless your own facts are written so`,
    )
  }
  for (const [at, rule] of (pack.rules ?? []).entries()) {
    visitRule(rule, {
      test: (fact, test, path) => {
        const values = isLine(test) ? test.is : test
        for (const value of [values ?? []].flat() as Scalar[]) {
          look(fact, value, (says, instead) => tell.rule(at, path, says, instead, 'warning'))
        }
      },
    })
  }
  for (const [fact, values] of listedValues(pack)) {
    for (const value of values) look(fact, value, (says, instead) => tell.pack(['lists'], says, instead, 'warning'))
  }
}

const comparisons: Readonly<Record<string, string>> = {
  '>=': 'at_least',
  '≥': 'at_least',
  '>': 'more_than',
  '<=': 'at_most',
  '≤': 'at_most',
  '<': 'less_than',
  '=': 'equals',
}

/** A comparison written in signs is a word like any other, and so of nothing: `minutes: ">= 45"`. */
function comparisonProblems(pack: Pack, tell: ProblemTeller): void {
  for (const [at, rule] of (pack.rules ?? []).entries()) {
    visitRule(rule, {
      test: (_fact, test, path) => {
        for (const value of [(isLine(test) ? test.is : test) ?? []].flat() as Scalar[]) {
          const [, sign = '', number] = /^\s*([<>]=?|[≤≥=])\s*(\d+(?:\.\d+)?)\s*$/.exec(String(value)) ?? []
          if (number === undefined) continue
          const instead = `write { ${comparisons[sign]}: ${number} }`
          tell.rule(at, path, `“${value}” is read as a word, and compares no number`, instead, 'warning')
        }
      },
    })
  }
}

const isValue = (sort: Sort): boolean => sort.startsWith('value ')

/** A value of a named list is written on purpose. */
const fromList = -1

/**
 * One letter of a short word, two of a longer one, and never the first: further apart lie words that are both meant, as
 * `head` and `lead`, `direct` and `indirect`.
 */
function nearTo(name: string, others: readonly string[]): string | null {
  if (name.length < 5) return null
  const reach = name.length < 8 ? 1 : 2
  const alike = others.filter(
    (other) => other[0] === name[0] && lettersApart(name, other) <= reach && !differsInNumber(name, other),
  )
  return nearest(name, alike)
}

/** `team_1` and `team_2`, `year_10` and `year_11`: told apart on purpose. */
const differsInNumber = (one: string, other: string): boolean =>
  /\d/.test(one + other) && one.replaceAll(/\d/g, '') === other.replaceAll(/\d/g, '')

function suppliedFor(sort: Sort): readonly string[] {
  if (isValue(sort)) return namesOfValues[sort.slice('value '.length)] ?? []
  if (sort === 'event') return suppliedEventNames
  if (sort === 'link') return suppliedLinkNames
  // In a condition a link of an event stands where a fact does, and a rule may be about an event.
  return sort === 'fact' ? [...suppliedFactNames, ...suppliedLinkNames] : [...suppliedThingNames, ...suppliedEventNames]
}

/** The other sorts whose names may stand in the same place. */
function companions(sort: Sort, uses: ReadonlyMap<Sort, ReadonlyMap<string, unknown>>): string[] {
  const names = (other: Sort) => [...(uses.get(other)?.keys() ?? [])]
  if (sort === 'fact') return [...names('link'), ...names('kind of thing'), ...names('event')]
  if (sort === 'link') return [...names('fact'), ...names('kind of thing'), ...names('event')]
  return sort === 'event' ? names('kind of thing') : sort === 'kind of thing' ? names('event') : []
}

/** What the author has given words, keys of the templates, and what templates ask of facts. */
function declaredIn(pack: Pack): ReadonlySet<string> {
  const declared = new Set(Object.keys(pack.words ?? {}))
  const look = (value: unknown, key: string): void => {
    if (typeof value === 'string') {
      if (['key', 'fact', 'field', 'clause'].includes(key)) declared.add(value)
    } else if (Array.isArray(value)) for (const one of value) look(one, key)
    else if (typeof value === 'object' && value !== null) {
      for (const [inner, one] of Object.entries(value)) {
        declared.add(inner)
        look(one, inner)
      }
    }
  }
  const { rules: _rules, clauses: _clauses, parameters: _parameters, words: _words, ...templates } = pack
  look(templates, '')
  return declared
}

/** Every name with where it stands. A reading that leaves a name where it is uses it once. */
function usesOf(pack: Pack): Map<Sort, Map<string, Map<string, Use>>> {
  const uses = new Map<Sort, Map<string, Map<string, Use>>>()
  const add = (sort: Sort, name: string, rule: number, path: Path): void => {
    let names = uses.get(sort)
    if (!names) uses.set(sort, (names = new Map()))
    let places = names.get(name)
    if (!places) names.set(name, (places = new Map()))
    const key = `${rule} ${path.join(' ')}`
    if (!places.has(key)) places.set(key, { rule, path })
  }
  for (const [at, rule] of (pack.rules ?? []).entries()) {
    const others = Object.values(rule.reading?.others ?? {}).map(({ change }) => changedRule(rule, change))
    for (const read of [rule, ...others]) namesIn(read, (sort, name, path) => add(sort, name, at, path))
  }
  for (const [fact, values] of listedValues(pack)) {
    for (const value of values) add(`value ${fact}`, value, fromList, ['lists', value])
  }
  return uses
}

/** The values of named lists, for each fact that is tested against one. They are written on purpose: each is known. */
function listedValues({ lists, rules }: Pack): Map<string, readonly string[]> {
  const found = new Map<string, readonly string[]>()
  for (const rule of rules ?? []) {
    visitRule(rule, {
      test: (fact, test) => {
        if (!isLine(test) || test.in === undefined) return
        found.set(fact, [...(found.get(fact) ?? []), ...(lists?.[test.in] ?? [])])
      },
    })
  }
  return found
}

type Add = (sort: Sort, name: string, path: Path) => void

function namesIn(rule: Rule, add: Add): void {
  add('kind of thing', rule.about, ['about'])
  const stream = (given: Stream, path: Path): void => {
    const events = [given.event].flat()
    for (const [at, event] of events.entries()) {
      add('event', event, Array.isArray(given.event) ? [...path, 'event', at] : [...path, 'event'])
    }
    if (given.as !== undefined) add('link', given.as, [...path, 'as'])
    if (given.day_of !== undefined) add('fact', given.day_of, [...path, 'day_of'])
  }
  const test = (fact: string, given: Test, path: Path): void => {
    // `not` is visited again as a test of the same fact.
    if (path.at(-1) !== 'not') add('fact', fact, path)
    const values = isLine(given) ? given.is : given
    const listed = [values ?? []].flat() as Scalar[]
    for (const value of listed) if (isName(value)) add(`value ${fact}`, value, path)
    if (!isLine(given)) return
    if (given.same_as?.includes('.') === true) add('fact', given.same_as.slice('subject.'.length), [...path, 'same_as'])
    for (const key of ['equals', 'at_least', 'more_than', 'at_most', 'less_than'] as const) {
      const bound = given[key]
      if (typeof bound === 'object' && 'of' in bound) {
        add('fact', bound.of.slice('subject.'.length), [...path, key, 'of'])
      }
    }
  }
  const amount = (given: unknown, path: Path): void => {
    if (typeof given !== 'object' || given === null) return
    const from = given as { fact?: string; total?: string; needs?: readonly string[]; scale?: { by?: string } }
    if (from.fact !== undefined) add('fact', from.fact, [...path, 'fact'])
    if (from.total !== undefined) add('fact', from.total, [...path, 'total'])
    if (from.scale?.by !== undefined) add('fact', from.scale.by, [...path, 'scale', 'by'])
  }
  visitRule(rule, {
    test,
    stream: (given, _, path) => {
      stream(given, path)
      if ('total' in given && typeof given.total === 'string') add('fact', given.total, [...path, 'total'])
    },
    amount: (given, _, path) => amount(given, path),
  })
  for (const key of ['after', 'before'] as const) {
    const linked = rule[key]?.linked
    if (linked !== undefined) add('link', linked, [key, 'linked'])
  }
  if (rule.after?.by !== undefined) add('fact', rule.after.by, ['after', 'by'])
  measured(rule.window, ['window'], add)
  for (const [at, { window }] of (rule.either ?? []).entries()) measured(window, ['either', at, 'window'], add)
}

/** What a window measures. */
function measured(window: Window | undefined, path: Path, add: Add): void {
  if (window === undefined) return
  for (const key of ['total', 'average', 'different', 'one_of_each'] as const) {
    const name = window[key]
    if (name !== undefined) add('fact', name, [...path, key])
  }
  if (window.covers === undefined) return
  add('kind of thing', window.covers.kind, [...path, 'covers', 'kind'])
  add('fact', window.covers.by, [...path, 'covers', 'by'])
  add('link', window.covers.as, [...path, 'covers', 'as'])
}

const isName = (value: Scalar): value is string =>
  typeof value === 'string' && value !== 'yes' && value !== 'no' && /^[a-z][a-z0-9_]*$/.test(value)
