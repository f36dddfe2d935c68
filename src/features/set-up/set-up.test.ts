import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { publicUrl, testWorld, type World } from '../../../test/support/world.ts'
import { issueSetUpCode } from '../../platform/set-up-code.ts'
import { inScope } from '../../platform/database/scope.ts'
import { needsSetUp } from './public.ts'

const password = 'kettle marigold antenna'
const form = {
  organisation: 'Fernhill Primary',
  kind: 'school',
  nation: 'england-and-wales',
  name: 'Gwen Abara-Holt',
  email: 'gwen@example.org',
  password,
  roles: ['head', 'supervisor'],
}

function browser(world: World) {
  const cookies = new Map<string, string>()
  const send = async (path: string, init: RequestInit = {}) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await world.request(path, { ...init, headers: { cookie, origin: publicUrl } })
    for (const each of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(each) ?? []
      cookies.set(name, value)
    }
    return { status: response.status, location: response.headers.get('location'), text: await response.text() }
  }
  return {
    get: (path: string) => send(path),
    post: (path: string, values: Record<string, string | string[]>) => {
      const body = new URLSearchParams()
      for (const [name, value] of Object.entries(values)) for (const each of [value].flat()) body.append(name, each)
      return send(path, { method: 'POST', body })
    },
  }
}

const count = async (world: World, table: string) =>
  Number((await world.database.owner.query(`select count(*) as n from ${table}`)).rows[0].n)
const needs = (world: World) => inScope(world.services.pools.web, null, null, ({ db }) => needsSetUp(db))

describe('the first-run wizard', () => {
  let world: World
  let code: string
  beforeAll(async () => {
    world = await testWorld()
  })
  afterAll(() => world.end())

  test('says how to get a code when none was made, and offers the demonstration', async () => {
    const { status, text } = await browser(world).get('/set-up')
    expect(status).toBe(200)
    expect(text).toContain('There is no set-up code yet')
    expect(text).toContain('npm run demo')
    expect((await browser(world).post('/set-up', { ...form, code: 'AAAA' })).status).toBe(422)
  })

  test('asks for the code, the organisation and the first administrator', async () => {
    code = (await issueSetUpCode(world.database.ownerUrl)) ?? ''
    expect(await needs(world)).toBe(true)
    expect((await browser(world).get('/')).location).toBe('/sign-in')
    expect((await browser(world).get('/sign-in')).location).toBe('/set-up')
    const { status, text } = await browser(world).get('/set-up')
    expect(status).toBe(200)
    expect(text).toContain('Set-up code')
    expect(text).toContain('npm run demo')
  })

  test('says what is missing and keeps what was typed, but never the password', async () => {
    const { status, text } = await browser(world).post('/set-up', { ...form, code, kind: 'castle', password: 'short' })
    expect(status).toBe(422)
    expect(text).toContain('Choose what kind of organisation it is')
    expect(text).toContain('at least 12 characters')
    expect(text).toContain('value="Gwen Abara-Holt"')
    expect(text).not.toContain('value="short"')
    expect(await count(world, 'auth."user"')).toBe(0)
  })

  test('with a wrong code makes nothing, not even an account', async () => {
    const { status, text } = await browser(world).post('/set-up', { ...form, code: 'AAAA-AAAA-AAAA-AAAA' })
    expect(status).toBe(422)
    expect(text).toContain('This is not the code')
    expect(await count(world, 'auth."user"')).toBe(0)
    expect(await count(world, 'app.organisation')).toBe(0)
  })

  test('leads a new administrator, signed in, through the calendar and the people to the end', async () => {
    const gwen = browser(world)
    const founded = await gwen.post('/set-up', { ...form, code: code.toLowerCase().replaceAll('-', ' ') })
    expect([founded.status, founded.location]).toEqual([303, '/organisation/calendar?set-up=1'])
    expect(await needs(world)).toBe(false)
    const calendar = await gwen.get('/organisation/calendar?set-up=1')
    expect(calendar.text).toContain('step 2 of 4')
    expect(calendar.text).toContain('href="/people?set-up=1"')
    expect(calendar.text).toContain('Begin with a usual pattern')
    const usual = await gwen.get(
      /href="(\/organisation\/calendar\/usual[^"]*)"/.exec(calendar.text)?.[1]?.replaceAll('&amp;', '&') ?? '',
    )
    expect(usual.text).toContain('A usual pattern: change it to yours')
    const people = await gwen.get('/people?set-up=1')
    expect(people.text).toContain('step 3 of 4')
    expect(people.text).toContain('Gwen Abara-Holt')
    expect(people.text).toContain('Head, supervisor, administrator')
    const finished = await gwen.get('/set-up/finished')
    expect(finished.text).toContain('/account/second-factor')
    expect(finished.text).toContain('/agreements/new')
    const { rows } = await world.database.owner.query(`select event from app.journal_entry`)
    expect(rows).toContainEqual({ event: 'organisation.founded' })
  })

  test('is closed for good once there is an organisation', async () => {
    const other = browser(world)
    expect((await other.get('/set-up')).location).toBe('/')
    const again = await other.post('/set-up', { ...form, email: 'mallory@example.org', code })
    expect([again.status, again.location]).toEqual([303, '/sign-in'])
    expect(await count(world, 'app.organisation')).toBe(1)
    expect(await count(world, 'auth."user"')).toBe(1)
    expect(await issueSetUpCode(world.database.ownerUrl)).toBeNull()
    expect((await other.get('/set-up/finished')).location).toContain('/sign-in')
  })
})

