import { describe, expect, test } from 'vitest'
import { packOfCases, policyCases } from '../../../../test/support/policy-cases.ts'
import { contradictions } from '../contradictions.ts'
import { ruleInWords } from './rule-in-words.ts'

// Every rule of the packs that ship and of the examples is read; what is written there for people is theirs.
describe.each(policyCases().map(({ pack }) => pack))('%s', (id) => {
  const pack = packOfCases(id)

  test('every rule is said in sentences without a key, a hole or a doubled space', () => {
    for (const rule of pack.rules ?? []) {
      const { headline, details } = ruleInWords(rule, pack)
      expect(headline.length, rule.id).toBeGreaterThan(15)
      const ours = details.filter((line) => line !== rule.note && !/^Read as|can be chosen/.test(line))
      for (const line of [headline, ...ours]) {
        expect(line, rule.id).not.toMatch(/undefined|NaN|\[object|\w_\w| {2}|\b1 (sessions|days|weeks|months)\b/)
      }
    }
  })

  test('what it says against itself is said in sentences too, with clauses it has', () => {
    for (const { says, clauses } of contradictions(pack, '2026-03-12')) {
      expect(says).toMatch(/^["“A-Z\d].*[.?]$/s)
      expect(says).not.toMatch(/undefined|NaN|\w_\w| {2}/)
      expect(Object.keys(pack.clauses)).toEqual(expect.arrayContaining([...clauses]))
    }
  })
})

test('the three intervals of one policy, and the month and the four weeks of another, are found without being told', () => {
  const rhythms = (id: string) =>
    contradictions({ ...packOfCases(id), tensions: [] }).flatMap(({ kind, rules }) =>
      kind === 'rhythm' ? [rules.join(' ')] : [],
    )
  expect(rhythms('primary-and-nursery')).toEqual(
    expect.arrayContaining(['half_termly four_weekly', 'half_termly weekly', 'four_weekly weekly']),
  )
  expect(rhythms('schools-and-clusters')).toContain('four_weekly monthly_hour')
})
