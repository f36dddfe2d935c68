import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { groupOf, groupSession, liveChild, openedGroup } from '../../../test/builders/group.ts'
import { formIn } from '../../../test/support/form-in.ts'
import { agreementBetween, childOnAgenda, sessionUnder } from '../../../test/support/supervision.ts'
import { testWorld, type TestOrganisation, type TestPerson, type World } from '../../../test/support/world.ts'

let world: World
let school: TestOrganisation
let lead: TestPerson
let deputy: TestPerson
let outsiders: TestPerson[]
let sessionId: string
let at: string
let rosa: string
let leo: string

beforeAll(async () => {
  world = await testWorld()
  school = await world.organisation('Wrenfold Primary School')
  lead = await world.person(school, 'Saskia Penhallow', ['dsl'])
  deputy = await world.person(school, 'Kofi Larkin', ['deputy_dsl'])
  const holder = await world.person(school, 'Nia Probert', ['supervisee'])
  outsiders = [
    holder,
    await world.person(school, 'Petra Lindqvist', ['administrator']),
    await world.person(school, 'Lowri Castellane', ['governor']),
    await world.person(await world.organisation('Kestrel Vale College'), 'Beck Orlanski', ['dsl', 'head']),
  ]
  rosa = await liveChild(world, holder, ['Rosa', 'Ellery'])
  leo = await liveChild(world, holder, ['Leo', 'Sandiford'], 'child_protection_plan')
  const groupId = await groupOf(world, lead, [deputy], { name: 'Safeguarding team, weekly', isTeam: true })
  sessionId = await groupSession(world, lead, groupId)
  at = `/group-sessions/${sessionId}/board`
  await openedGroup(world, lead, sessionId, [deputy])
})
afterAll(() => world.end())

const rowOf = async (childId: string) =>
  (
    await world.database.owner.query(
      'select rag, presented_by, removed_at from app.session_child where session_id = $1 and child_id = $2',
      [sessionId, childId],
    )
  ).rows[0]

