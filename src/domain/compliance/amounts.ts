import { answerOf } from './asking.ts'
import type { CompiledCondition, Workshop } from './workshop.ts'
import type { AmountFrom, IntervalAmount, NumberAmount, Scalar, ShareAmount } from '../policy/language.ts'
import { FAR, LONG_AGO } from './civil.ts'
import { note, type Context } from './context.ts'
import { amountIn } from './happened.ts'
import { recordedIn, type FactSpan, type Node } from './history.ts'
import { parseInterval } from './intervals.ts'
import { OPEN, openQuestion, type Limit } from './limits.ts'
import { constantly, NO, UNKNOWN, valueAt, type Steps } from './spans.ts'
import { compileStream } from './streams.ts'

/** A value that may be another on every day: what it is on one, and on which days it may change. */
export interface Amount<T> {
  /** the value, when it is always the same */
  readonly fixed: T | null
  on(context: Context, subject: Node, day: number): T
  changes(context: Context, subject: Node, into: number[]): void
}

/** What the pieces are made of, for intervals or for numbers. */
interface Kind<T> {
  /** a literal, or the value of a fact or parameter; null when it is none */
  read(value: unknown): T | null
  /** what an open question is worth */
  unknown(context: Context): T
  /** no demand at all: a parameter left open on purpose, or no case of a list that fits */
  none: T
  strictest(values: readonly T[]): T
  between(value: T, least: T | null, most: T | null): T
  scaled(value: T, factor: number, round: Rounding): T
}
type Rounding = 'up' | 'down' | 'nearest'

/** Rounds away what floating point has added: 37 / 18.5 × 4 is 8 and not a little more. */
export function roundTo(value: number, round: Rounding): number {
  const clean = Math.round(value * 1e6) / 1e6
  return round === 'up' ? Math.ceil(clean) : round === 'down' ? Math.floor(clean) : Math.round(clean)
}

const intervals: Kind<Limit> = {
  read(value) {
    const interval = parseInterval(value)
    return interval ? { is: 'interval', interval } : null
  },
  unknown: openQuestion,
  none: OPEN,
  strictest: (of) => ({ is: 'shortest', of }),
  between(value, least, most) {
    const atMost: Limit = most ? { is: 'shortest', of: [value, most] } : value
    return least ? { is: 'longest', of: [atMost, least] } : atMost
  },
  scaled(value, factor, round) {
    if (value.is === 'interval') {
      const { n, unit } = value.interval
      return { is: 'interval', interval: { n: roundTo(n * factor, round), unit } }
    }
    if (value.is === 'shortest' || value.is === 'longest') {
      return { is: value.is, of: value.of.map((one) => intervals.scaled(one, factor, round)) }
    }
    return value
  },
}

const numbers = (bound: 'at_least' | 'at_most'): Kind<number> => ({
  read: (value) => (typeof value === 'number' ? value : null),
  unknown: (context) => (context.assume === (bound === 'at_least') ? LONG_AGO : FAR),
  none: bound === 'at_least' ? LONG_AGO : FAR,
  strictest: (values) => (bound === 'at_least' ? Math.max(...values) : Math.min(...values)),
  between: (value, least, most) => Math.max(Math.min(value, most ?? FAR), least ?? LONG_AGO),
  scaled: (value, factor, round) => roundTo(value * factor, round),
})

/** An interval of a rule, wherever it comes from. */
export const compileInterval = (amount: IntervalAmount, pack: Workshop): Amount<Limit> =>
  compileAmount(amount, pack, intervals)

/** A number of a window: what it is on a day, for the stretch that is judged. */
export interface WindowNumber {
  in(context: Context, subject: Node, day: number, from: number, to: number): number
  /**
   * The days on which it may be another; `leaves` says when what was on a day is no longer in the stretch that ends then.
   * Left out where it is always the same.
   */
  changes?(context: Context, subject: Node, into: number[], leaves: (day: number) => number): void
}

export const isShare = (amount: NumberAmount | undefined): amount is ShareAmount =>
  typeof amount === 'object' && 'times' in amount

