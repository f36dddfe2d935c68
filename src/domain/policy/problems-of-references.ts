import { listInWords } from '../text/dates.ts'
import { nearest } from './nearest.ts'
import type { Pack } from './pack.ts'
import type { Path } from './problems-of-shape.ts'
import { templateUses } from './problems-of-templates.ts'
import { visitRule } from './problems-walk.ts'
import type { PackName, ProblemTeller } from './resolved.ts'
import { clausesOf, type Rule } from './rule.ts'

/**
 * References that lead nowhere, ids that are used twice, and rules that wait for each other in a circle.
 * @param dropped rules that a pack which follows leaves out, with that pack: where a rule of the pack it follows only tells
 *   itself apart from them (`instead_of`, `beside`), or a tension names them, that is without effect and no mistake
 * @param writtenBy the pack that wrote a rule
 */
export function referenceProblems(
  pack: Pack,
  tell: ProblemTeller,
  dropped: ReadonlyMap<string, PackName> = new Map(),
  writtenBy: (rule: string) => PackName | undefined = () => undefined,
): void {
  const rules = pack.rules ?? []
  const clauses = Object.keys(pack.clauses)
  const ids = rules.map(({ id }) => id)
  const parameters = Object.keys(pack.parameters ?? {})
  const lists = Object.keys(pack.lists ?? {})
  const noClause = (reference: string) =>
    clauses.includes(reference)
      ? null
      : { says: `there is no clause “${reference}”`, instead: meant(reference, clauses) }
  for (const key of ['tensions', 'left_to_people'] as const) {
    const named = (pack[key] ?? []).map(({ id }) => id)
    twice(named, (at, id) => tell.pack([key, at, 'id'], `two are called “${id}”`, 'give each an id of its own'))
  }
  for (const [at, rule] of rules.entries()) {
    for (const [place, reference] of clausesOf(rule).entries()) {
      const wrong = noClause(reference)
      if (wrong) tell.rule(at, Array.isArray(rule.clause) ? ['clause', place] : ['clause'], wrong.says, wrong.instead)
    }
    const isLetGo = (id: string) => dropped.has(id) && dropped.get(id) !== writtenBy(rule.id)
    const noRule = (id: string, path: Path) => {
      if (id === rule.id) tell.rule(at, path, `“${id}” is this rule itself`, 'name another rule')
      else if (isLetGo(id)) tell.rule(at, path, `“${rule.id}” waits for “${id}”, which is left out`, 'drop it too')
      else if (!ids.includes(id)) tell.rule(at, path, `there is no rule “${id}”`, meant(id, ids))
    }
    for (const key of ['instead_of', 'beside'] as const) {
      for (const [place, id] of (rule[key] ?? []).entries()) if (!isLetGo(id)) noRule(id, [key, place])
    }
    visitRule(rule, {
      trigger: (trigger, path) => {
        if (typeof trigger === 'object' && 'breach_of' in trigger) noRule(trigger.breach_of, [...path, 'breach_of'])
      },
      amount: (amount, _, path) => {
        const name = parameterOf(amount)
        if (name === null || parameters.includes(name)) return
        tell.rule(at, [...path, 'parameter'], `there is no parameter “${name}”`, meant(name, parameters))
      },
      test: (_, test, path) => {
        if (typeof test !== 'object' || !('in' in test) || test.in === undefined || lists.includes(test.in)) return
        tell.rule(at, [...path, 'in'], `there is no list “${test.in}”`, meant(test.in, lists))
      },
    })
  }
  for (const [id, parameter] of Object.entries(pack.parameters ?? {})) {
    for (const [place, reference] of [parameter.clause].flat().entries()) {
      const wrong = noClause(reference)
      const path = Array.isArray(parameter.clause) ? ['clause', place] : ['clause']
      if (wrong) tell.pack(['parameters', id, ...path], wrong.says, wrong.instead)
    }
  }
  for (const [at, tension] of (pack.tensions ?? []).entries()) {
    for (const [place, reference] of tension.clauses.entries()) {
      const wrong = noClause(reference)
      if (wrong) tell.pack(['tensions', at, 'clauses', place], wrong.says, wrong.instead)
    }
    for (const [place, id] of (tension.rules ?? []).entries()) {
      if (!ids.includes(id) && !dropped.has(id))
        tell.pack(['tensions', at, 'rules', place], `there is no rule “${id}”`, meant(id, ids))
    }
  }
  for (const [at, entry] of (pack.both_stand ?? []).entries()) {
    for (const [place, id] of entry.rules.entries()) {
      if (!ids.includes(id) && !dropped.has(id))
        tell.pack(['both_stand', at, 'rules', place], `there is no rule “${id}”`, meant(id, ids))
    }
  }
  for (const [at, left] of (pack.left_to_people ?? []).entries()) {
    const wrong = noClause(left.clause)
    if (wrong) tell.pack(['left_to_people', at, 'clause'], wrong.says, wrong.instead)
  }
  for (const { name, path } of templateUses(pack).parameters) {
    if (!parameters.includes(name)) tell.pack(path, `there is no parameter “${name}”`, meant(name, parameters))
  }
  circles(rules, tell)
}

