import type { Work } from '../../../platform/http/work.ts'
import { inForceOn, shelfOf } from '../read/shelf.ts'

/**
 * Say that one has read and understood the version in force. Said twice it is said once.
 * @param versionNo the version that was on the page
 * @returns false when another version is in force by now, or none
 */
export async function readPolicy(work: Work, versionNo: number): Promise<boolean> {
  const { db, actor } = work
  const current = inForceOn((await shelfOf(work)).own, work.today)
  if (current === null || current.no !== versionNo) return false
  const row = await db
    .insertInto('policy_read')
    .values({
      organisation_id: actor.organisationId,
      version_id: current.versionId,
      membership_id: actor.membershipId,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('version_id')
    .executeTakeFirst()
  if (row !== undefined) {
    await work.journal('policy.read', {
      subject: 'policy_version',
      id: current.versionId,
      details: { version: current.no },
    })
  }
  return true
}
