import { ById } from './by-id.ts'
import { forgetSubject, type Assessing } from './assessing.ts'
import { haveTheSameDays, whatIsSure } from './branches.ts'
import { tablesOf } from './context.ts'
import { FAR, isoOf, LONG_AGO, parseDay, writeInstant } from './civil.ts'
import { compilePack, type CompiledPack, type CompiledRule } from './compile.ts'
import type { Happening, History, Node } from './history.ts'
import { historyOf } from './history-of-facts.ts'
import { addInterval } from './intervals.ts'
import { ownBinding, verdictsOf, newAssessing } from './judge.ts'
import type { Breach, Cycle, Obligation, ObligationState, Undecided } from './obligation.ts'
import { stepAt } from './spans.ts'
import {
  keyOf,
  lastLateDay,
  MET,
  newTimeline,
  newVerdict,
  NOT_APPLICABLE,
  stateOn,
  states,
  UNDETERMINED,
  type Late,
  type Stretch,
  type Verdict,
} from './verdict.ts'
import { nameOfWindow } from './windows.ts'

export { compilePack, historyOf, type CompiledPack, type History }

export interface Asked {
  /** the day that is asked about, past or to come */
  readonly asOf: string
  /** only these rules, by id */
  readonly rules?: ReadonlySet<string> | undefined
  /** only these things and events, by id */
  readonly subjects?: readonly string[] | undefined
}

/**
 * What is owed on a day by a pack and a history: one obligation for each subject of a rule, or for each trigger
 * (`docs/policies/facts-and-obligations.md`). Pure: the same pack, history and day give the same answer. In the order
 * of subjects in the history, then rules in the pack, then time.
 */
export function assess(pack: CompiledPack, history: History, asked: Asked): Obligation[] {
  const asOf = parseDay(asked.asOf)
  const context = newAssessing(pack, history, { asOf, cutoff: asOf, horizon: asOf })
  const obligations: Obligation[] = []
  forEachJudged(context, asked, (rule, subject, verdict, undecided) => {
    obligations.push(obligationOf(context, rule, subject, verdict, undecided))
  })
  return obligations
}

/** Takes a verdict on a rule and a subject, with what is missing where the answer hangs on it. */
export type TakeJudged = (rule: CompiledRule, subject: Node, verdict: Verdict, undecided: readonly Undecided[]) => void

/** Judges every rule for every subject, in order. */
export function forEachJudged(context: Assessing, asked: Pick<Asked, 'rules' | 'subjects'>, take: TakeJudged): void {
  const { history, pack } = context
  const only = asked.subjects ? new StillToJudge(asked.subjects) : null
  const judgeAll = (subject: Node) => {
    const rules = pack.rulesAbout.get(subject.kind)
    if (!rules || (only && !only.take(subject.id))) return
    forgetSubject(context)
    for (const rule of rules) if (!asked.rules || asked.rules.has(rule.id)) judgeBothWays(context, rule, subject, take)
  }
  const [one, ...others] = asked.subjects ?? []
  // One subject is looked up: the history may be that of a whole organisation.
  if (one !== undefined && others.length === 0) {
    judgeAll(history.node(one))
    return
  }
  for (const thing of history.things) {
    if (only?.left === 0) return
    judgeAll(thing)
  }
  const { events } = history.rows
  for (let place = 0; place < events.length; place++) {
    if (only?.left === 0) return
    // Of most kinds of events no rule asks.
    if (pack.rulesAbout.has((events[place] as Happening).kind)) judgeAll(history.eventAt(place))
  }
}

/** The subjects that are asked about and have not come yet. Each is there once. */
class StillToJudge {
  left = 0
  private readonly waiting = new ById<boolean>()

  constructor(ids: readonly string[]) {
    for (const id of ids) {
      if (this.waiting.get(id)) continue
      this.waiting.set(id, true)
      this.left++
    }
  }

  /** Whether it waits for a subject, which it does no more. */
  take(id: string): boolean {
    if (!this.waiting.get(id)) return false
    this.waiting.set(id, false)
    this.left--
    return true
  }
}

const nothingUndecided: readonly Undecided[] = Object.freeze([])

/**
 * Judges with what is unknown taken as yes, and only when something was unknown with no as well. Where the states agree
 * the state does not hang on it; the days that it has next may.
 */
