import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '../../test/support/database.ts'
import { issueSetUpCode, setUpCodeDigest } from './set-up-code.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.drop())

const installation = async () => (await database.owner.query('select * from platform.installation')).rows[0]

test('a code is four groups without look-alikes, and only its digest is kept', async () => {
  const code = await issueSetUpCode(database.ownerUrl)
  expect(code).toMatch(/^([34679ACDEFGHJKMNPQRTUVWXY]{4}-){3}[34679ACDEFGHJKMNPQRTUVWXY]{4}$/)
  const { setup_code_digest: digest } = await installation()
  expect(digest).toEqual(setUpCodeDigest(` ${code?.toLowerCase().replaceAll('-', ' ')} `))
  expect(JSON.stringify(await installation())).not.toContain(code)
})

test('a new code takes the place of the old one and may be tried afresh; once founded there is none', async () => {
  await database.owner.query('update platform.installation set setup_tries = 10')
  const before = await installation()
  await issueSetUpCode(database.ownerUrl)
  const after = await installation()
  expect(after.setup_tries).toBe(0)
  expect(after.setup_code_digest).not.toEqual(before.setup_code_digest)
  await database.owner.query('update platform.installation set founded_at = now(), setup_code_digest = null')
  expect(await issueSetUpCode(database.ownerUrl)).toBeNull()
  expect((await installation()).setup_code_digest).toBeNull()
})
