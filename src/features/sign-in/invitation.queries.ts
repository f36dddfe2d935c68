import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../../platform/database/scope.ts'

export interface Invitation {
  digest: Uint8Array
  organisation: string
  name: string
  email: string
  /** the person invited signs in already, with this or another e-mail address */
  hasAccount: boolean
}

/** What a link of an invitation is for, or null when it was used, has run out or never was. */
export async function invitationOf(db: Db, token: string): Promise<Invitation | null> {
  const digest = createHash('sha256').update(token).digest()
  const { rows } = await sql<{ organisation_name: string; name: string; email: string; has_account: boolean }>`
    select * from platform.look_at_invitation(${digest})`.execute(db)
  const row = rows[0]
  return row
    ? { digest, organisation: row.organisation_name, name: row.name, email: row.email, hasAccount: row.has_account }
    : null
}

/** Give the account the place that the invitation is for, once. @returns whether it was still to be had */
export async function takeUp(db: Db, invitation: Invitation, account: string): Promise<boolean> {
  const { rows } = await sql<{
    taken: boolean
  }>`select platform.take_up_invitation(${invitation.digest}, ${account}) as taken`.execute(db)
  return rows[0]?.taken ?? false
}
