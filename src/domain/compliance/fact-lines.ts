import { rowOn } from './amounts.ts'
import { stepsOfOther } from './asking.ts'
import type { Workshop } from './workshop.ts'
import type { Scalar, TestLine } from '../policy/language.ts'
import { FAR, LONG_AGO } from './civil.ts'
import { note, tablesOf, type Context } from './context.ts'
import { recordedIn, type FactSpan, type Node, type Thing } from './history.ts'
import { addInterval, isBeyondCalendar, type Interval } from './intervals.ts'
import {
  ALWAYS,
  both,
  commonSpans,
  constantly,
  NEVER,
  NO,
  oneOf,
  opposite,
  pushStep,
  spansOf,
  stepsOf,
  UNKNOWN,
  valueAt,
  YES,
  type Steps,
} from './spans.ts'
import {
  comparisonsOf,
  compileValueTest,
  intervalInTest,
  knownOf,
  testLineOf,
  type Comparison,
  type IntervalInTest,
} from './values.ts'

export interface ThingLine {
  ofThing(context: Context, thing: Thing, subject: Node): Steps
  /** the same of an event about which facts are recorded */
  ofNode(context: Context, node: Node, subject: Node): Steps
  readonly aboutSubject: boolean
}

const noSpans: readonly FactSpan[] = []

/**
 * One line of a condition, asked of a thing: the days on which a fact of it passes. A fact that is not recorded is
 * false. `organisation` is known of a thing without being a fact.
 */
export function compileThingLine(name: string, given: unknown, pack: Workshop): ThingLine {
  const test = testLineOf(given)
  const known = knownOf(test)
  const not = test.not === undefined ? null : compileThingLine(name, test.not, pack)
  const base = compileBase(name, test, pack)
  const held = heldTests.flatMap(([key, shift]) => {
    const asked = intervalInTest(test[key], pack)
    return asked ? [{ ...asked, shift }] : []
  })

  const ofNode = (context: Context, node: Node, subject: Node): Steps => {
    const rows = node.facts.get(name) ?? standing(node, name)
    let steps: Steps = ALWAYS
    if (base) steps = base.steps(context, rows, subject, node)
    else if (held.length > 0) return both(ofEachValue(context, node, rows, held), rest(context, node, rows, subject))
    for (const one of held) steps = heldSteps(context, node, steps, one)
    return both(steps, rest(context, node, rows, subject))
  }
  const rest = (context: Context, node: Node, rows: readonly FactSpan[], subject: Node): Steps => {
    let steps: Steps = ALWAYS
    if (known !== null) {
      const recorded = recordedSteps(rows)
      steps = known ? recorded : opposite(recorded)
    }
    return not ? both(steps, opposite(not.ofNode(context, node, subject))) : steps
  }
  const asksSubject = test.same_as !== undefined || comparisonsOf(test).length > 0
  const aboutSubject = asksSubject || (base?.aboutSubject ?? false) || (not?.aboutSubject ?? false)
  return { ofThing: ofNode, ofNode, aboutSubject }
}

/** What is known of a thing without being recorded as a fact. */
function standing(node: Node, name: string): readonly FactSpan[] {
  if (name !== 'organisation' || node.isEvent || node.organisation === null) return noSpans
  return [{ value: node.organisation, from: LONG_AGO, until: FAR, with: null }]
}

function recordedSteps(rows: readonly FactSpan[]): Steps {
  const spans: number[] = []
  for (const { from, until } of rows) spans.push(from, until)
  return stepsOf(spans, YES)
}

/** The parts of a test that look at the value: which days they pass. Null when the test has none. */
function compileBase(name: string, test: TestLine, pack: Workshop) {
  const valueTest = compileValueTest(name, test, pack)
  const which = test.which ? pack.condition(test.which) : null
  const sameAs = test.same_as?.startsWith('subject.') ? test.same_as.slice('subject.'.length) : null
  const comparisons = comparisonsOf(test)
  const isPlain = !which && sameAs === null && comparisons.length === 0
  if (!valueTest && isPlain) return null
  const steps = (context: Context, rows: readonly FactSpan[], subject: Node, node: Node): Steps => {
    const sure: number[] = []
    let joined: Steps = NEVER
    for (const row of rows) {
      const answer = valueTest ? valueTest(context, row.value, subject, node) : YES
      if (answer === NO) continue
      if (answer === YES && isPlain) {
        sure.push(row.from, row.until)
        continue
      }
      let one = stepsOf([row.from, row.until], answer)
      if (which) one = both(one, stepsOfOther(context, which, context.history.node(String(row.value)), subject))
      if (sameAs !== null) one = both(one, sharedWithSubject(context, subject, sameAs, row))
      for (const each of comparisons) one = both(one, comparedWithSubject(context, subject, each, row.value))
      joined = oneOf(joined, one)
    }
    if (sure.length > 0) joined = oneOf(joined, stepsOf(sure, YES))
    // Not recorded is false: `case_holding: no` holds of somebody about whom nothing is said.
    const unrecorded = valueTest && isPlain ? valueTest(context, false, subject, node) : NO
    return unrecorded === YES ? oneOf(joined, opposite(recordedSteps(rows))) : joined
  }
  return { steps, aboutSubject: which?.aboutSubject ?? false }
}

