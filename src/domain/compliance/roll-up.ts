import { answerOf } from './asking.ts'
import { forEachJudged } from './assess.ts'
import type { Assessing } from './assessing.ts'
import { parseDay } from './civil.ts'
import type { CompiledPack, CompiledRule } from './compile.ts'
import { sharedCondition, workshopOf } from './conditions.ts'
import { tablesOf } from './context.ts'
import type { History, Node } from './history.ts'
import { bindingOf, newAssessing } from './judge.ts'
import { outcomesOf, type Outcome, type Stretched } from './roll-up-outcomes.ts'
import { daysInside, mergeSpans, NO, valueAt, YES } from './spans.ts'
import { nameOfWindow, windowSeries } from './windows.ts'
import type { Case } from './verdict.ts'
import type { CompiledCondition } from './workshop.ts'
import type { PackMeasure } from '../policy/pack-measure.ts'

/** What was counted of one measure in one period. Tallies of parts of a population are added up; no share is in them. */
export interface Tally {
  readonly measure: string
  readonly name: string | null
  /** day numbers; both the day asked about where the measure has no periods */
  readonly from: number
  readonly to: number
  readonly ended: boolean
  inStep: number
  counted: number
  /** the days of those who are counted by days; 0 otherwise */
  daysInStep: number
  days: number
  paused: number
  undetermined: number
  notApplicable: number
  /** nothing has fallen due, or it may still be kept */
  open: number
  /** bound for a part of the period only, and left out for it */
  part: number
  /** left out for each of the reasons of `leaves_out`, in their order */
  others: number[]
  /** whom those counted are, or are of: the worker of a session */
  readonly people: Set<string>
}

export interface MeasuresAsked {
  readonly asOf: string
  /** how many periods that have ended are counted, beside the one that runs */
  readonly ended: number
  /** only these things and events, by id: a part of a population */
  readonly subjects?: readonly string[] | undefined
}

/**
 * Counts the measures of a pack over a history (`docs/policies/pack-format.md`, "Measures"), in the order of the pack.
 * Each period is judged as it stood on its last day, with all that is recorded up to the day asked about.
 * Pure. Nothing is asked of the engine that `assess` does not ask, and `assess` itself knows of no measure.
 */
export function tallyMeasures(pack: CompiledPack, history: History, asked: MeasuresAsked): Tally[] {
  const today = parseDay(asked.asOf)
  const workshop = workshopOf(pack.pack)
  return (pack.pack.measures ?? []).flatMap((measure) => {
    const out = (measure.leaves_out ?? []).map((each) => sharedCondition(each.while, workshop))
    const about = { pack, history, today, measure, out, subjects: asked.subjects }
    return periodsOf(about, asked.ended).map((period) => tallyOf(about, period))
  })
}

/** Adds up the tallies of parts of a population: those of the same measure and the same days. */
export function addTallies(parts: readonly (readonly Tally[])[]): Tally[] {
  const sums = new Map<string, Tally>()
  for (const tally of parts.flat()) {
    const key = `${tally.measure} ${tally.from} ${tally.to}`
    const sum = sums.get(key)
    if (sum === undefined) {
      sums.set(key, { ...tally, others: [...tally.others], people: new Set(tally.people) })
      continue
    }
    for (const field of added) sum[field] += tally[field]
    sum.others = sum.others.map((count, place) => count + (tally.others[place] ?? 0))
    for (const id of tally.people) sum.people.add(id)
  }
  return [...sums.values()]
}

const added = [
  'inStep',
  'counted',
  'daysInStep',
  'days',
  'paused',
  'undetermined',
  'notApplicable',
  'open',
  'part',
] as const

interface About {
  readonly pack: CompiledPack
  readonly history: History
  readonly today: number
  readonly measure: PackMeasure
  readonly out: readonly CompiledCondition[]
  readonly subjects: readonly string[] | undefined
}

const newTally = ({ measure, today }: About, { name, from, to }: Stretched): Tally => ({
  measure: measure.id,
  name,
  from,
  to,
  ended: to < today,
  inStep: 0,
  counted: 0,
  daysInStep: 0,
  days: 0,
  paused: 0,
  undetermined: 0,
  notApplicable: 0,
  open: 0,
  part: 0,
  others: (measure.leaves_out ?? []).map(() => 0),
  people: new Set(),
})

/**
 * The periods that lie whole in the days of the pack and of recorded history: what began before is held against nobody
 * (reading rule 7). Of each calendar that is there its own.
 */
function periodsOf(about: About, ended: number): Stretched[] {
  const { pack, history, today, measure, subjects } = about
  if (measure.each === undefined) return [{ name: null, from: today, to: today, last: today }]
  const series = windowSeries(measure.each, null)
  const context = newAssessing(pack, history, { asOf: today, cutoff: today, horizon: today })
  const begin = Math.max(history.evaluateFrom, pack.inForceFrom)
  const found = new Map<string, Stretched>()
  const looked = new Set<object>()
  for (const node of nodesOf(history, measure, subjects)) {
    const tables = tablesOf(context, node)
    if (looked.has(tables)) continue
    looked.add(tables)
    // A series of the calendar looks at the calendar alone.
    const next = series.from({ context, tables } as unknown as Case, begin, begin)
    const own: Stretched[] = []
    for (let window = next(); window !== null && window.from <= today; window = next()) {
      if (window.from < begin || window.to > pack.inForceUntil) continue
      const name = series.named === null ? window.name : nameOfWindow(series.named, window.from)
      own.push({ name, from: window.from, to: window.to, last: Math.min(window.to, today) })
    }
    const over = own.filter(({ to }) => to < today)
    const kept = [...over.slice(Math.max(0, over.length - ended)), ...own.slice(over.length)]
    for (const period of kept) found.set(`${period.from} ${period.to}`, period)
    if (!series.needsTerms) break
  }
  return [...found.values()]
}

