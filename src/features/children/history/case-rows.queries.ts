import { sql, type RawBuilder } from 'kysely'
import type { Concern } from '../../../domain/children/case-history.ts'
import type { Db } from '../../../platform/database/scope.ts'

interface Seen {
  db: Db
  organisationId: string
  childIds: readonly string[]
  today: Temporal.PlainDate
}

type Day = Temporal.PlainDate

interface OfChild {
  child_id: string
  /** when it was recorded, in milliseconds since 1970 */
  known_at: number
}

/** The moment of a column in milliseconds since 1970. */
const millisecondsOf = (moment: RawBuilder<unknown>) => sql<number>`(extract(epoch from ${moment}) * 1000)::float8`

/** Statuses that had begun, the oldest first, without those withdrawn. */
export async function statusRows({ db, organisationId, childIds, today }: Seen) {
  const { rows } = await sql<
    OfChild & { status_id: string; status: string; legal_basis: string | null; starts_on: Day; ends_on: Day | null }
  >`
    select s.child_id, s.status_id, s.status, s.legal_basis, s.starts_on, s.ends_on, ${millisecondsOf(sql`s.recorded_at`)} as known_at
    from child_status s
    where s.organisation_id = ${organisationId} and s.child_id = any (${childIds}::uuid[]) and s.withdrawn_at is null
      and s.starts_on <= ${today}
    order by s.starts_on, s.recorded_at`.execute(db)
  return rows
}

/** Who held the case, the oldest first. */
export async function holderRows({ db, organisationId, childIds, today }: Seen) {
  const { rows } = await sql<OfChild & { membership_id: string; name: string; starts_on: Day; ends_on: Day | null }>`
    select h.child_id, h.membership_id, m.name, h.starts_on, h.ends_on, ${millisecondsOf(sql`h.recorded_at`)} as known_at
    from case_holder h
    join membership m on m.organisation_id = h.organisation_id and m.membership_id = h.membership_id
    where h.organisation_id = ${organisationId} and h.child_id = any (${childIds}::uuid[]) and h.starts_on <= ${today}
    order by h.starts_on, h.recorded_at`.execute(db)
  return rows
}

/** Meetings about the plan, those ahead too, without those withdrawn; the oldest first. */
export async function meetingRows({ db, organisationId, childIds }: Seen) {
  const { rows } = await sql<
    OfChild & { meeting_id: string; kind: string; meets_on: Day; state: 'planned' | 'held' | 'cancelled' }
  >`
    select m.child_id, m.meeting_id, m.kind, m.meets_on, m.state, ${millisecondsOf(sql`m.recorded_at`)} as known_at
    from review_meeting m
    where m.organisation_id = ${organisationId} and m.child_id = any (${childIds}::uuid[]) and m.withdrawn_at is null
    order by m.meets_on, m.recorded_at`.execute(db)
  return rows
}

/**
 * Sessions that were held in which the child was discussed, the oldest first. The direction is null where one may not know
 * it: before all have signed, for those who did not meet (platform.discussions_of).
 */
export async function discussionRows({ db, childIds, today }: Omit<Seen, 'organisationId'>) {
  const { rows } = await sql<
    OfChild & {
      session_id: string
      starts_at: Temporal.Instant
      rag: string | null
      seen_alone_on: Day | null
      decisions: number
      signed: boolean
    }
  >`
    select d.child_id, d.session_id, d.starts_at, d.rag, d.seen_alone_on, d.decisions, d.signed,
      ${millisecondsOf(sql`coalesce(d.completed_at, d.starts_at)`)} as known_at
    from platform.discussions_of(${childIds}::uuid[]) d
    where d.starts_at < (${today}::date + 1)::timestamp at time zone 'Europe/London'
    order by d.starts_at, d.session_id`.execute(db)
  return rows
}

/** Actions for the child, the oldest first; what each is only for those who agreed it and its owner (platform.actions_of). */
export async function actionRows({ db, childIds, today }: Seen) {
  const { rows } = await sql<
    OfChild & {
      action_id: string
      agreed_on: Day
      due_on: Day
      closed_at: Temporal.Instant | null
      state: 'open' | 'done' | 'dropped'
      carried: number
      what: string | null
    }
  >`
    select a.child_id, a.action_id, a.agreed_on, a.due_on, a.closed_at, a.state, a.carried, a.what,
      ${millisecondsOf(sql`a.created_at`)} as known_at
    from platform.actions_of(${childIds}::uuid[]) a
    where a.agreed_on <= ${today}
    order by a.agreed_on, a.created_at, a.action_id`.execute(db)
  return rows
}

/** What the worry is mainly about, the oldest first. */
export async function concernRows({ db, organisationId, childIds, today }: Seen) {
  const { rows } = await sql<OfChild & { concern_id: string; concern: Concern; starts_on: Day; ends_on: Day | null }>`
    select c.child_id, c.concern_id, c.concern, c.starts_on, c.ends_on, ${millisecondsOf(sql`c.recorded_at`)} as known_at
    from case_concern c
    where c.organisation_id = ${organisationId} and c.child_id = any (${childIds}::uuid[]) and c.withdrawn_at is null
      and c.starts_on <= ${today}
    order by c.starts_on, c.recorded_at`.execute(db)
  return rows
}

/** Informal discussions of the child that one took part in, the oldest first. */
export async function informalRows({ db, organisationId, childIds, today }: Seen) {
  const { rows } = await sql<OfChild & { informal_id: string; happened_on: Day; revisited: boolean }>`
    select i.child_id, i.informal_id, i.happened_on, i.revisited_in is not null as revisited,
      ${millisecondsOf(sql`i.created_at`)} as known_at
    from informal_discussion i
    where i.organisation_id = ${organisationId} and i.child_id = any (${childIds}::uuid[]) and i.happened_on <= ${today}
    order by i.happened_on, i.created_at`.execute(db)
  return rows
}
