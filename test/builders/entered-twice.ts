import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import {
  addChild,
  confirmSameChild,
  makeSameChild,
  undoSameChild,
  type ChildToAdd,
} from '../../src/features/children/public.ts'
import { childRecords } from '../../src/features/children/time/child-record.queries.ts'
import { adoptedPolicy, policyText } from '../support/policy.ts'
import { agreementBetween } from '../support/supervision.ts'
import { testWorld, type TestPerson } from '../support/world.ts'
import { completed, openSession, signedByBoth } from './open-session.ts'

export const today = Temporal.Now.zonedDateTimeISO('Europe/London').toPlainDate()

/** A school with a lead and a deputy, a pair under an agreement, and what two entries of one child are made of and made one by. */
export async function enteredTwice() {
  const world = await testWorld()
  const school = await world.organisation('Wrenfold Primary School')
  const other = await world.organisation('Kestrel Vale College')
  const supervisor = await world.person(school, 'Idris Falodun', ['supervisor'])
  const worker = await world.person(school, 'Morwenna Tait', ['supervisee'])
  const colleague = await world.person(school, 'Saskia Penhallow', ['supervisee'])
  const lead = await world.person(school, 'Kofi Larkin', ['dsl'])
  const deputy = await world.person(school, 'Wren Abara', ['deputy_dsl'])
  const head = await world.person(school, 'Gwen Holt', ['head'])
  const administrator = await world.person(school, 'Petra Lindqvist', ['administrator'])
  const elsewhere = await world.person(other, 'Beck Orlanski', ['dsl', 'supervisee'])
  const agreementId = await agreementBetween(world, supervisor, worker)
  await adoptedPolicy(
    world,
    school,
    policyText(
      [
        {
          id: 'in_need',
          title: 'A child in need is discussed every eight weeks',
          clause: '4',
          about: 'child',
          while: { status: 'child_in_need' },
          counts: { event: 'session', as: 'child', where: { outcome: 'held' } },
          gap: { at_most: '56 days' },
        },
      ],
      { clauses: { '4': 'c' } },
    ),
  )

  const entered = async (person: TestPerson, more: Partial<ChildToAdd> = {}): Promise<string> => {
    const added = await world.work(person, (work) =>
      addChild(work, {
        family: { name: 'Ellery' },
        givenName: 'Tobias',
        familyName: 'Elery',
        bornOn: Temporal.PlainDate.from('2018-05-04'),
        reference: null,
        status: null,
        holderId: null,
        ...more,
      } as ChildToAdd),
    )
    if (added.outcome !== 'added') throw new Error(added.outcome)
    return added.childId
  }

  /** What earlier tests agreed is done, so that the next record can be completed. */
  const settled = () =>
    world.database.owner.query(`update app.action set state = 'done', closed_at = now() where state = 'open'`)

  /** An entry that was discussed ten days ago in a session that both signed, held by the worker, with an open action and more. */
  async function discussed(name: [string, string] = ['Tobias', 'Ellery']) {
    await settled()
    const session = await openSession(world, {
      supervisor,
      supervisee: worker,
      agreementId,
      daysAgo: 10,
      children: [{ name }],
    })
    await completed(world, supervisor, session.sessionId)
    await signedByBoth(world, [supervisor, worker], session.sessionId)
    const childId = session.children[0]?.childId ?? ''
    const { owner } = world.database
    const org = school.organisationId
    await owner.query(
      `insert into app.child_status (organisation_id, status_id, child_id, status, legal_basis, starts_on, recorded_by, recorded_at) values ($1, $2, $3, 'child_in_need', 's17', current_date - 90, $4, now() - interval '40 days')`,
      [org, randomUUID(), childId, worker.membershipId],
    )
    await owner.query(
      `insert into app.case_holder (organisation_id, holding_id, child_id, membership_id, starts_on, recorded_by, recorded_at) values ($1, $2, $3, $4, current_date - 90, $4, now() - interval '40 days')`,
      [org, randomUUID(), childId, worker.membershipId],
    )
    const actionId = randomUUID()
    await owner.query(
      `insert into app.action (organisation_id, action_id, session_id, child_id, supervisee_id, supervisor_id, owner_id, what, why, due_on, agreed_on, created_by, created_at)
       values ($1, $2, $3, $4, $5, $6, $5, 'Ring the nursery', 'Agreed', current_date + 7, current_date - 10, $6, now() - interval '10 days')`,
      [org, actionId, session.sessionId, childId, worker.membershipId, supervisor.membershipId],
    )
    await owner.query(
      `insert into app.informal_discussion (organisation_id, informal_id, child_id, logged_by, with_id, happened_on) values ($1, $2, $3, $4, $5, current_date - 5)`,
      [org, randomUUID(), childId, worker.membershipId, supervisor.membershipId],
    )
    await owner.query(
      `insert into app.review_meeting (organisation_id, meeting_id, child_id, kind, meets_on, recorded_by) values ($1, $2, $3, 'core_group', current_date + 9, $4)`,
      [org, randomUUID(), childId, worker.membershipId],
    )
    await owner.query(
      `insert into app.child_reference (organisation_id, reference_id, child_id, kind, value, recorded_by) values ($1, $2, $3, 'upn', $4, $5)`,
      [org, randomUUID(), childId, `H80${String(Math.random()).slice(2, 12)}`, worker.membershipId],
    )
    return { childId, documentId: session.children[0]?.documentId ?? '', sessionId: session.sessionId, actionId }
  }

  const make = (person: TestPerson, keptId: string, closedId: string) =>
    world.work(person, (work) => makeSameChild(work, { keptId, closedId, reason: 'The same UPN' }))
  const undo = (person: TestPerson, same: { sameId: string }, keptId: string, closedId: string) =>
    world.work(person, (work) => undoSameChild(work, { sameId: same.sameId, keptId, closedId }, 'Two cousins'))
  const confirm = (person: TestPerson, same: { sameId: string }, keptId: string, closedId: string) =>
    world.work(person, (work) => confirmSameChild(work, { sameId: same.sameId, keptId, closedId }))

  const recordOf = (person: TestPerson, childId: string, history = false) =>
    world.work(
      person,
      async ({ db }) => (await childRecords(db, [childId], { since: today.subtract({ years: 1 }), history }))[0],
    )

  const readable = async (person: TestPerson, documentId: string) =>
    world.work(person, async ({ db }) => {
      const { rows } = await sql<{
        document_id: string
      }>`select document_id from document where document_id = ${documentId}`.execute(db)
      return rows.length === 1
    })

  return {
    world,
    school,
    supervisor,
    worker,
    colleague,
    lead,
    deputy,
    head,
    administrator,
    elsewhere,
    agreementId,
    entered,
    settled,
    discussed,
    make,
    undo,
    confirm,
    recordOf,
    readable,
  }
}

export type EnteredTwice = Awaited<ReturnType<typeof enteredTwice>>
