import { isBefore } from '../../../domain/calendar/days.ts'
import type { Work } from '../../../platform/http/work.ts'
import { endOfFacts, writeFacts } from '../change-facts/change-facts.command.ts'
import { voidInvitations } from '../invitations/invite.command.ts'
import { anotherAdministrator, holdPeople, keptFacts, membershipOf } from '../kept-people.queries.ts'

export type EndingMembership = 'ended' | 'not_here' | 'before_start' | 'last_administrator'

/**
 * End somebody's place: they can sign in on their last day and not after it. Their facts end with it, an invitation not
 * taken up is void at once, and all they wrote and signed stays.
 */
export async function endMembership(
  work: Work,
  membershipId: string,
  lastDay: Temporal.PlainDate,
): Promise<EndingMembership> {
  const { db, actor } = work
  await holdPeople(db, actor)
  const membership = await membershipOf(db, actor, membershipId)
  if (membership === undefined || membership.endedOn !== null) return 'not_here'
  if (isBefore(lastDay, membership.startedOn)) return 'before_start'
  const facts = await keptFacts(db, actor, membershipId)
  const administers = facts.some(
    ({ kind, value, validUntil }) => kind === 'role' && value === 'administrator' && validUntil === null,
  )
  if (administers && !(await anotherAdministrator(db, actor, membershipId, work.today))) return 'last_administrator'
  await writeFacts(work, membershipId, await endOfFacts(work, membershipId, lastDay))
  await db
    .updateTable('membership')
    .set({ ended_on: lastDay })
    .where('organisation_id', '=', actor.organisationId)
    .where('membership_id', '=', membershipId)
    .execute()
  await voidInvitations(db, actor, work.now, membershipId)
  await work.journal('membership.ended', {
    subject: 'membership',
    id: membershipId,
    details: { lastDay: lastDay.toString() },
  })
  return 'ended'
}
