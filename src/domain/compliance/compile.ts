import type { CompiledCondition, Workshop } from './workshop.ts'
import { sharedCondition, workshopOf } from './conditions.ts'
import { isYes, type IntervalAmount, type Stream, type WorkAmount } from '../policy/language.ts'
import type { Pack } from '../policy/pack.ts'
import { askOf, clausesOf, type After, type Before, type Gap, type Rule, type Window } from '../policy/rule.ts'
import { compileInterval, compileNumber, isShare, type Amount, type WindowNumber } from './amounts.ts'
import type { Jurisdiction } from './calendar-source.ts'
import { FAR, parseDay } from './civil.ts'
import { note, type Context } from './context.ts'
import { parseInterval, type Interval } from './intervals.ts'
import { OPEN, type Limit } from './limits.ts'
import { compileMeasure, type Measure } from './measures.ts'
import { compilePause, type CompiledPause } from './pauses.ts'
import type { Spans } from './spans.ts'
import { compileStream, sharedStream, type CompiledStream } from './streams.ts'
import { compileTrigger, type CompiledTrigger } from './triggers.ts'
import type { RuleTraits } from './verdict.ts'
import { windowSeries, type WindowSeries } from './windows.ts'

export interface CompiledWork {
  number(context: Context): number
  readonly total: string | null
  readonly of: CompiledStream
}
export interface CompiledGap {
  readonly atMost: Amount<Limit>
  readonly first: Amount<Limit> | null
  readonly work: CompiledWork | null
}
export interface CompiledWindow {
  /** windows one after the other; null for a rolling one */
  readonly series: WindowSeries | null
  readonly rolling: Extract<Limit, { is: 'interval' }> | null
  readonly atLeast: WindowNumber | null
  readonly atMost: WindowNumber | null
  /** whether as much is asked as happened of something else in the window */
  readonly hasShare: boolean
  readonly measure: Measure
  readonly isAverage: boolean
  readonly part: { readonly is: 'owed' | 'exempt' | 'pro_rata'; readonly round?: 'up' | 'down' | 'nearest' }
  /** whether other rules ask which events it needs */
  readonly needsEvents: boolean
}
export interface CompiledAfter {
  readonly trigger: CompiledTrigger
  readonly linked: string | null
  readonly atLeast: number
  /** one, or those of several points in turn */
  readonly limits: readonly Amount<Limit>[]
  readonly hasPoints: boolean
  /** the attribute of the trigger that holds the last day */
  readonly by: string | null
  readonly notBefore: Interval | null
  readonly forbids: boolean
  readonly allowsLate: boolean
}
export interface CompiledBefore {
  readonly trigger: CompiledTrigger
  readonly linked: string | null
  readonly atLeast: number
  readonly within: Amount<Limit> | null
  readonly noLaterThan: Interval | null
}
export type CompiledAsk =
  | { readonly is: 'gap'; readonly gap: CompiledGap; readonly counts: CompiledStream }
  | { readonly is: 'window'; readonly window: CompiledWindow; readonly counts: CompiledStream }

export interface CompiledRule extends RuleTraits {
  readonly id: string
  readonly rule: Rule
  readonly clauses: readonly string[]
  readonly where: CompiledCondition | null
  readonly while: CompiledCondition | null
  readonly pauses: readonly CompiledPause[]
  readonly warn: Interval | null
  readonly periodic: CompiledAsk | null
  readonly after: CompiledAfter | null
  readonly before: CompiledBefore | null
  readonly answers: CompiledStream | null
  readonly always: CompiledCondition | null
  readonly either: readonly CompiledAsk[] | null
  /** rules that take its place where they bind */
  readonly displacedBy: readonly CompiledRule[]
  /** rules whose events are not counted here */
  readonly beside: readonly CompiledRule[]
  /** whether other rules ask what it found */
  readonly isAsked: boolean
}