describe('the board of a team', () => {
  test('has every live case, whoever holds it, for those who are there and nobody else', async () => {
    const page = await world.as(lead).get(at)
    expect(page.status).toBe(200)
    expect(page.text).toContain('2 live cases')
    expect(page.text).toContain('Rosa Ellery')
    expect(page.text).toContain('Never discussed')
    for (const person of outsiders) {
      expect((await world.as(person).get(at)).status).toBe(404)
      expect((await world.as(person).get(`${at}/${rosa}`)).status).toBe(404)
      expect((await world.as(person).post(at, { open: rosa })).status).toBe(404)
      expect((await world.as(person).post(at, { find: 'ros' })).status).toBe(404)
      expect((await world.as(person).post(`${at}/${rosa}`, { 'rev.said': '0', said: 'Mine' })).status).toBe(404)
    }
    expect(await rowOf(rosa)).toBeUndefined()
  })

  test('writes nothing when it is looked at: a case is opened by its button', async () => {
    expect((await world.as(deputy).get(`${at}/${rosa}`)).location).toBe(at)
    expect(await rowOf(rosa)).toBeUndefined()
    const board = await world.as(deputy).get(at)
    expect((await world.as(deputy).post(at, { ...formIn(board.text, at), open: leo })).location).toBe(
      `${at}/${leo}#said`,
    )
    expect(await rowOf(leo)).toMatchObject({ presented_by: deputy.membershipId })
    expect((await world.as(deputy).get(`${at}/${leo}`)).status).toBe(200)
    expect((await world.as(deputy).post(at, { open: randomUUID() })).status).toBe(404)
    expect((await world.as(deputy).post(at, { open: 'nobody' })).status).toBe(404)
  })

  test('says beside a case the direction that the board says of it, from whichever session it is', async () => {
    const pair = { supervisor: lead, supervisee: deputy }
    const earlier = await sessionUnder(world, await agreementBetween(world, lead, deputy), pair, -30, 'signed')
    const { organisationId } = school
    await childOnAgenda(world, earlier, leo, { organisationId, addedBy: lead.membershipId, rag: 'green' })
    expect((await world.as(deputy).get(at)).text).toContain('Green')
    const page = (await world.as(deputy).get(`${at}/${leo}`)).text
    expect(page).not.toContain('Not rated')
    await world.database.owner.query(`update app.session_child set removed_at = now() where session_id = $1`, [earlier])
  })

  test('opens the one that a few letters mean, with its first question in focus and no name in the address', async () => {
    expect((await world.as(deputy).post(at, { find: 'ros' })).location).toBe(`${at}/${rosa}#said`)
    const none = await world.as(deputy).post(at, { find: 'zz' })
    expect([none.status, none.text.includes('No live case has')]).toEqual([200, true])
    const form = /<form action="[^"]*\/board"[^>]*>/.exec((await world.as(deputy).get(at)).text)?.[0]
    expect(form).toContain('method="post"')
    expect((await world.as(deputy).get(`${at}?find=ros`)).status).toBe(200)
  })

  test('a session that was left open is not one to come, and home leads to the groups', async () => {
    const { owner } = world.database
    const { rows } = await owner.query<{ group_id: string; starts_at: Date }>(
      `update app.session s set starts_at = o.starts_at - interval '3 days' from app.session o
       where s.session_id = $1 and o.session_id = s.session_id returning s.group_id, o.starts_at`,
      [sessionId],
    )
    for (const page of ['/groups', `/groups/${rows[0]?.group_id}`]) {
      const { text } = await world.as(lead).get(page)
      expect(text).toContain('Open now')
      expect(text).toContain('Open since')
      expect(text).not.toContain('Sessions to come')
    }
    await owner.query('update app.session set starts_at = $2 where session_id = $1', [sessionId, rows[0]?.starts_at])
    expect((await world.as(deputy).get('/')).text).toContain('href="/groups"')
    const [holder] = outsiders
    expect((await world.as(holder as TestPerson).get('/')).text).not.toContain('Your groups and their boards')
  })

  test('says when nobody is found, keeps what it says of the board, and leaves the focus in the field', async () => {
    const { text } = await world.as(deputy).post(at, { find: 'zz' })
    expect(text).toContain('2 live cases')
    expect(text).not.toContain('0 live cases')
    expect(text).toMatch(/<input[^>]*id="find"[^>]*autofocus/)
    expect(text).toMatch(/<input[^>]*aria-describedby="find-nobody"/)
    expect((await world.as(deputy).get(at)).text).not.toContain('autofocus')
  })

  test('takes note, direction and action in one form, and goes on to the next', async () => {
    const open = await world.as(deputy).get(`${at}/${rosa}`)
    expect(open.status).toBe(200)
    expect(open.text).toContain('Save and open Leo')
    const sent = await world.as(deputy).post(`${at}/${rosa}`, {
      ...formIn(open.text, `${at}/${rosa}`),
      said: 'She comes in calm since the breakfast club.',
      direction: 'green',
      'action.what': 'Ask the club how it goes',
      'action.why': 'To keep it',
      'action.who': lead.membershipId,
      go: 'next',
    })
    expect([sent.status, sent.location]).toEqual([303, `${at}/${leo}#said`])
    expect(await rowOf(rosa)).toMatchObject({ rag: 'green', presented_by: deputy.membershipId })
    const board = (await world.as(lead).get(at)).text
    expect(board).toContain('1 noted')
    expect(board.indexOf('Leo Sandiford')).toBeLessThan(board.indexOf('Rosa Ellery'))
    expect((await world.as(lead).get('/actions')).text).toContain('Ask the club how it goes')
  })

  test('says what is wrong with an action, with what was typed still there, and keeps the note', async () => {
    const open = await world.as(lead).get(`${at}/${leo}`)
    const sent = await world.as(lead).post(`${at}/${leo}`, {
      ...formIn(open.text, `${at}/${leo}`),
      said: 'The core group is on Thursday.',
      'action.what': 'Ring the social worker',
      go: 'next',
    })
    expect(sent.status).toBe(422)
    expect(sent.text).toContain('Ring the social worker')
    expect(sent.text).toContain('The core group is on Thursday.')
  })

  test('shows two texts when two wrote in one place, and loses neither', async () => {
    const [mine, theirs] = [await world.as(lead).get(`${at}/${leo}`), await world.as(deputy).get(`${at}/${leo}`)]
    const post = (person: TestPerson, page: string, said: string) =>
      world.as(person).post(`${at}/${leo}`, { ...formIn(page, `${at}/${leo}`), said, go: 'stay' })
    expect((await post(deputy, theirs.text, 'Kofi heard it on Monday.')).status).toBe(303)
    const met = await post(lead, mine.text, 'Saskia heard it on Tuesday.')
    expect(met.status).toBe(409)
    expect(met.text).toContain('Kofi heard it on Monday.')
    expect(met.text).toContain('Saskia heard it on Tuesday.')
  })

  test('saves a field as it is typed', async () => {
    const page = await world.as(deputy).get(`${at}/${leo}`)
    const documentId = /data-document="([^"]+)"/.exec(page.text)?.[1] ?? ''
    const { rows } = await world.database.owner.query<{ revision: number }>(
      `select revision from app.draft_field where document_id = $1 and field_key = 'said'`,
      [documentId],
    )
    const saved = await world.work(deputy, (work) =>
      work.door.save(documentId, 'said', rows[0]?.revision ?? 0, 'As it was typed', sessionId),
    )
    expect(saved.outcome).toBe('saved')
  })

  test('takes a case off that is not for today', async () => {
    const open = await world.as(lead).get(`${at}/${leo}`)
    expect(
      (await world.as(lead).post(`${at}/${leo}`, { ...formIn(open.text, `${at}/${leo}`), go: 'out' })).location,
    ).toBe(at)
    expect((await rowOf(leo))?.removed_at).not.toBeNull()
    // What is sent of it all the same is kept, and brings it back.
    const late = { ...formIn(open.text, `${at}/${leo}`), voice: 'He likes the new bus.', go: 'stay' }
    expect((await world.as(lead).post(`${at}/${leo}`, late)).status).toBe(303)
    expect((await rowOf(leo))?.removed_at).toBeNull()
  })
})
