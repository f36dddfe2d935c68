import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { adoptedPolicy, policyText } from '../../../../test/support/policy.ts'
import { testWorld, type TestPerson, type World } from '../../../../test/support/world.ts'

let world: World
beforeAll(async () => {
  world = await testWorld()
})
afterAll(() => world.end())

const shared = {
  id: 'minutes_shared',
  title: 'Minutes of the weekly group go to the deputies',
  clause: '7',
  about: 'session',
  where: { outcome: 'held', type: 'group' },
  counts: { event: 'record_copied', as: 'session', where: { to: { which: { role: 'deputy_dsl' } } } },
  after: { trigger: 'start', within: 'open' },
}

/** Two people of a school that follows a policy with these rules. */
async function school(name: string, rules: readonly object[]) {
  const organisation = await world.organisation(name)
  const lead = await world.person(organisation, 'Saskia Penhallow', ['dsl', 'supervisor'])
  const other = await world.person(organisation, 'Nia Probert', ['supervisee'])
  const clauses = { '2.1': 'Supervision is regular.', '7': 'The lead shares the minutes with the deputies.' }
  await adoptedPolicy(world, organisation, policyText(rules, { clauses }))
  const group = {
    name: 'Mondays',
    kind: 'group',
    cases: 'some',
    'person.1': lead.membershipId,
    'role.1': 'facilitator',
    'person.2': other.membershipId,
  }
  return { lead, group }
}

const clauseOf = async (location: string | null) =>
  (
    await world.database.owner.query(
      'select minutes_to, minutes_clause, earlier_notes_clause from app.supervision_group where group_id = $1',
      [location?.split('/').at(-1)],
    )
  ).rows[0]
const making = (person: TestPerson, form: Record<string, string>) => world.as(person).post('/groups/new', form)

describe('who reads the notes of a group', () => {
  test('is offered as the policy in force has it, with its own clause and nothing to type', async () => {
    const { lead, group } = await school('Wrenfold Primary School', [shared])
    const page = await world.as(lead).get('/groups/new')
    expect(page.text).toContain('Clause 7: Minutes of the weekly group go to the deputies')
    expect(page.text).toMatch(/name="minutes"[^>]*value="team" checked/)
    expect(page.text).not.toContain('name="minutes_clause"')
    const made = await making(lead, { ...group, minutes: 'team', minutes_clause: '2.1' })
    expect(made.status).toBe(303)
    expect(await clauseOf(made.location)).toMatchObject({ minutes_to: 'safeguarding_team', minutes_clause: '7' })
    expect(await clauseOf((await making(lead, { ...group, minutes: 'members' })).location)).toMatchObject({
      minutes_to: null,
    })
    const peers = await making(lead, { ...group, kind: 'peer', minutes: 'team' })
    expect([peers.status, peers.text.includes('Clause 7 says it of group supervision alone')]).toEqual([422, true])
  })

  test('is given by a clause that the policy has, where no rule of it says so', async () => {
    const { lead, group } = await school('Larkrise Primary School', [])
    expect((await world.as(lead).get('/groups/new')).text).toMatch(/name="minutes"[^>]*value="members" checked/)
    const wrong = await making(lead, {
      ...group,
      minutes: 'team',
      minutes_clause: '12',
      earlier: 'yes',
      earlier_clause: '13',
    })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('Your policy has no clause 12')
    expect(wrong.text).toContain('Your policy has no clause 13')
    const made = await making(lead, {
      ...group,
      minutes: 'team',
      minutes_clause: '7',
      earlier: 'yes',
      earlier_clause: '2.1',
    })
    expect(await clauseOf(made.location)).toMatchObject({ minutes_clause: '7', earlier_notes_clause: '2.1' })
  })
})
