import { sql } from 'kysely'
import { isAfter, isBefore } from '../../../domain/calendar/days.ts'
import type { Actor } from '../../../domain/access/actor.ts'
import { driftLimitsOf, type DriftLimits } from '../../../domain/children/drift-limits.ts'
import type { ObligationState } from '../../../domain/compliance/obligation.ts'
import type { Pack } from '../../../domain/policy/pack.ts'
import type { Rule } from '../../../domain/policy/rule.ts'
import type { Db } from '../../../platform/database/scope.ts'
import type { Services } from '../../../platform/services.ts'
import type { KeptObligation } from '../assess/kept-obligation.ts'
import { areKnown, digestsOf, policyVersions, PolicyUnreadable, type PolicyRow } from '../assess/policy-in-force.ts'
import type { Subject } from '../assess/subjects.ts'

/** What is owed as it was worked out last, with the rule that asks for it. */
export interface SeenObligation {
  readonly subjectId: string
  readonly state: ObligationState
  readonly dueOn: Temporal.PlainDate | null
  readonly kept: KeptObligation
  readonly rule: Rule
  readonly pack: Pack
}

export interface Reading {
  readonly db: Db
  readonly actor: Pick<Actor, 'organisationId' | 'membershipId'>
  readonly services: Pick<Services, 'packs'>
}

/** The most that is shown of one subject: three years of sessions, each asked for ten things, are fewer. */
const mostShown = 1_500

/**
 * Everything owed to, or asked of, one subject, as far as row security shows it; null where no policy was ever adopted.
 * @param adopted for a page that asks for more of the policy, so that it is read once
 */
export async function obligationsOf(
  reading: Reading,
  subject: Subject,
  adopted: Promise<AdoptedPacks | null> = adoptedPacks(reading),
): Promise<SeenObligation[] | null> {
  const { db, actor } = reading
  const [packs, rows] = await Promise.all([
    adopted,
    db
      .selectFrom('obligation')
      .select(['subject_id', 'version_id', 'rule', 'state', 'due_on', 'details'])
      .where('organisation_id', '=', actor.organisationId)
      .where('subject_kind', '=', subject.kind)
      .where('subject_id', '=', subject.id)
      .orderBy('rule')
      .limit(mostShown)
      .execute(),
  ])
  return packs === null ? null : withRules(rows, packs)
}

export interface ObligationRowSeen {
  subject_id: string
  version_id: string
  rule: string
  state: string
  due_on: Temporal.PlainDate | null
  details: unknown
}

/** Each row with its rule, as the version said it by which it was judged. One whose policy cannot be read is left out. */
export function withRules(rows: readonly ObligationRowSeen[], packs: AdoptedPacks): SeenObligation[] {
  return rows.flatMap((row) => {
    const adopted = packs.get(row.version_id)
    const rule = adopted?.rules.get(row.rule)
    if (adopted === undefined || rule === undefined) return []
    return [
      {
        subjectId: row.subject_id,
        state: row.state as ObligationState,
        dueOn: row.due_on,
        kept: row.details as KeptObligation,
        rule,
        pack: adopted.pack,
      },
    ]
  })
}

export interface AdoptedPack {
  readonly pack: Pack
  readonly rules: ReadonlyMap<string, Rule>
  readonly from: Temporal.PlainDate
  readonly until: Temporal.PlainDate | null
}
export type AdoptedPacks = ReadonlyMap<string, AdoptedPack>

const rulesOf = new WeakMap<Pack, ReadonlyMap<string, Rule>>()

