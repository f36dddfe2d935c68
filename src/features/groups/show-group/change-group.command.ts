import { sql } from 'kysely'
import type { GroupRole } from '../../../domain/groups/words.ts'
import type { ReaderToAdd } from '../../../domain/access/readers.ts'
import type { Work } from '../../../platform/http/work.ts'
import { addReaders } from '../../documents/public.ts'
import { groupsInView, peopleToAsk, type Group } from '../facts/groups.queries.ts'
import { mostMembers } from '../make-group/make-group.command.ts'

/** The group when the one in scope leads it or made it, and it goes on. */
async function myGroup(work: Work, groupId: string): Promise<Group | null> {
  const [group] = await groupsInView(work.db, work.actor, groupId)
  return group !== undefined && group.mine && group.endedOn === null ? group : null
}

/**
 * Take somebody into a group. They are asked to the sessions that are still to come; of those before they read nothing, unless
 * the group was made so because the policy says so.
 * @returns false when one does not lead the group, they are in it already or are nobody here, or it has its facilitator
 */
export async function addMember(
  work: Work,
  groupId: string,
  { membershipId, role }: { membershipId: string; role: GroupRole },
): Promise<boolean> {
  const group = await myGroup(work, groupId)
  if (group === null || group.members.length >= mostMembers) return false
  if (group.members.some((member) => member.membershipId === membershipId)) return false
  if (role === 'facilitator' && group.members.some((member) => member.role === 'facilitator')) return false
  const people = await peopleToAsk(work.db, work.actor, work.today)
  if (!people.some((person) => person.membershipId === membershipId)) return false
  const { db, actor } = work
  await db
    .insertInto('group_member')
    .values({
      organisation_id: actor.organisationId,
      group_id: groupId,
      membership_id: membershipId,
      role,
      joined_on: work.today,
      added_by: actor.membershipId,
    })
    // Whoever joined and left today is taken in again.
    .onConflict((conflict) =>
      conflict
        .columns(['organisation_id', 'group_id', 'membership_id', 'joined_on'])
        .doUpdateSet({ role, left_on: null }),
    )
    .execute()
  await askToPlanned(work, groupId, membershipId, role)
  if (group.earlierNotes) await openEarlierNotes(work, groupId, membershipId)
  await work.journal('group.changed', { subject: 'group', id: groupId, details: { joined: membershipId } })
  return true
}

/** Sessions that are planned and in which nobody has said yet who came. */
async function askToPlanned(work: Work, groupId: string, membershipId: string, role: GroupRole): Promise<void> {
  const { db, actor } = work
  const planned = await db
    .selectFrom('session')
    .select('session_id')
    .where('organisation_id', '=', actor.organisationId)
    .where('group_id', '=', groupId)
    .where('state', '=', 'planned')
    .execute()
  for (const { session_id: sessionId } of planned) {
    await db
      .insertInto('session_member')
      .values({
        organisation_id: actor.organisationId,
        session_id: sessionId,
        membership_id: membershipId,
        role,
        added_by: actor.membershipId,
      })
      .onConflict((conflict) =>
        conflict.columns(['organisation_id', 'session_id', 'membership_id']).doUpdateSet({ role, removed_at: null }),
      )
      .execute()
  }
}

/** Documents of signed sessions of this group at which the one in scope was: they can show them to nobody else's. */
async function openEarlierNotes(work: Work, groupId: string, membershipId: string): Promise<void> {
  const { rows } = await sql<{ document_id: string }>`
    select d.document_id from session s
    join document d on d.organisation_id = s.organisation_id and d.session_id = s.session_id and d.state = 'signed'
    join document_reader r on r.organisation_id = d.organisation_id and r.document_id = d.document_id
      and r.membership_id = ${work.actor.membershipId} and r.basis = 'party' and r.may_write
    where s.organisation_id = ${work.actor.organisationId} and s.group_id = ${groupId} and s.state = 'signed'`.execute(
    work.db,
  )
  const readers = rows.map((row): ReaderToAdd => ({
    documentId: row.document_id,
    basis: 'later_member',
    reader: { membershipId },
  }))
  await addReaders(work, readers, [])
}

/** Somebody leaves a group, or is taken out by whoever leads it. What they were at stays theirs. */
export async function endGroupMember(work: Work, groupId: string, membershipId: string): Promise<boolean> {
  const { db, actor, today } = work
  const [group] = await groupsInView(db, actor, groupId)
  const member = group?.members.find((each) => each.membershipId === membershipId)
  if (group === undefined || member === undefined) return false
  if (!group.mine && membershipId !== actor.membershipId) return false
  const left = Temporal.PlainDate.compare(member.joinedOn, today) > 0 ? member.joinedOn : today
  await db
    .updateTable('group_member')
    .set({ left_on: left })
    .where('organisation_id', '=', actor.organisationId)
    .where('group_id', '=', groupId)
    .where('membership_id', '=', membershipId)
    .where('left_on', 'is', null)
    .execute()
  await sql`update session_member m set removed_at = ${work.now}
    from session s where s.organisation_id = m.organisation_id and s.session_id = m.session_id
      and m.organisation_id = ${actor.organisationId} and m.membership_id = ${membershipId} and m.removed_at is null
      and s.group_id = ${groupId} and s.state = 'planned'`.execute(db)
  await work.journal('group.changed', { subject: 'group', id: groupId, details: { left: membershipId } })
  return true
}

/** The group meets no more. Its records stay with those whose they are. */
export async function endGroup(work: Work, groupId: string): Promise<boolean> {
  if ((await myGroup(work, groupId)) === null) return false
  await work.db
    .updateTable('supervision_group')
    .set({ ended_on: work.today })
    .where('organisation_id', '=', work.actor.organisationId)
    .where('group_id', '=', groupId)
    .execute()
  await work.journal('group.changed', { subject: 'group', id: groupId, details: { ended: true } })
  return true
}
