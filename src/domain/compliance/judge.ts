import { answerOf } from './asking.ts'
import { FAR, LONG_AGO } from './civil.ts'
import type { CompiledCondition } from './workshop.ts'
import type { CompiledAsk, CompiledPack, CompiledRule } from './compile.ts'
import { emptyAssessing, type Assessing } from './assessing.ts'
import { note, tablesOf, type Context } from './context.ts'
import { NONE_COUNTED, type Counted, type Happening, type History, type Node, type Thing } from './history.ts'
import { judgeAfter } from './judge-after.ts'
import { judgeAlways } from './judge-always.ts'
import { judgeBefore } from './judge-before.ts'
import { judgeEither } from './judge-either.ts'
import { judgeGap } from './judge-gap.ts'
import { judgeRolling } from './judge-rolling.ts'
import { judgeWindow } from './judge-window.ts'
import { NO_PAUSES, pausesOf, type Pauses } from './pauses.ts'
import { commonSpans, NO, NO_SPANS, pushStep, spansOf, UNKNOWN, YES, type Spans } from './spans.ts'
import { within, type CompiledStream } from './streams.ts'
import { newVerdict, NOT_APPLICABLE, timelineFrom, UNDETERMINED, type Case, type Verdict } from './verdict.ts'

/** The context of an assessment of a history by a pack, for the day asked about. */
export function newAssessing(
  pack: CompiledPack,
  history: History,
  days: { readonly asOf: number; readonly cutoff: number; readonly horizon: number },
): Assessing {
  const assessing: Assessing = {
    ...emptyAssessing(pack, history, days),
    breachDays(name, subject) {
      const rule = pack.rules.find(({ id }) => id === name)
      const verdicts = rule ? verdictsOf(assessing, rule, subject) : NO_VERDICTS
      // Mostly nothing was late.
      if (verdicts.every(({ late }) => late.length === 0)) return NO_SPANS
      const late = verdicts.flatMap((verdict) => verdict.late)
      return [...new Set(late.map(({ from }) => from))].toSorted((a, b) => a - b)
    },
  }
  return assessing
}

/**
 * What a rule says of a subject, with what is unknown taken as the context assumes. Remembered for the subject at hand
 * when other rules ask for it.
 */
export function verdictsOf(context: Assessing, rule: CompiledRule, subject: Node): readonly Verdict[] {
  if (!rule.isAsked) return judge(context, rule, subject)
  const known = context.verdicts[context.assume ? 1 : 0]
  const found = known.get(rule)
  if (found) {
    for (const missing of found.notes) note(context, missing)
    return found.verdicts
  }
  // A rule that waits for itself in a circle finds nothing on the way round.
  known.set(rule, { verdicts: [], notes: [] })
  const notes = context.notes
  context.notes = []
  const verdicts = judge(context, rule, subject)
  known.set(rule, { verdicts, notes: context.notes })
  const made = context.notes
  context.notes = notes
  for (const missing of made) note(context, missing)
  return verdicts
}

const NO_VERDICTS: readonly Verdict[] = Object.freeze([])

function judge(context: Assessing, rule: CompiledRule, subject: Node): readonly Verdict[] {
  const binding = bindingOf(context, rule, subject)
  context.lastRule = rule
  context.lastBinding = binding
  if (binding.length === 0) return NO_VERDICTS
  const tables = tablesOf(context, subject)
  const one: Case = {
    context,
    rule,
    subject,
    tables,
    binding,
    pauses:
      rule.pauses.length === 0
        ? NO_PAUSES
        : whereItBinds(pausesOf(context, rule.pauses, subject, tables), binding, context),
  }
  if (rule.periodic) return [judgePeriodic(context, one, rule, rule.periodic)]
  if (rule.after) return judgeAfter(one, rule.after, countedOf(context, one, rule, rule.answers))
  if (rule.before) return judgeBefore(one, rule.before, countedOf(context, one, rule, rule.answers))
  if (rule.always) return [judgeAlways(one, rule.always)]
  if (rule.either)
    return [
      judgeEither(
        one,
        rule.either.map((each) => judgePeriodic(context, one, rule, each)),
      ),
    ]
  return [forPeople(one)]
}

const whereItBinds = (pauses: Pauses, binding: Spans, { history }: Context): Pauses =>
  pauses === NO_PAUSES
    ? pauses
    : { ...pauses, any: commonSpans(commonSpans(pauses.any, binding), [history.evaluateFrom, FAR]) }

function judgePeriodic(context: Assessing, one: Case, rule: CompiledRule, ask: CompiledAsk): Verdict {
  const counted = countedOf(context, one, rule, ask.counts)
  if (ask.is === 'gap') return judgeGap(one, ask.gap, counted)
  return ask.window.rolling ? judgeRolling(one, ask.window, counted) : judgeWindow(one, ask.window, counted)
}

