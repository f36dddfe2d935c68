import { addMonthsClipped, daysBetween, isAfter, isBefore } from '../calendar/days.ts'
import type { Rag } from '../sessions/rag-history.ts'
import type { CaseAction, CaseHistory, Discussion } from './case-history.ts'
import { hasPassed, usualDriftLimits, type DriftLimits } from './drift-limits.ts'
import { discussionsUntil, heldSince, monthsHavePassed, statusesOn } from './spells.ts'

type Day = Temporal.PlainDate

/** One thing that suggests that a child’s situation does not move, and since when (product F4). */
export type DriftSign =
  | { kind: 'not_improving'; since: Day; direction: 'red' | 'amber' | 'amber or red'; times: number }
  | { kind: 'same_action'; since: Day; actionId: string; what: string | null; carried: number; agreed: number }
  | { kind: 'unchanged'; since: Day; status: string; discussions: number }
  | { kind: 'plan_age'; since: Day; status: string; startedOn: Day; months: number }
  | { kind: 'gap_growing'; since: Day; days: readonly number[] }
  | { kind: 'direction_and_plan'; since: Day; direction: Rag; status: string | null; times: number }

/** Plans that are made because of risk, and change when the risk does. */
const riskPlans: readonly string[] = ['child_protection_plan', 'child_in_need', 'looked_after']
const agedPlans: readonly string[] = ['child_protection_plan', 'child_in_need']
const allPlans: readonly string[] = [...riskPlans, 'family_support_plan', 'early_help']

type Rated = Discussion & { rag: Rag }

/**
 * What suggests drift in one case as it stood on a day, from facts alone; nothing for a child who has no status then. The
 * order is that of the product: direction, actions, change, age, gaps, direction beside plan.
 */
export function driftOf(history: CaseHistory, asOf: Day, limits: DriftLimits = usualDriftLimits): readonly DriftSign[] {
  const held = statusesOn(history, asOf)
  const discussed = discussionsUntil(history, asOf)
  const rated = discussed.filter((each): each is Rated => each.rag !== null).toReversed()
  if (held.length === 0) return []
  return [
    notImproving(rated, limits),
    ...sameActions(history, asOf, limits),
    unchanged(history, discussed, asOf, limits),
    planAge(history, asOf, limits),
    gapGrowing(discussed, asOf, limits),
    directionAndPlan(
      rated,
      held.map(({ status }) => status),
      limits,
    ),
  ].filter((sign) => sign !== null)
}

/**
 * Since when nothing has changed for a child in need, whom one would have to escalate (S4, aim 3); null when things move,
 * or the child is not in need. A plan for protection is a plan for a child in need too.
 */
export function lackOfChange(history: CaseHistory, asOf: Day, signs: readonly DriftSign[]): Day | null {
  if (!statusesOn(history, asOf).some(({ status }) => agedPlans.includes(status))) return null
  const days = signs.flatMap((sign) => (sign.kind === 'unchanged' || sign.kind === 'not_improving' ? [sign.since] : []))
  return days.toSorted(Temporal.PlainDate.compare)[0] ?? null
}

function notImproving(rated: readonly Rated[], limits: DriftLimits): DriftSign | null {
  const run = runWhile(rated, (each) => each.rag !== 'green')
  const first = run.at(-1)
  if (first === undefined || run.length < limits.sameDirection) return null
  const directions = [...new Set(run.map(({ rag }) => rag))]
  const direction = directions.length > 1 ? 'amber or red' : directions[0] === 'red' ? 'red' : 'amber'
  return { kind: 'not_improving', since: first.on, direction, times: run.length }
}

/** One action carried forward again and again, or agreed again in the same words after it was closed. The oldest first. */
function sameActions(history: CaseHistory, asOf: Day, limits: DriftLimits): DriftSign[] {
  const known = history.actions.filter((action) => !isAfter(action.agreedOn, asOf))
  const open = known.filter((action) => isOpenOn(action, asOf))
  const told = new Map(open.length === 0 ? [] : known.map(({ actionId, what }) => [actionId, what && plain(what)]))
  const isSame = (a: CaseAction, b: CaseAction): boolean =>
    a.actionId === b.actionId || (told.get(a.actionId) !== null && told.get(a.actionId) === told.get(b.actionId))
  return open.flatMap((action): DriftSign[] => {
    const alike = known.filter((each) => isSame(each, action))
    const carried = action.carried
    if (carried < limits.sameAction && alike.length < limits.sameAction) return []
    const since = (alike[0] ?? action).agreedOn
    return [{ kind: 'same_action', since, actionId: action.actionId, what: action.what, carried, agreed: alike.length }]
  })
}