/** The adopted versions of the organisation's policy, by their ids; null where there is none. */
export async function adoptedPacks({ db, actor, services }: Reading): Promise<AdoptedPacks | null> {
  const { rows: heads } = await sql<PolicyRow>`
    select p.organisation_id, p.version_id, p.version_no, p.pack_id, '' as body, p.in_force_from, p.in_force_until, (l.place - 1)::int as steps,
      null as followed, p.followed_digest
    from platform.lineage() with ordinality as l (organisation_id, place)
    join policy_version p on p.organisation_id = l.organisation_id and p.state = 'adopted'
    order by l.place, p.version_no`.execute(db)
  const rows = areKnown(heads, services.packs) ? heads : await withBodies(db, heads, digestsOf(services.packs))
  if (!rows.some((row) => row.organisation_id === actor.organisationId)) return null
  try {
    const versions = policyVersions(rows, services.packs)
    return new Map(
      versions.map(({ versionId, resolved: { pack }, from, until }) => [
        versionId,
        { pack, rules: ruleMap(pack), from, until },
      ]),
    )
  } catch (problem) {
    if (problem instanceof PolicyUnreadable) return new Map()
    throw problem
  }
}

async function withBodies(db: Db, heads: readonly PolicyRow[], shipped: readonly string[]): Promise<PolicyRow[]> {
  if (heads.length === 0) return []
  const rows = await db
    .selectFrom('policy_version')
    .select(['organisation_id', 'version_id', 'body'])
    .select(
      sql<string | null>`case when followed_digest = any (${[...shipped]}) then null else followed end`.as('followed'),
    )
    .where('organisation_id', 'in', [...new Set(heads.map((row) => row.organisation_id))])
    .where('state', '=', 'adopted')
    .execute()
  const texts = new Map(rows.map((row) => [row.version_id, row]))
  return heads.map((row) => {
    const { body, followed } = texts.get(row.version_id) ?? { body: '', followed: null }
    return { ...row, body, followed }
  })
}

function ruleMap(pack: Pack): ReadonlyMap<string, Rule> {
  const known = rulesOf.get(pack) ?? new Map((pack.rules ?? []).map((rule) => [rule.id, rule]))
  rulesOf.set(pack, known)
  return known
}

/** The policy that holds on a day, with everything that it follows and what was decided here; null where there is none. */
export const packInForce = async (reading: Reading, day: Temporal.PlainDate): Promise<Pack | null> =>
  packOn(await adoptedPacks(reading), day)

function packOn(packs: AdoptedPacks | null, day: Temporal.PlainDate): Pack | null {
  const inForce = [...(packs?.values() ?? [])].findLast(
    ({ from, until }) => !isAfter(from, day) && (until === null || !isBefore(until, day)),
  )
  return inForce?.pack ?? null
}

/** From what on it is said that a child’s case does not move, as the policy has it on a day. */
export const driftLimitsOn = async (
  reading: Reading,
  day: Temporal.PlainDate,
  adopted: Promise<AdoptedPacks | null> = adoptedPacks(reading),
): Promise<DriftLimits> => driftLimitsOf(packOn(await adopted, day))

/** Whether the policy in force has a rule that looks at something recorded under this name, such as `extended`. */
export async function asksFor(
  reading: Reading & { readonly today: Temporal.PlainDate },
  name: string,
): Promise<boolean> {
  const rules = (await packInForce(reading, reading.today))?.rules ?? []
  return rules.some((rule) => JSON.stringify(rule).includes(`"${name}":`))
}

/** Which of these sessions the one who asks is a party to, and may open. */
export async function sessionsOfMine(
  { db, actor }: Reading,
  sessionIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (sessionIds.length === 0) return new Set()
  const { rows } = await sql<{ session_id: string }>`
    select s.session_id from session s
    where s.organisation_id = ${actor.organisationId} and s.session_id = any (${[...new Set(sessionIds)]}::uuid[])
      and ${actor.membershipId} in (s.supervisee_id, s.supervisor_id)`.execute(db)
  return new Set(rows.map((row) => row.session_id))
}

/** The sessions that obligations speak of. */
export const sessionsNamed = (seen: readonly SeenObligation[]): string[] =>
  seen.flatMap(({ kept }) => Object.values(kept.events ?? {}).flatMap(({ session }) => session ?? []))
