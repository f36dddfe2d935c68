import { sql } from 'kysely'
import type { Actor } from '../../../domain/access/actor.ts'
import type { Db } from '../../../platform/database/scope.ts'

export interface MeetingFact {
  meetingId: string
  kind: string
  on: Temporal.PlainDate
  state: 'planned' | 'held' | 'cancelled'
  /** who recorded it */
  by: string
  /** the day to which it was moved */
  movedTo: Temporal.PlainDate | null
}

/** Meetings about a child’s plan, the newest first; those entered by mistake are left out. */
export async function meetingsOf(
  db: Db,
  { organisationId }: Pick<Actor, 'organisationId'>,
  childId: string,
): Promise<MeetingFact[]> {
  const { rows } = await sql<{
    meeting_id: string
    kind: string
    meets_on: Temporal.PlainDate
    state: MeetingFact['state']
    by: string
    moved_to: Temporal.PlainDate | null
  }>`
    select r.meeting_id, r.kind, r.meets_on, r.state, m.name as by,
      (select x.meets_on from review_meeting x
        where x.organisation_id = r.organisation_id and x.child_id = r.child_id and x.moved_from = r.meeting_id and x.withdrawn_at is null limit 1) as moved_to
    from review_meeting r
    join membership m on m.organisation_id = r.organisation_id and m.membership_id = r.recorded_by
    where r.organisation_id = ${organisationId} and r.child_id = ${childId} and r.withdrawn_at is null
    order by r.meets_on desc, r.recorded_at desc limit 200`.execute(db)
  return rows.map((row) => ({
    meetingId: row.meeting_id,
    kind: row.kind,
    on: row.meets_on,
    state: row.state,
    by: row.by,
    movedTo: row.moved_to,
  }))
}

/** The same meeting of brothers and sisters: of this kind, planned for this day, of children one may see. */
export async function sameMeetingOf(
  db: Db,
  { organisationId }: Pick<Actor, 'organisationId'>,
  family: { familyId: string; childId: string },
  meeting: Pick<MeetingFact, 'kind' | 'on'>,
): Promise<{ meetingId: string; childId: string; name: string }[]> {
  const { rows } = await sql<{ meeting_id: string; child_id: string; name: string }>`
    select r.meeting_id, c.child_id, c.given_name as name
    from child c join review_meeting r on r.organisation_id = c.organisation_id and r.child_id = c.child_id
    where c.organisation_id = ${organisationId} and c.family_id = ${family.familyId} and c.child_id <> ${family.childId}
      and r.kind = ${meeting.kind} and r.meets_on = ${meeting.on} and r.state = 'planned' and r.withdrawn_at is null
    order by c.given_name limit 20`.execute(db)
  return rows.map((row) => ({ meetingId: row.meeting_id, childId: row.child_id, name: row.name }))
}
