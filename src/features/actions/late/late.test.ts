import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openedSession, pairIn, sessionOf, type Pair } from '../../../../test/builders/writing-session.ts'
import { childOnAgenda } from '../../../../test/support/supervision.ts'
import { testWorld, type TestPerson, type World } from '../../../../test/support/world.ts'
import { agreeAction, closeAction, lateAboveMe, noteLate } from '../public.ts'

let world: World
let pair: Pair
let leo: string

beforeAll(async () => {
  world = await testWorld()
  pair = await pairIn(world, ['Leo'])
  leo = pair.children['Leo'] ?? ''
})
afterAll(() => world.end())

/** An action that was due a week ago. */
const lateAction = async (more: { childSafety?: boolean; childId?: string | null; ownerId?: string } = {}) => {
  const sessionId = await openedSession(world, pair)
  const actionId =
    (await world.work(pair.supervisor, (work) =>
      agreeAction(work, {
        sessionId,
        childId: more.childId === undefined ? leo : more.childId,
        what: 'See him at home',
        why: 'To know that he is safe',
        ownerId: more.ownerId ?? pair.supervisee.membershipId,
        dueOn: work.today,
        childSafety: more.childSafety ?? true,
      }),
    )) ?? ''
  await world.database.owner.query(
    `update app.action set due_on = current_date - 7, agreed_on = current_date - 20 where action_id = $1`,
    [actionId],
  )
  return actionId
}
const cameTo = async (person: TestPerson) =>
  (await world.work(person, (work) => lateAboveMe(work.db, work.actor))).map(({ actionId }) => actionId)
const manages = async (manager: TestPerson, of: TestPerson, until = null as string | null) =>
  world.database.owner.query(
    `insert into app.membership_fact (organisation_id, fact_id, membership_id, kind, value, manager_id, valid_from, valid_until)
     values ($1, gen_random_uuid(), $2, 'line_manager', '', $3, '2020-01-01', $4)`,
    [pair.organisation.organisationId, of.membershipId, manager.membershipId, until],
  )

describe('an action for a child’s safety that is late', () => {
  test('goes to the head while the supervisor has no line manager, and to nobody else', async () => {
    const actionId = await lateAction()
    expect(await cameTo(pair.others.head)).toEqual([actionId])
    const { head: _, ...others } = pair.others
    for (const person of [...Object.values(others), pair.supervisee, pair.supervisor]) {
      expect(await cameTo(person)).toEqual([])
      expect((await world.as(person).get(`/actions/late/${actionId}`)).status).toBe(404)
      expect((await world.as(person).post(`/actions/late/${actionId}`, { said: 'x' })).status).toBe(404)
      expect(await world.work(person, (work) => noteLate(work, { actionId, said: 'x' }))).toBe(false)
    }
    // It shows what the action is, and no child whom the head may not see.
    const { text } = await world.as(pair.others.head).get(`/actions/late/${actionId}`)
    expect(text).toContain('See him at home')
    expect(text).not.toContain('Ellery')
    expect((await world.as(pair.others.head).get('/')).text).toContain('An action for a child’s safety is 7 days late')
  })

  test('is noted once, for the day it was due, and those who agreed it read the note', async () => {
    const [actionId = ''] = await cameTo(pair.others.head)
    const path = `/actions/late/${actionId}`
    const browser = world.as(pair.others.head)
    expect((await browser.post(path, { said: ' ' })).text).toContain('Write what you did about it')
    const long = 'x'.repeat(301)
    expect((await browser.post(path, { said: long })).text).toContain(long)
    expect((await browser.post(path, { said: 'I have spoken to them both.' })).location).toBe(path)
    await browser.post(path, { said: 'Again.' })
    for (const person of [pair.supervisee, pair.supervisor]) {
      const { text } = await world.as(person).get(`/actions/${actionId}`)
      expect(text).toContain('I have spoken to them both.')
      expect(text).not.toContain('Again.')
      expect(text).toContain('It is late, and has gone to whoever is above Idris.')
    }
    expect((await browser.get('/')).text).not.toContain('An action for a child’s safety is')
    // Carried forward and late again, it comes again.
    await world.database.owner.query(`update app.action set due_on = current_date - 1 where action_id = $1`, [actionId])
    expect((await browser.get('/')).text).toContain('An action for a child’s safety is 1 day late')
  })

  test('a note is written in nobody else’s name, and about nothing that has not come', async () => {
    const [actionId = ''] = await cameTo(pair.others.head)
    const { sql } = await import('kysely')
    const forged = (noted: TestPerson, by: TestPerson) =>
      world.work(by, (work) =>
        sql`insert into action_escalation (organisation_id, action_id, due_on, noted_by, said)
          values (${pair.organisation.organisationId}, ${actionId}, current_date - 1, ${noted.membershipId}, 'x')`.execute(
          work.db,
        ),
      )
    await expect(forged(pair.others.lineManager, pair.others.head)).rejects.toThrow(/row-level security/)
    await expect(forged(pair.supervisor, pair.supervisor)).rejects.toThrow(/row-level security/)
  })

  test('is gone when it is done, and one that is not for safety, or not late, never comes', async () => {
    const [actionId = ''] = await cameTo(pair.others.head)
    await world.work(pair.supervisee, (work) => closeAction(work, { actionId, outcome: 'Seen, and safe.' }))
    await lateAction({ childSafety: false })
    await lateAction({ childId: null, childSafety: true })
    const ahead = await lateAction()
    await world.database.owner.query(`update app.action set due_on = current_date where action_id = $1`, [ahead])
    expect(await cameTo(pair.others.head)).toEqual([])
  })

  test('does not go to a line manager who takes no part in supervision, and has no page for it', async () => {
    await manages(pair.others.governor, pair.supervisor)
    const actionId = await lateAction()
    expect(await cameTo(pair.others.head)).toEqual([actionId])
    expect(await cameTo(pair.others.governor)).toEqual([])
    await world.work(pair.supervisee, (work) => closeAction(work, { actionId, outcome: 'Seen, and safe.' }))
  })

  test('goes to the line manager of the supervisor where there is one, also when the supervisor is to do it', async () => {
    await manages(pair.others.lineManager, pair.supervisor)
    const actionId = await lateAction({ ownerId: pair.supervisor.membershipId })
    expect(await cameTo(pair.others.lineManager)).toContain(actionId)
    expect(await cameTo(pair.others.head)).toEqual([])
    expect((await world.as(pair.others.lineManager).get('/actions')).text).toContain('Late for a child’s safety')
  })
})