/** The things and events that a measure may be of. */
function* nodesOf(history: History, { of }: PackMeasure, subjects: readonly string[] | undefined): Generator<Node> {
  if (subjects !== undefined) {
    for (const id of subjects) {
      const node = history.node(id)
      if (node.kind === of) yield node
    }
    return
  }
  for (const thing of history.things) if (thing.kind === of) yield thing
  for (const [place, { kind }] of history.rows.events.entries()) if (kind === of) yield history.eventAt(place)
}

/** What the rules of a measure said of one subject. */
interface Said {
  outcomes: Outcome[]
  bound: number[]
}

function tallyOf(about: About, period: Stretched): Tally {
  const { pack, history, today, measure, subjects } = about
  const tally = newTally(about, period)
  const context = newAssessing(pack, history, { asOf: period.last, cutoff: today, horizon: today })
  const said = new Map<Node, Said>()
  const countsDays = measure.part !== undefined && measure.part !== 'counted'
  forEachJudged(context, { rules: new Set(measure.rules), subjects }, (rule, subject, verdict) => {
    if (!isIn(context, subject, measure, period)) return
    const outcomes = outcomesOf(
      { context, rule, subject, today, binding: () => boundOn(context, rule, subject) },
      verdict,
      period,
      measure,
    )
    if (outcomes.length === 0) return
    const known = said.get(subject) ?? { outcomes: [], bound: [] }
    known.outcomes.push(...outcomes.map((outcome) => countedAs(outcome, measure)))
    if (countsDays && !subject.isEvent) known.bound.push(...boundOn(context, rule, subject))
    said.set(subject, known)
  })
  for (const [subject, { outcomes, bound }] of said) {
    const each = measure.counts === 'obligations' ? outcomes : [worstOf(outcomes)]
    for (const outcome of each) addOutcome(about, context, tally, period, subject, outcome, bound)
  }
  return tally
}

/** Where there are several calendars, whether the period is one of the subject’s own. */
function isIn(context: Assessing, subject: Node, { each }: PackMeasure, { from, to }: Stretched): boolean {
  if (each !== 'term' && each !== 'half_term') return true
  const { terms, halfTerms } = tablesOf(context, subject)
  return (each === 'term' ? terms : halfTerms).some((span) => span.from === from && span.to === to)
}

/** The days on which a rule binds a subject; nothing that is missing is noted on the way. */
function boundOn(context: Assessing, rule: CompiledRule, subject: Node): readonly number[] {
  const { notes } = context
  context.notes = []
  const spans = bindingOf(context, rule, subject)
  context.notes = notes
  return spans
}

const countedAs = (outcome: Outcome, { against }: PackMeasure): Outcome =>
  (outcome === 'paused' || outcome === 'undetermined') && against?.includes(outcome) === true ? 'missed' : outcome

/** Of several rules all must be kept; where one is not decided nobody says that all are. */
const worstOf = (outcomes: readonly Outcome[]): Outcome =>
  worstFirst.find((outcome) => outcomes.includes(outcome)) ?? 'not_applicable'
const worstFirst: readonly Outcome[] = ['missed', 'undetermined', 'open', 'kept', 'paused', 'not_applicable']

function addOutcome(
  { measure, out }: About,
  context: Assessing,
  tally: Tally,
  { from, last }: Stretched,
  subject: Node,
  outcome: Outcome,
  bound: readonly number[],
): void {
  if (outcome === 'not_applicable') {
    tally.notApplicable++
    return
  }
  for (const [place, condition] of out.entries()) {
    const answer = answerOn(context, condition, subject, last)
    if (answer === NO) continue
    if (answer === YES) tally.others[place] = (tally.others[place] ?? 0) + 1
    else tally.undetermined++
    return
  }
  const isThing = !subject.isEvent && measure.counts !== 'obligations' && measure.each !== undefined
  const days = isThing && measure.part !== 'counted' ? daysInside(mergeSpans([...bound]), from, last) : 0
  if (isThing && measure.part === 'left_out' && days < last - from + 1) tally.part++
  else if (outcome === 'kept' || outcome === 'missed') {
    tally.counted++
    if (outcome === 'kept') tally.inStep++
    if (isThing && measure.part === 'by_days') {
      tally.days += days
      if (outcome === 'kept') tally.daysInStep += days
    }
    for (const id of whoseIs(subject)) tally.people.add(id)
  } else tally[outcome]++
}

function answerOn(context: Assessing, condition: CompiledCondition, subject: Node, day: number): number {
  const { notes } = context
  context.notes = []
  const answer = subject.isEvent
    ? answerOf(context, condition, subject, subject)
    : valueAt(condition.ofThing(context, subject, subject), day)
  context.notes = notes
  return answer
}

/** Whom an event is of: a share over the sessions of one person would be one about that person. */
const linksOfPeople = ['supervisee', 'worker', 'owner', 'supervisor', 'child']

function whoseIs(subject: Node): readonly string[] {
  if (!subject.isEvent) return [subject.id]
  for (const link of linksOfPeople) {
    const to = subject.links[link]
    if (to !== undefined && to.length > 0) return typeof to === 'string' ? [to] : to
  }
  return [subject.id]
}
