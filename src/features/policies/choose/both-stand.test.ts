import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { adoptedPolicy } from '../../../../test/builders/policy.ts'
import { policyWorld, type PolicyWorld } from '../../../../test/support/policy-world.ts'
import { dateFieldValues } from '../../../ui/form/read-date-field.ts'

let here: PolicyWorld
beforeAll(async () => {
  here = await policyWorld()
  await adoptedPolicy(here.world, here.head, { follows: 'primary-and-nursery@1' })
})
afterAll(() => here.end())

const page = '/policy/change/choose?rule=half_termly&rule=four_weekly'
const body = async (state: string): Promise<string> => {
  const { rows } = await here.world.database.owner.query<{ body: string }>(
    `select body from app.policy_version where organisation_id = $1 and state = $2 order by version_no desc`,
    [here.school.organisationId, state],
  )
  return rows[0]?.body ?? ''
}
const plain = (text: string) =>
  text
    .replaceAll('\u00a0', ' ')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
const today = Temporal.Now.plainDateISO('Europe/London')
const decided = {
  choice: 'both',
  reason: 'The half-term is for everybody, the four weeks for the leads.',
  agreed: 'the governors',
  ...dateFieldValues('agreed_on', '2025-07-09'),
}

describe('two rules that disagree', () => {
  test('can both stand on purpose, with why, by whom and when; nobody’s say-so is not enough', async () => {
    const silent = await here.send(here.lead, page, { choice: 'both', reason: '' })
    expect(silent.status).toBe(422)
    expect(silent.text).toContain('Say why')
    const nobody = await here.send(here.lead, page, { ...decided, agreed: '' })
    expect(nobody.text).toContain('Say who agreed it on that day')
    const odd = await here.send(here.lead, page, {
      ...decided,
      ...dateFieldValues('agreed_on', undefined),
      'agreed_on-day': '41',
    })
    expect(odd.text).toContain('Write a real day')
    expect(await body('draft')).not.toContain('both_stand')
    const saved = await here.send(here.lead, page, decided)
    expect(saved.location).toBe('/policy/change#draft')
    expect(await body('draft')).toContain('agreed_on: 2025-07-09')
    await here.send(here.lead, page, { ...decided, reason: 'The half-term is the floor.' })
    expect((await body('draft')).match(/The half-term is/g)).toHaveLength(1)
    const draft = await here.world.as(here.lead).get('/policy/change')
    expect(draft.text).toContain('Rules that disagree and both stand')
  })

  test('and it is nothing to anybody until it is adopted with the draft, like any change', async () => {
    expect((await here.world.as(here.supervisee).get('/policy')).text).not.toContain('Where it disagrees on purpose')
    const adopted = await here.send(here.head, '/policy/change/adopt', {
      ...dateFieldValues('from', today.toString()),
      ...dateFieldValues('adopted', today.toString()),
      ...dateFieldValues('review', today.add({ years: 1 }).toString()),
      adopter: 'the governors',
    })
    expect(adopted.location).toBe('/policy')
    const { text } = await here.world.as(here.supervisee).get('/policy')
    expect(plain(text)).toContain('Where it disagrees on purpose')
    expect(plain(text)).toContain('The half-term is the floor. Agreed by the governors on 9 July 2025.')
    expect(text).not.toContain('Choose again')
    const head = await here.world.as(here.head).get('/policy')
    expect(head.text).toContain('Choose again')
    expect(plain(head.text)).toContain('Stands beside')
  })

  test('opens again with what was decided, and can be settled otherwise', async () => {
    const { text } = await here.world.as(here.head).get(page)
    expect(text).toContain('The half-term is the floor.')
    expect(text).toMatch(/value="both"[^>]* checked/)
    await here.send(here.head, page, { ...decided, choice: 'over four_weekly' })
    expect(await body('draft')).not.toContain('both_stand')
    expect(await body('draft')).toContain('instead_of')
  })

  test('cannot be settled by whoever may not write the policy', async () => {
    for (const person of [here.governor, here.supervisee, here.elsewhere]) {
      expect(
        (await here.world.as(person).post('/policy/change/choose', { ...decided, rules: 'half_termly four_weekly' }))
          .status,
      ).toBe(404)
    }
  })
})
