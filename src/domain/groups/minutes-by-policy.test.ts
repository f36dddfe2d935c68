import { describe, expect, test } from 'vitest'
import { ruleSchema } from '../policy/rule.ts'
import { minutesByPolicy } from './minutes-by-policy.ts'

const shared = (more: object = {}) =>
  ruleSchema.parse({
    id: 'minutes_shared',
    title: 'Minutes of the weekly group go to the deputies',
    clause: '7',
    strength: 'must',
    about: 'session',
    where: { outcome: 'held', type: 'group' },
    counts: { event: 'record_copied', as: 'session', where: { to: { which: { role: 'deputy_dsl' } } } },
    after: { trigger: 'start', within: 'open' },
    ...more,
  })
const by = (more?: object) => minutesByPolicy({ rules: [shared(more)] })

describe('who reads the notes of a group, by the policy', () => {
  test('is the team where a rule has copies of the record of a group go to it, with the clause and its words', () => {
    expect(by()).toEqual({ clause: '7', says: 'Minutes of the weekly group go to the deputies', kinds: ['group'] })
    expect(by({ where: { type: ['group', 'peer'] } })?.kinds).toEqual(['group', 'peer'])
    expect(by({ where: { type: { is: 'peer' } }, clause: ['7', '8'] })).toMatchObject({ clause: '7', kinds: ['peer'] })
  })

  test('is said by no other rule: of sessions of two, of other events, or of copies that go elsewhere', () => {
    expect(by({ where: { outcome: 'held', type: 'one_to_one' } })).toBeNull()
    expect(by({ where: { outcome: 'held' } })).toBeNull()
    expect(by({ counts: { event: 'record_signed', as: 'session' } })).toBeNull()
    expect(by({ counts: { event: 'record_copied', as: 'session' } })).toBeNull()
    expect(
      by({ counts: { event: 'record_copied', as: 'session', where: { to: { which: { role: 'governor' } } } } }),
    ).toBeNull()
    expect(minutesByPolicy(null)).toBeNull()
    expect(minutesByPolicy({})).toBeNull()
  })
})
