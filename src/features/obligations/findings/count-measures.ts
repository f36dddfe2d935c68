import { setImmediate } from 'node:timers/promises'
import type pg from 'pg'
import { standingOfMeasures } from '../../../domain/compliance/standing-of-measures.ts'
import { addTallies, tallyMeasures, type Tally } from '../../../domain/compliance/roll-up.ts'
import type { FoundMeasure, FoundMeasures } from '../../../domain/policy/findings.ts'
import type { Pack } from '../../../domain/policy/pack.ts'
import { londonDay } from '../../../domain/text/dates.ts'
import { beyondTheProduct } from '../facts/beyond-the-product.ts'
import type { PolicyVersion } from '../assess/policy-in-force.ts'
import { factsAround } from '../assess/reassess.ts'
import { ownersOf, type Subject } from '../assess/subjects.ts'
import { judgingBy } from '../assess/work-out.ts'

/** As many as a round of the assessing takes: between two of these requests are answered. */
const atOnce = 25
/** Counting reads a whole organisation, so it takes at most one part of so many of the time. */
const restFor = 200
/** Beside the one that runs. */
const endedPeriods = 1

interface Asked {
  readonly organisation: string
  readonly versions: readonly PolicyVersion[]
  readonly current: PolicyVersion
  readonly now: Temporal.Instant
  readonly packs: readonly Pack[]
  /** whether somebody waits, so that what was counted a moment ago will not do */
  readonly isAwaited: boolean
}

interface Counted {
  readonly versionId: string
  readonly day: string
  readonly found: FoundMeasures
  /** the moment of this process from which it may be counted again */
  readonly notBefore: number
}

/** What was counted last, by organisation. Another process counts for itself. */
const countedBefore = new WeakMap<readonly Pack[], Map<string, Counted>>()

/**
 * How the measures of a policy stand in a whole organisation; null where it has none. Where they were counted so lately
 * that counting again would take too much of the time, what was found then is given again, and is stale. Runs as the
 * worker, and keeps shares alone: no name, and no word of anybody.
 */
export async function measuresOf(
  client: pg.ClientBase,
  asked: Asked,
): Promise<{ readonly found: FoundMeasures; readonly isStale: boolean } | null> {
  const { organisation, current, now, packs, isAwaited } = asked
  if ((current.resolved.pack.measures ?? []).length === 0) return null
  const day = londonDay(now).toString()
  const kept = countedBefore.get(packs) ?? new Map<string, Counted>()
  countedBefore.set(packs, kept)
  const before = kept.get(organisation)
  const began = performance.now()
  const isOfToday = before?.versionId === current.versionId && before.day === day
  if (!isAwaited && before !== undefined && isOfToday && began < before.notBefore) {
    return { found: before.found, isStale: true }
  }
  const found = { at: now.toString(), each: await count(client, asked) }
  const ended = performance.now()
  kept.set(organisation, { versionId: current.versionId, day, found, notBefore: ended + (ended - began) * restFor })
  return { found, isStale: false }
}

async function count(client: pg.ClientBase, { organisation, versions, current, now }: Asked): Promise<FoundMeasure[]> {
  const today = londonDay(now)
  const { pack } = current.resolved
  const beyond = beyondTheProduct(pack)
  const measures = pack.measures ?? []
  const leansOn = ({ rules }: (typeof measures)[number]) => rules.filter((rule) => beyond.has(rule))
  const [first = current] = versions
  const kinds = new Set(measures.map(({ of }) => of))
  const tallies: Tally[][] = []
  const everybody = await everybodyOf(client, organisation)
  for (let place = 0; place < everybody.length; place += atOnce) {
    const some = everybody.slice(place, place + atOnce)
    const facts = await factsAround(client, organisation, some, today)
    await setImmediate()
    const { pack: compiled, history } = judgingBy(facts, current, first)
    // A session belongs to its supervisee, so that what two batches both know of is counted in one of them.
    const owners = ownersOf(facts, some, organisation)
    const subjects = [...owners.keys()].filter((id) => kinds.has(history.node(id).kind))
    tallies.push(tallyMeasures(compiled, history, { asOf: today.toString(), ended: endedPeriods, subjects }))
    await setImmediate()
  }
  const sums = addTallies(tallies)
  const standings = standingOfMeasures(pack, sums)
  return measures.map((measure): FoundMeasure => {
    const names = [...new Set(leansOn(measure).flatMap((rule) => beyond.get(rule)?.names ?? []))]
    const isBeyond = leansOn(measure).length > 0
    const standing = standings.find((each) => each.measure === measure.id)
    return { measure: measure.id, beyond: names, periods: isBeyond ? [] : (standing?.periods ?? []) }
  })
}

async function everybodyOf(client: pg.ClientBase, organisation: string): Promise<Subject[]> {
  const { rows } = await client.query<{ people: string[]; children: string[] }>(
    'select * from platform.everybody_of($1)',
    [organisation],
  )
  return [
    ...(rows[0]?.people ?? []).map((id): Subject => ({ kind: 'membership', id })),
    ...(rows[0]?.children ?? []).map((id): Subject => ({ kind: 'child', id })),
    { kind: 'organisation', id: organisation },
  ]
}
