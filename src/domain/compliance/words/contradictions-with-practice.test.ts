import { describe, expect, test } from 'vitest'
import { packSchema } from '../../policy/pack.ts'
import type { Breach, Obligation } from '../obligation.ts'
import { contradictionsWithPractice } from './contradictions-with-practice.ts'

const rule = {
  id: 'half',
  title: 'A session in every half-term',
  clause: '4.2',
  strength: 'must',
  about: 'worker',
  counts: { event: 'session', as: 'supervisee' },
  window: { each: 'half_term', at_least: 1, part: 'owed' },
}
const pack = packSchema.parse({
  plumbline: 'pack/1',
  id: 'one',
  title: 'One',
  version: 1,
  in_force_from: '2025-09-01',
  clauses: { '4.2': 'One.' },
  rules: [rule, { ...rule, id: 'gap', window: undefined, gap: { at_most: '4 weeks' } }],
})
const autumn: Breach = {
  from: '2025-10-25',
  to: null,
  made_good: null,
  cycle: { name: 'Autumn 1', from: '2025-09-03', to: '2025-10-24' },
}
const obligation = (subject: number, more: Partial<Obligation>): Obligation => ({
  rule: 'half',
  subject: `w${subject}`,
  state: 'upcoming',
  clause: ['4.2'],
  strength: 'must',
  owed_by: null,
  cycle: null,
  due: null,
  good_until: null,
  since: null,
  evidence: [],
  amount: null,
  breaches: [],
  turns: null,
  undecided: [],
  near: false,
  ...more,
})
const people = (count: number, missed: number, more: Partial<Obligation>) =>
  Array.from({ length: count }, (_, n) => obligation(n, n < missed ? more : {}))

const late = (from: string): Partial<Obligation> => ({
  state: 'overdue',
  breaches: [{ from, to: null, made_good: null }],
})

describe('a rule that most of those it binds do not keep', () => {
  test('is asked about, and not judged', () => {
    const [one] = contradictionsWithPractice(
      pack,
      new Map([['half', people(7, 5, { breaches: [autumn] })]]),
      '2026-03-12',
    )
    expect(one).toMatchObject({ kind: 'practice', weight: 'question', rules: ['half'] })
    expect(one?.says).toBe(
      '5 of the 7 that clause 4.2 binds missed it in Autumn 1: at least 1 session in every half-term. Is it still what the policy means to ask, or does something stand in the way?',
    )
    const [gap] = contradictionsWithPractice(pack, new Map([['gap', people(6, 4, late('2026-01-10'))]]), '2026-03-12')
    expect(gap?.says).toContain('4 of the 6 that clause 4.2 binds have been late for as long as a whole cycle')
  })

  test('is not mentioned for half of them, for a few people, or for those it does not bind', () => {
    expect(
      contradictionsWithPractice(pack, new Map([['half', people(6, 3, { breaches: [autumn] })]]), '2026-03-12'),
    ).toEqual([])
    expect(
      contradictionsWithPractice(pack, new Map([['half', people(4, 4, { breaches: [autumn] })]]), '2026-03-12'),
    ).toEqual([])
    expect(
      contradictionsWithPractice(pack, new Map([['gap', people(6, 4, late('2026-03-01'))]]), '2026-03-12'),
    ).toEqual([])
    expect(
      contradictionsWithPractice(pack, new Map([['gap', people(9, 9, { state: 'not_applicable' })]]), '2026-03-12'),
    ).toEqual([])
  })
})
