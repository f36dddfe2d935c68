import { inClauseOrder } from '../../../domain/policy/clause-order.ts'
import type { Contradiction } from '../../../domain/policy/contradiction.ts'
import { contradictions } from '../../../domain/policy/contradictions.ts'
import { differenceOf, type RuleDifference } from '../../../domain/policy/difference.ts'
import type { Pack, Parameter } from '../../../domain/policy/pack.ts'
import { visitRule } from '../../../domain/policy/problems-walk.ts'
import { clausesOfMeasure, type PackMeasure } from '../../../domain/policy/pack-measure.ts'
import type { ResolvedPack, RuleSource } from '../../../domain/policy/resolved.ts'
import { askOf, clausesOf, type Rule } from '../../../domain/policy/rule.ts'
import { changeInWords, type ChangeWords } from '../../../domain/policy/words/change-in-words.ts'
import { measureInWords } from '../../../domain/policy/words/measure-in-words.ts'
import { ruleInWords } from '../../../domain/policy/words/rule-in-words.ts'
import { beyondTheProduct } from '../../obligations/public.ts'
import { templatesByClause } from './templates-by-clause.ts'

/** A parameter that nobody has set. */
export interface OpenQuestion {
  readonly name: string
  readonly asks: string
  readonly type: Parameter['type']
}

/** A rule as it stands beside its clause. */
export interface RuleView {
  readonly id: string
  readonly title: string
  readonly strength: Rule['strength']
  readonly headline: string
  readonly details: readonly string[]
  /** against the policy that is followed, where it is otherwise there */
  readonly varied: { readonly words: ChangeWords; readonly difference: RuleDifference } | null
  readonly source: RuleSource | null
  readonly isForPeople: boolean
  /** what it leans on that the product cannot record, so that people decide it; null when it is checked */
  readonly beyond: readonly string[] | null
  readonly open: readonly OpenQuestion[]
  readonly readings: {
    readonly taken: string
    readonly others: readonly { readonly name: string; readonly says: string }[]
  } | null
  /** clauses of rules that it disagrees with */
  readonly disagrees: readonly string[]
  /** clauses of rules that it disagrees with, and beside which it stands on purpose */
  readonly stands: readonly string[]
  /** the clause beside which it is told in full; it may belong to several */
  readonly at: string
}

/** What becomes of a clause, the most pressing first. */
export type ClauseFate = 'answer' | 'checked' | 'people' | 'templates' | 'said'

export interface ClauseView {
  readonly clause: string
  readonly says: string
  readonly place: string | null
  readonly fate: ClauseFate
  readonly rules: readonly RuleView[]
  readonly measures: readonly MeasureView[]
  /** questions of this clause that no rule of it hangs on */
  readonly questions: readonly OpenQuestion[]
  readonly left: readonly { readonly id: string; readonly says: string; readonly why: string }[]
  readonly templates: readonly string[]
  readonly dropped: readonly DroppedView[]
}

/** A measure in words. */
export interface MeasureView {
  readonly measure: PackMeasure
  readonly headline: string
  readonly details: readonly string[]
  /** whether one of its rules leans on what the product cannot record, so that people count it */
  readonly isForPeople: boolean
}

export interface DroppedView {
  readonly id: string
  readonly headline: string
  readonly reason: string
  readonly agreedBy: string | null
  readonly agreedOn: string | null
}

/** A policy as its page shows it. */
export interface PolicyView {
  readonly resolved: ResolvedPack
  readonly clauses: readonly ClauseView[]
  readonly measures: readonly MeasureView[]
  readonly counts: Readonly<Record<ClauseFate, number>>
  /** rules that it varies or leaves out, and numbers that it sets, against what it follows */
  readonly variations: number
  readonly contradictions: readonly Contradiction[]
  /** what is open, in the order of the pack */
  readonly questions: readonly OpenQuestion[]
}

/** What was made before of a version that keeps still: putting a whole policy into words takes some 30 ms. */
const madeBefore = new WeakMap<ResolvedPack, { asOf: string; view: PolicyView }>()

/** The page of a policy. `followed` is what it follows, resolved by itself. */
export function policyView(resolved: ResolvedPack, followed: ResolvedPack | null, asOf: string): PolicyView {
  const before = madeBefore.get(resolved)
  if (before?.asOf === asOf) return before.view
  const view = viewOf(resolved, followed, asOf)
  madeBefore.set(resolved, { asOf, view })
  return view
}

