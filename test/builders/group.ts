import { randomUUID } from 'node:crypto'
import { agreeToBounds, makeGroup, openGroupSession, planGroupSessions } from '../../src/features/groups/public.ts'
import type { GroupToMake } from '../../src/features/groups/public.ts'
import { completeRecord } from '../../src/features/records/public.ts'
import { ensureDocuments, loadSession, writeDraft } from '../../src/features/sessions/public.ts'
import type { GroupRole } from '../../src/domain/groups/words.ts'
import { signAs } from './signing.ts'
import type { TestPerson, World } from '../support/world.ts'

/** A child with a status, held by somebody. */
export async function liveChild(
  { database: { owner } }: World,
  holder: TestPerson,
  [given, family]: [string, string],
  status = 'child_in_need',
): Promise<string> {
  const org = holder.organisation.organisationId
  const [familyId, childId] = [randomUUID(), randomUUID()]
  await owner.query('insert into app.family (organisation_id, family_id, name, created_by) values ($1, $2, $3, $4)', [
    org,
    familyId,
    family,
    holder.membershipId,
  ])
  await owner.query(
    `insert into app.child (organisation_id, child_id, family_id, given_name, family_name, created_by) values ($1, $2, $3, $4, $5, $6)`,
    [org, childId, familyId, given, family, holder.membershipId],
  )
  await owner.query(
    `insert into app.child_status (organisation_id, status_id, child_id, status, starts_on, recorded_by) values ($1, $2, $3, $4, current_date - 60, $5)`,
    [org, randomUUID(), childId, status, holder.membershipId],
  )
  await owner.query(
    `insert into app.case_holder (organisation_id, holding_id, child_id, membership_id, starts_on, recorded_by) values ($1, $2, $3, $4, current_date - 60, $4)`,
    [org, randomUUID(), childId, holder.membershipId],
  )
  return childId
}

/** A group led by the first, made by its facilitator. */
export async function groupOf(
  world: World,
  leader: TestPerson,
  others: readonly (TestPerson | [TestPerson, GroupRole])[],
  more: Partial<GroupToMake> = {},
): Promise<string> {
  const groupId = await world.work(leader, (work) =>
    makeGroup(work, {
      name: 'Thinking together',
      kind: 'group',
      discussesCases: true,
      isTeam: false,
      form: 'short',
      minutesClause: null,
      earlierNotesClause: null,
      ...more,
      members: [
        { membershipId: leader.membershipId, role: 'facilitator' },
        ...others.map((other) => {
          const [person, role]: [TestPerson, GroupRole] = Array.isArray(other) ? other : [other, 'presenter']
          return { membershipId: person.membershipId, role }
        }),
      ],
    }),
  )
  if (groupId === null) throw new Error('The group was not made')
  return groupId
}

/** A session of a group, planned for an hour from now; moved into today where that would be tomorrow. */
export async function groupSession(world: World, leader: TestPerson, groupId: string): Promise<string> {
  const at = Temporal.Now.zonedDateTimeISO('Europe/London').toPlainDateTime().add({ hours: 1 })
  const planning = await world.work(leader, (work) =>
    planGroupSessions(work, groupId, { first: at, minutes: 60, venue: 'Willow Room', times: 1, everyWeeks: 1 }),
  )
  if (planning.outcome !== 'planned') throw new Error(`Planning said ${planning.outcome}`)
  const sessionId = planning.sessionIds[0] ?? ''
  await world.database.owner.query(
    `update app.session set starts_at = least(starts_at, date_trunc('day', now() at time zone 'Europe/London') at time zone 'Europe/London' + interval '23 hours') where session_id = $1`,
    [sessionId],
  )
  return sessionId
}

/** Open it with these people; whoever leads it is there. */
export async function openedGroup(
  world: World,
  leader: TestPerson,
  sessionId: string,
  present: readonly TestPerson[],
): Promise<void> {
  for (const person of [leader, ...present]) {
    await world.work(person, (work) => agreeToBounds(work, sessionId, 1))
  }
  const opened = await world.work(leader, async (work) => {
    const session = await loadSession(work, sessionId)
    if (session === null) throw new Error('There is no such session')
    return openGroupSession(
      work,
      session,
      present.map(({ membershipId }) => membershipId),
    )
  })
  if (opened !== 'yes') throw new Error(`Opening said ${opened}`)
}

/** Write what the short form needs of every child on the agenda, the notes, and place and time. */
export async function writtenGroup(
  world: World,
  writer: TestPerson,
  sessionId: string,
  notes: Readonly<Record<string, string>> = {},
): Promise<void> {
  await world.work(writer, async (work) => {
    const found = await loadSession(work, sessionId)
    if (found === null) throw new Error('There is no such session')
    const session = await ensureDocuments(work, found)
    for (const child of session.children) {
      await writeDraft(
        work,
        session,
        { kind: 'case_discussion', childId: child.childId },
        {
          said: `${child.givenName} has settled in the mornings`,
          direction: 'amber',
        },
      )
    }
    await writeDraft(work, session, { kind: 'work' }, { cases_discussed: 'all', ...notes })
    await work.db
      .updateTable('session')
      .set({ private_confirmed: true, actual_minutes: 55, interruptions: 0 })
      .where('session_id', '=', sessionId)
      .execute()
  })
}

/** Complete it and have all of them sign. */
export async function signedGroup(
  world: World,
  leader: TestPerson,
  sessionId: string,
  others: readonly TestPerson[],
): Promise<void> {
  const completing = await world.work(leader, (work) => completeRecord(work, sessionId))
  if (completing.outcome !== 'completed') throw new Error(JSON.stringify(completing))
  for (const person of [leader, ...others]) await signAs(world, person, sessionId)
}
