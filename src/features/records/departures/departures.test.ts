import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  completed,
  openSession,
  signedByBoth,
  write,
  type OpenSession,
} from '../../../../test/builders/open-session.ts'
import { testWorld, type TestPerson, type World } from '../../../../test/support/world.ts'
import { keyOfDecision } from '../../../domain/sessions/decisions.ts'
import { beginCorrection } from '../public.ts'

let world: World
let people: Record<'morwenna' | 'idris' | 'gwen' | 'saskia' | 'ada' | 'gus' | 'rhys', TestPerson>
let session: OpenSession

const departing = (no: number, approver: string) => ({
  [keyOfDecision(no, 'what')]: 'See him at home before the meeting.',
  [keyOfDecision(no, 'why')]: 'He will not come to school.',
  [keyOfDecision(no, 'departure.what')]: 'One worker visits alone.',
  [keyOfDecision(no, 'departure.reason')]: 'Nobody else is free until Monday.',
  [keyOfDecision(no, 'departure.approved_by')]: approver,
})

beforeAll(async () => {
  world = await testWorld()
  const school = await world.organisation('Wrenfold Primary School')
  const another = await world.organisation('Larkrise Primary School')
  people = {
    morwenna: await world.person(school, 'Morwenna Tait', ['supervisee']),
    idris: await world.person(school, 'Idris Falodun', ['supervisor']),
    gwen: await world.person(school, 'Gwen Abara-Holt', ['supervisor']),
    saskia: await world.person(school, 'Saskia Penhallow', ['dsl']),
    ada: await world.person(school, 'Ada Min', ['administrator']),
    gus: await world.person(school, 'Gus Overby', ['governor']),
    rhys: await world.person(another, 'Rhys Elsewhere', ['dsl', 'head', 'supervisor', 'supervisee']),
  }
  session = await openSession(world, {
    supervisee: people.morwenna,
    supervisor: people.idris,
    children: [{ name: ['Tobias', 'Ellery'] }],
  })
  await world.work(people.idris, (work) =>
    write(work, session.children[0]?.documentId ?? '', {
      ...departing(1, ' gwen abara-holt '),
      ...departing(2, 'Idris Falodun'),
      ...departing(3, 'Somebody of the county'),
    }),
  )
  await completed(world, people.idris, session.sessionId)
})
afterAll(() => world.end())

const at = (no: number) => `/departures/${session.children[0]?.documentId}/${no}`
const statesOf = async () => {
  const { rows } = await world.database.owner.query<{
    decision_no: number
    version_no: number
    state: string
    asked: boolean
  }>(
    `select decision_no, version_no, state, approver_id is not null as asked from app.departure order by version_no, decision_no`,
  )
  return rows.map((row) => `${row.version_no}.${row.decision_no} ${row.state}${row.asked ? ' of a member' : ''}`)
}

test('nobody is asked before all have signed', async () => {
  expect(await statesOf()).toEqual(['1.1 unsigned of a member', '1.2 unsigned', '1.3 unsigned'])
  expect((await world.as(people.gwen).get('/departures')).text).toContain('You are not asked about any.')
  expect((await world.as(people.gwen).get(at(1))).status).toBe(404)
})

test('then whoever is named and works here is asked, without the words of a record they may not read', async () => {
  await signedByBoth(world, [people.idris, people.morwenna], session.sessionId)
  expect((await world.as(people.gwen).get('/departures')).text).toContain('Idris Falodun recorded that you did.')
  const { text } = await world.as(people.gwen).get(at(1))
  expect(text).toContain('You are not a reader of that record. Ask Idris Falodun')
  for (const words of ['Tobias', 'One worker visits alone', 'Nobody else is free']) expect(text).not.toContain(words)
  // Somebody who signed the record, and somebody outside, are not asked.
  for (const no of [2, 3]) expect((await world.as(people.gwen).get(at(no))).status).toBe(404)
  expect((await world.as(people.idris).get(at(2))).status).toBe(404)
})

test('nobody else answers for them, and they answer once', async () => {
  const others = [people.morwenna, people.idris, people.saskia, people.ada, people.gus, people.rhys]
  for (const person of others) {
    expect((await world.as(person).get(at(1))).status).toBe(404)
    expect((await world.as(person).post(at(1), { approved: 'yes' })).status).toBe(404)
  }
  expect((await world.as(people.gwen).post(at(1), {})).text).toContain('Say whether you approved it')
  await world.as(people.gwen).post(at(1), { approved: 'no' })
  await world.as(people.gwen).post(at(1), { approved: 'yes' })
  expect((await statesOf())[0]).toBe('1.1 denied of a member')
  expect((await world.as(people.gwen).get(at(1))).text).toContain('You said that you did not')
})

test('the lead finds them from home and from the children’s limits, with how many there are; nobody else does', async () => {
  const link =
    '<a class="govuk-link govuk-link--no-visited-state" href="/departures">3 departures from procedure in 12 months'
  for (const path of ['/', '/children/coverage']) {
    expect((await world.as(people.saskia).get(path)).text).toContain(`${link}, 1 not confirmed</a>`)
    for (const person of [people.morwenna, people.gwen, people.rhys]) {
      expect((await world.as(person).get(path)).text).not.toContain('from procedure in 12 months')
    }
  }
})

test('the lead sees every departure and how it stands; a governor and an administrator none', async () => {
  const { text } = await world.as(people.saskia).get('/departures')
  for (const words of [
    'gwen abara-holt says not',
    'Approved by Idris Falodun',
    'Somebody of the county',
    'Not asked here',
  ])
    expect(text).toContain(words)
  for (const person of [people.ada, people.gus, people.morwenna]) {
    expect((await world.as(person).get('/departures')).text).not.toContain('Approved by')
  }
})

test('a correction asks anew, about what it says', async () => {
  const { sessionId } = session
  await world.work(people.idris, (work) => beginCorrection(work, { sessionId }))
  await world.work(people.idris, (work) =>
    write(work, session.children[0]?.documentId ?? '', {
      [keyOfDecision(1, 'departure.approved_by')]: 'Saskia Penhallow',
    }),
  )
  await completed(world, people.idris, sessionId)
  await signedByBoth(world, [people.idris, people.morwenna], sessionId)
  expect((await statesOf()).slice(0, 4)).toEqual([
    '1.1 superseded of a member',
    '1.2 superseded',
    '1.3 superseded',
    '2.1 asked of a member',
  ])
  // The lead keeps the child's file, and so reads what it was.
  expect((await world.as(people.saskia).get(at(1))).text).toContain('Read the record')
  await world.as(people.saskia).post(at(1), { approved: 'yes' })
  expect((await statesOf())[3]).toBe('2.1 approved of a member')
})
