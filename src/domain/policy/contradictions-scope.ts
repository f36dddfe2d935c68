import { factLinesOf, type Condition, type IntervalBound, type Scalar, type Test, type TestLine } from './language.ts'
import { longer } from './lengths.ts'
import type { Pack } from './pack.ts'

/** Whether two conditions can hold of the same thing at once, as far as that can be proved from the conditions alone. */
export type Overlap = 'apart' | 'seldom' | 'together'

/** One line of a condition, in a shape that can be compared. What it cannot take apart stays whole, as `opaque`. */
export interface Line {
  readonly fact: string
  readonly values?: readonly string[]
  readonly not?: boolean
  readonly low?: number
  readonly high?: number
  readonly atLeast?: string
  readonly lessThan?: string
  readonly opaque?: string
}

/** Facts that a thing may have with several values at once: two of them apart does not tell the things apart. */
const several: readonly string[] = ['role', 'status', 'leave', 'items_met', 'form_of_work']

/** The lines that all hold under a condition. */
export function linesOf(condition: Condition | undefined, pack: Pack): Line[] {
  if (condition === undefined) return []
  return [
    ...factLinesOf(condition).flatMap(([fact, test]) => linesOfTest(fact, test, pack)),
    ...(condition.all ?? []).flatMap((each) => linesOf(each, pack)),
    ...(condition.any ? [{ fact: 'any', opaque: JSON.stringify(condition.any) }] : []),
    ...(condition.none ?? []).flatMap((each): Line[] => {
      const inside = linesOf(each, pack)
      const [only] = inside
      return inside.length === 1 && only?.values
        ? [{ ...only, not: only.not !== true }]
        : [{ fact: 'none', opaque: JSON.stringify(each) }]
    }),
    ...(condition.happened ? [{ fact: 'happened', opaque: JSON.stringify(condition.happened) }] : []),
    ...(condition.season ? [{ fact: 'season', opaque: JSON.stringify(condition.season) }] : []),
  ]
}

const said = (value: Scalar): string => (value === true ? 'yes' : value === false ? 'no' : `${value}`)

function linesOfTest(fact: string, test: Test, pack: Pack): Line[] {
  if (typeof test !== 'object') return [{ fact, values: [said(test)] }]
  if (Array.isArray(test)) return [{ fact, values: (test as readonly Scalar[]).map(said) }]
  const line = test as TestLine
  const lines: Line[] = []
  if (line.is !== undefined) lines.push({ fact, values: [line.is].flat().map((value) => said(value as Scalar)) })
  if (line.in !== undefined) lines.push({ fact, values: pack.lists?.[line.in] ?? [] })
  if (line.known !== undefined) lines.push({ fact: `${fact} known`, values: [said(line.known)] })
  const [low, high] = [numberOf(line.at_least ?? line.more_than, pack), numberOf(line.at_most ?? line.less_than, pack)]
  const equal = numberOf(line.equals, pack)
  if (equal !== null) lines.push({ fact, low: equal, high: equal })
  else if (low !== null || high !== null) {
    const step = { low: line.more_than === undefined ? 0 : 0.001, high: line.less_than === undefined ? 0 : -0.001 }
    lines.push({
      fact,
      ...(low === null ? {} : { low: low + step.low }),
      ...(high === null ? {} : { high: high + step.high }),
    })
  }
  const held = (bound: IntervalBound | undefined, key: 'atLeast' | 'lessThan') => {
    if (bound === undefined) return
    const interval = typeof bound === 'string' ? bound : pack.parameters?.[bound.parameter]?.value
    const known = typeof interval === 'string' ? { [key]: interval } : { opaque: JSON.stringify({ [key]: bound }) }
    lines.push({ fact: `${fact} for`, ...known })
  }
  held(line.for_at_least ?? line.for_more_than, 'atLeast')
  held(line.for_less_than ?? line.for_at_most, 'lessThan')
  const ofSubject = comparisonKeys.filter((key) => typeof line[key] === 'object' && 'of' in line[key])
  for (const key of ofSubject) lines.push({ fact: `${fact} ${key}`, opaque: JSON.stringify(line[key]) })
  if (line.not !== undefined) {
    const inside = linesOfTest(fact, line.not, pack)
    const [only] = inside
    lines.push(
      inside.length === 1 && only?.values
        ? { ...only, not: only.not !== true }
        : { fact: `not ${fact}`, opaque: JSON.stringify(line.not) },
    )
  }
  if (line.which !== undefined) lines.push({ fact: `${fact} which`, opaque: JSON.stringify(line.which) })
  if (line.same_as !== undefined) lines.push({ fact: `${fact} same as`, values: [line.same_as] })
  return lines
}

