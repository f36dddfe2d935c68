import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { enteredTwice, type EnteredTwice, today } from '../../../../test/builders/entered-twice.ts'
import { completed, openSession, signedByBoth } from '../../../../test/builders/open-session.ts'
import { childOnAgenda, sessionUnder } from '../../../../test/support/supervision.ts'
import type { TestPerson } from '../../../../test/support/world.ts'

let world: EnteredTwice['world']
let school: EnteredTwice['school']
let supervisor: EnteredTwice['supervisor']
let worker: EnteredTwice['worker']
let colleague: EnteredTwice['colleague']
let lead: EnteredTwice['lead']
let deputy: EnteredTwice['deputy']
let head: EnteredTwice['head']
let administrator: EnteredTwice['administrator']
let elsewhere: EnteredTwice['elsewhere']
let agreementId: EnteredTwice['agreementId']
let entered: EnteredTwice['entered']
let settled: EnteredTwice['settled']
let discussed: EnteredTwice['discussed']
let make: EnteredTwice['make']
let undo: EnteredTwice['undo']
let confirm: EnteredTwice['confirm']
let recordOf: EnteredTwice['recordOf']
let readable: EnteredTwice['readable']

beforeAll(async () => {
  ;({
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
  } = await enteredTwice())
})
afterAll(() => world.end())

describe('who may say that two entries are one', () => {
  test('the safeguarding lead and deputies of the organisation, and nobody else, by page or by command', async () => {
    const [kept, closed] = [await entered(worker), await entered(worker, { givenName: 'Tobyas' })]
    for (const person of [worker, supervisor, colleague, head, administrator, elsewhere]) {
      expect((await make(person, kept, closed)).outcome).toBe('refused')
      expect((await world.as(person).get(`/children/${kept}/same`)).status).toBe(404)
      expect(
        (await world.as(person).post(`/children/${kept}/same/${closed}/confirm`, { kept, reason: 'x' })).status,
      ).toBe(404)
    }
    const made = await make(deputy, kept, closed)
    expect(made.outcome).toBe('made')
    for (const person of [worker, supervisor, head, administrator, elsewhere]) {
      expect(await undo(person, made, kept, closed)).toBe('refused')
      expect((await world.as(person).get(`/same-children/${made.sameId}`)).status).toBe(404)
    }
  })

  test('entries of two organisations are never one', async () => {
    const [here, there] = [await entered(lead), await entered(elsewhere)]
    expect((await make(lead, here, there)).outcome).toBe('refused')
    expect((await make(elsewhere, here, there)).outcome).toBe('refused')
    expect((await world.as(lead).get(`/children/${here}/same/${there}`)).status).toBe(404)
  })

  test('the web role cannot write it past the functions, and sees it only with the child', async () => {
    const [kept, closed] = [await entered(worker), await entered(worker)]
    for (const inner of [
      sql`select platform.carry_over(${school.organisationId}, ${randomUUID()}, ${kept}, ${closed})`,
      sql`select platform.move_rows(${school.organisationId}, ${randomUUID()}, ${kept}, ${closed})`,
      sql`update same_child set undone_at = now()`,
      sql`update action set child_id = ${kept}`,
      sql`select * from same_child_row`,
    ]) {
      await expect(world.work(lead, ({ db }) => inner.execute(db))).rejects.toThrow(/permission denied/)
    }
    await expect(
      world.work(lead, ({ db }) =>
        sql`insert into same_child (organisation_id, same_id, kept_id, closed_id, reason, asked_by, needs_second) values (${school.organisationId}, ${randomUUID()}, ${kept}, ${closed}, 'x', ${lead.membershipId}, false)`.execute(
          db,
        ),
      ),
    ).rejects.toThrow(/permission denied/)
    await make(lead, kept, closed)
    const seen = (person: TestPerson) =>
      world.work(
        person,
        async ({ db }) => (await sql`select 1 from same_child where kept_id = ${kept}`.execute(db)).rows.length,
      )
    expect([
      await seen(worker),
      await seen(lead),
      await seen(colleague),
      await seen(administrator),
      await seen(elsewhere),
    ]).toEqual([1, 1, 0, 0, 0])
  })
})

