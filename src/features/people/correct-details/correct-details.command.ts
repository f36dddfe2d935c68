import { emailKey } from '../../../domain/people/import-staff.ts'
import type { Work } from '../../../platform/http/work.ts'
import { voidInvitations } from '../invitations/invite.command.ts'
import { everybodyHere, holdPeople, membershipOf } from '../kept-people.queries.ts'

export type CorrectingDetails = 'corrected' | 'not_here' | 'email_taken'

/** Put a name or an address right. It is a correction: neither is kept with dates, and what was signed keeps its names. */
export async function correctDetails(
  { db, actor, today, now, journal }: Work,
  membershipId: string,
  details: { name: string; email: string },
): Promise<CorrectingDetails> {
  await holdPeople(db, actor)
  const membership = await membershipOf(db, actor, membershipId)
  if (membership === undefined || membership.endedOn !== null) return 'not_here'
  const others = (await everybodyHere(db, actor, today)).filter((each) => each.membershipId !== membershipId)
  if (others.some(({ email }) => emailKey(email) === emailKey(details.email))) return 'email_taken'
  await db
    .updateTable('membership')
    .set({ name: details.name, email: details.email })
    .where('organisation_id', '=', actor.organisationId)
    .where('membership_id', '=', membershipId)
    .execute()
  // An invitation under way went to the address that was wrong.
  if (emailKey(details.email) !== emailKey(membership.email)) await voidInvitations(db, actor, now, membershipId)
  await journal('person.changed', { subject: 'membership', id: membershipId })
  return 'corrected'
}