const isOpenOn = (action: CaseAction, day: Day): boolean => action.closedOn === null || isAfter(action.closedOn, day)

/** Letters and figures alone, without the small words that change from one writing to the next. */
const plain = (words: string): string =>
  words
    .toLowerCase()
    .replaceAll(/[^a-z0-9 ]/g, '')
    .split(/\s+/)
    .filter((word) => !['a', 'an', 'the', 'to', 'again', 'his', 'her', 'their'].includes(word))
    .join(' ')

/** Since the plan that holds began: the same direction, not green, at every discussion, and no action was done. */
function unchanged(
  history: CaseHistory,
  discussed: readonly Discussion[],
  asOf: Day,
  limits: DriftLimits,
): DriftSign | null {
  const plan = statusesOn(history, asOf).find(({ status }) => allPlans.includes(status))
  const since = plan === undefined ? null : heldSince(history, (status) => status === plan.status, asOf)
  if (plan === undefined || since === null || !hasPassed(since, asOf, limits.unchangedFor)) return null
  const within = discussed.filter((each) => !isBefore(each.on, since))
  const directions = [...new Set(within.flatMap(({ rag }) => (rag === null ? [] : [rag])))]
  const done = history.actions.some(
    ({ state, closedOn }) =>
      state === 'done' && closedOn !== null && !isBefore(closedOn, since) && !isAfter(closedOn, asOf),
  )
  if (within.length < 2 || done || directions.length !== 1 || directions[0] === 'green') return null
  return { kind: 'unchanged', since, status: plan.status, discussions: within.length }
}

function planAge(history: CaseHistory, asOf: Day, limits: DriftLimits): DriftSign | null {
  const plan = statusesOn(history, asOf).find(({ status }) => agedPlans.includes(status))
  const startedOn = plan === undefined ? null : heldSince(history, (status) => status === plan.status, asOf)
  if (plan === undefined || startedOn === null) return null
  const months = limits.planAges.findLast((age) => monthsHavePassed(startedOn, asOf, age))
  if (months === undefined) return null
  return { kind: 'plan_age', since: addMonthsClipped(startedOn, months), status: plan.status, startedOn, months }
}

/** The last gaps between discussions each longer than the one before, the last at least half as long again as the first. */
function gapGrowing(discussed: readonly Discussion[], asOf: Day, limits: DriftLimits): DriftSign | null {
  const days = discussed.map(({ on }) => on)
  const gaps = days
    .slice(1)
    .map((day, index) => ({ from: days[index] as Day, days: daysBetween(days[index] as Day, day) }))
  const last = days.at(-1)
  const running = last === undefined ? 0 : daysBetween(last, asOf)
  // The gap that still runs counts once it is longer than the one before.
  if (last !== undefined && running > (gaps.at(-1)?.days ?? Infinity)) gaps.push({ from: last, days: running })
  const recent = gaps.slice(-limits.growingGaps)
  const [first, final] = [recent[0], recent.at(-1)]
  const grows = recent.every((gap, index) => index === 0 || gap.days > (recent[index - 1]?.days ?? 0))
  if (first === undefined || final === undefined || recent.length < limits.growingGaps || !grows) return null
  if (first.days < 1 || final.days < first.days * 1.5) return null
  return { kind: 'gap_growing', since: first.from, days: recent.map((gap) => gap.days) }
}

/** Green again and again under a plan for risk, or red with none: the plan and the direction say different things. */
function directionAndPlan(rated: readonly Rated[], held: readonly string[], limits: DriftLimits): DriftSign | null {
  const newest = rated[0]
  if (newest === undefined) return null
  const run = runWhile(rated, (each) => each.rag === newest.rag)
  const since = run.at(-1)?.on ?? newest.on
  const plan = held.find((status) => riskPlans.includes(status))
  const sign = { kind: 'direction_and_plan', since, direction: newest.rag, times: run.length } as const
  if (newest.rag === 'green' && plan !== undefined && run.length >= limits.greenOnPlan) return { ...sign, status: plan }
  const isReferred = held.includes('referred_outcome_unknown')
  if (newest.rag !== 'red' || plan !== undefined || isReferred) return null
  const enough = held.includes('stepped_down') ? 1 : limits.redWithoutPlan
  return run.length >= enough ? { ...sign, status: held[0] ?? null } : null
}

/** From the newest, as long as it holds. */
function runWhile<T>(newestFirst: readonly T[], keeps: (each: T) => boolean): T[] {
  const end = newestFirst.findIndex((each) => !keeps(each))
  return newestFirst.slice(0, end === -1 ? undefined : end)
}