describe('when somebody would come to see more', () => {
  test('a second person is asked, nothing is seen until they confirm, and no record is ever opened by it', async () => {
    const kept = await entered(colleague, { holderId: colleague.membershipId })
    const closed = await discussed(['Tobias', 'Marrick'])
    const asked = await make(lead, kept, closed.childId)
    expect(asked.outcome).toBe('asked')
    expect((await recordOf(colleague, kept))?.record.discussions).toEqual([])
    expect((await world.as(colleague).get(`/children/${closed.childId}`)).status).toBe(404)
    // not by whoever asked, nor by anybody who does not keep the register
    expect(await confirm(lead, asked, kept, closed.childId)).toBe('own')
    for (const person of [colleague, worker, head, administrator, elsewhere]) {
      expect(await confirm(person, asked, kept, closed.childId)).toBe('refused')
    }
    expect((await world.as(lead).post(`/same-children/${asked.sameId}/confirm`, {})).status).toBe(404)
    expect((await recordOf(colleague, kept))?.record.discussions).toEqual([])
    expect((await make(lead, kept, closed.childId)).outcome).toBe('asked_already')
    expect((await make(lead, closed.childId, kept)).outcome).toBe('waits')
    const waits = await world.as(deputy).get(`/same-children/${asked.sameId}`)
    expect(waits.text).toContain('Saskia Penhallow will see')
    expect(waits.text).toContain(`/children/${kept}/same/${closed.childId}`)
    expect((await world.as(deputy).get('/children')).text).toContain(`/same-children/${asked.sameId}`)
    expect((await world.as(colleague).get('/children')).text).not.toContain(`/same-children/${asked.sameId}`)

    expect((await world.as(deputy).post(`/same-children/${asked.sameId}/confirm`, {})).location).toBe(
      `/same-children/${asked.sameId}`,
    )
    expect((await recordOf(colleague, kept))?.record.discussions).toHaveLength(1)
    expect(await readable(colleague, closed.documentId)).toBe(false)
    expect(await world.work(colleague, ({ door }) => door.open([closed.documentId], 'to read'))).toEqual([])
    expect(await world.work(worker, ({ door }) => door.open([closed.documentId], 'to read'))).toHaveLength(1)
    expect((await world.as(colleague).get(`/children/${kept}/decisions`)).text).not.toContain(closed.documentId)
    expect((await world.as(worker).get(`/children/${kept}/decisions`)).text).toContain(closed.documentId)
    expect((await recordOf(colleague, kept))?.record.actions.every(({ what }) => what === null)).toBe(true)
    expect((await world.as(colleague).get(`/children/${closed.childId}`)).status).toBe(404)
    expect(await confirm(deputy, asked, kept, closed.childId)).toBe('made_already')
  })

  test('it can be taken back before it is confirmed', async () => {
    const kept = await entered(colleague, { holderId: colleague.membershipId })
    const closed = await discussed(['Tobias', 'Norrick'])
    const asked = await make(lead, kept, closed.childId)
    expect(await undo(lead, asked, kept, closed.childId)).toBe('taken_back')
    expect(await confirm(deputy, asked, kept, closed.childId)).toBe('refused')
  })
})