/** A pack with its conditions made into functions. */
export interface CompiledPack {
  readonly pack: Pack
  readonly jurisdiction: Jurisdiction
  readonly inForceFrom: number
  readonly inForceUntil: number
  /** both, as the days on which its rules may bind */
  readonly inForce: Spans
  readonly rules: readonly CompiledRule[]
  readonly rulesAbout: ReadonlyMap<string, readonly CompiledRule[]>
}

/** Compiles a pack that stands by itself, once for many assessments. Throws nothing on a valid pack. */
export function compilePack(pack: Pack): CompiledPack {
  const written = pack.rules ?? []
  const workshop = workshopOf(pack)
  const besideOf = orderedBeside(written)
  const shared = new Set([...besideOf.values()].flat())
  const asked = new Set([...shared, ...written.flatMap(breachesAsked)])
  const made = new Map<string, CompiledRule & { displacedBy: CompiledRule[]; beside: CompiledRule[] }>()
  for (const rule of written) made.set(rule.id, compileRule(rule, workshop, shared.has(rule.id), asked.has(rule.id)))
  for (const rule of written) {
    const compiled = made.get(rule.id)
    if (!compiled) continue
    for (const name of rule.instead_of ?? []) if (name !== rule.id) made.get(name)?.displacedBy.push(compiled)
    for (const name of besideOf.get(rule.id) ?? []) {
      const other = made.get(name)
      if (other) compiled.beside.push(other)
    }
  }
  const rules = [...made.values()]
  const inForceFrom = parseDay(pack.in_force_from)
  const inForceUntil = pack.in_force_until === undefined ? FAR : parseDay(pack.in_force_until)
  return {
    pack,
    // Where no nation is named the clocks are those of London, and so are the bank holidays.
    jurisdiction: pack.jurisdiction ?? 'england_and_wales',
    inForceFrom,
    inForceUntil,
    inForce: [inForceFrom, inForceUntil],
    rules,
    rulesAbout: Map.groupBy(rules, ({ rule }) => rule.about),
  }
}

/**
 * Which rules each rule leaves events to. Where two stand beside each other, the one that is written first takes first:
 * a rule waits only for those that do not wait for it, or that come earlier.
 */
function orderedBeside(rules: readonly Rule[]): Map<string, string[]> {
  const place = new Map(rules.map(({ id }, index) => [id, index]))
  const named = new Map(rules.map((rule) => [rule.id, rule.beside ?? []]))
  const reaches = (from: string, to: string, seen = new Set<string>()): boolean =>
    (named.get(from) ?? []).some((next) => {
      if (next === to) return true
      if (seen.has(next)) return false
      seen.add(next)
      return reaches(next, to, seen)
    })
  return new Map(
    rules.map((rule) => [
      rule.id,
      (rule.beside ?? []).filter(
        (other) =>
          other !== rule.id && (!reaches(other, rule.id) || (place.get(other) ?? 0) < (place.get(rule.id) ?? 0)),
      ),
    ]),
  )
}

function breachesAsked(rule: Rule): string[] {
  const between =
    typeof rule.window?.each === 'object' && 'between' in rule.window.each ? rule.window.each.between : null
  return [rule.after?.trigger, rule.before?.trigger, between].flatMap((trigger) =>
    typeof trigger === 'object' && trigger !== null && 'breach_of' in trigger ? [trigger.breach_of] : [],
  )
}

function compileRule(rule: Rule, pack: Workshop, isShared: boolean, isAsked: boolean) {
  const counts = rule.counts ? sharedStream(rule.counts as Stream, pack) : null
  const ask = askOf(rule)
  return {
    id: rule.id,
    rule,
    clauses: clausesOf(rule),
    where: rule.where ? sharedCondition(rule.where, pack) : null,
    while: rule.while ? sharedCondition(rule.while, pack) : null,
    pauses: (rule.pauses ?? []).map((pause) => compilePause(pause, pack)),
    grace: rule.grace === undefined ? null : compileInterval(rule.grace, pack),
    warn: parseInterval(rule.warn),
    dayOff: rule.day_off ?? 'stays',
    isMendable: isYes(rule.mendable),
    unit: counts?.kinds[0] ?? '',
    periodic: counts ? compileAsk(rule.gap, rule.window, counts, pack, isShared) : null,
    after: ask === 'after' && rule.after ? compileAfter(rule.after, pack) : null,
    before: ask === 'before' && rule.before ? compileBefore(rule.before, pack) : null,
    answers: counts,
    always: rule.always ? sharedCondition(rule.always, pack) : null,
    either:
      rule.either?.flatMap(({ counts: stream, gap, window }) => {
        const one = compileAsk(gap, window, sharedStream(stream, pack), pack, isShared)
        return one ? [one] : []
      }) ?? null,
    displacedBy: [],
    beside: [],
    isShared,
    isAsked,
  }
}

