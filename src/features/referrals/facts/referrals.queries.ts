import { sql } from 'kysely'
import type { Actor } from '../../../domain/access/actor.ts'
import { londonDay } from '../../../domain/text/dates.ts'
import type { Db } from '../../../platform/database/scope.ts'
import type { Told } from './told.ts'
import type { ReferralOutcome } from './outcomes.ts'

type Who = Pick<Actor, 'organisationId'>

/** Somebody was told; nobody could be reached yet; or it was decided not to refer. */
export const decisions = ['referred', 'not_yet', 'not_referred'] as const
export type Decided = (typeof decisions)[number]

/** A referral, or a decision not to refer, as facts: who was told of which kind and when, and what came of it. */
export interface ReferralFacts {
  documentId: string
  sessionId: string
  childId: string
  childName: string
  decided: Decided
  /** what it says more of; null for one that stands by itself */
  addsTo: string | null
  recordedBy: string
  recordedAt: Temporal.Instant
  on: Temporal.PlainDate
  reviewOn: Temporal.PlainDate | null
  tellings: readonly { told: Told; at: Temporal.Instant }[]
  outcome: ReferralOutcome | null
  outcomeOn: Temporal.PlainDate | null
  outcomeBy: string
}

interface ReferralRow {
  document_id: string
  session_id: string
  child_id: string
  child_name: string
  decided: string
  adds_to: string | null
  recorded_by: string
  recorded_at: Temporal.Instant
  review_on: Temporal.PlainDate | null
  outcome: string | null
  outcome_on: Temporal.PlainDate | null
  outcome_by: string | null
}

type Wanted = { documentId: string } | { addsTo: string } | { childId: string } | { sessionId: string }

/** Referrals that the one in scope may open, the newest first. At most 50. */
export async function referralsBy(db: Db, { organisationId }: Who, wanted: Wanted): Promise<ReferralFacts[]> {
  const [column, value] =
    'documentId' in wanted
      ? (['document_id', wanted.documentId] as const)
      : 'addsTo' in wanted
        ? (['adds_to', wanted.addsTo] as const)
        : 'childId' in wanted
          ? (['child_id', wanted.childId] as const)
          : (['session_id', wanted.sessionId] as const)
  const { rows } = await sql<ReferralRow>`
    select r.document_id, r.session_id, r.child_id, coalesce(c.given_name || ' ' || c.family_name, 'a child') as child_name, r.decided, r.adds_to,
      m.name as recorded_by, r.recorded_at, r.review_on, r.outcome, r.outcome_on, o.name as outcome_by
    from referral r
    join membership m on m.organisation_id = r.organisation_id and m.membership_id = r.recorded_by
    left join membership o on o.organisation_id = r.organisation_id and o.membership_id = r.outcome_by
    left join child c on c.organisation_id = r.organisation_id and c.child_id = r.child_id
    where r.organisation_id = ${organisationId} and r.${sql.ref(column)} = ${value}
    order by r.recorded_at desc limit 50`.execute(db)
  const tellings = await tellingsOf(
    db,
    organisationId,
    rows.map((row) => row.document_id),
  )
  return rows.map((row) => ({
    documentId: row.document_id,
    sessionId: row.session_id,
    childId: row.child_id,
    childName: row.child_name,
    decided: decisions.find((each) => each === row.decided) ?? 'not_referred',
    addsTo: row.adds_to,
    recordedBy: row.recorded_by,
    recordedAt: row.recorded_at,
    on: londonDay(row.recorded_at),
    reviewOn: row.review_on,
    tellings: tellings.get(row.document_id) ?? [],
    outcome: row.outcome as ReferralOutcome | null,
    outcomeOn: row.outcome_on,
    outcomeBy: row.outcome_by ?? '',
  }))
}

/** What stands, with what was added since: that nobody was told holds until somebody was, or it was decided not to refer. */
export function standsAs(first: ReferralFacts, added: readonly ReferralFacts[]): Decided {
  if (first.decided !== 'not_yet') return first.decided
  const settled = added
    .filter(({ decided }) => decided !== 'not_yet')
    .toSorted((a, b) => Temporal.Instant.compare(b.recordedAt, a.recordedAt))[0]
  return settled?.decided ?? 'not_yet'
}

/** The day that was last said for looking again at a decision not to refer; null when none was. */
export function looksAgainOn(first: ReferralFacts, added: readonly ReferralFacts[]): Temporal.PlainDate | null {
  const last = [first, ...added]
    .filter(({ reviewOn }) => reviewOn !== null)
    .toSorted((a, b) => Temporal.Instant.compare(b.recordedAt, a.recordedAt))[0]
  return last?.reviewOn ?? null
}

async function tellingsOf(
  db: Db,
  organisationId: string,
  documentIds: readonly string[],
): Promise<Map<string, { told: Told; at: Temporal.Instant }[]>> {
  if (documentIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('referral_telling')
    .select(['document_id', 'told', 'told_at'])
    .where('organisation_id', '=', organisationId)
    .where('document_id', 'in', [...documentIds])
    .orderBy('position')
    .execute()
  const found = new Map<string, { told: Told; at: Temporal.Instant }[]>()
  for (const row of rows) {
    found.set(row.document_id, [...(found.get(row.document_id) ?? []), { told: row.told as Told, at: row.told_at }])
  }
  return found
}
