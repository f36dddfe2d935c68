import { createHash } from 'node:crypto'
import type { Actor } from '../../../domain/access/actor.ts'
import type { Db } from '../../../platform/database/scope.ts'
import type { Work } from '../../../platform/http/work.ts'
import { queueMail } from '../../../platform/mail/queue-mail.ts'
import { londonDay } from '../../../domain/text/dates.ts'

export interface Invitation {
  membershipId: string
  /** a password by another name: shown to whoever invites, mailed, and kept nowhere */
  token: string
  link: string
  expiresAt: Temporal.Instant
}

const daysToTakeItUp = 14
const tokenBytes = 32

/**
 * Make an invitation for somebody, in place of any earlier one, and mail it. Only its digest is kept. In a demonstration
 * nothing is mailed: its people do not exist.
 */
export async function invite(
  work: Work,
  to: { membershipId: string; name: string; email: string },
): Promise<Invitation> {
  const { db, actor, services, now } = work
  const token = Buffer.from(services.randomBytes(tokenBytes)).toString('base64url')
  const expiresAt = now.add({ hours: 24 * daysToTakeItUp })
  const link = `${services.config.publicUrl}/welcome/${token}`
  await voidInvitations(db, actor, now, to.membershipId)
  await db
    .insertInto('invitation')
    .values({
      organisation_id: actor.organisationId,
      invitation_id: services.newId(),
      membership_id: to.membershipId,
      token_digest: createHash('sha256').update(token).digest(),
      expires_at: expiresAt,
      created_by: actor.membershipId,
    })
    .execute()
  if (!actor.demonstration) {
    await queueMail(db, services.formKey, {
      mail: 'invitation',
      to: { name: to.name, address: to.email },
      organisation: actor.organisationName,
      link,
      until: londonDay(expiresAt).toString(),
    })
  }
  await work.journal('invitation.made', { subject: 'membership', id: to.membershipId })
  return { membershipId: to.membershipId, token, link, expiresAt }
}

/** Invitations that were not taken up end now. */
export async function voidInvitations(
  db: Db,
  actor: Actor,
  now: Temporal.Instant,
  membershipId: string,
): Promise<void> {
  await db
    .updateTable('invitation')
    .set({ expires_at: now })
    .where('organisation_id', '=', actor.organisationId)
    .where('membership_id', '=', membershipId)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .execute()
}