function compileAsk(
  gap: Gap | undefined,
  window: Window | undefined,
  counts: CompiledStream,
  pack: Workshop,
  isShared: boolean,
): CompiledAsk | null {
  if (gap) return { is: 'gap', gap: compileGap(gap, pack), counts }
  if (window) return { is: 'window', window: compileWindow(window, counts.kinds, pack, isShared), counts }
  return null
}

const isWork = (atMost: Gap['at_most']): atMost is WorkAmount => typeof atMost === 'object' && 'number' in atMost

function compileGap(gap: Gap, pack: Workshop): CompiledGap {
  const work = isWork(gap.at_most) ? compileWork(gap.at_most, pack) : null
  return {
    atMost: compileInterval(work ? '0 days' : (gap.at_most as IntervalAmount), pack),
    first: gap.first === undefined ? null : compileInterval(gap.first, pack),
    work,
  }
}

function compileWork({ number, total, of }: WorkAmount, pack: Workshop): CompiledWork {
  return {
    total: total ?? null,
    of: compileStream(of, pack),
    number(context) {
      if (typeof number === 'number') return number
      const value = pack.parameters?.[number.parameter]?.value
      if (typeof value === 'number') return value
      note(context, { why: 'parameter', name: number.parameter })
      return context.assume ? FAR : -1
    },
  }
}

function compileWindow(window: Window, kinds: readonly string[], pack: Workshop, needsEvents: boolean): CompiledWindow {
  const { each, part } = window
  const between = typeof each === 'object' && 'between' in each ? compileTrigger(each.between, pack) : null
  const rolling = parseInterval(window.rolling)
  return {
    series: each === undefined ? null : windowSeries(each, between),
    rolling: rolling ? { is: 'interval', interval: rolling } : null,
    atLeast: window.at_least === undefined ? null : compileNumber(window.at_least, pack, 'at_least'),
    atMost: window.at_most === undefined ? null : compileNumber(window.at_most, pack, 'at_most'),
    hasShare: isShare(window.at_least) || isShare(window.at_most),
    measure: compileMeasure(window, kinds, pack),
    isAverage: window.average !== undefined,
    part: typeof part === 'object' ? { is: 'pro_rata', round: part.pro_rata } : { is: part ?? 'owed' },
    needsEvents,
  }
}

const compileAfter = (after: After, pack: Workshop): CompiledAfter => ({
  trigger: compileTrigger(after.trigger, pack),
  linked: after.linked ?? null,
  atLeast: after.at_least ?? 1,
  limits: after.points?.map((point) => compileInterval(point, pack)) ?? [compileWithin(after.within ?? 'open', pack)],
  hasPoints: after.points !== undefined,
  by: after.by ?? null,
  notBefore: parseInterval(after.not_before),
  forbids: after.at_most === 0,
  allowsLate: after.late === undefined || isYes(after.late),
})

const compileWithin = (within: IntervalAmount, pack: Workshop): Amount<Limit> =>
  within === 'open' ? { fixed: OPEN, on: () => OPEN, changes: () => undefined } : compileInterval(within, pack)

const compileBefore = (before: Before, pack: Workshop): CompiledBefore => ({
  trigger: compileTrigger(before.trigger, pack),
  linked: before.linked ?? null,
  atLeast: before.at_least ?? 1,
  within: before.within === undefined ? null : compileInterval(before.within, pack),
  noLaterThan: parseInterval(before.no_later_than),
})