const comparisonKeys = ['equals', 'at_least', 'more_than', 'at_most', 'less_than'] as const

function numberOf(bound: TestLine['equals'], pack: Pack): number | null {
  if (bound === undefined || typeof bound === 'number') return bound ?? null
  if ('of' in bound) return null
  const value = pack.parameters?.[bound.parameter]?.value
  return typeof value === 'number' ? value : null
}

/** Whether two sets of lines can all hold of one thing. Of an event an attribute has one value. */
export function overlapOf(a: readonly Line[], b: readonly Line[], event = false): Overlap {
  let overlap: Overlap = 'together'
  for (const one of a) {
    for (const other of b) {
      const found = one.fact === other.fact ? linesOverlap(one, other, event) : unknownOverlap(one, other)
      if (found === 'apart') return 'apart'
      if (found === 'seldom') overlap = 'seldom'
    }
  }
  return overlap
}

/** A value, and that nothing is recorded. */
function unknownOverlap(a: Line, b: Line): Overlap {
  const apart = (known: Line, value: Line) =>
    known.fact === `${value.fact} known` &&
    known.values?.join() === 'no' &&
    value.values !== undefined &&
    value.not !== true
  return apart(a, b) || apart(b, a) ? 'apart' : 'together'
}

function linesOverlap(a: Line, b: Line, event: boolean): Overlap {
  if (a.low !== undefined && b.high !== undefined && a.low > b.high) return 'apart'
  if (b.low !== undefined && a.high !== undefined && b.low > a.high) return 'apart'
  if (a.atLeast !== undefined && b.lessThan !== undefined && notShorter(a.atLeast, b.lessThan)) return 'apart'
  if (b.atLeast !== undefined && a.lessThan !== undefined && notShorter(b.atLeast, a.lessThan)) return 'apart'
  if (!a.values || !b.values) return 'together'
  if (a.not === true && b.not === true) return 'together'
  if (a.not === true || b.not === true) {
    const [yes, no] = a.not === true ? [b.values, a.values] : [a.values, b.values]
    return yes.every((value) => no.includes(value)) ? 'apart' : 'together'
  }
  if (a.values.some((value) => b.values?.includes(value))) return 'together'
  const yesNo = [...a.values, ...b.values].every((value) => value === 'yes' || value === 'no')
  return yesNo || (event && !several.includes(a.fact)) || singleValued.includes(a.fact) ? 'apart' : 'seldom'
}

/** Facts of the product that have one value at a time. */
const singleValued: readonly string[] = ['post', 'employed', 'newly_qualified', 'case_holding', 'hours', 'rag', 'kind']

const notShorter = (atLeast: string, lessThan: string): boolean => longer(lessThan, atLeast) === false

/** Whether everything that one set of lines binds is bound by the other too. */
export function isWithin(inner: readonly Line[], outer: readonly Line[]): boolean {
  return outer.every((wide) => inner.some((narrow) => implies(narrow, wide)))
}

function implies(narrow: Line, wide: Line): boolean {
  if (narrow.fact !== wide.fact) return false
  if (JSON.stringify(narrow) === JSON.stringify(wide)) return true
  if (narrow.values && wide.values && !narrow.not && !wide.not) {
    return narrow.values.every((value) => wide.values?.includes(value))
  }
  if (wide.low !== undefined || wide.high !== undefined) {
    return (narrow.low ?? -Infinity) >= (wide.low ?? -Infinity) && (narrow.high ?? Infinity) <= (wide.high ?? Infinity)
  }
  return false
}

/** How two scopes lie: the first is inside the second, or around it, or they are the same, or neither. */
export function relationOf(a: readonly Line[], b: readonly Line[]): 'same' | 'narrower' | 'wider' | 'crossing' {
  const [in_, around] = [isWithin(a, b), isWithin(b, a)]
  if (in_ && around) return 'same'
  return in_ ? 'narrower' : around ? 'wider' : 'crossing'
}

/** The numbers between which a condition wants an attribute. */
export const boundsIn = (lines: readonly Line[]): { fact: string; low: number | null; high: number | null }[] =>
  lines.flatMap(({ fact, low, high }) =>
    low === undefined && high === undefined ? [] : [{ fact, low: low ?? null, high: high ?? null }],
  )