/** A number of a window, as a floor or as a ceiling. */
export function compileNumber(amount: NumberAmount, pack: Workshop, bound: 'at_least' | 'at_most'): WindowNumber {
  if (isShare(amount)) return compileShare(amount, pack)
  const compiled = compileAmount(amount as number | AmountFrom<number>, pack, numbers(bound))
  const { fixed: always } = compiled
  return always === null ? { in: compiled.on, changes: compiled.changes } : { in: () => always }
}

/** So many for so much of something else in the same stretch. */
function compileShare(share: ShareAmount, pack: Workshop): WindowNumber {
  const stream = compileStream(share.of, pack)
  return {
    in(context, subject, _day, from, to) {
      const { events, days } = stream.collect(context, subject, subject, Math.min(to, context.cutoff), !context.assume)
      let sum = 0
      for (const [place, day] of days.entries()) {
        if (day < from) continue
        const event = events[place]
        if (event) sum += share.total === undefined ? 1 : amountIn(context, event, share.total, !context.assume)
      }
      return roundTo(sum * share.times, share.round)
    },
    changes(context, subject, into, leaves) {
      const { days } = stream.collect(context, subject, subject, context.cutoff, !context.assume)
      for (const day of days) into.push(day, leaves(day))
    },
  }
}

function compileAmount<T extends Limit | number>(given: unknown, pack: Workshop, kind: Kind<T>): Amount<T> {
  const literal = kind.read(given)
  if (literal !== null) return fixed(literal)
  const from = given as AmountFrom<string | number>
  if (from.parameter !== undefined) return fromParameter(from, pack, kind)
  if (from.fact !== undefined) return fromFact(from, from.fact, pack, kind)
  if (from.first_of) return fromCases(from.first_of, pack, kind)
  if (from.strictest)
    return strictestOf(
      from.strictest.map((one) => compileAmount(one, pack, kind)),
      kind,
    )
  if (from.scale) return scaledBy(compileAmount(from.take, pack, kind), from.scale, pack, kind)
  return fixed(kind.none)
}

const fixed = <T>(value: T): Amount<T> => ({ fixed: value, on: () => value, changes: () => undefined })

function fromParameter<T>(from: AmountFrom<string | number>, pack: Workshop, kind: Kind<T>): Amount<T> {
  const name = from.parameter as string
  const value = kind.read(pack.parameters?.[name]?.value)
  if (value !== null) return fixed(value)
  if (from.otherwise === 'open' && pack.parameters?.[name]?.value === undefined) return fixed(kind.none)
  return {
    fixed: null,
    changes: () => undefined,
    on(context) {
      note(context, { why: 'parameter', name })
      return kind.unknown(context)
    },
  }
}

function fromFact<T extends Limit | number>(
  from: AmountFrom<string | number>,
  name: string,
  pack: Workshop,
  kind: Kind<T>,
): Amount<T> {
  const otherwise = from.otherwise === undefined ? null : compileAmount(from.otherwise, pack, kind)
  const least = kind.read(from.no_less_than)
  const most = kind.read(from.no_more_than)
  const instead = (context: Context, subject: Node, day: number): T => {
    if (otherwise) return otherwise.on(context, subject, day)
    note(context, { why: 'not_recorded', name, of: subject.id })
    return kind.unknown(context)
  }
  return {
    fixed: null,
    changes(context, subject, into) {
      for (const { from: first, until } of subject.facts.get(name) ?? []) into.push(first, until + 1)
      otherwise?.changes(context, subject, into)
    },
    on(context, subject, day) {
      const row = rowOn(subject, name, day)
      if (!row) return instead(context, subject, day)
      const value = kind.read(row.value)
      // What is recorded and cannot be read is not as if nothing were: only its bounds are sure.
      if (value === null) {
        note(context, { why: 'unreadable', name, of: subject.id })
        return kind.between(kind.unknown(context), least, most)
      }
      const missing = (from.needs ?? []).filter((one) => row.with?.[one] === undefined || row.with[one] === '')
      for (const one of missing) note(context, { why: 'needs', name: one, of: subject.id })
      // Without what must be recorded with it nobody can say whether it holds: both are worked out.
      if (missing.length > 0 && !context.assume) return instead(context, subject, day)
      return kind.between(value, least, most)
    },
  }
}