describe('what stands in the way', () => {
  test('a page that is being written about the entry that would be closed; the other way round it goes', async () => {
    const session = await openSession(world, {
      supervisor,
      supervisee: worker,
      agreementId,
      children: [{ name: ['Leo', 'Sandiford'] }],
    })
    const open = session.children[0]?.childId ?? ''
    const other = await entered(lead, { givenName: 'Leo', familyName: 'Sandyford' })
    expect((await make(lead, other, open)).outcome).toBe('being_written')
    const page = await world.as(lead).post(`/children/${other}/same/${open}`, { kept: other, reason: 'The same UPN' })
    expect([page.status, page.text.includes('wait until all have signed')]).toEqual([409, true])
    expect((await make(lead, open, other)).outcome).toBe('made')
  })

  test('both on the agenda of one session to come are one place on it, and two again when it is undone', async () => {
    const [kept, closed] = [await entered(worker), await entered(worker)]
    const sessionId = await sessionUnder(world, agreementId, { supervisor, supervisee: worker }, 5)
    const onlyClosed = await sessionUnder(world, agreementId, { supervisor, supervisee: worker }, 12)
    const by = { organisationId: school.organisationId, addedBy: worker.membershipId }
    await childOnAgenda(world, sessionId, kept, { ...by, position: 1 })
    await childOnAgenda(world, sessionId, closed, { ...by, position: 2 })
    await childOnAgenda(world, onlyClosed, closed, by)
    const agendas = async () =>
      (
        await world.database.owner.query(
          `select session_id, child_id from app.session_child where session_id = any ($1) and removed_at is null order by session_id = $2 desc, child_id = $3 desc`,
          [[sessionId, onlyClosed], sessionId, kept],
        )
      ).rows.map(({ session_id: session, child_id: child }) => [session, child])
    const made = await make(lead, kept, closed)
    expect(await agendas()).toEqual([
      [sessionId, kept],
      [onlyClosed, kept],
    ])
    expect(await undo(lead, made, kept, closed)).toBe('undone')
    expect(await agendas()).toEqual([
      [sessionId, kept],
      [sessionId, closed],
      [onlyClosed, closed],
    ])
  })

  test('once something new is signed it stays, and the page says why', async () => {
    await settled()
    const session = await openSession(world, {
      supervisor,
      supervisee: worker,
      agreementId,
      children: [{ name: ['Nia', 'Belros'] }],
    })
    const kept = session.children[0]?.childId ?? ''
    const closed = await entered(worker, { givenName: 'Nia', familyName: 'Belrose' })
    const made = await make(lead, kept, closed)
    expect((await world.as(lead).get(`/same-children/${made.sameId}`)).text).toContain('Make them two again')
    await completed(world, supervisor, session.sessionId)
    expect(await undo(lead, made, kept, closed)).toBe('signed_since')
    const page = await world.as(lead).get(`/same-children/${made.sameId}`)
    expect(page.text).toContain('It cannot be undone: something was recorded or signed of the child since')
    expect((await world.as(lead).post(`/same-children/${made.sameId}/undo`, { reason: 'Two cousins' })).status).toBe(
      409,
    )
  })

  test('an entry made one with another goes along when that one is closed too', async () => {
    const [a, b, c] = [await entered(lead), await entered(lead), await discussed(['Tobias', 'Orrick'])]
    const first = await make(lead, b, c.childId)
    const second = await make(lead, a, b)
    expect([first.outcome, second.outcome]).toEqual(['made', 'made'])
    expect((await recordOf(worker, a))?.record.discussions).toHaveLength(1)
    expect((await recordOf(worker, a))?.record.statuses).toHaveLength(1)
    expect(await undo(lead, first, b, c.childId)).toBe('kept_is_closed')
    expect(await undo(lead, second, a, b)).toBe('undone')
    expect(await undo(lead, first, b, c.childId)).toBe('undone')
    expect((await recordOf(worker, c.childId))?.record.statuses).toHaveLength(1)
  })

  test('one session in which both have a page is one discussion', async () => {
    await settled()
    const session = await openSession(world, {
      supervisor,
      supervisee: worker,
      agreementId,
      daysAgo: 3,
      children: [{ name: ['Kit', 'Tindle'] }, { name: ['Kitt', 'Tindle'] }],
    })
    const [kept, closed] = session.children.map(({ childId }) => childId) as [string, string]
    expect((await make(lead, kept, closed)).outcome).toBe('being_written')
    expect((await make(lead, closed, kept)).outcome).toBe('being_written')
    await completed(world, supervisor, session.sessionId)
    await signedByBoth(world, [supervisor, worker], session.sessionId)
    expect((await make(lead, kept, closed)).outcome).toBe('made')
    expect((await recordOf(worker, kept))?.record.discussions).toHaveLength(1)
    const decisions = (await world.as(worker).get(`/children/${kept}/decisions`)).text
    for (const { documentId } of session.children) expect(decisions).toContain(documentId)
  })

  test('what both say in the same words is there once', async () => {
    const status = { status: 'child_in_need', legalBasis: 's17', startsOn: today.subtract({ days: 30 }) }
    const [kept, closed] = [
      await entered(worker, { status, holderId: worker.membershipId } as never),
      await entered(worker, { status, holderId: worker.membershipId } as never),
    ]
    const made = await make(lead, kept, closed)
    expect((await recordOf(worker, kept))?.record.statuses).toHaveLength(1)
    expect((await recordOf(worker, kept))?.record.holders).toHaveLength(1)
    expect(await undo(lead, made, kept, closed)).toBe('undone')
    for (const id of [kept, closed]) {
      expect((await recordOf(worker, id))?.record.statuses).toHaveLength(1)
      expect((await recordOf(worker, id))?.record.holders).toHaveLength(1)
    }
  })
})

