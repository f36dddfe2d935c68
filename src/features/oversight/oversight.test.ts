import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { liveChild } from '../../../test/builders/group.ts'
import { agreementBetween } from '../../../test/support/supervision.ts'
import { testWorld, type TestPerson, type World } from '../../../test/support/world.ts'
import { askOversight } from './public.ts'

let world: World
let head: TestPerson
let worker: TestPerson
let supervisor: TestPerson
let lead: TestPerson
let others: TestPerson[]
let child: string

beforeAll(async () => {
  world = await testWorld()
  const school = await world.organisation('Wrenfold Primary School')
  head = await world.person(school, 'Gwen Abara-Holt', ['head'])
  worker = await world.person(school, 'Morwenna Tait', ['supervisee'], { lineManager: head })
  supervisor = await world.person(school, 'Idris Falodun', ['supervisor'])
  lead = await world.person(school, 'Saskia Penhallow', ['dsl'])
  others = [
    await world.person(school, 'Kofi Larkin', ['supervisee', 'supervisor']),
    await world.person(school, 'Petra Lindqvist', ['administrator']),
    await world.person(school, 'Lowri Castellane', ['governor']),
    await world.person(await world.organisation('Kestrel Vale College'), 'Beck Orlanski', [
      'dsl',
      'head',
      'supervisee',
    ]),
  ]
  await agreementBetween(world, supervisor, worker)
  child = await liveChild(world, worker, ['Tobias', 'Ellery'])
})
afterAll(() => world.end())

const said = {
  'held-day': '1',
  'held-month': '1',
  'held-year': '2026',
  looked_at: 'The chronology since the plan began.',
  decided: 'Go on with the plan, with a date.',
  why: 'Two of three aims are met.',
  departs: 'no',
}
const recent = () => {
  const day = Temporal.Now.plainDateISO('Europe/London').subtract({ days: 3 })
  return { ...said, 'held-day': `${day.day}`, 'held-month': `${day.month}`, 'held-year': `${day.year}` }
}
const asked = (person: TestPerson, managerId: string) =>
  world.work(person, (work) =>
    askOversight(work, { childId: child, workerId: worker.membershipId, managerId, about: 'Plan at 12 months' }),
  )

