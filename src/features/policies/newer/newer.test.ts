import { afterAll, beforeAll, expect, test } from 'vitest'
import { adoptedPolicy } from '../../../../test/builders/policy.ts'
import { assessed } from '../../../../test/support/policy.ts'
import { policyWorld, type PolicyWorld } from '../../../../test/support/policy-world.ts'
import { agreementBetween, sessionUnder } from '../../../../test/support/supervision.ts'
import { signInSecret, worldOn, type World } from '../../../../test/support/world.ts'
import { formIn } from '../../../../test/support/form-in.ts'
import type { Pack } from '../../../domain/policy/pack.ts'

// What a later release of Plumbline does to those who follow an earlier version of a pack that ships (decision 12).

let here: PolicyWorld
/** the same installation under a release in which the pack has gone to version 2, and version 1 is no longer there */
let later: World

const secondVersion = (pack: Pack): Pack => ({
  ...pack,
  version: 2,
  rules: (pack.rules ?? []).flatMap((rule) => {
    if (rule.id === 'records_audited') return []
    return rule.id === 'four_weekly' ? [{ ...rule, gap: { at_most: '2 weeks' } }] : [rule]
  }),
})

beforeAll(async () => {
  here = await policyWorld()
  const { world, head, lead } = here
  await adoptedPolicy(world, head, {
    follows: 'primary-and-nursery@1',
    vary: [{ rule: 'four_weekly', change: { warn: '5 days' }, reason: 'We plan ahead.' }],
  })
  const agreement = await agreementBetween(world, head, lead)
  await sessionUnder(world, agreement, { supervisor: head, supervisee: lead }, -20, 'signed')
  const packs = world.services.packs.map((pack) => (pack.id === 'primary-and-nursery' ? secondVersion(pack) : pack))
  later = worldOn(world.database, { ...world.services, packs }, signInSecret)
})
afterAll(() => here.end())

const plain = (text: string) =>
  text
    .replaceAll('\u00a0', ' ')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
const state = async () => {
  const { rows } = await here.world.database.owner.query<{ state: string; version_no: number }>(
    `select o.state, v.version_no from app.obligation o join app.policy_version v using (organisation_id, version_id)
     where o.organisation_id = $1 and o.rule = 'four_weekly' and o.subject_id = $2`,
    [here.school.organisationId, here.lead.membershipId],
  )
  return rows
}

test('an adopted version keeps the whole of what it follows, and nobody can change it afterwards', async () => {
  const { rows } = await here.world.database.owner.query<{ followed: string; digest: string }>(
    `select followed, followed_digest as digest from app.policy_version where organisation_id = $1`,
    [here.school.organisationId],
  )
  expect(JSON.parse(rows[0]?.followed ?? '{}')).toEqual(
    here.world.services.packs.find(({ id }) => id === 'primary-and-nursery'),
  )
  await expect(
    here.world.work(here.head, ({ db }) =>
      db.updateTable('policy_version').set({ followed: '{}', followed_digest: 'x' }).execute(),
    ),
  ).rejects.toThrow('cannot be changed')
})

test('whoever follows version 1 goes on when version 2 ships in its place: the page, and what is owed', async () => {
  const { text, status } = await later.as(here.supervisee).get('/policy')
  expect(status).toBe(200)
  expect(plain(text)).toContain('No more than 4 weeks between sessions.')
  expect((await later.as(here.supervisee).get('/policy/versions/1')).status).toBe(200)
  await assessed(later)
  expect(await state()).toEqual([{ state: 'met', version_no: 1 }])
})

test('those who may change the policy are told that there is a newer version, with what differs', async () => {
  expect((await later.as(here.supervisee).get('/policy')).text).not.toContain('/policy/newer')
  expect((await here.world.as(here.head).get('/policy')).text).not.toContain('/policy/newer')
  expect((await here.world.as(here.head).get('/policy/newer')).status).toBe(404)
  const policy = await later.as(here.head).get('/policy')
  expect(plain(policy.text)).toMatch(/Version 2 of “.+” has come with Plumbline\. Yours holds the whole/)
  const { text } = await later.as(here.head).get('/policy/newer')
  expect(plain(text)).toContain('1 rule changes, 1 rule is left out')
  expect(plain(text)).toContain('Longest gap: 4 weeks, now 2 weeks, stricter')
  for (const person of [here.supervisee, here.governor, here.elsewhere])
    expect((await later.as(person).get('/policy/newer')).status).toBe(404)
})

test('and go over to it in one step: a draft that follows it, with what was varied still varied', async () => {
  const browser = later.as(here.head)
  const { _csrf, _once, ...form } = formIn((await browser.get('/policy/newer')).text, '/policy/change')
  expect(form).toMatchObject({ follow: 'primary-and-nursery@2' })
  expect((await browser.post('/policy/change', form)).location).toBe('/policy/change')
  const draft = await browser.get('/policy/change')
  expect(plain(draft.text)).toContain('We plan ahead.')
  expect(plain(draft.text)).toContain('Longest gap: 4 weeks, now 2 weeks')
  // Nothing changed for anybody yet.
  expect(plain((await later.as(here.supervisee).get('/policy')).text)).toContain(
    'No more than 4 weeks between sessions.',
  )
})

test('a draft can go on following a version that ships no longer, because an adopted one holds it', async () => {
  const browser = later.as(here.head)
  await browser.post('/policy/change/discard', {})
  expect((await browser.post('/policy/change', {})).location).toBe('/policy/change')
  const { text } = await browser.get('/policy/change')
  expect(plain(text)).toContain('No rule changes compared with version 1.')
  const { _csrf, _once, ...form } = formIn(
    (await browser.get('/policy/change/rules/four_weekly')).text,
    '/policy/change/rules/four_weekly',
  )
  const saved = await browser.post('/policy/change/rules/four_weekly', {
    ...form,
    'number-0': '3 weeks',
    reason: 'Ours.',
  })
  expect(saved.status).toBe(303)
})
