import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testBackupCodes, testPassword, totpNow } from '../../../test/support/accounts.ts'
import { visitor } from '../../../test/support/visitor.ts'
import { type TestOrganisation, type TestPerson, testWorld, type World } from '../../../test/support/world.ts'

let world: World
let school: TestOrganisation
let trust: TestOrganisation

beforeAll(async () => {
  world = await testWorld({ pool: 1 })
  school = await world.organisation('Elm Primary School')
  trust = await world.organisation('Five Elms Trust', { kind: 'trust' })
})
afterAll(() => world.end())

const fresh = 'kettle orchard violin'
const events = async (somebody: TestPerson): Promise<string[]> => {
  const { rows } = await world.database.owner.query(
    'select event from app.journal_entry where membership_id = $1 order by event',
    [somebody.membershipId],
  )
  return rows.map((row) => row.event)
}
const sessions = async (somebody: TestPerson): Promise<number> => {
  const { rows } = await world.database.owner.query(
    'select count(*)::int as n from auth."session" where "userId" = $1',
    [somebody.accountId],
  )
  return rows[0].n
}
/** So long since the last page that entering moves the end of the session on, and holds its row until the end. */
const idle = (somebody: TestPerson) =>
  world.database.owner.query(
    `update auth."session" set "expiresAt" = now() + interval '20 minutes' where "userId" = $1`,
    [somebody.accountId],
  )

describe('the account page', () => {
  it('shows who one is, and nothing to step to in the only organisation', async () => {
    const somebody = await world.person(school, 'Morwenna Tait', ['supervisee'])
    const page = await visitor(world, somebody.cookie).get('/account')
    expect(page.text).toContain(somebody.email)
    expect(page.text).not.toContain('Your organisations')
    expect(page.text).not.toContain('from an app on your phone')
  })

  it('steps to another organisation of one’s own, and to no other', async () => {
    const somebody = await world.person(school, 'Gwen Abara-Holt', ['head'])
    const other = await world.person(trust, 'Gwen Abara-Holt', ['governor'])
    const stranger = await world.person(trust, 'Somebody Else', ['governor'])
    await world.database.owner.query('update app.membership set person_id = $2 where membership_id = $1', [
      other.membershipId,
      somebody.personId,
    ])
    const browser = visitor(world, somebody.cookie)
    expect((await browser.get('/account')).text).toContain('Go to Five Elms Trust')
    expect((await browser.send('/account/organisation', { membership: stranger.membershipId })).status).toBe(404)
    await browser.get('/account')
    expect((await browser.send('/account/organisation', { membership: randomUUID() })).status).toBe(404)
    await browser.get('/account')
    expect((await browser.send('/account/organisation', { membership: other.membershipId })).location).toBe('/')
    expect((await browser.get('/account')).text).toContain('Go to Elm Primary School')
  })
})

describe('changing the password', () => {
  it('needs the one before, ends every other session and goes on in a new one', async () => {
    const somebody = await world.person(school, 'Nia Penhallow', ['supervisee'])
    await idle(somebody)
    const browser = visitor(world, somebody.cookie)
    await browser.get('/account/password')
    await idle(somebody)
    const done = await browser.send('/account/password', { password: testPassword, fresh, again: fresh })
    expect([done.status, done.location]).toEqual([303, '/account?done=password'])
    expect((await browser.get('/account?done=password')).text).toContain('Your password is changed')
    expect(await sessions(somebody)).toBe(1)
    expect((await visitor(world, somebody.cookie).get('/account')).status).toBe(303)
    expect(await events(somebody)).toEqual(['password.changed'])
  })

  it.each([
    [{ password: 'not the password' }, 422, 'That is not your password'],
    [{ password: '' }, 422, 'Enter your password'],
    [{ fresh: 'password1234', again: 'password1234' }, 422, 'harder to guess'],
    [{ again: 'another thing entirely' }, 422, 'Type the same password in both fields'],
  ])('with %j changes nothing', async (wrong, status, words) => {
    const somebody = await world.person(school, 'Idris Falodun', ['supervisor'])
    const browser = visitor(world, somebody.cookie)
    await browser.get('/account/password')
    const again = await browser.send('/account/password', { password: testPassword, fresh, again: fresh, ...wrong })
    expect(again.status).toBe(status)
    expect(again.text).toContain(words)
    expect(again.text).not.toContain(fresh)
    expect(await events(somebody)).toEqual([])
  })

  it('is not open to tries without end', async () => {
    const somebody = await world.person(school, 'Amina Cole', ['supervisor'])
    const browser = visitor(world, somebody.cookie)
    const form = { password: 'not the password', fresh, again: fresh }
    await browser.get('/account/password')
    for (let i = 0; i < 10; i++) expect((await browser.send('/account/password', form)).status).toBe(422)
    const late = await browser.send('/account/password', { ...form, password: testPassword })
    expect(late.status).toBe(429)
    expect(late.text).toContain('There were too many tries')
  })

  it('leaves no new password in the page when the session has ended', async () => {
    const out = await visitor(world).post('/account/password', { password: testPassword, fresh, again: fresh })
    expect(out.status).toBe(401)
    expect(out.text).not.toContain(fresh)
    expect(out.text).not.toContain(testPassword)
  })
})

