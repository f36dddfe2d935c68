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

describe('looking for a child in the list', () => {
  const look = (person: TestPerson, form: Record<string, string>) => world.as(person).post('/children', form)

  test('puts no name, number or date into an address, and no longer name makes a longer one', async () => {
    await add(dsl, { givenName: 'Aurelia', familyName: 'Fothergill' })
    const lengths = new Set<number>()
    for (const search of ['Aurelia Fothergill', 'Aur']) {
      const sent = await look(dsl, { search, status: 'child_in_need' })
      expect(sent.status).toBe(303)
      expect(sent.location).toMatch(/^\/children\?sought=[\w-]+&status=child_in_need$/)
      lengths.add(sent.location?.length ?? 0)
      const found = await world.as(dsl).get(sent.location ?? '')
      expect(found.text).toContain('Aurelia Fothergill')
      expect(found.text).toContain(`value="${search}"`)
      expect(found.text).toContain('1 child found')
    }
    expect(lengths.size).toBe(1)
    expect((await world.as(dsl).get('/children?search=Fothergill')).text).not.toContain('value="Fothergill"')
  })

  test('sent twice finds twice, and with nothing in it leads to all', async () => {
    const form = { search: 'Fothergill', _once: '0b6e4c1e-52a9-4b39-9d0c-8f1f3b1b7a51' }
    const first = await look(dsl, form)
    expect((await look(dsl, form)).location).toBe(first.location)
    expect((await look(dsl, { search: ' ', status: '', held: '' })).location).toBe('/children')
  })

  test('is for whoever looked alone, and what was not sealed here is nothing', async () => {
    const sent = await look(dsl, { search: 'Fothergill' })
    for (const person of [dsl, colleague]) {
      const page = await world.as(person).get(sent.location ?? '')
      expect(page.text.includes('value="Fothergill"')).toBe(person === dsl)
    }
    expect((await world.as(dsl).get('/children?sought=made-up')).status).toBe(200)
    for (const person of outsiders) expect((await look(person, { search: 'Fothergill' })).status).toBe(404)
  })
})

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
    const look = async (search: string, more: Record<string, string> = {}) => {
      const posted = await browser.post('/children', { search, ...more })
      return (await browser.get(posted.location ?? '')).text
    }
    for (const search of ['9434765919', 'rook', '77']) expect(await look(search)).toContain('Ivo Rook')
    expect((await browser.get('/children?status=none')).text).toContain('Ivo Rook')
    expect(await look('rook', { held: 'me' })).toContain('No child you may see is like this')
    expect(await look('4/5/2018')).toContain('Rosa Marchbank')
  })
})