/** The parameter that an amount is taken from. */
export const parameterOf = (amount: unknown): string | null =>
  typeof amount === 'object' && amount !== null && 'parameter' in amount ? String(amount.parameter) : null

function twice(ids: readonly string[], found: (at: number, id: string) => void): void {
  for (const [at, id] of ids.entries()) if (ids.indexOf(id) < at) found(at, id)
}

const meant = (word: string, known: readonly string[]): string => {
  const near = nearest(word, known)
  if (near !== null) return `did you mean “${near}”?`
  if (known.length === 0) return 'there are none in this pack: add it'
  return known.length > 12 ? 'add it, or name one that there is' : `there are ${listInWords(known)}`
}

/**
 * Rules that lead back to themselves: each instead of the other, so that none binds; each counting only what the other
 * leaves; each starting with a breach of the other.
 */
function circles(rules: readonly Rule[], tell: ProblemTeller): void {
  const at = new Map(rules.map((rule, place) => [rule.id, place]))
  for (const kind of ['instead_of', 'beside', 'breach_of'] as const) {
    const told = new Set<string>()
    for (const rule of rules) {
      const circle = circleFrom(rule.id, (id) => namedBy(rules[at.get(id) ?? -1], kind))
      if (circle === null || circle.length < 2 || circle.some((id) => told.has(id))) continue
      for (const id of circle) told.add(id)
      const path = kind === 'breach_of' ? [rule.after === undefined ? 'before' : 'after', 'trigger'] : [kind]
      const says = `${kind} goes in a circle: ${[...circle, rule.id].join(', ')}`
      tell.rule(at.get(rule.id) ?? 0, path, says, `take “${rule.id}” out of it, or the last of them`)
    }
  }
}

function namedBy(rule: Rule | undefined, kind: 'instead_of' | 'beside' | 'breach_of'): readonly string[] {
  if (rule === undefined) return []
  if (kind !== 'breach_of') return rule[kind] ?? []
  const named: string[] = []
  visitRule(rule, {
    trigger: (trigger) => {
      if (typeof trigger === 'object' && 'breach_of' in trigger) named.push(trigger.breach_of)
    },
  })
  return named
}

/** The shortest way from a rule back to itself, or null. */
function circleFrom(start: string, next: (id: string) => readonly string[]): string[] | null {
  const ways: string[][] = [[start]]
  const seen = new Set<string>()
  for (let way = ways.shift(); way !== undefined; way = ways.shift()) {
    for (const id of next(way.at(-1) ?? start)) {
      if (id === start) return way
      if (!seen.has(id)) ways.push([...way, id])
      seen.add(id)
    }
  }
  return null
}