function judgeBothWays(context: Assessing, rule: CompiledRule, subject: Node, take: TakeJudged): void {
  context.assume = true
  if (context.notes.length > 0) context.notes = []
  const verdicts = listed(context, rule, subject)
  if (context.notes.length === 0) {
    for (const verdict of verdicts) take(rule, subject, verdict, nothingUndecided)
    return
  }
  const { notes } = context
  context.assume = false
  context.notes = []
  const doubted = listed(context, rule, subject)
  for (const missing of context.notes) {
    if (!notes.some((one) => one.why === missing.why && one.name === missing.name && one.of === missing.of)) {
      notes.push(missing)
    }
  }
  context.assume = true
  const [verdict] = verdicts
  const [other] = doubted
  if (verdict && other && verdicts.length === 1 && doubted.length === 1 && keyOf(verdict) === keyOf(other)) {
    takeDecided(context, rule, subject, verdict, other, notes, take)
    return
  }
  const others = new Map(doubted.map((verdict) => [keyOf(verdict), verdict]))
  for (const verdict of verdicts) {
    const other = others.get(keyOf(verdict))
    others.delete(keyOf(verdict))
    takeDecided(context, rule, subject, verdict, other, notes, take)
  }
  for (const other of others.values()) takeDecided(context, rule, subject, other, undefined, notes, take)
}

/** What is sure of an answer that takes what is unknown as yes and one that takes it as no; one may be missing. */
function takeDecided(
  context: Assessing,
  rule: CompiledRule,
  subject: Node,
  verdict: Verdict,
  other: Verdict | undefined,
  notes: readonly Undecided[],
  take: TakeJudged,
): void {
  const judged = decided(context, verdict, other, notes)
  const isOfSeveral = other !== undefined && judged.undecided.length > 1
  const undecided = isOfSeveral ? whatItHangsOn(context, rule, subject, other, notes) : judged.undecided
  take(rule, subject, judged.verdict, undecided)
}

/**
 * Of everything that was missing, what the answer hangs on: events that change it when they alone are taken as counting.
 * Where only several together change it, all of them are named.
 */
function whatItHangsOn(
  context: Assessing,
  rule: CompiledRule,
  subject: Node,
  doubted: Verdict,
  notes: readonly Undecided[],
): readonly Undecided[] {
  const { asOf } = context
  context.assume = false
  const hangsOn = new Set<string>()
  for (const id of new Set(notes.flatMap(({ of }) => of ?? []))) {
    context.trusted = id
    context.notes = []
    forgetSubject(context)
    const found = listed(context, rule, subject).find((one) => keyOf(one) === keyOf(doubted))
    if (found && !(haveTheSameState(found, doubted, asOf) && haveTheSameDays(found, doubted, asOf))) hangsOn.add(id)
  }
  context.trusted = null
  context.assume = true
  forgetSubject(context)
  return hangsOn.size === 0 ? notes : notes.filter(({ of }) => of !== undefined && hangsOn.has(of))
}

function decided(context: Assessing, verdict: Verdict, other: Verdict | undefined, notes: readonly Undecided[]) {
  const { asOf } = context
  // Nobody is said to have been late on what is not recorded.
  const late = other && other.late.length < verdict.late.length ? other.late : verdict.late
  // What is shown as evidence and counted is what is sure.
  if (other && haveTheSameState(verdict, other, asOf)) {
    const isSure = haveTheSameDays(verdict, other, asOf)
    const sure = whatIsSure(verdict, other)
    sure.late = late
    sure.evidence = other.evidence
    sure.amount = other.amount
    return { verdict: sure, undecided: isSure ? nothingUndecided : notes }
  }
  const sure = whatIsSure(verdict, other ?? verdict)
  sure.timeline = [LONG_AGO, UNDETERMINED]
  sure.late = other ? late : []
  return { verdict: sure, undecided: notes }
}

const haveTheSameState = (one: Verdict, other: Verdict, asOf: number): boolean =>
  stateOn(one.timeline, asOf) === stateOn(other.timeline, asOf)

/** The verdicts that become obligations: none of a rule that has not bound the subject yet. */
function listed(context: Assessing, rule: CompiledRule, subject: Node): readonly Verdict[] {
  const verdicts = verdictsOf(context, rule, subject)
  if (rule.after || rule.before) return verdicts
  if (subject.isEvent) return subject.day < context.history.evaluateFrom ? [] : verdicts
  if (verdicts.length === 0 && rule.displacedBy.length === 0) return verdicts
  // What another rule takes the place of is listed too, as not applicable.
  const isKnown = context.lastRule === rule && rule.displacedBy.length === 0 && !rule.isAsked
  const binding = isKnown ? context.lastBinding : ownBinding(context, rule, subject)
  for (let place = 0; place < binding.length; place += 2) {
    if ((binding[place] as number) > context.asOf) return []
    if ((binding[place + 1] as number) < context.history.evaluateFrom) continue
    return verdicts.length > 0 ? verdicts : [newVerdict(newTimeline())]
  }
  return []
}

