import { usualBounds } from '../../../domain/groups/words.ts'
import { london } from '../../../domain/text/dates.ts'
import type { Work } from '../../../platform/http/work.ts'
import { groupsInView } from '../facts/groups.queries.ts'

export interface GroupSessionsToPlan {
  /** on the clock in London */
  first: Temporal.PlainDateTime
  minutes: number
  venue: string
  /** how many in all, each so many weeks after the one before */
  times: number
  everyWeeks: number
}

export type PlanningGroup =
  | { outcome: 'planned'; sessionIds: string[] }
  | { outcome: 'past' }
  /** not one's own group, or it has ended or nobody leads it */
  | { outcome: 'refused' }

export const mostTimes = 40

/**
 * Plan sessions of a group, its members of today asked to each, with the usual bounds of confidentiality to begin from. Days in
 * holidays are left out of a series.
 * @param isSchoolDay says which days of a series are kept; the first always is
 */
export async function planGroupSessions(
  work: Work,
  groupId: string,
  plan: GroupSessionsToPlan,
  isSchoolDay: (day: Temporal.PlainDate) => boolean = () => true,
): Promise<PlanningGroup> {
  const { db, actor, services, now } = work
  const [group] = await groupsInView(db, actor, groupId)
  const leader = group?.members.find(({ role }) => role === 'facilitator')
  if (group === undefined || leader === undefined || !group.mine || group.endedOn !== null)
    return { outcome: 'refused' }
  if (plan.times < 1 || plan.times > mostTimes || plan.everyWeeks < 1) return { outcome: 'refused' }
  const starts = Array.from({ length: plan.times }, (_, no) => plan.first.add({ weeks: no * plan.everyWeeks })).filter(
    (at, no) => no === 0 || isSchoolDay(at.toPlainDate()),
  )
  const [first] = starts
  if (first === undefined || Temporal.Instant.compare(first.toZonedDateTime(london).toInstant(), now) < 0) {
    return { outcome: 'past' }
  }
  const sessionIds: string[] = []
  for (const at of starts) {
    const sessionId = services.newId()
    await db
      .insertInto('session')
      .values({
        organisation_id: actor.organisationId,
        session_id: sessionId,
        type: group.kind,
        group_id: groupId,
        supervisee_id: leader.membershipId,
        supervisor_id: leader.membershipId,
        starts_at: at.toZonedDateTime(london).toInstant(),
        planned_minutes: plan.minutes,
        venue: plan.venue,
        created_by: actor.membershipId,
        created_at: now,
      })
      .execute()
    await db
      .insertInto('session_member')
      .values(
        group.members.map(({ membershipId, role }) => ({
          organisation_id: actor.organisationId,
          session_id: sessionId,
          membership_id: membershipId,
          role,
          added_by: actor.membershipId,
        })),
      )
      .execute()
    await db
      .insertInto('session_bounds')
      .values({
        organisation_id: actor.organisationId,
        session_id: sessionId,
        bounds_no: 1,
        said: usualBounds,
        written_by: actor.membershipId,
      })
      .execute()
    sessionIds.push(sessionId)
  }
  await work.journal('sessions.planned', { subject: 'group', id: groupId, details: { sessions: sessionIds.length } })
  return { outcome: 'planned', sessionIds }
}
