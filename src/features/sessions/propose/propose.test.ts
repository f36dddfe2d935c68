import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { heldChild, pairIn, sessionOf, type Pair } from '../../../../test/builders/writing-session.ts'
import { childOnAgenda } from '../../../../test/support/supervision.ts'
import { testWorld, type World } from '../../../../test/support/world.ts'

let world: World
let pair: Pair

beforeAll(async () => {
  world = await testWorld()
})
afterAll(() => world.end())

const owner = () => world.database.owner
const discussedOn = async (childId: string, inDays: number, rag: string) => {
  const sessionId = await sessionOf(world, pair, inDays, 'signed')
  const { organisationId } = pair.organisation
  await childOnAgenda(world, sessionId, childId, { organisationId, addedBy: pair.supervisor.membershipId, rag })
}
const onAgenda = async (sessionId: string) =>
  (
    await owner().query<{ name: string; why: string; proposed: boolean }>(
      `select c.given_name as name, x.why, x.proposed from app.session_child x
       join app.child c on c.organisation_id = x.organisation_id and c.child_id = x.child_id
       where x.session_id = $1 and x.removed_at is null order by x.position`,
      [sessionId],
    )
  ).rows
const names = async (sessionId: string) => (await onAgenda(sessionId)).map(({ name }) => name)
const page = (sessionId: string, person = pair.supervisee) => world.as(person).get(`/sessions/${sessionId}/proposed`)

describe('the proposed agenda', () => {
  let sessionId: string
  beforeAll(async () => {
    pair = await pairIn(world, ['Red1', 'Red2', 'Red3', 'Red4', 'Quiet'])
    for (const name of ['Red1', 'Red2', 'Red3', 'Red4']) {
      const childId = pair.children[name] ?? ''
      await owner().query(`update app.child_status set status = 'child_protection_plan' where child_id = $1`, [childId])
      await discussedOn(childId, -20, 'red')
    }
    await discussedOn(pair.children['Quiet'] ?? '', -10, 'amber')
    sessionId = await sessionOf(world, pair, 4)
  })

  test('fits into the session, with a place kept for the quiet one, and why is said of each', async () => {
    const { text, status } = await page(sessionId)
    expect(status).toBe(200)
    expect((await names(sessionId)).toSorted()).toEqual(['Quiet', 'Red1', 'Red2', 'Red3'])
    expect(text).toContain('4 of the 5 children you hold are on the agenda.')
    expect(text).toContain('Place kept')
    expect(text).toContain('Left for another time')
    const quiet = (await onAgenda(sessionId)).find(({ name }) => name === 'Quiet')
    expect(quiet?.why).toMatch(/^Child in need, has gone on for \d+ months/)
    expect(quiet?.why).toContain('days since discussed')
    expect(text).toContain('1 place kept for quieter, longer-running worries.')
  })

  test('says on the overview that not every child is on it, and leads to why', async () => {
    const { text } = await world.as(pair.supervisor).get(`/sessions/${sessionId}`)
    expect(text).toContain('4 of the 5 children Morwenna holds are on it.')
    expect(text).toContain(`/sessions/${sessionId}/proposed`)
  })

  test('how long a child takes is said by either of the two, and the agenda follows', async () => {
    const set = (minutes: string) => world.as(pair.supervisor).post(`/sessions/${sessionId}/proposed`, { minutes })
    for (const wrong of ['', '4', '121', 'ten']) {
      const refused = await set(wrong)
      expect(refused.status).toBe(422)
      expect(refused.text).toContain('Give minutes from 5 to 120')
    }
    expect((await set('20')).status).toBe(303)
    expect(await names(sessionId)).toEqual(['Red1', 'Quiet'])
    expect((await set('5')).status).toBe(303)
    expect((await names(sessionId)).length).toBe(5)
    expect((await page(sessionId)).text).toContain('All 5 children you hold are on the agenda.')
    expect((await set('10')).status).toBe(303)
    expect((await names(sessionId)).length).toBe(4)
  })

  test('whom somebody puts on stays, and whom somebody takes off stays off', async () => {
    const browser = world.as(pair.supervisee)
    const post = (form: Record<string, string>) => browser.post(`/sessions/${sessionId}/agenda`, form)
    const [on] = await names(sessionId)
    const left = ['Red1', 'Red2', 'Red3', 'Red4'].find((name) => name !== on && name === 'Red4') ?? ''
    const added = await post({ do: 'add-child', child: pair.children[left] ?? '', back: 'proposed' })
    expect(added.location).toBe(`/sessions/${sessionId}/proposed`)
    await page(sessionId)
    expect(await names(sessionId)).toContain('Red4')
    expect((await onAgenda(sessionId)).find(({ name }) => name === 'Red4')?.why).toContain('Added by Morwenna Tait')
    await post({ do: 'remove-child', id: pair.children['Quiet'] ?? '' })
    const { text } = await page(sessionId)
    expect(await names(sessionId)).not.toContain('Quiet')
    expect(text).toContain('Taken off by one of you')
  })

  test('a child that somebody wrote of does not give way to another', async () => {
    const other = await sessionOf(world, pair, 6)
    const browser = world.as(pair.supervisee)
    await browser.get(`/sessions/${other}`)
    const before = await names(other)
    await browser.get(`/sessions/${other}/prepare/${pair.children[before[0] ?? ''] ?? ''}`)
    const fresh = await heldChild(world, pair.supervisee, ['Fresh', 'Sandiford'], 'child_protection_plan')
    const { text } = await browser.get(`/sessions/${other}`)
    expect(await names(other)).toEqual(before)
    expect(text).toContain('Fresh Sandiford: Child protection plan, never discussed')
    await owner().query(`update app.case_holder set ends_on = current_date - 1 where child_id = $1`, [fresh])
  })

  test('one that was only proposed gives way to one that presses more', async () => {
    const other = await sessionOf(world, pair, 7)
    await page(other)
    const before = await names(other)
    const fresh = await heldChild(world, pair.supervisee, ['Newest', 'Sandiford'], 'child_protection_plan')
    await page(other)
    const now = await names(other)
    expect(now[0]).toBe('Newest')
    expect(now.length).toBe(before.length)
    await owner().query(`update app.case_holder set ends_on = current_date - 1 where child_id = $1`, [fresh])
    await page(other)
    expect((await names(other)).toSorted()).toEqual(before.toSorted())
  })

  test('keeps still once the session is open, and leads away from one that is over', async () => {
    const today = await sessionOf(world, pair, 0)
    await world.as(pair.supervisor).post(`/sessions/${today}/open`, {})
    const before = await names(today)
    await heldChild(world, pair.supervisee, ['Later', 'Sandiford'], 'child_protection_plan')
    const { text } = await page(today)
    expect(await names(today)).toEqual(before)
    expect(text).toContain('Later Sandiford')
    const over = await sessionOf(world, pair, -40, 'signed')
    expect((await page(over)).location).toBe(`/sessions/${over}/record`)
  })

  test('is for the two alone', async () => {
    for (const person of Object.values(pair.others)) {
      expect((await page(sessionId, person)).status).toBe(404)
      expect((await world.as(person).post(`/sessions/${sessionId}/proposed`, { minutes: '20' })).status).toBe(404)
    }
  })
})
