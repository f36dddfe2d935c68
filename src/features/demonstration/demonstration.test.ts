import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { visitor } from '../../../test/support/visitor.ts'
import { type TestPerson, testWorld, type World } from '../../../test/support/world.ts'

let world: World
let nia: TestPerson
let idris: TestPerson

beforeAll(async () => {
  world = await testWorld({ pool: 1 })
  nia = await world.person(await world.organisation('Elm Primary School'), 'Nia Penhallow', ['supervisee'], {
    post: 'family worker',
  })
  const trust = await world.organisation('Five Elms Trust')
  idris = await world.person(trust, 'Idris Falodun', ['supervisor', 'dsl'])
  await world.person(trust, 'Gwen Abara-Holt', ['head'])
})
afterAll(() => world.end())
const demonstration = (on: boolean) =>
  world.database.owner.query('update platform.installation set demonstration = $1', [on])

describe('outside the demonstration', () => {
  it('nobody can step into anybody, signed in or not', async () => {
    await demonstration(false)
    for (const browser of [visitor(world), visitor(world, nia.cookie)]) {
      expect((await browser.get('/demonstration')).status).toBe(404)
      const csrf = /name="_csrf" value="([^"]+)"/.exec((await browser.get('/help')).text)?.[1]
      const form = { membership: idris.membershipId, ...(csrf === undefined ? {} : { _csrf: csrf }) }
      expect((await browser.post('/demonstration/step-in', form)).status).toBe(404)
    }
    expect((await visitor(world).get('/sign-in')).text).not.toContain('/demonstration')
  })
})

describe('in the demonstration', () => {
  it('everybody is listed with organisation, post and roles, and one is stepped into', async () => {
    await demonstration(true)
    const browser = visitor(world)
    expect((await browser.get('/sign-in')).text).toContain('/demonstration')
    const page = await browser.get('/demonstration')
    for (const words of [
      'Elm Primary School',
      'Nia Penhallow',
      'family worker',
      'DSL and supervisor',
      'Nobody here is real',
    ])
      expect(page.text).toContain(words)
    // The organisation with the most people is the one whose stories are told: it comes first.
    expect(page.text.indexOf('Five Elms Trust')).toBeLessThan(page.text.indexOf('Elm Primary School'))
    expect((await browser.send('/demonstration/step-in', { membership: nia.membershipId })).location).toBe('/')
    expect((await browser.get('/account')).text).toContain(nia.email)
  })

  it('somebody else is stepped into from there, the session before is over and both are journalled', async () => {
    await demonstration(true)
    const browser = visitor(world)
    await browser.get('/demonstration')
    await browser.send('/demonstration/step-in', { membership: nia.membershipId })
    const before = browser.cookies.get('plumbline.session_token') ?? ''
    await browser.get('/demonstration')
    await browser.send('/demonstration/step-in', { membership: idris.membershipId })
    expect((await browser.get('/account')).text).toContain(idris.email)
    expect((await visitor(world, `plumbline.session_token=${before}`).get('/account')).status).toBe(303)
    const { rows } = await world.database.owner.query(
      `select count(*)::int as n from app.journal_entry where event = 'demonstration.stepped_in' and membership_id = $1`,
      [idris.membershipId],
    )
    expect(rows[0].n).toBe(1)
  })

  it('somebody who is not there is not stepped into', async () => {
    await demonstration(true)
    const browser = visitor(world)
    await browser.get('/demonstration')
    expect((await browser.send('/demonstration/step-in', { membership: 'nobody' })).status).toBe(404)
  })
})
