import { factLinesOf, type Condition, type Happened, type Stream, type Test, type TestLine } from './language.ts'
import type { Path } from './problems-of-shape.ts'
import type { Rule, Trigger, Window } from './rule.ts'

/** What is looked at on the way through a rule. Each is told where in the rule it stands. */
export interface RuleVisitor {
  /** an interval or number that comes from somewhere, at each of its levels */
  readonly amount?: (amount: unknown, want: 'interval' | 'number', path: Path) => void
  readonly condition?: (condition: Condition, path: Path) => void
  readonly test?: (fact: string, test: Test, path: Path) => void
  readonly stream?: (stream: Stream, use: 'counts' | 'trigger' | 'of' | 'happened', path: Path) => void
  readonly trigger?: (trigger: Trigger, path: Path) => void
}

/** Goes through every amount, condition, test, stream and trigger of a rule, wherever it is nested. */
export function visitRule(rule: Rule, visitor: RuleVisitor): void {
  const visit = visitorOf(visitor)
  visit.condition(rule.where, ['where'])
  visit.condition(rule.while, ['while'])
  visit.stream(rule.counts, 'counts', ['counts'])
  visit.gap(rule.gap, ['gap'])
  visit.window(rule.window, ['window'])
  for (const key of ['after', 'before'] as const) {
    const asked = rule[key]
    if (asked === undefined) continue
    visit.trigger(asked.trigger, [key, 'trigger'])
    if (asked.within !== 'open') visit.amount(asked.within, 'interval', [key, 'within'])
  }
  visit.condition(rule.always, ['always'])
  for (const [at, one] of (rule.either ?? []).entries()) {
    visit.stream(one.counts, 'counts', ['either', at, 'counts'])
    visit.gap(one.gap, ['either', at, 'gap'])
    visit.window(one.window, ['either', at, 'window'])
  }
  for (const [at, pause] of (rule.pauses ?? []).entries()) visit.condition(pause.while, ['pauses', at, 'while'])
  visit.amount(rule.grace, 'interval', ['grace'])
}

/** The same for a condition that stands in no rule. */
export const visitCondition = (condition: Condition, visitor: RuleVisitor): void =>
  visitorOf(visitor).condition(condition, [])

function visitorOf(visitor: RuleVisitor) {
  const condition = (value: Condition | undefined, path: Path): void => {
    if (value === undefined) return
    visitor.condition?.(value, path)
    for (const join of ['all', 'any', 'none'] as const) {
      for (const [at, one] of (value[join] ?? []).entries()) condition(one, [...path, join, at])
    }
    stream(value.happened, 'happened', [...path, 'happened'])
    for (const [fact, line] of factLinesOf(value)) test(fact, line, [...path, fact])
  }
  const test = (fact: string, value: Test, path: Path): void => {
    visitor.test?.(fact, value, path)
    if (!isLine(value)) return
    for (const key of ['equals', 'at_least', 'more_than', 'at_most', 'less_than'] as const) {
      amount(value[key], 'number', [...path, key])
    }
    for (const key of ['for_at_least', 'for_more_than', 'for_at_most', 'for_less_than'] as const) {
      amount(value[key], 'interval', [...path, key])
    }
    condition(value.which, [...path, 'which'])
    if (value.not !== undefined) test(fact, value.not, [...path, 'not'])
  }
  const stream = (
    value: Stream | Happened | undefined,
    use: 'counts' | 'trigger' | 'of' | 'happened',
    path: Path,
  ): void => {
    if (value === undefined) return
    visitor.stream?.(value, use, path)
    if ('in_last' in value) amount(value.in_last, 'interval', [...path, 'in_last'])
    if ('in_next' in value) amount(value.in_next, 'interval', [...path, 'in_next'])
    condition(value.where, [...path, 'where'])
  }
  const amount = (value: unknown, want: 'interval' | 'number', path: Path): void => {
    if (value === undefined) return
    visitor.amount?.(value, want, path)
    if (typeof value !== 'object' || value === null) return
    const from = value as Record<string, unknown>
    for (const key of ['otherwise', 'take'] as const) {
      if (from[key] !== 'open') amount(from[key], want, [...path, key])
    }
    for (const [at, one] of listOf(from['strictest']).entries()) amount(one, want, [...path, 'strictest', at])
    for (const [at, one] of listOf(from['first_of']).entries()) {
      const { when, use } = one as { when?: Condition; use: unknown }
      condition(when, [...path, 'first_of', at, 'when'])
      amount(use, want, [...path, 'first_of', at, 'use'])
    }
    const scale = from['scale'] as { full?: unknown } | undefined
    amount(scale?.full, 'number', [...path, 'scale', 'full'])
    // The `of` of a comparison is a word, "subject.hours", and no stream.
    if (typeof from['of'] === 'object') stream(from['of'] as Stream, 'of', [...path, 'of'])
  }
  const trigger = (value: Trigger, path: Path): void => {
    visitor.trigger?.(value, path)
    if (typeof value === 'string') return
    if ('begins' in value) condition(value.begins, [...path, 'begins'])
    else if ('ends' in value) condition(value.ends, [...path, 'ends'])
    else if ('event' in value) stream(value, 'trigger', path)
  }
  const gap = (value: Rule['gap'], path: Path): void => {
    if (value === undefined) return
    const limit = value.at_most
    if (typeof limit === 'object' && 'number' in limit) {
      amount(limit.number, 'number', [...path, 'at_most', 'number'])
      stream(limit.of, 'of', [...path, 'at_most', 'of'])
    } else amount(limit, 'interval', [...path, 'at_most'])
    amount(value.first, 'interval', [...path, 'first'])
  }
  const window = (value: Window | undefined, path: Path): void => {
    if (value === undefined) return
    amount(value.at_least, 'number', [...path, 'at_least'])
    amount(value.at_most, 'number', [...path, 'at_most'])
    condition(value.covers?.while, [...path, 'covers', 'while'])
    if (typeof value.each === 'object' && 'between' in value.each)
      trigger(value.each.between, [...path, 'each', 'between'])
  }
  return { condition, stream, amount, trigger, gap, window }
}

/** Whether a test is more than a value or a list of values. */
export const isLine = (test: Test): test is TestLine => typeof test === 'object' && !Array.isArray(test)
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
