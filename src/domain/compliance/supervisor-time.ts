import { forgetSubject, type Assessing } from './assessing.ts'
import { tablesOf } from './context.ts'
import type { Bound, Test } from '../policy/language.ts'
import { FAR, LONG_AGO } from './civil.ts'
import type { CompiledAsk, CompiledPack, CompiledRule } from './compile.ts'
import type { History, Thing } from './history.ts'
import { bindingOf, newAssessing } from './judge.ts'
import { inTimeUntil } from './judge-gap.ts'
import { testLineOf } from './values.ts'
import { isExcused, pausesOf } from './pauses.ts'
import { commonSpans } from './spans.ts'
import type { Case } from './verdict.ts'

export interface SupervisorTime {
  /** minutes asked in the period, by rule; null where nobody can say how long a session takes */
  readonly byRule: readonly { readonly rule: string; readonly sessions: number; readonly minutes: number | null }[]
  /** minutes by supervisor; null for those who name none. A session may serve several rules of one person. */
  readonly bySupervisor: readonly { readonly supervisor: string | null; readonly minutes: number }[]
  readonly minutes: number
  /** rules left out because no length of a session is asked or recorded */
  readonly undetermined: readonly string[]
}

interface Period {
  readonly from: number
  readonly to: number
  readonly rules?: ReadonlySet<string> | undefined
  readonly subjects?: readonly string[] | undefined
}

/**
 * The sessions that the gaps and windows of a pack ask in a period, each held as late as it may be, times the minutes
 * that the rule itself asks, or else the median of those recorded. For one person the rule that asks most is taken,
 * because one session may serve several rules; those that stand beside others are added.
 */
export function supervisorTime(pack: CompiledPack, history: History, period: Period): SupervisorTime {
  const { from, to } = period
  const context = newAssessing(pack, history, { asOf: to, cutoff: to, horizon: to })
  const only = period.subjects ? new Set(period.subjects) : null
  const rules = pack.rules.filter((rule) => takesTime(rule) && (!period.rules || period.rules.has(rule.id)))
  const lengths = new Map(rules.map((rule) => [rule, minutesOf(rule, history, to)]))
  const byRule = new Map(rules.map((rule) => [rule, { sessions: 0, minutes: 0 }]))
  const bySupervisor = new Map<string | null, number>()
  for (const thing of history.things) {
    if (only && !only.has(thing.id)) continue
    forgetSubject(context)
    let shared = 0
    let added = 0
    for (const rule of rules) {
      if (rule.rule.about !== thing.kind || !rule.periodic) continue
      const asked = askedOf(context, rule, rule.periodic, thing, from, to)
      const length = lengths.get(rule) ?? null
      const minutes = asked.minutes ?? (length === null ? 0 : asked.sessions * length)
      const sum = byRule.get(rule)
      if (sum) {
        sum.sessions += asked.sessions
        sum.minutes += minutes
      }
      if (rule.beside.length > 0) added += minutes
      else shared = Math.max(shared, minutes)
    }
    if (shared + added > 0) {
      const supervisor = supervisorOf(thing, from, to)
      bySupervisor.set(supervisor, (bySupervisor.get(supervisor) ?? 0) + shared + added)
    }
  }
  const unknown = rules.filter((rule) => lengths.get(rule) === null && !isInMinutes(rule))
  return {
    byRule: rules.map((rule) => ({
      rule: rule.id,
      sessions: byRule.get(rule)?.sessions ?? 0,
      minutes: unknown.includes(rule) ? null : (byRule.get(rule)?.minutes ?? 0),
    })),
    bySupervisor: [...bySupervisor].map(([supervisor, minutes]) => ({ supervisor, minutes })),
    minutes: [...bySupervisor.values()].reduce((sum, minutes) => sum + minutes, 0),
    undetermined: unknown.map(({ id }) => id),
  }
}

/** Gaps and windows of sessions in which the subject is supervised. */
const takesTime = ({ periodic, rule }: CompiledRule): boolean =>
  periodic !== null && periodic.counts.kinds.includes('session') && rule.counts?.as === 'supervisee'

const isInMinutes = ({ rule }: CompiledRule) => rule.window?.total === 'minutes'

