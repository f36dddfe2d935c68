import { afterAll, beforeAll, expect, test } from 'vitest'
import { liveChild } from '../../../../test/builders/group.ts'
import { adoptedPolicy, assessed, policyText } from '../../../../test/support/policy.ts'
import { agreementBetween, childOnAgenda, sessionUnder } from '../../../../test/support/supervision.ts'
import { testWorld, type TestPerson, type World } from '../../../../test/support/world.ts'

let world: World
beforeAll(async () => {
  world = await testWorld()
})
afterAll(() => world.end())

/** A child in need for 60 days, amber at both of two discussions, where the policy says from when on that is no change. */
async function child(name: string, noChangeFor: string | null): Promise<{ id: string; worker: TestPerson }> {
  const school = await world.organisation(`${name} School`)
  const supervisor = await world.person(school, 'Idris Falodun', ['supervisor'])
  const worker = await world.person(school, 'Morwenna Tait', ['supervisee'])
  const agreement = await agreementBetween(world, supervisor, worker)
  const asks = { asks: 'How long must nothing have changed?', type: 'interval', clause: '2.1' }
  const value = noChangeFor === null ? {} : { value: noChangeFor }
  await adoptedPolicy(world, school, policyText([], { parameters: { no_change_for: { ...asks, ...value } } }))
  const id = await liveChild(world, worker, [name, 'Ellery'])
  for (const daysAgo of [40, 12]) {
    const sessionId = await sessionUnder(world, agreement, { supervisor, supervisee: worker }, -daysAgo, 'signed')
    await childOnAgenda(world, sessionId, id, {
      organisationId: school.organisationId,
      addedBy: worker.membershipId,
      rag: 'amber',
    })
  }
  return { id, worker }
}

test('says that nothing has changed after as long as the policy was decided to say, and after three months otherwise', async () => {
  const [early, usual] = [await child('Rowan', '6 weeks'), await child('Wren', null)]
  await assessed(world)
  const kept = async (id: string) =>
    (
      await world.database.owner.query('select drift, unchanged_since from app.child_coverage where child_id = $1', [
        id,
      ])
    ).rows[0]
  expect((await kept(early.id)).drift).toMatchObject([{ kind: 'unchanged' }])
  expect((await kept(early.id)).unchanged_since).not.toBeNull()
  expect(await kept(usual.id)).toMatchObject({ drift: [], unchanged_since: null })
  expect((await world.as(early.worker).get(`/children/${early.id}`)).text).toContain('What has not moved')
  expect((await world.as(usual.worker).get(`/children/${usual.id}`)).text).not.toContain('What has not moved')
})