/** The row that holds on a day; of several, the one that began last. An event has its attribute on every day. */
export function rowOn(subject: Node, name: string, day: number): FactSpan | null {
  let found: FactSpan | null = null
  for (const row of subject.facts.get(name) ?? []) {
    if (row.from > day) break
    if (row.until >= day) found = row
  }
  if (found || !subject.isEvent) return found
  const value = recordedIn(subject, name)
  return value === undefined ? null : { value: [value].flat()[0] as Scalar, from: LONG_AGO, until: FAR, with: null }
}

function fromCases<T extends Limit | number>(
  cases: NonNullable<AmountFrom<string | number>['first_of']>,
  pack: Workshop,
  kind: Kind<T>,
): Amount<T> {
  const compiled = cases.map(({ when, use }) => ({
    when: when ? stepsOnce(pack.condition(when)) : null,
    use: compileAmount(use, pack, kind),
  }))
  return {
    fixed: null,
    changes(context, subject, into) {
      for (const { when, use } of compiled) {
        const steps = when?.(context, subject) ?? []
        for (let place = 2; place < steps.length; place += 2) into.push(steps[place] as number)
        use.changes(context, subject, into)
      }
    },
    on(context, subject, day) {
      for (const { when, use } of compiled) {
        const answer = when ? valueAt(when(context, subject), day) : 1
        if (answer > NO && (answer !== UNKNOWN || context.assume)) return use.on(context, subject, day)
      }
      return kind.none
    },
  }
}

/** The days of a condition for a subject, worked out once although many days are asked about. */
function stepsOnce(condition: CompiledCondition): (context: Context, subject: Node) => Steps {
  let lastContext: Context | null = null
  let lastSubject: Node | null = null
  let last: Steps = []
  return (context, subject) => {
    if (context !== lastContext || subject !== lastSubject) {
      last = subject.isEvent
        ? constantly(answerOf(context, condition, subject, subject))
        : condition.ofThing(context, subject, subject)
      lastContext = context
      lastSubject = subject
    }
    return last
  }
}

function strictestOf<T extends Limit | number>(of: readonly Amount<T>[], kind: Kind<T>): Amount<T> {
  return {
    fixed: null,
    changes: (context, subject, into) => of.forEach((one) => one.changes(context, subject, into)),
    on: (context, subject, day) => kind.strictest(of.map((one) => one.on(context, subject, day))),
  }
}

/** In proportion to part-time hours: longer between, or fewer. Nobody is asked more for working more than full time. */
function scaledBy<T extends Limit | number>(
  take: Amount<T>,
  scale: NonNullable<AmountFrom<string | number>['scale']>,
  pack: Workshop,
  kind: Kind<T>,
): Amount<T> {
  const full = typeof scale.full === 'number' ? scale.full : pack.parameters?.[scale.full.parameter]?.value
  return {
    fixed: null,
    changes(context, subject, into) {
      for (const { from, until } of subject.facts.get(scale.by) ?? []) into.push(from, until + 1)
      take.changes(context, subject, into)
    },
    on(context, subject, day) {
      const hours = rowOn(subject, scale.by, day)?.value
      if (typeof full !== 'number')
        note(context, { why: 'parameter', name: (scale.full as { parameter: string }).parameter })
      const isHours = typeof hours === 'number' && hours > 0
      if (!isHours)
        note(context, { why: hours === undefined ? 'not_recorded' : 'unreadable', name: scale.by, of: subject.id })
      if (typeof full !== 'number' || !isHours) return kind.unknown(context)
      const share = Math.min(1, hours / full)
      return kind.scaled(take.on(context, subject, day), scale.way === 'longer' ? 1 / share : share, scale.round)
    },
  }
}