/** The minutes that a rule asks of each session it counts, or the median of those recorded; null where there are none. */
function minutesOf(rule: CompiledRule, history: History, to: number): number | null {
  const test = rule.rule.counts?.where?.['minutes'] as Test | undefined
  const line = test === undefined ? {} : testLineOf(test)
  const asked = numberOf(line.at_least ?? line.more_than ?? line.equals)
  if (asked !== null) return asked
  const recorded = history
    .events()
    .filter((event) => event.day <= to && rule.periodic?.counts.kinds.includes(event.kind))
    .map((event) => event.attributes['minutes'])
    .filter((minutes) => typeof minutes === 'number')
    .toSorted((a, b) => a - b)
  const middle = Math.floor(recorded.length / 2)
  const upper = recorded[middle]
  if (upper === undefined) return null
  return recorded.length % 2 === 1 ? upper : (upper + (recorded[middle - 1] ?? upper)) / 2
}

const numberOf = (bound: Bound | undefined): number | null => (typeof bound === 'number' ? bound : null)

interface Needed {
  readonly sessions: number
  /** where the rule asks for minutes and not for sessions */
  readonly minutes: number | null
}

function askedOf(
  context: Assessing,
  rule: CompiledRule,
  ask: CompiledAsk,
  thing: Thing,
  from: number,
  to: number,
): Needed {
  const binding = commonSpans(bindingOf(context, rule, thing), [from, to])
  const tables = tablesOf(context, thing)
  const one: Case = {
    context,
    rule,
    subject: thing,
    tables,
    binding,
    pauses: pausesOf(context, rule.pauses, thing, tables),
  }
  if (ask.is === 'gap') return { sessions: sessionsOfGap(one, ask), minutes: null }
  const amount = amountOfWindows(one, ask)
  return isInMinutes(rule) ? { sessions: 0, minutes: amount } : { sessions: amount, minutes: null }
}

/** How often the clock runs out, when each session is held on its last day. */
function sessionsOfGap(one: Case, ask: CompiledAsk & { is: 'gap' }): number {
  const { context, subject, binding, pauses } = one
  let sessions = 0
  for (let span = 0; span < binding.length; span += 2) {
    const to = binding[span + 1] as number
    for (let day = binding[span] as number; ask.gap.work === null;) {
      const amount = ask.gap.atMost
      const due = inTimeUntil(one, amount.fixed ?? amount.on(context, subject, day), day, pauses.stopped)
      if (due > to || due <= LONG_AGO) break
      sessions++
      day = Math.max(day + 1, due)
    }
  }
  return sessions
}

/** What the windows ask that end in the period while the rule binds. */
function amountOfWindows(one: Case, { window }: CompiledAsk & { is: 'window' }): number {
  const { context, binding } = one
  let amount = 0
  for (let span = 0; span < binding.length; span += 2) {
    const from = binding[span] as number
    const to = binding[span + 1] as number
    if (window.rolling) {
      for (let day = from; ;) {
        const next = inTimeUntil(one, window.rolling, day, one.pauses.stopped)
        if (next - 1 > to || next <= day) break
        amount += wanted(one, next - 1, day, next - 1, window)
        day = next
      }
      continue
    }
    const next = window.series?.from(one, from, from) ?? (() => null)
    for (let stretch = next(); stretch && stretch.to <= to && stretch.to < FAR; stretch = next()) {
      const isFree =
        (from > stretch.from && window.part.is === 'exempt') ||
        isExcused(one.pauses, stretch.from, stretch.to, context.asOf)
      if (!isFree) amount += wanted(one, stretch.to, stretch.from, stretch.to, window)
    }
  }
  return amount
}

function wanted(
  one: Case,
  day: number,
  from: number,
  to: number,
  window: (CompiledAsk & { is: 'window' })['window'],
): number {
  const { context, subject } = one
  const asked = window.atLeast
    ? window.atLeast.in(context, subject, day, from, to)
    : (window.measure.wanted(one, day) ?? 0)
  // One session may cover everybody; what is open asks nothing.
  if (window.measure.coversMembers) return Math.min(1, asked)
  return asked <= LONG_AGO || asked >= FAR ? 0 : asked
}

/** Whom a thing named as supervisor last in the period. */
function supervisorOf(thing: Thing, from: number, to: number): string | null {
  let found: string | null = null
  for (const span of thing.facts.get('supervisor') ?? []) {
    if (span.from <= to && span.until >= from) found = String(span.value)
  }
  return found
}
