import { compilePack, historyOf } from '../../../domain/compliance/assess.ts'
import type { Facts } from '../../../domain/compliance/facts.ts'
import { simulate, type Comparison, type OutOfStep } from '../../../domain/compliance/simulate.ts'
import type { Pack } from '../../../domain/policy/pack.ts'
import type { OutOfStepNow, RuleTrial, TrialResult } from '../../../domain/policy/trial.ts'
import type { PolicyVersion } from '../assess/policy-in-force.ts'
import { ownersOf, type Subject } from '../assess/subjects.ts'
import { bankHolidays } from '../assess/calendars.ts'
import { beyondTheProduct } from '../facts/beyond-the-product.ts'

interface Asked {
  readonly organisation: string
  readonly everybody: readonly Subject[]
  readonly today: Temporal.PlainDate
}

const yearsTried = 2

/**
 * A draft against the version in force, over the last two years of what is recorded: both are taken to have held for all of
 * it, so that what differs is the policy and not its days. Pure.
 * @param current null when nothing is in force: then the draft is compared with no policy at all
 */
export function workOutTrial(
  facts: Facts,
  current: PolicyVersion | null,
  draft: PolicyVersion,
  { organisation, everybody, today }: Asked,
): TrialResult {
  const earliest = today.subtract({ years: yearsTried }).toString()
  const reaches = facts.evaluate_from ?? earliest
  const from = reaches > earliest ? reaches : earliest
  const to = today.toString()
  const instead = held(draft.resolved.pack, from)
  const before = current === null ? { ...instead, rules: [] } : held(current.resolved.pack, from)
  const history = historyOf({ ...facts, evaluate_from: from }, null, { bankHolidays })
  const found = simulate(compilePack(before), compilePack(instead), history, { from, to })
  const owners = ownersOf(facts, everybody, organisation)
  const titles = new Map([...(before.rules ?? []), ...(instead.rules ?? [])].map(({ id, title }) => [id, title]))
  const rules = [...Map.groupBy(found.rules, ({ rule }) => rule)]
    .map(([rule, each]) => ruleTrial(rule, titles.get(rule) ?? rule, each, owners))
    .filter(({ before: was, instead: would }) => isAny(was) || isAny(would))
  return { from, to, against: current?.versionNo ?? null, rules, hours: hoursOf(found.time) }
}

/** Rules that lean on what the product cannot record are left out: they would call everybody out of step. */
function held({ in_force_until: _until, ...pack }: Pack, from: string): Pack {
  const beyond = beyondTheProduct(pack)
  return { ...pack, in_force_from: from, rules: (pack.rules ?? []).filter(({ id }) => !beyond.has(id)) }
}

const isAny = (out: OutOfStepNow | null): boolean =>
  out !== null && (out.people > 0 || out.children > 0 || out.days > 0)

function ruleTrial(
  rule: string,
  title: string,
  comparisons: readonly Comparison[],
  owners: ReadonlyMap<string, Subject>,
): RuleTrial {
  const side = (which: 'before' | 'instead') => {
    const out = { membership: new Set<string>(), child: new Set<string>(), organisation: new Set<string>() }
    let days = 0
    let isThere = false
    for (const { subject, [which]: standing } of comparisons) {
      if (standing === null) continue
      isThere = true
      days += standing.days
      const owner = owners.get(subject)
      if (owner !== undefined && isOut(standing)) out[owner.kind].add(owner.id)
    }
    return { ...out, days, isThere }
  }
  const [was, would] = [side('before'), side('instead')]
  const now = ({ membership, child, days, isThere }: ReturnType<typeof side>): OutOfStepNow | null =>
    isThere ? { people: membership.size, children: child.size, days } : null
  return {
    rule,
    title,
    before: now(was),
    instead: now(would),
    newly: [...would.membership.difference(was.membership)],
    noLonger: [...was.membership.difference(would.membership)],
    childrenNewly: would.child.difference(was.child).size,
    childrenNoLonger: was.child.difference(would.child).size,
  }
}

const isOut = ({ breaches }: OutOfStep): boolean => breaches > 0

function hoursOf({ before, instead }: ReturnType<typeof simulate>['time']): TrialResult['hours'] {
  const minutes = (time: typeof before, who: string | null) =>
    time.bySupervisor.find(({ supervisor }) => supervisor === who)?.minutes ?? 0
  const supervisors = new Set([...before.bySupervisor, ...instead.bySupervisor].map(({ supervisor }) => supervisor))
  return {
    bySupervisor: [...supervisors].map((supervisor) => ({
      supervisor,
      before: minutes(before, supervisor),
      instead: minutes(instead, supervisor),
    })),
    before: before.minutes,
    instead: instead.minutes,
    notCounted: [...new Set([...before.undetermined, ...instead.undetermined])],
  }
}
