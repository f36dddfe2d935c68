import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { enteredTwice, type EnteredTwice, today } from '../../../../test/builders/entered-twice.ts'
import { groupOf, groupSession, openedGroup } from '../../../../test/builders/group.ts'
import { openSession } from '../../../../test/builders/open-session.ts'
import { somebodyWaits } from '../../../../test/support/somebody-waits.ts'
import { childOnAgenda, sessionUnder } from '../../../../test/support/supervision.ts'
import type { TestPerson } from '../../../../test/support/world.ts'
import { recordReferral } from '../../referrals/public.ts'
import { loadSession } from '../../sessions/public.ts'
import { makeSameChild } from './same-child.command.ts'

let twice: EnteredTwice
beforeAll(async () => {
  twice = await enteredTwice()
})
afterAll(() => twice.world.end())

const org = () => twice.school.organisationId

const documentOf = (
  by: TestPerson,
  sessionId: string,
  childId: string,
  kind: 'case_discussion' | 'referral' = 'case_discussion',
) =>
  twice.world.work(by, ({ db }) =>
    db
      .insertInto('document')
      .values({
        organisation_id: org(),
        document_id: randomUUID(),
        kind,
        template_key: kind,
        session_id: sessionId,
        child_id: childId,
        created_by: by.membershipId,
      })
      .execute(),
  )

const saw = (person: TestPerson, childId: string) =>
  twice.world.work(person, async ({ db }) => {
    const { rows } = await sql<{ id: string }>`select platform.children_seen(array[${childId}::uuid]) as id`.execute(db)
    return rows.length === 1
  })

/** Of those around a child beside the team: what the function says, and who sees it when they are asked one by one. */
async function around(childId: string) {
  const { rows } = await twice.world.database.owner.query<{ id: string }>(
    'select platform.around_child($1, $2) as id',
    [org(), childId],
  )
  const { worker, supervisor, colleague } = twice
  const said = new Set(rows.map(({ id }) => id))
  const found: [told: boolean, sees: boolean][] = []
  for (const person of [worker, supervisor, colleague]) {
    found.push([said.has(person.membershipId), await saw(person, childId)])
  }
  return found
}

/** Begun in one transaction and held there until it is let go. */
function held<T>(person: TestPerson, does: (work: Parameters<typeof makeSameChild>[0]) => Promise<T>) {
  const begun = Promise.withResolvers<undefined>()
  const gate = Promise.withResolvers<undefined>()
  const done = twice.world.work(person, async (work) => {
    const answer = await does(work)
    begun.resolve(undefined)
    await gate.promise
    return answer
  })
  done.catch((problem: unknown) => begun.reject(problem))
  return { begun: begun.promise, done, go: () => gate.resolve(undefined) }
}

describe('nobody comes to see an entry without a second person', () => {
  test('a guest asked in for the entry that is kept would see what was discussed under the other', async () => {
    const { world, lead, worker, supervisor, colleague, discussed, entered, make } = twice
    const kept = await entered(worker)
    const groupId = await groupOf(world, supervisor, [worker])
    const sessionId = await groupSession(world, supervisor, groupId)
    await childOnAgenda(world, sessionId, kept, { organisationId: org(), addedBy: worker.membershipId })
    await world.database.owner.query(
      `insert into app.session_guest (organisation_id, session_id, child_id, membership_id, invited_by) values ($1, $2, $3, $4, $5)`,
      [org(), sessionId, kept, colleague.membershipId, worker.membershipId],
    )
    expect(await saw(colleague, kept)).toBe(true)
    const closed = await discussed(['Tobias', 'Guested'])
    expect((await make(lead, kept, closed.childId)).outcome).toBe('asked')
    expect((await around(kept)).every(([told, sees]) => told === sees)).toBe(true)
  })

  test('nor is whoever saw the kept entry once counted as seeing it: in a group that never met, or that they were absent from', async () => {
    const { world, lead, worker, supervisor, colleague, discussed, entered, make } = twice
    for (const gone of ['never met', 'absent']) {
      const kept = await discussed(['Tobias', gone === 'absent' ? 'Absented' : 'Unmetted'])
      const groupId = await groupOf(world, supervisor, [worker, colleague])
      const sessionId = await groupSession(world, supervisor, groupId)
      await childOnAgenda(world, sessionId, kept.childId, { organisationId: org(), addedBy: worker.membershipId })
      if (gone === 'absent') await openedGroup(world, supervisor, sessionId, [worker])
      else {
        await world.database.owner.query(
          `update app.session set starts_at = now() - interval '100 days' where session_id = $1`,
          [sessionId],
        )
      }
      expect([gone, await saw(colleague, kept.childId)]).toEqual([gone, false])
      const closed = await entered(colleague, { holderId: colleague.membershipId })
      expect([gone, (await make(lead, kept.childId, closed)).outcome]).toEqual([gone, 'asked'])
      expect((await around(kept.childId)).every(([told, sees]) => told === sees)).toBe(true)
    }
  })
})