function viewOf(resolved: ResolvedPack, followed: ResolvedPack | null, asOf: string): PolicyView {
  const { pack } = resolved
  const difference = followed === null ? null : differenceOf(followed, resolved)
  const found = withoutChosen(pack, contradictions(pack, asOf))
  const open = openQuestions(pack)
  const beyond = beyondTheProduct(pack)
  const order = inClauseOrder(Object.keys(pack.clauses))
  const rules = (pack.rules ?? []).map((rule): RuleView => {
    const changed = difference?.rules.changed.find((each) => each.rule === rule.id)
    const before = changed === undefined ? null : (followed?.pack.rules?.find(({ id }) => id === rule.id) ?? null)
    const { headline, details } = ruleInWords(rule, pack)
    return {
      id: rule.id,
      title: rule.title,
      strength: rule.strength,
      headline,
      details,
      varied: changed === undefined ? null : { words: changeInWords(before, rule, pack), difference: changed },
      source: resolved.ruleSource.get(rule.id) ?? null,
      isForPeople: askOf(rule) === 'person',
      beyond: beyond.get(rule.id)?.names ?? null,
      open: open.filter(({ name }) => parametersOf(rule).has(name)),
      readings: readingsOf(rule),
      disagrees: disagreeing(rule, found.filter(canBeChosen)),
      stands: disagreeing(
        rule,
        found.filter(({ settled }) => settled !== null),
      ),
      at: inClauseOrder(clausesOf(rule))[0] ?? '',
    }
  })
  const templates = templatesByClause(pack)
  const measures = (pack.measures ?? []).map((measure): MeasureView => ({
    measure,
    ...measureInWords(measure, pack),
    isForPeople: measure.rules.some((rule) => beyond.has(rule)),
  }))
  const clauses = order.map((clause): ClauseView => {
    const its = rules.filter((_, at) => clausesOf((pack.rules ?? [])[at] as Rule).includes(clause))
    const asked = new Set(its.flatMap((rule) => rule.open.map(({ name }) => name)))
    const rest = {
      rules: its,
      measures: measures.filter(({ measure }) => clausesOfMeasure(measure).includes(clause)),
      questions: open.filter(
        ({ name }) => !asked.has(name) && [pack.parameters?.[name]?.clause ?? []].flat().includes(clause),
      ),
      left: (pack.left_to_people ?? []).filter((left) => left.clause === clause),
      templates: templates.get(clause) ?? [],
      dropped: resolved.dropped
        .filter(({ rule }) => clausesOf(rule).includes(clause))
        .map(({ rule, reason, agreedBy, agreedOn }) => ({
          id: rule.id,
          headline: ruleInWords(rule, pack).headline,
          reason,
          agreedBy,
          agreedOn,
        })),
    }
    return { clause, ...clauseSays(pack.clauses[clause] ?? ''), ...rest, fate: fateOf(rest) }
  })
  const counts = { answer: 0, checked: 0, people: 0, templates: 0, said: 0 }
  for (const { fate } of clauses) counts[fate]++
  return {
    resolved,
    clauses,
    measures,
    counts,
    variations:
      difference === null
        ? 0
        : difference.rules.changed.length +
          difference.rules.dropped.length +
          difference.measures.length +
          difference.parameters.length,
    contradictions: found,
    questions: open,
  }
}

function fateOf({
  rules,
  measures,
  questions,
  left,
  templates,
}: Pick<ClauseView, 'rules' | 'measures' | 'questions' | 'left' | 'templates'>) {
  if (questions.length > 0 || rules.some(({ open }) => open.length > 0)) return 'answer'
  if (rules.some(({ isForPeople, beyond }) => !isForPeople && beyond === null)) return 'checked'
  if (measures.some(({ isForPeople }) => !isForPeople)) return 'checked'
  if (rules.length > 0 || left.length > 0 || measures.length > 0) return 'people'
  return templates.length > 0 ? 'templates' : 'said'
}

export const clauseSays = (written: Pack['clauses'][string]) =>
  typeof written === 'string' ? { says: written, place: null } : { says: written.says, place: written.place ?? null }

const openQuestions = (pack: Pack): OpenQuestion[] =>
  Object.entries(pack.parameters ?? {}).flatMap(([name, { asks, type, value }]) =>
    value === undefined ? [{ name, asks, type }] : [],
  )

/** The parameters that a rule speaks of. */
export function parametersOf(rule: Rule): Set<string> {
  const names = new Set<string>()
  visitRule(rule, {
    amount(amount) {
      if (typeof amount === 'object' && amount !== null && 'parameter' in amount) names.add(String(amount.parameter))
    },
  })
  return names
}

function readingsOf({ reading }: Rule): RuleView['readings'] {
  if (reading === undefined) return null
  return {
    taken: reading.taken,
    others: Object.entries(reading.others).map(([name, { says }]) => ({ name, says })),
  }
}

/** Whether somebody can choose between the rules of a contradiction. */
export const canBeChosen = ({ weight, rules }: Contradiction): boolean => weight === 'contradiction' && rules.length > 1

function disagreeing(rule: Rule, found: readonly Contradiction[]): string[] {
  const own = clausesOf(rule)
  const others = found
    .filter((each) => each.rules.includes(rule.id))
    .flatMap(({ asks }) => asks.filter((ask) => ask.rule !== rule.id).flatMap(({ clauses }) => clauses))
  return inClauseOrder([...new Set(others)].filter((clause) => !own.includes(clause)))
}

/** A tension that the pack declares is settled here when one of its rules was left out or gives way to another. */
function withoutChosen(pack: Pack, found: readonly Contradiction[]): Contradiction[] {
  const rules = new Map((pack.rules ?? []).map((rule) => [rule.id, rule]))
  return found.filter((each) => {
    if (each.kind !== 'tension') return true
    const named = pack.tensions?.find((tension) => each.clauses === tension.clauses)?.rules ?? each.rules
    if (named.length < 2) return true
    const left = named.flatMap((id) => rules.get(id) ?? [])
    if (left.length < 2) return false
    const gives = new Set(left.flatMap(({ instead_of: instead }) => instead ?? []))
    return left.filter(({ id }) => !gives.has(id)).length > 1
  })
}