describe('management oversight', () => {
  test('is asked for of one’s line manager, who sees the child from then on and not before', async () => {
    expect((await world.as(head).get(`/children/${child}`)).status).toBe(404)
    expect((await world.as(worker).get('/oversight/new')).text).toContain('Tobias Ellery')
    const empty = await world.as(worker).post('/oversight/new', { child })
    expect([empty.status, empty.text.includes('Choose who looks at whose work')]).toEqual([422, true])
    const sent = await world.as(worker).post('/oversight/new', {
      child,
      pairing: `${worker.membershipId}/${head.membershipId}`,
      about: 'Plan at 12 months',
    })
    expect(sent.status).toBe(303)
    expect((await world.as(head).get(`/children/${child}`)).status).not.toBe(500)
    expect((await world.as(head).get('/oversight')).text).toContain('Look at the case of Tobias Ellery')
    expect((await world.as(head).post(`${sent.location}/withdraw`, {})).status).toBe(303)
  })

  test('is not asked of anybody else, nor by anybody else', async () => {
    expect(await asked(worker, supervisor.membershipId)).toBeNull()
    for (const person of [supervisor, ...others]) expect(await asked(person, person.membershipId)).toBeNull()
    for (const person of others) {
      expect((await world.as(person).post('/oversight/new', { child })).status).toBe(404)
    }
    await expect(
      world.work(worker, (work) =>
        work.db
          .insertInto('oversight')
          .values({
            organisation_id: work.actor.organisationId,
            oversight_id: work.services.newId(),
            child_id: child,
            worker_id: worker.membershipId,
            manager_id: others[0]?.membershipId ?? '',
            asked_by: worker.membershipId,
            asked_on: work.today,
            about: 'Mine',
          })
          .execute(),
      ),
    ).rejects.toThrow('row-level security')
  })

  test('is a document of its own: for the manager, the worker and the child’s file, and not for the supervisor', async () => {
    const id = await asked(worker, head.membershipId)
    const path = `/oversight/${id}`
    const wrong = await world.as(head).post(path, { ...recent(), why: '', departs: 'yes' })
    expect(wrong.status).toBe(422)
    for (const words of [
      'Say why, so that someone',
      'Say why procedure is not being followed',
      'Name the person who approved it',
    ])
      expect(wrong.text).toContain(words)
    expect(wrong.text).toContain('The chronology since the plan began.')
    expect((await world.as(worker).post(path, recent())).status).toBe(404)
    expect((await world.as(head).post(path, recent())).status).toBe(303)
    for (const person of [head, worker, lead]) {
      const page = await world.as(person).get(path)
      expect([page.status, page.text.includes('Two of three aims are met.')]).toEqual([200, true])
    }
    for (const person of [supervisor, ...others]) expect((await world.as(person).get(path)).status).toBe(404)
    // Written once, and read only with an entry.
    expect((await world.as(head).post(path, { ...recent(), decided: 'Otherwise' })).location).toBe(path)
    expect((await world.as(head).get(path)).text).not.toContain('Otherwise')
    expect((await world.as(worker).post(`${path}/withdraw`, {})).status).toBe(404)
    const { rows } = await world.database.owner.query(
      `select count(distinct membership_id)::int as readers from app.journal_entry j join app.document d using (organisation_id, document_id)
       where d.oversight_id = $1 and j.event = 'document.read'`,
      [id],
    )
    expect(rows[0].readers).toBe(3)
  })

  test('goes to the child’s file as a page and as files, once it is written, and says where it went', async () => {
    const id = await asked(worker, head.membershipId)
    await world.as(head).post(`/oversight/${id}`, recent())
    const { rows } = await world.database.owner.query(
      'select c.state, c.version_no, d.document_id from app.file_copy c join app.document d using (organisation_id, document_id) where d.oversight_id = $1',
      [id],
    )
    expect(rows).toMatchObject([{ state: 'waiting', version_no: 1 }])
    const at = `/documents/${rows[0].document_id}`
    expect((await world.as(head).get(`/oversight/${id}`)).text).toContain(`href="${at}/file-copy"`)
    expect((await world.as(lead).get(at)).location).toBe(`/oversight/${id}`)
    const page = await world.as(lead).get(`${at}/file-copy`)
    expect(page.text).toContain('Sealed by whoever recorded it')
    expect((await world.as(lead).get('/file-copies')).text).toContain('Management oversight, ')
    for (const path of ['pdf', 'json', 'csv', 'package']) {
      for (const person of [lead, worker]) {
        const { status, response } = await world.as(person).get(`${at}/${path}`)
        expect({ path, status }).toEqual({ path, status: 200 })
        expect(response.headers.get('content-disposition')).not.toMatch(/Tobias|Ellery/)
      }
      for (const person of [supervisor, ...others]) {
        expect((await world.as(person).get(`${at}/${path}`)).status).toBe(404)
      }
    }
    // Sight of the child has ended for the manager: the page stays theirs, names and numbers of the register do not.
    expect((await world.as(head).get(`${at}/pdf`)).status).toBe(200)
    expect((await world.as(head).get(`${at}/json`)).status).toBe(404)
    expect((await world.as(head).get(`${at}/file-copy`)).text).not.toContain(`${at}/json`)
    expect((await world.as(lead).get(`${at}/file-copy`)).text).toContain(`${at}/json`)
    expect((await world.as(lead).get(`${at}/proof`)).status).toBe(404)
    for (const person of [supervisor, ...others]) {
      expect((await world.as(person).get(`${at}/file-copy`)).status).toBe(404)
      expect((await world.as(person).post(`${at}/file-copy`, { do: 'not_needed' })).status).toBe(404)
    }
    expect((await world.as(lead).post(`${at}/file-copy`, { do: 'not_needed' })).status).toBe(303)
    const taken = await world.database.owner.query(
      `select count(*)::int as n from app.journal_entry where document_id = $1 and event = 'document.printed'`,
      [rows[0].document_id],
    )
    expect(taken.rows[0].n).toBe(9)
  })

  test('says to a manager who supervises the worker too that the two are apart', async () => {
    await agreementBetween(world, head, worker)
    const id = await asked(lead, head.membershipId)
    expect((await world.as(head).get(`/oversight/${id}`)).text).toContain('You supervise Morwenna Tait too')
  })

  test('cannot be marked as written without its document, nor by another', async () => {
    const id = await asked(worker, head.membershipId)
    const mark = (person: TestPerson) =>
      world.work(person, (work) =>
        work.db
          .updateTable('oversight')
          .set({ state: 'written', held_on: work.today, departs: false, written_at: work.now })
          .where('oversight_id', '=', id)
          .execute(),
      )
    await expect(mark(head)).rejects.toThrow('written by the manager, as a document')
    await expect(mark(worker)).rejects.toThrow('written by the manager')
  })
})