function sharedWithSubject(context: Context, subject: Node, name: string, row: FactSpan): Steps {
  if (subject.isEvent) {
    const own = recordedIn(subject, name)
    if (own === undefined) {
      note(context, { why: 'not_recorded', name, of: subject.id })
      return stepsOf([row.from, row.until], UNKNOWN)
    }
    return [own].flat().includes(row.value) ? ALWAYS : NEVER
  }
  const same = (subject.facts.get(name) ?? standing(subject, name)).filter(({ value }) => value === row.value)
  return stepsOf(
    same.flatMap(({ from, until }) => commonSpans([from, until], [row.from, row.until])),
    YES,
  )
}

/** The days on which a number compares so with a fact of the subject. Where that is not recorded it does not. */
function comparedWithSubject(context: Context, subject: Node, { name, passes }: Comparison, value: Scalar): Steps {
  if (typeof value !== 'number') return NEVER
  if (subject.isEvent && !subject.facts.has(name)) {
    return constantly(comparedOn(context, subject, { name, passes }, value, subject.day))
  }
  const days = [...new Set((subject.facts.get(name) ?? []).flatMap(({ from, until }) => [from, until + 1]))]
  const steps: number[] = [LONG_AGO, NO]
  for (const day of days.toSorted((a, b) => a - b)) {
    if (day > LONG_AGO) pushStep(steps, day, NO)
    const bound = rowOn(subject, name, day)?.value
    if (typeof bound === 'number') pushStep(steps, day, passes(value, bound) ? YES : NO)
  }
  return steps
}

/** The same on one day. What an event that the rule is about does not have is unknown. */
export function comparedOn(
  context: Context,
  subject: Node,
  { name, passes }: Comparison,
  value: Scalar,
  day: number,
): number {
  if (typeof value !== 'number') return NO
  const bound = rowOn(subject, name, day)?.value
  if (typeof bound === 'number') return passes(value, bound) ? YES : NO
  if (bound !== undefined || !subject.isEvent) return NO
  note(context, { why: 'not_recorded', name, of: subject.id })
  return UNKNOWN
}

type Shift = (from: number, to: number, passed: number) => readonly [number, number]
/** `passed` is the day on which it has been held for the interval. */
const heldTests: readonly (readonly ['for_at_least' | 'for_more_than' | 'for_less_than' | 'for_at_most', Shift])[] = [
  ['for_at_least', (from, to, passed) => [Math.max(from, passed), to]],
  ['for_more_than', (from, to, passed) => [Math.max(from, passed + 1), to]],
  ['for_less_than', (from, to, passed) => [from, Math.min(to, passed - 1)]],
  ['for_at_most', (from, to, passed) => [from, Math.min(to, passed)]],
]

/** The days of each unbroken stretch on which it has been held for so long. */
function shiftSteps(context: Context, node: Node, steps: Steps, interval: Interval, shift: Shift): Steps {
  const tables = tablesOf(context, node)
  const shifted = (sureness: number) => {
    const moved: number[] = []
    const spans = spansOf(steps, sureness)
    for (let place = 0; place < spans.length; place += 2) {
      const from = spans[place] as number
      moved.push(...shift(from, spans[place + 1] as number, addInterval(tables, from, interval)))
    }
    return stepsOf(moved, sureness)
  }
  const sure = shifted(YES)
  // Where the term dates are not known nobody can say how long it was held.
  if (isBeyondCalendar(tables, interval.unit, context.asOf) && valueAt(steps, context.asOf) > NO) {
    note(context, { why: 'calendar' })
    return both(steps, stepsOf([LONG_AGO, FAR], UNKNOWN))
  }
  return steps.includes(UNKNOWN) ? oneOf(sure, shifted(UNKNOWN)) : sure
}

interface Held extends IntervalInTest {
  readonly shift: Shift
}

/** The same where the interval may be one that nobody has set: then nobody can say, on any day on which it holds at all. */
function heldSteps(context: Context, node: Node, steps: Steps, { interval, parameter, shift }: Held): Steps {
  if (interval !== null) return shiftSteps(context, node, steps, interval, shift)
  if (spansOf(steps, UNKNOWN).length === 0) return steps
  note(context, { why: 'parameter', name: parameter ?? '' })
  return both(steps, constantly(UNKNOWN))
}

/** Held for so long with one and the same value: the same supervisor for three years. */
function ofEachValue(context: Context, node: Node, rows: readonly FactSpan[], held: readonly Held[]): Steps {
  let joined: Steps = NEVER
  for (const value of new Set<Scalar>(rows.map((row) => row.value))) {
    if (value === false) continue
    let steps = recordedSteps(rows.filter((row) => row.value === value))
    for (const one of held) steps = heldSteps(context, node, steps, one)
    joined = oneOf(joined, steps)
  }
  return joined
}