describe('the set-up code', () => {
  let world: World
  beforeAll(async () => {
    world = await testWorld()
  })
  afterAll(() => world.end())

  test('tried wrongly ten times closes set-up, even for the right code, until the next start', async () => {
    const code = (await issueSetUpCode(world.database.ownerUrl)) ?? ''
    const wrong = () => browser(world).post('/set-up', { ...form, code: 'AAAA-AAAA-AAAA-AAAA' })
    for (let tries = 1; tries < 10; tries++) expect((await wrong()).text).toContain('This is not the code')
    expect((await wrong()).text).toContain('Set-up is closed')
    expect((await browser(world).post('/set-up', { ...form, code })).text).toContain('Set-up is closed')
    expect(await count(world, 'app.organisation')).toBe(0)
    const next = (await issueSetUpCode(world.database.ownerUrl)) ?? ''
    expect((await browser(world).post('/set-up', { ...form, code })).status).toBe(422)
    expect((await browser(world).post('/set-up', { ...form, code: next })).status).toBe(303)
  })
})

describe('two who set up at once', () => {
  let world: World
  beforeAll(async () => {
    world = await testWorld()
  })
  afterAll(() => world.end())

  test('make one organisation; the second is led to sign in', async () => {
    const code = (await issueSetUpCode(world.database.ownerUrl)) ?? ''
    const answers = await Promise.all([
      browser(world).post('/set-up', { ...form, code }),
      browser(world).post('/set-up', { ...form, code }),
    ])
    expect(answers.map(({ location }) => location).toSorted()).toEqual(['/organisation/calendar?set-up=1', '/sign-in'])
    expect(await count(world, 'app.organisation')).toBe(1)
  })

  test('or who tried before and failed half-way go on with the account they made, by its password', async () => {
    const other = await testWorld()
    const code = (await issueSetUpCode(other.database.ownerUrl)) ?? ''
    await other.services.signIn.createAccount({ name: form.name, email: form.email, password })
    const wrong = await browser(other).post('/set-up', { ...form, code, password: 'another lamp entirely' })
    expect(wrong.text).toContain('Somebody signs in with this address already')
    expect((await browser(other).post('/set-up', { ...form, code })).status).toBe(303)
    await other.end()
  })
})
