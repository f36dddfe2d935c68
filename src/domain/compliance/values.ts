import type { Workshop } from './workshop.ts'
import { isYes, type Bound, type IntervalBound, type Scalar, type TestLine } from '../policy/language.ts'
import { note, type Context } from './context.ts'
import { plainValue, type Node } from './history.ts'
import { parseInterval, type Interval } from './intervals.ts'
import { NO, UNKNOWN, YES } from './spans.ts'

/** How surely one recorded value, of a thing or event, passes the parts of a test that look at the value itself. */
export type ValueTest = (context: Context, value: Scalar, subject: Node, of: Node) => number

/** The value of a number in a test, or the parameter that has none. Null where there is none, or it is one of the subject’s. */
function boundOf(bound: Bound | undefined, pack: Workshop): number | string | null {
  if (bound === undefined || (typeof bound === 'object' && 'of' in bound)) return null
  if (typeof bound === 'number') return bound
  const value = pack.parameters?.[bound.parameter]?.value
  return typeof value === 'number' ? value : bound.parameter
}

type Compare = (value: number, bound: number) => boolean
const comparisons: readonly (readonly [keyof TestLine, Compare])[] = [
  ['equals', (value, bound) => value === bound],
  ['at_least', (value, bound) => value >= bound],
  ['more_than', (value, bound) => value > bound],
  ['at_most', (value, bound) => value <= bound],
  ['less_than', (value, bound) => value < bound],
]

/**
 * The part of a test that looks at a value: `is`, `in`, numbers, `same_as: subject`. Null when the test has no such
 * part. A number that is an open parameter makes the answer unknown, and so does a text where a number is compared.
 */
export function compileValueTest(name: string, test: TestLine, pack: Workshop): ValueTest | null {
  const tests: ValueTest[] = []
  if (test.is !== undefined) tests.push(oneOfTest([test.is].flat() as Scalar[]))
  if (test.in !== undefined) tests.push(oneOfTest(pack.lists?.[test.in] ?? []))
  if (test.same_as === 'subject') tests.push((_context, value, subject) => (value === subject.id ? YES : NO))
  for (const [key, compare] of comparisons) {
    const bound = boundOf(test[key] as Bound | undefined, pack)
    if (bound === null) continue
    tests.push((context, value, _subject, of) => {
      if (typeof value === 'string') {
        note(context, { why: 'unreadable', name, of: of.id })
        return UNKNOWN
      }
      if (typeof value !== 'number') return NO
      if (typeof bound === 'number') return compare(value, bound) ? YES : NO
      note(context, { why: 'parameter', name: bound })
      return UNKNOWN
    })
  }
  const [first, second] = tests
  if (!first) return null
  if (!second) return first
  return (context, value, subject, of) => Math.min(...tests.map((one) => one(context, value, subject, of)))
}

function oneOfTest(values: readonly Scalar[]): ValueTest {
  const plain = values.map(plainValue)
  const [only] = plain
  if (plain.length === 1) return (_context, value) => (value === only ? YES : NO)
  return (_context, value) => (plain.includes(value) ? YES : NO)
}

/** A comparison with a fact of the subject: `more_than: { of: subject.years_of_experience }`. */
export interface Comparison {
  /** the fact of the subject */
  readonly name: string
  passes(value: number, bound: number): boolean
}

/** The comparisons of a test with facts of the subject, which may be others on every day. */
export const comparisonsOf = (test: TestLine): readonly Comparison[] =>
  comparisons.flatMap(([key, passes]) => {
    const bound = test[key] as Bound | undefined
    return typeof bound === 'object' && 'of' in bound ? [{ name: bound.of.slice('subject.'.length), passes }] : []
  })

/** An interval of a test: what it is, or the parameter that gives it none. */
export interface IntervalInTest {
  readonly interval: Interval | null
  readonly parameter: string | null
}

/** The interval of a test or of a stretch before or after a day; null where none is asked. */
export function intervalInTest(bound: IntervalBound | undefined, pack: Workshop): IntervalInTest | null {
  if (bound === undefined) return null
  if (typeof bound === 'string') return { interval: parseInterval(bound), parameter: null }
  const interval = parseInterval(pack.parameters?.[bound.parameter]?.value)
  return { interval, parameter: interval === null ? bound.parameter : null }
}

/** A test written short is one with `is`. */
export const testLineOf = (test: unknown): TestLine =>
  typeof test === 'object' && test !== null && !Array.isArray(test)
    ? (test as TestLine)
    : { is: test as Scalar | readonly Scalar[] }

/** Whether the test asks that something is recorded (true), is not (false), or does not ask. */
export const knownOf = (test: TestLine): boolean | null => (test.known === undefined ? null : isYes(test.known))