describe('the pages', () => {
  test('find the other, see both side by side, see what will happen, confirm; and a form sent twice is done once', async () => {
    const kept = await entered(lead, { givenName: 'Amina', familyName: 'Larkspur', reference: '77' })
    const closed = await discussed(['Amina', 'Larkspurr'])
    const browser = world.as(lead)
    expect((await browser.get(`/children/${kept}`)).text).toContain(`/children/${kept}/same`)
    expect((await browser.get(`/children/${kept}/same`)).text).toContain(`/children/${kept}/same/${closed.childId}`)
    const found = await browser.post(`/children/${kept}/same`, { search: 'Larkspurr' })
    expect(found.text).toContain(`/children/${kept}/same/${closed.childId}`)
    expect((await browser.post(`/children/${kept}/same`, { search: '' })).status).toBe(422)
    const path = `/children/${kept}/same/${closed.childId}`
    const side = await browser.get(path)
    for (const words of ['Amina Larkspurr', 'Name, differs', 'Child in need, s17', 'Never'])
      expect(side.text).toContain(words)
    const wrong = await browser.post(path, { reason: 'Typed already' })
    expect([
      wrong.status,
      wrong.text.includes('Choose the entry that is kept'),
      wrong.text.includes('Typed already'),
    ]).toEqual([422, true, true])
    const typed = { kept, reason: 'The same UPN' }
    const ahead = await browser.post(path, typed)
    expect(ahead.status).toBe(200)
    expect(ahead.text).toContain('1 page that was completed or signed under Amina Larkspurr stays as signed')
    const shown = /name="shown" value="([^"]+)"/.exec(ahead.text)?.[1] ?? ''
    const stale = await browser.post(`${path}/confirm`, { ...typed, shown: 'second-0-0-0' })
    expect([stale.status, stale.text.includes('Something has changed')]).toEqual([409, true])
    const form = { ...typed, shown, _once: randomUUID() }
    const sent = await browser.post(`${path}/confirm`, form)
    expect(sent.location).toMatch(/^\/same-children\//)
    expect((await browser.post(`${path}/confirm`, form)).location).toBe(sent.location)
    const again = await browser.post(`${path}/confirm`, { ...typed, shown })
    expect(again.location).toBe(sent.location)
    // A tab that was left open, whatever was chosen in it, leads to the page that says so.
    for (const left of [await browser.get(path), await browser.post(path, { kept: closed.childId, reason: 'x' })]) {
      expect([left.status, left.location]).toEqual([303, sent.location])
    }
    const same = await browser.get(again.location ?? '')
    expect(same.text).toContain('Two entries made one')
    expect(same.text).toContain('The same UPN')
    expect((await browser.post(`${again.location}/undo`, { reason: '' })).status).toBe(422)
    expect((await browser.get(`/children/${kept}`)).text).toContain('with what was under Amina Larkspurr')
  })
})
