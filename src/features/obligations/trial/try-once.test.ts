import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { adoptedPolicy } from '../../../../test/builders/policy.ts'
import { testSecrets } from '../../../../test/support/database.ts'
import { policyWorld, type PolicyWorld } from '../../../../test/support/policy-world.ts'
import { agreementBetween, sessionUnder } from '../../../../test/support/supervision.ts'
import { asRole } from '../../../platform/database/pools.ts'
import { tryOnce } from './try-once.ts'

let here: PolicyWorld
let worker: pg.Client
beforeAll(async () => {
  here = await policyWorld()
  worker = new pg.Client(asRole(here.world.database.ownerUrl, 'plumbline_worker', testSecrets.worker))
  await worker.connect()
  const { world, school, head, lead } = here
  await world.database.owner.query(
    `update app.organisation set created_at = now() - interval '3 years' where organisation_id = $1`,
    [school.organisationId],
  )
  await adoptedPolicy(world, head, { follows: 'primary-and-nursery@1' })
  // A lead whom the head supervises every 6 weeks: out of step with 4 weeks, in step with 8.
  const agreement = await agreementBetween(world, head, lead)
  for (let days = -740; days < 0; days += 42) {
    await sessionUnder(world, agreement, { supervisor: head, supervisee: lead }, days, 'signed')
  }
})
afterAll(async () => {
  await worker.end()
  await here.end()
})

const settle = () => tryOnce(worker, { packs: here.world.services.packs, now: () => Temporal.Now.instant() })

test('without a draft there is nothing to try', async () => {
  const { world, lead, governor } = here
  expect((await world.as(lead).get('/policy/try')).text).toContain('There is no draft.')
  expect((await world.as(lead).post('/policy/try', {})).status).toBe(404)
  expect((await world.as(governor).get('/policy/try')).status).toBe(404)
  expect((await world.as(governor).post('/policy/try', {})).status).toBe(404)
})

test('a trial waits for the job, with a link to look again and a mark by which the script does', async () => {
  const { world, lead } = here
  await here.send(lead, '/policy/change/rules/four_weekly', { 'number-0': '8 weeks', reason: 'To see.' })
  expect((await world.as(lead).post('/policy/try', {})).location).toBe('/policy/try')
  const waiting = await world.as(lead).get('/policy/try')
  expect(waiting.text).toContain('It is being worked out')
  expect(waiting.text).toMatch(/id="trial"[^>]* data-awaits/)
  expect(waiting.text).toContain('See whether it is ready')
  expect(waiting.text).not.toContain('http-equiv')
})

test('says who would no longer have been out of step, by rule, and the hours of each supervisor', async () => {
  const { world, lead } = here
  expect(await settle()).toBe(1)
  expect(await settle()).toBe(0)
  const { text } = await world.as(lead).get('/policy/try')
  expect(text).not.toContain('data-awaits')
  expect(text).toContain('Designated staff are supervised at least every four weeks')
  expect(text).toMatch(/data-label="No longer out of step"[^>]*>Saskia Penhallow/)
  expect(text).toContain('Gwen Abara-Holt')
  expect(text).toMatch(/[\d.]+ hours as it was, [\d.]+ hours with the draft/)
})

test('is seen by the one who asked, the head and the lead, and by nobody else', async () => {
  const { world, head, administrator, governor, elsewhere } = here
  const seen = (person: typeof head) =>
    world.work(person, ({ db }) => db.selectFrom('policy_trial').select('trial_id').execute())
  expect(await seen(head)).toHaveLength(1)
  for (const person of [administrator, governor, elsewhere]) expect(await seen(person)).toEqual([])
  await expect(
    world.work(head, ({ db }) => db.updateTable('policy_trial').set({ problem: 'no' }).execute()),
  ).rejects.toThrow(/permission denied/)
})

test('of a draft that was changed since says so', async () => {
  const { world, lead } = here
  await here.send(lead, '/policy/change/rules/four_weekly', { 'number-0': '9 weeks', reason: 'To see.' })
  expect((await world.as(lead).get('/policy/try')).text).toContain('The draft has been changed since.')
})

test('that cannot be worked out is settled as such and holds nobody up', async () => {
  const { world, lead } = here
  await world.as(lead).post('/policy/try', {})
  await world.database.owner.query(`update app.policy_trial set body = 'broken: [' where done_at is null`)
  expect(await settle()).toBe(1)
  expect((await world.as(lead).get('/policy/try')).text).toContain('It could not be worked out')
})
