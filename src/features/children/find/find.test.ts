import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testWorld, type TestPerson, type World } from '../../../../test/support/world.ts'
import { addChild, type ChildToAdd } from '../public.ts'

let world: World
let dsl: TestPerson
let colleague: TestPerson
let outsiders: TestPerson[]

beforeAll(async () => {
  world = await testWorld()
  const school = await world.organisation('Wrenfold Primary School')
  dsl = await world.person(school, 'Kofi Larkin', ['dsl'])
  colleague = await world.person(school, 'Saskia Penhallow', ['supervisee', 'supervisor'])
  outsiders = [
    await world.person(school, 'Petra Lindqvist', ['administrator']),
    await world.person(school, 'Lowri Castellane', ['governor']),
  ]
})
afterAll(() => world.end())

const day = (text: string) => Temporal.PlainDate.from(text)

const add = (person: TestPerson, more: Partial<ChildToAdd>) =>
  world.work(person, (work) =>
    addChild(work, {
      family: { name: 'Ellery' },
      givenName: 'Tobias',
      familyName: 'Ellery',
      bornOn: day('2018-05-04'),
      reference: null,
      status: { status: 'child_in_need', legalBasis: 's17', startsOn: day('2025-01-10') },
      holderId: person.membershipId,
      ...more,
    }),
  )

const on = (name: string, text: string) => {
  const { day: date, month, year } = day(text)
  return { [`${name}-day`]: `${date}`, [`${name}-month`]: `${month}`, [`${name}-year`]: `${year}` }
}

describe('looking for a child before one is added', () => {
  test('finds by a similar name and by any number, and carries what was typed into the form of a new child', async () => {
    await add(dsl, { givenName: 'Rosa', familyName: 'Marchbank', numbers: [{ kind: 'upn', value: 'H801200001001' }] })
    const browser = world.as(dsl)
    const similar = await browser.post('/children/find', {
      givenName: 'Rosa',
      familyName: 'Marchbnak',
      ...on('born', '2018-05-04'),
    })
    expect(similar.text).toContain('A similar name and the same date of birth.')
    const byNumber = await browser.post('/children/find', { givenName: '', familyName: '', number: 'h8012 0000 1001' })
    expect(byNumber.text).toContain('The same UPN, under another name.')
    const nobody = await browser.post('/children/find', {
      givenName: 'Kit',
      familyName: 'Tindle',
      number: '943 476 5919',
    })
    expect(nobody.text).toContain('Nobody like this is among the children you may see.')
    expect(nobody.text).toMatch(/name="number-nhs"[^>]* value="943 476 5919"/)
    expect((await browser.post('/children/find', { givenName: '', familyName: '' })).status).toBe(422)
  })

  test('looks only among children one may see, and says so', async () => {
    const found = await world.as(colleague).post('/children/find', { givenName: 'Rosa', familyName: 'Marchbank' })
    expect(found.text).not.toContain('Is it one of these?')
    expect(found.text).toContain('Nobody like this is among the children you may see.')
  })

  test('is for people in supervision', async () => {
    for (const person of outsiders) expect((await world.as(person).get('/children/find')).status).toBe(404)
  })

  test('a child is added with other numbers and a school; a number with a slip in it is turned back', async () => {
    const browser = world.as(dsl)
    const form = {
      givenName: 'Ivo',
      familyName: 'Rook',
      family: 'new',
      school: 'Kestrel Vale',
      reference: '77',
      holder: '',
    }
    const slip = await browser.post('/children/new', { ...form, 'number-nhs': '943 476 5918' })
    expect([slip.status, slip.text.includes('This is no NHS number')]).toEqual([422, true])
    const sent = await browser.post('/children/new', { ...form, 'number-nhs': '943 476 5919' })
    expect(sent.status).toBe(303)
    const facts = await browser.get(`${sent.location}/facts`)
    for (const words of ['Kestrel Vale', '9434765919', 'NHS number', '77']) expect(facts.text).toContain(words)
    for (const search of ['9434765919', 'rook', '77']) {
      expect((await browser.get(`/children?search=${search}`)).text).toContain('Ivo Rook')
    }
    expect((await browser.get('/children?status=none')).text).toContain('Ivo Rook')
    expect((await browser.get('/children?held=me&search=rook')).text).toContain('No child you may see is like this')
    expect((await browser.get('/children?search=4%2F5%2F2018')).text).toContain('Rosa Marchbank')
  })
})