const forAPerson: readonly Undecided[] = Object.freeze([{ why: 'person' }])

/** Writes a verdict as an obligation: the only place where days become strings. */
function obligationOf(
  context: Assessing,
  rule: CompiledRule,
  subject: Node,
  verdict: Verdict,
  undecided: readonly Undecided[],
): Obligation {
  const { asOf } = context
  const { timeline } = verdict
  const place = stepAt(timeline, asOf)
  const state = timeline[place + 1] as number
  const since = timeline[place] as number
  const nextDay = timeline[place + 2]
  // Nobody is told a day on which it may turn or not.
  const isInDoubt = timeline[place + 3] === UNDETERMINED && undecided.length > 0
  const isOpen = state !== NOT_APPLICABLE && state !== UNDETERMINED
  const due = isOpen ? verdict.due : FAR
  const missing = state === UNDETERMINED && rule.rule.person !== undefined ? forAPerson : undecided
  return {
    rule: rule.id,
    subject: subject.id,
    state: nameOf(state),
    clause: rule.clauses as string[],
    strength: rule.rule.strength,
    owed_by: rule.rule.owed_by ?? null,
    cycle: verdict.cycle ? cycleOf(rule, verdict.cycle) : null,
    due:
      due >= FAR || due <= LONG_AGO
        ? null
        : verdict.dueInstant === null
          ? isoOf(due)
          : writeInstant(verdict.dueInstant),
    good_until: state === MET && verdict.goodUntil !== null ? isoOf(verdict.goodUntil) : null,
    since: since <= LONG_AGO ? null : isoOf(since),
    evidence: isOpen ? idsOf(verdict.evidence) : [],
    amount: state === UNDETERMINED ? null : verdict.amount,
    breaches: breachesOf(rule, verdict.late, asOf),
    turns:
      nextDay === undefined || isInDoubt ? null : { state: nameOf(timeline[place + 3] as number), on: isoOf(nextDay) },
    undecided: missing as Undecided[],
    near: rule.warn !== null && isNear(context, rule, subject, state, due),
  }
}

function idsOf(events: readonly Happening[]): string[] {
  if (events.length === 0) return []
  return events.length === 1 ? [(events[0] as Happening).id] : events.map(({ id }) => id)
}

const nameOf = (state: number): ObligationState => states[state] ?? 'undetermined'

const dayOrNothing = (day: number): string | null => (day >= FAR || day <= LONG_AGO ? null : isoOf(day))

function cycleOf(rule: CompiledRule, { name, from, to, trigger, point }: Stretch): Cycle {
  const named = name ?? nameOfCycle(rule, from)
  const first = dayOrNothing(from)
  const last = dayOrNothing(to)
  if (trigger === undefined) return { name: named, from: first, to: last }
  return point === undefined
    ? { name: named, from: first, to: last, trigger }
    : { name: named, from: first, to: last, trigger, point }
}

function nameOfCycle({ periodic }: CompiledRule, from: number): string | null {
  const named = periodic?.is === 'window' ? periodic.window.series?.named : null
  return named ? nameOfWindow(named, from) : null
}

function breachesOf(rule: CompiledRule, late: readonly Late[], asOf: number): Breach[] {
  if (late.length === 0) return []
  const begun = late.every(({ from }) => from <= asOf) ? late : late.filter(({ from }) => from <= asOf)
  return begun.map((one) => breachOf(rule, one, asOf))
}

function breachOf(rule: CompiledRule, late: Late, asOf: number): Breach {
  const { from, to, madeGood, by, cycle } = late
  const isMadeGood = madeGood !== null && madeGood <= asOf
  // What is late today still runs, whatever is planned.
  const isOver = isMadeGood || to < asOf
  const breach: Breach = {
    from: isoOf(from),
    to: isOver ? isoOf(isMadeGood ? lastLateDay(late) : to) : null,
    made_good: isMadeGood ? isoOf(madeGood) : null,
  }
  if (isMadeGood && by) breach.by = by.id
  if (cycle) breach.cycle = cycleOf(rule, cycle)
  return breach
}

/** Within the rule’s warning lead of a deadline that is still ahead. Reporting only. */
function isNear(context: Assessing, rule: CompiledRule, subject: Node, state: number, due: number): boolean {
  if (!rule.warn || due >= FAR || due < context.asOf) return false
  const name = nameOf(state)
  const isWaiting = name === 'upcoming' || name === 'due' || (name === 'met' && rule.periodic?.is === 'gap')
  return isWaiting && addInterval(tablesOf(context, subject), context.asOf, rule.warn) >= due
}
