import { describe, expect, test } from 'vitest'
import { differenceOf, isSame } from './difference.ts'
import { wayOf } from './difference-ways.ts'
import { resolvePack } from './follow.ts'
import type { FollowingPack, Pack } from './pack.ts'
import type { Rule } from './rule.ts'

const rule: Rule = {
  id: 'seen',
  title: 'Seen',
  clause: '1',
  strength: 'should',
  about: 'worker',
  counts: { event: 'session', as: 'supervisee', where: { minutes: { at_least: 60 } } },
  gap: { at_most: '8 weeks' },
}
const pack: Pack = {
  plumbline: 'pack/1',
  id: 'a',
  title: 'A',
  version: 1,
  in_force_from: '2025-09-01',
  clauses: { '1': 'One.' },
  rules: [rule],
}
const changed = (change: Partial<Rule>) =>
  differenceOf(pack, { ...pack, version: 2, rules: [{ ...rule, ...change }] }).rules.changed

describe('the difference of two packs', () => {
  test('is none when they ask the same, in whatever order their keys stand', () => {
    const { gap, strength, ...others } = rule
    expect(isSame(differenceOf(pack, { ...pack, version: 2, rules: [{ gap, strength, ...others } as Rule] }))).toBe(
      true,
    )
  })

  test('names rules that are new and rules that are gone', () => {
    const { added, dropped, changed } = differenceOf(pack, { ...pack, rules: [{ ...rule, id: 'other' }] }).rules
    expect([added.map(({ id }) => id), dropped.map(({ rule: { id } }) => id), changed]).toEqual([
      ['other'],
      ['seen'],
      [],
    ])
  })

  test('tells each field of a changed rule, and whether it asks more', () => {
    expect(changed({ gap: { at_most: '28 days' }, strength: 'must', title: 'Seen often' })).toEqual([
      expect.objectContaining({
        rule: 'seen',
        way: 'stricter',
        changes: [
          { field: 'title', called: 'title', from: 'Seen', to: 'Seen often', way: null },
          { field: 'strength', called: 'strength', from: 'should', to: 'must', way: 'stricter' },
          { field: 'gap.at_most', called: 'longest gap', from: '8 weeks', to: '28 days', way: 'stricter' },
        ],
      }),
    ])
  })

  test('does not say which way a rule goes that is pulled both ways', () => {
    expect(changed({ gap: { at_most: '28 days' }, strength: 'may' })[0]?.way).toBeNull()
  })

  test('gives the reasons of a pack that follows the other', () => {
    const following: FollowingPack = {
      plumbline: 'pack/1',
      id: 'b',
      title: 'A',
      version: 1,
      in_force_from: '2025-09-01',
      extends: 'a@1',
      vary: [{ rule: 'seen', change: { gap: { at_most: '9 weeks' } }, reason: 'Review.', agreed_by: 'governors' }],
    }
    const [source, follower] = [resolvePack([pack]).resolved!, resolvePack([following, pack]).resolved!]
    const difference = differenceOf(source, follower)
    expect(difference).toMatchObject({ from: 'a@1', to: 'b@1', parameters: [], clauses: [], lists: [], others: [] })
    expect(difference.rules.changed).toMatchObject([
      { way: 'weaker', reasons: [{ reason: 'Review.', agreedBy: 'governors', pack: 'b@1' }] },
    ])
    expect(differenceOf(follower, source).rules.changed).toMatchObject([{ way: 'stricter', reasons: [] }])
  })

  test('names parameters that were set, clauses that changed, and other parts', () => {
    const parameter = { asks: 'How?', type: 'number', clause: '1' } as const
    const difference = differenceOf(
      { ...pack, parameters: { p: parameter } },
      { ...pack, title: 'B', parameters: { p: { ...parameter, value: 3 } }, clauses: { '1': 'Other.', '2': 'Two.' } },
    )
    expect(difference.parameters).toEqual([{ name: 'p', from: parameter, to: { ...parameter, value: 3 } }])
    expect(difference.clauses).toEqual([
      { name: '1', from: 'One.', to: 'Other.' },
      { name: '2', from: null, to: 'Two.' },
    ])
    expect(difference.others).toEqual(['title'])
  })
})

describe('whether a changed field asks more', () => {
  test.each([
    ['gap.at_most', '4 weeks', '1 month', 'weaker'],
    ['gap.at_most', '4 weeks', '20 working_days', null],
    ['gap.first', undefined, '1 week', 'stricter'],
    ['window.at_least', 1, 2, 'stricter'],
    ['window.at_least', 2, 1, 'weaker'],
    ['window.at_most', 10, 12, 'weaker'],
    ['window.each', 'calendar_month', 'calendar_quarter', 'weaker'],
    ['window.each', 'term', 'half_term', 'stricter'],
    ['window.each', 'half_term', 'calendar_month', null],
    ['window.rolling', '12 months', '6 months', 'stricter'],
    ['after.within', '5 working_days', '10 working_days', 'weaker'],
    ['after.within', 'open', '10 days', 'stricter'],
    ['strength', 'must', 'should', 'weaker'],
    ['strength', 'may', 'recommended', 'stricter'],
    ['grace', undefined, '2 days', 'weaker'],
    ['pauses', undefined, [], 'weaker'],
    ['counts.where', { outcome: 'held' }, { outcome: 'held', type: 'one_to_one' }, 'stricter'],
    ['counts.where', { minutes: { at_least: 60 } }, { minutes: { at_least: 45 } }, 'weaker'],
    ['counts.where', { type: 'one_to_one' }, { type: ['one_to_one', 'group'] }, 'weaker'],
    ['counts.where', { type: 'one_to_one' }, { form: 'clinical' }, null],
    ['while', { role: 'dsl' }, { role: 'deputy_dsl' }, null],
  ])('%s from %j to %j is %s', (field, from, to, way) => {
    expect(wayOf(field, from, to)).toBe(way)
  })

  test('what may not happen for longer, or more events that may not, asks more', () => {
    expect(wayOf('after.within', '25 years', '30 years', true)).toBe('stricter')
    expect(wayOf('counts.where', { outcome: 'held' }, undefined, true)).toBe('stricter')
  })
})

test.each([
  ['window.at_least.times', 0.05, 0.1, 'stricter'],
  ['window.at_most.times', 0.05, 0.1, 'weaker'],
  ['gap.at_most', { strictest: ['4 weeks', { parameter: 'local' }] }, '6 weeks', 'weaker'],
  ['gap.at_most', { strictest: ['4 weeks', { parameter: 'local' }] }, '4 weeks', 'weaker'],
  ['gap.at_most', '6 weeks', { strictest: ['4 weeks', { parameter: 'local' }] }, 'stricter'],
  ['gap.at_most', { strictest: ['4 weeks', { parameter: 'local' }] }, '2 weeks', null],
  ['gap.at_most.strictest', ['4 weeks', { parameter: 'local' }], ['6 weeks', { parameter: 'local' }], 'weaker'],
  ['gap.at_most.strictest', ['4 weeks', '2 months'], ['6 weeks', '1 month'], null],
])('%s from %j to %j is %s', (field, from, to, way) => {
  expect(wayOf(field, from, to)).toBe(way)
})
