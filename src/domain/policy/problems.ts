import { templatesOf } from '../templates/from-pack.ts'
import { nearest } from './nearest.ts'
import type { Path } from './problems-of-shape.ts'
import { measureProblems } from './problems-of-measures.ts'
import { clausesOfMeasure } from './pack-measure.ts'
import { nameProblems } from './problems-of-names.ts'
import { referenceProblems } from './problems-of-references.ts'
import { templateUses } from './problems-of-templates.ts'
import { valueProblems } from './problems-of-values.ts'
import { visitCondition, visitRule, type RuleVisitor } from './problems-walk.ts'
import type { PackProblem, Place, ProblemTeller, ResolvedPack, RuleSource } from './resolved.ts'
import { clausesOf } from './rule.ts'

/**
 * What is wrong across a resolved pack whose shape is right: references that lead nowhere, ids used twice, circles,
 * values of another type than asked for, readings that give no rule; and, as warnings, what is there and is never used.
 */
export function packProblems(resolved: ResolvedPack): PackProblem[] {
  const problems: PackProblem[] = []
  const tell: ProblemTeller = {
    rule: (at, path, says, instead = null, severity = 'error') =>
      problems.push({ severity, places: placesOfRule(resolved, at, path), onKey: false, says, instead }),
    pack: (path, says, instead = null, severity = 'error', onKey = false) =>
      problems.push({ severity, places: placesOf(resolved, path), onKey, says, instead }),
  }
  const dropped = new Map(resolved.dropped.map(({ rule, pack }) => [rule.id, pack]))
  referenceProblems(resolved.pack, tell, dropped, (rule) => resolved.ruleSource.get(rule)?.pack)
  valueProblems(resolved.pack, tell, resolved.ruleSource)
  // Of a pack by itself the schema has told already; here a template may lean on another that was replaced.
  if (resolved.chain.length > 1) {
    for (const { path, message } of templatesOf(resolved.pack).problems) tell.pack(path, message)
  }
  measureProblems(resolved.pack, tell)
  nameProblems(resolved.pack, tell)
  unused(resolved, tell)
  return problems
}

/** Where something other than a rule may have been written; a measure, in the last change that has it first. */
function placesOf(resolved: ResolvedPack, path: Path): Place[] {
  const [key, at, ...within] = path
  const measure = key === 'measures' && typeof at === 'number' ? resolved.pack.measures?.[at] : undefined
  const source = resolved.measureSource.get(measure?.id ?? '')
  if (source === undefined) return [placeOf(resolved, path)]
  const changes = source.changes.map((step) => ({ pack: step.pack, path: ['vary', step.at, 'change', ...within] }))
  return [...changes.toReversed(), { pack: source.pack, path: ['measures', source.at, ...within] }]
}

/** Where something of the resolved pack was written. */
function placeOf(resolved: ResolvedPack, path: Path): Place {
  const found = resolved.places.get(path.slice(0, 2).join('/'))
  return found === undefined ? { pack: resolved.name, path } : { ...found, path: [...found.path, ...path.slice(2)] }
}

/** Where a part of a rule may have been written: in the last change that has it, in the reading, or in the rule itself. */
function placesOfRule({ pack, name, ruleSource }: ResolvedPack, at: number, path: Path): Place[] {
  const source = ruleSource.get(pack.rules?.[at]?.id ?? '')
  if (source === undefined) return [{ pack: name, path: ['rules', at, ...path] }]
  return [...changesOf(source, path), { pack: source.pack, path: ['rules', source.at, ...path] }]
}

function changesOf({ changes, reading, pack, at }: RuleSource, path: Path): Place[] {
  const laid = changes.map((step) => ({ pack: step.pack, path: ['vary', step.at, 'change', ...path] })).toReversed()
  const read =
    reading === null ? [] : [{ pack, path: ['rules', at, 'reading', 'others', reading.name, 'change', ...path] }]
  return [...laid, ...read]
}

/** Clauses, parameters and lists that nothing speaks of. Never an error: a policy says more than can be checked. */
function unused({ pack, dropped, name, places }: ResolvedPack, tell: ProblemTeller): void {
  const templates = templateUses(pack)
  const rules = [...(pack.rules ?? []), ...dropped.map(({ rule }) => rule)]
  const clauses = new Set([
    ...rules.flatMap(clausesOf),
    ...(pack.tensions ?? []).flatMap((tension) => tension.clauses),
    ...(pack.left_to_people ?? []).map(({ clause }) => clause),
    ...(pack.references ?? []).flatMap(({ clause }) => clause ?? []),
    ...Object.values(pack.parameters ?? {}).flatMap(({ clause }) => clause),
    ...(pack.measures ?? []).flatMap(clausesOfMeasure),
  ])
  for (const reference of Object.keys(pack.clauses)) {
    if (clauses.has(reference) || templates.names(reference)) continue
    const says = `no rule, template or statement left to people names clause “${reference}”`
    tell.pack(
      ['clauses', reference],
      says,
      'write its rule, or put it under “left_to_people” with why',
      'warning',
      true,
    )
  }
  const parameters = new Set(templates.parameters.map(({ name }) => name))
  const lists = new Set(templates.lists)
  const use: RuleVisitor = {
    amount: (amount) => {
      if (typeof amount === 'object' && amount !== null && 'parameter' in amount)
        parameters.add(String(amount.parameter))
    },
    test: (_, test) => {
      if (typeof test === 'object' && 'in' in test && test.in !== undefined) lists.add(test.in)
    },
  }
  for (const { leaves_out: left } of pack.measures ?? []) for (const each of left ?? []) visitCondition(each.while, use)
  for (const rule of rules) {
    visitRule(rule, use)
    for (const other of Object.values(rule.reading?.others ?? {})) {
      for (const match of JSON.stringify(other.change).matchAll(/"(parameter|in)":"([a-z0-9_]+)"/g)) {
        const into = match[1] === 'in' ? lists : parameters
        into.add(match[2] ?? '')
      }
    }
  }
  const own = (key: string) => (places.get(key)?.pack ?? name) === name
  for (const id of Object.keys(pack.parameters ?? {})) {
    if (parameters.has(id) || !own(`parameters/${id}`)) continue
    tell.pack(['parameters', id], `nothing uses the parameter “${id}”`, meantOf(id, parameters), 'warning', true)
  }
  for (const id of Object.keys(pack.lists ?? {})) {
    if (lists.has(id) || !own(`lists/${id}`)) continue
    tell.pack(['lists', id], `nothing uses the list “${id}”`, meantOf(id, lists), 'warning', true)
  }
}

const meantOf = (id: string, used: ReadonlySet<string>): string | null => {
  const near = nearest(id, [...used])
  return near === null ? null : `rules speak of “${near}”`
}