describe('whether the direction moved', () => {
  test('is said of an action on its page and in the list, from what came after it', async () => {
    const { organisationId } = pair.organisation
    const before = await sessionOf(world, pair, -30, 'signed')
    const added = { organisationId, addedBy: pair.supervisor.membershipId }
    await childOnAgenda(world, before, leo, { ...added, rag: 'amber' })
    const actionId = await lateAction()
    const page = async () => (await world.as(pair.supervisee).get(`/actions/${actionId}`)).text
    expect(await page()).not.toContain('The direction')
    const after = await sessionOf(world, pair, -3, 'signed')
    await childOnAgenda(world, after, leo, { ...added, rag: 'green' })
    expect(await page()).toContain('The direction went from amber to green after it was agreed.')
    expect((await world.as(pair.supervisee).get('/actions')).text).toContain(
      'The direction went from amber to green after it was agreed.',
    )
  })

  test('a box that is ticked when an action is agreed is kept, and can be unticked while the session is open', async () => {
    const sessionId = await openedSession(world, pair)
    const path = `/sessions/${sessionId}/write/child/${leo}`
    const browser = world.as(pair.supervisor)
    const { text } = await browser.get(path)
    expect(text).toContain('It keeps Leo safe')
    const day = Temporal.Now.plainDateISO('Europe/London').add({ days: 5 })
    const by = { 'action.by-day': `${day.day}`, 'action.by-month': `${day.month}`, 'action.by-year': `${day.year}` }
    const action = {
      'action.what': 'Call at breakfast',
      'action.why': 'To see who is there',
      'action.who': pair.supervisee.membershipId,
      ...by,
      'action.safety_asked': 'yes',
    }
    await browser.post(path, { ...action, 'action.safety': 'yes', go: 'action' })
    const kept = async () =>
      (
        await world.database.owner.query<{ action_id: string; child_safety: boolean }>(
          `select action_id, child_safety from app.action where what = 'Call at breakfast'`,
        )
      ).rows[0]
    expect((await kept())?.child_safety).toBe(true)
    const actionId = (await kept())?.action_id ?? ''
    expect((await browser.get(`/actions/${actionId}`)).text).toContain(
      'If it is late, it goes to whoever is above Idris.',
    )
    await browser.post(`/actions/${actionId}`, { ...action, do: 'change' })
    expect((await kept())?.child_safety).toBe(false)
  })
})