describe('the entry that is closed takes nothing new', () => {
  test('no document and no guest, not even of a party with any statement they like', async () => {
    const { world, lead, worker, supervisor, entered, make, agreementId } = twice
    await twice.settled()
    const { sessionId } = await openSession(world, {
      supervisor,
      supervisee: worker,
      agreementId,
      children: [{ name: ['Ann', 'Elsewise'] }],
    })
    const [kept, closed] = [await entered(worker), await entered(worker)]
    await childOnAgenda(world, sessionId, closed, {
      organisationId: org(),
      addedBy: worker.membershipId,
      position: 2,
    })
    const groupId = await groupOf(world, supervisor, [worker])
    const ofGroup = await groupSession(world, supervisor, groupId)
    await childOnAgenda(world, ofGroup, closed, { organisationId: org(), addedBy: worker.membershipId })
    expect((await make(lead, kept, closed)).outcome).toBe('made')
    await expect(documentOf(worker, sessionId, closed)).rejects.toThrow(/this entry is closed/)
    await expect(
      world.work(worker, ({ db }) =>
        db
          .insertInto('session_guest')
          .values({
            organisation_id: org(),
            session_id: ofGroup,
            child_id: closed,
            membership_id: twice.colleague.membershipId,
            invited_by: worker.membershipId,
          })
          .execute(),
      ),
    ).rejects.toThrow(/this entry is closed/)
    await documentOf(worker, sessionId, kept)
  })

  test('a form that was open in another tab is told so in words, and saves nothing', async () => {
    const { world, lead, entered, make, worker } = twice
    const [kept, closed] = [await entered(worker), await entered(worker)]
    const sent = {
      status: 'child_in_need',
      legalBasis: 's17',
      'since-day': '1',
      'since-month': '9',
      'since-year': '2026',
    }
    await make(lead, kept, closed)
    const answer = await world.as(worker).post(`/children/${closed}/status`, sent)
    expect(answer.status).toBe(409)
    expect(answer.text).toContain('Something has changed since you opened that page')
    const { rows } = await world.database.owner.query('select 1 from app.child_status where child_id = any ($1)', [
      [kept, closed],
    ])
    expect(rows).toEqual([])
  })

  test('a referral can still be added to what was said in a session that was held under it', async () => {
    const { lead, worker, entered, make, discussed } = twice
    const closed = await discussed(['Tobias', 'Addington'])
    const kept = await entered(worker)
    expect((await make(lead, kept, closed.childId)).outcome).toBe('made')
    await documentOf(worker, closed.sessionId, closed.childId, 'referral')
  })

  test('a referral about a child who was on no agenda, with nobody told yet, can still be said more of', async () => {
    const { world, lead, worker, supervisor, entered, make, agreementId } = twice
    await twice.settled()
    const { sessionId } = await openSession(world, {
      supervisor,
      supervisee: worker,
      agreementId,
      children: [{ name: ['Bea', 'Elsewise'] }],
    })
    const [kept, closed] = [await entered(worker), await entered(worker)]
    const record = (addsTo?: string) =>
      world.work(worker, async (work) => {
        const session = await loadSession(work, sessionId)
        if (session === null) throw new Error('There is no such session')
        return recordReferral(work, session, {
          childId: closed,
          concern: 'A mark on the arm',
          nextStep: 'I ring again',
          decision: 'not_yet',
          tried: 'I rang twice',
          ...(addsTo === undefined ? {} : { addsTo }),
        })
      })
    const first = (await record()) ?? ''
    expect((await make(lead, kept, closed)).outcome).toBe('made')
    expect(await record(first)).not.toBeNull()
    expect((await world.as(worker).get(`/sessions/${sessionId}/refer?adds=${first}`)).status).toBe(200)
    // and nothing that stands by itself
    expect(await record()).toBeNull()
  })
})

describe('two at once', () => {
  test('a page that is begun while its entry is closed is not left behind under it', async () => {
    const { world, lead, worker, supervisor, entered, agreementId } = twice
    const [kept, closed] = [await entered(worker), await entered(worker)]
    const sessionId = await sessionUnder(world, agreementId, { supervisor, supervisee: worker }, 5)
    await childOnAgenda(world, sessionId, closed, { organisationId: org(), addedBy: worker.membershipId })
    const making = held(lead, (work) => makeSameChild(work, { keptId: kept, closedId: closed, reason: 'The same UPN' }))
    await making.begun
    const begun = documentOf(worker, sessionId, closed).then(
      () => 'written',
      (problem: unknown) => String(problem),
    )
    await somebodyWaits(world)
    making.go()
    expect((await making.done).outcome).toBe('made')
    expect(await begun).toContain('this entry is closed')
  })

  test('a holding that ends and a status that ends while the entries are made one have ended under the one that is kept', async () => {
    const { world, lead, worker, entered, make } = twice
    const kept = await entered(lead)
    const closed = await entered(worker, {
      holderId: worker.membershipId,
      status: { status: 'child_in_need', legalBasis: 's17', startsOn: today.subtract({ days: 30 }) } as never,
    })
    await world.database.owner.query(`update app.case_holder set starts_on = current_date - 30 where child_id = $1`, [
      closed,
    ])
    const ending = held(worker, async ({ db }) => {
      const ends_on = today.subtract({ days: 1 })
      await db.updateTable('case_holder').set({ ends_on }).where('child_id', '=', closed).execute()
      await db.updateTable('child_status').set({ ends_on }).where('child_id', '=', closed).execute()
    })
    await ending.begun
    const making = make(lead, kept, closed)
    await somebodyWaits(world)
    ending.go()
    await ending.done
    expect((await making).outcome).toBe('made')
    for (const table of ['case_holder', 'child_status']) {
      const { rows } = await world.database.owner.query(
        `select ends_on is not null as ended from app.${table} where child_id = $1`,
        [kept],
      )
      expect([table, rows]).toEqual([table, [{ ended: true }]])
    }
  })
})