describe('the second factor', () => {
  it('is set up with the password and a code of the app, and shows its backup codes once', async () => {
    const somebody = await world.person(school, 'Tobias Reed', ['supervisee'])
    await world.database.owner.query('delete from auth."twoFactor" where "userId" = $1', [somebody.accountId])
    await world.database.owner.query('update auth."user" set "twoFactorEnabled" = false where "id" = $1', [
      somebody.accountId,
    ])
    const browser = visitor(world, somebody.cookie)
    expect((await browser.get('/account/second-factor')).text).not.toContain('name="code"')
    expect((await browser.send('/account/second-factor', { password: 'not the password' })).status).toBe(422)
    const shown = await browser.send('/account/second-factor', { password: testPassword })
    expect(shown.status).toBe(200)
    const secret = /<code>((?:[A-Z2-7]{4} ){7}[A-Z2-7]{4})<\/code>/.exec(shown.text)?.[1]?.replaceAll(' ', '') ?? ''
    expect(shown.text).toContain(`secret=${secret}`)
    expect(shown.text.match(/<code>[a-z2-9]{5}-[a-z2-9]{5}<\/code>/g)).toHaveLength(10)
    const sealed = (page: string) => /name="shown" value="([^"]+)"/.exec(page)?.[1] ?? ''
    const codes = shown.text.match(/<code>[a-z2-9]{5}-[a-z2-9]{5}<\/code>/g)
    for (const code of ['000000', '']) {
      const wrong = await browser.send('/account/second-factor/confirm', { code, shown: sealed(shown.text) })
      expect(wrong.status).toBe(422)
      expect(wrong.text).toContain(`secret=${secret}`)
      expect(wrong.text.match(/<code>[a-z2-9]{5}-[a-z2-9]{5}<\/code>/g)).toEqual(codes)
      expect(sealed(wrong.text)).toBe(sealed(shown.text))
    }
    const elsewhere = visitor(world, somebody.cookie)
    const account = (await elsewhere.get('/account')).text
    expect(account).toContain('from an app on your phone')
    const forged = await elsewhere.post('/account/second-factor/confirm', {
      code: '000000',
      shown: 'something',
      _csrf: /name="_csrf" value="([^"]+)"/.exec(account)?.[1] ?? '',
    })
    expect(forged.status).toBe(422)
    expect(forged.text).not.toContain(secret)
    await idle(somebody)
    const done = await browser.send('/account/second-factor/confirm', {
      code: totpNow(secret),
      shown: sealed(shown.text),
    })
    expect([done.status, done.location]).toEqual([303, '/account?done=second-factor'])
    expect((await browser.get('/account')).text).toContain('An authenticator app')
    expect((await visitor(world, somebody.cookie).get('/account')).status).toBe(303)
    expect(await events(somebody)).toEqual(['second_factor.set_up'])
  })

  it('is set up again with a backup code when the phone is lost', async () => {
    const somebody = await world.person(school, 'Beth Okoro', ['supervisee'])
    const browser = visitor(world, somebody.cookie)
    await browser.get('/account/second-factor')
    expect((await browser.send('/account/second-factor', { password: testPassword, code: '' })).text).toContain(
      'Enter a code',
    )
    expect((await browser.send('/account/second-factor', { password: testPassword, code: '000000' })).status).toBe(422)
    expect(
      (await browser.send('/account/second-factor', { password: testPassword, code: testBackupCodes[0] })).status,
    ).toBe(200)
  })

  it('that was not begun begins with the password', async () => {
    const somebody = await world.person(school, 'Carys Lunt', ['supervisee'])
    const browser = visitor(world, somebody.cookie)
    await browser.get('/account/second-factor')
    const answer = await browser.post('/account/second-factor/confirm', {
      code: '123456',
      _csrf: /name="_csrf" value="([^"]+)"/.exec((await browser.get('/account')).text)?.[1] ?? '',
    })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('Begin again with your password')
  })
})