/** The events that count, on days on which the rule binds, without those that a rule beside this one needs. */
function countedOf(
  context: Assessing,
  { subject, binding }: Case,
  rule: CompiledRule,
  stream: CompiledStream | null,
): Counted {
  if (!stream) return NONE_COUNTED
  const counted = within(stream.collect(context, subject, subject, context.cutoff, context.assume), binding)
  if (rule.beside.length === 0 || counted.events.length === 0) return counted
  const wanted = new Set(counted.events)
  const taken = new Set<Happening>()
  for (const other of rule.beside) {
    for (const verdict of verdictsOf(context, other, subject))
      for (const event of verdict.needed(wanted)) taken.add(event)
  }
  const kept = counted.events.flatMap((event, place) => (taken.has(event) ? [] : [place]))
  return {
    events: kept.map((place) => counted.events[place] as Happening),
    days: kept.map((place) => counted.days[place] as number),
  }
}

/**
 * The days on which a rule binds: its condition, within the days on which the pack is in force, without those on which
 * a rule binds that stands instead of it. A rule about an event binds from its day on when the event fits.
 */
export function bindingOf(context: Assessing, rule: CompiledRule, subject: Node): Spans {
  let spans = ownBinding(context, rule, subject)
  for (const other of rule.displacedBy) {
    if (spans.length > 0) spans = without(spans, displacing(context, other, subject))
  }
  return spans
}

const ALWAYS_BINDS: Spans = Object.freeze([LONG_AGO, FAR])

/** The days on which it would bind if no other rule stood in its place. */
export function ownBinding(context: Assessing, rule: CompiledRule, subject: Node): Spans {
  const { inForceFrom, inForceUntil } = context.pack
  let spans: Spans
  if (subject.isEvent) {
    // What is to be done before an event is asked while the event lies ahead.
    if (subject.day > context.cutoff && !rule.before) return NO_SPANS
    if (subject.day < inForceFrom || subject.day > inForceUntil) return NO_SPANS
    if (!fits(context, rule, subject)) return NO_SPANS
    spans = rule.before ? ALWAYS_BINDS : fromItsDay(context, subject)
  } else {
    spans = context.pack.inForce
    if (rule.where) spans = whereHolds(context, rule.where, subject, spans)
    if (rule.while) spans = whereHolds(context, rule.while, subject, spans)
  }
  return spans
}

/** From the day of an event on: one list for all the rules about it. */
function fromItsDay(context: Assessing, event: Happening): Spans {
  if (context.lastEvent !== event) {
    context.lastEvent = event
    context.lastFromItsDay = [event.day, FAR]
  }
  return context.lastFromItsDay
}

const whereHolds = (context: Assessing, condition: CompiledCondition, thing: Thing, inside: Spans): Spans =>
  commonSpans(spansOf(condition.ofThing(context, thing, thing), context.assume ? UNKNOWN : YES), inside)

const fits = (context: Assessing, { where, while: during }: CompiledRule, event: Happening): boolean =>
  (where === null || answersYes(context, where, event)) && (during === null || answersYes(context, during, event))

function answersYes(context: Assessing, condition: CompiledCondition, event: Happening): boolean {
  const answer = answerOf(context, condition, event, event)
  return answer === YES || (answer !== NO && context.assume)
}

/** The days on which another rule stands in the place of one. Two that displace each other both bind. */
function displacing(context: Assessing, other: CompiledRule, subject: Node): Spans {
  if (other.rule.about !== subject.kind) return NO_SPANS
  const known = context.scopes[context.assume ? 1 : 0]
  const found = known.get(other)
  if (found) {
    for (const missing of found.notes) note(context, missing)
    return found.spans
  }
  known.set(other, { spans: NO_SPANS, notes: [] })
  const notes = context.notes
  context.notes = []
  const spans = bindingOf(context, other, subject)
  known.set(other, { spans, notes: context.notes })
  const made = context.notes
  context.notes = notes
  for (const missing of made) note(context, missing)
  return spans
}

function without(spans: Spans, taken: Spans): Spans {
  if (taken.length === 0) return spans
  const free: number[] = []
  let day = -FAR
  for (let place = 0; place < taken.length; place += 2) {
    if ((taken[place] as number) > day) free.push(day, (taken[place] as number) - 1)
    day = (taken[place + 1] as number) + 1
  }
  if (day < FAR) free.push(day, FAR)
  return commonSpans(spans, free)
}

/** What no machine can check: listed, and never decided. */
function forPeople({ binding }: Case): Verdict {
  const timeline = timelineFrom(binding[0] ?? FAR, UNDETERMINED)
  for (let place = 0; place < binding.length; place += 2) {
    pushStep(timeline, binding[place] as number, UNDETERMINED)
    const to = binding[place + 1] as number
    if (to < FAR) pushStep(timeline, to + 1, NOT_APPLICABLE)
  }
  return newVerdict(timeline)
}
