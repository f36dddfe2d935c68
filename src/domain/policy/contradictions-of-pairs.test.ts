import { expect, describe, test } from 'vitest'
import { parse } from 'yaml'
import { contradictions } from './contradictions.ts'
import { packSchema } from './pack.ts'

/** What is found of two rules about supervisees’ sessions. */
function found(rules: readonly string[]): string[] {
  const pack = packSchema.parse({
    plumbline: 'pack/1',
    id: 'one',
    title: 'One',
    version: 1,
    in_force_from: '2025-09-01',
    clauses: { '1': 'One.' },
    rules: rules.map((rule, index) => ({
      id: `rule_${index}`,
      title: `Rule ${index}`,
      clause: '1',
      strength: 'must',
      about: 'worker',
      counts: { event: 'session', as: 'supervisee' },
      ...parse(rule),
    })),
  })
  return contradictions(pack).flatMap(({ kind, weight }) => (kind === 'amount' ? [weight] : []))
}

describe('a floor above a ceiling', () => {
  const each = (window: string) => `window: { each: calendar_month, part: owed, ${window} }`

  test.each([
    [[each('at_least: 3'), each('at_most: 2')], ['contradiction']],
    [[each('at_most: 2'), each('at_least: 3')], ['contradiction']],
    [[each('at_least: 2'), each('at_most: 2')], []],
    [[each('at_least: 3'), 'window: { each: week, at_most: 2, part: owed }'], []],
    [['window: { rolling: 30 days, at_least: 3 }', 'window: { rolling: 30 days, at_most: 2 }'], ['contradiction']],
    [[each('total: minutes, at_least: 90'), each('at_most: 2')], []],
    [[`while: { role: dsl }\n${each('at_least: 3')}`, `while: { role: head }\n${each('at_most: 2')}`], ['note']],
    [
      [
        each('at_least: 3'),
        `counts: { event: session, as: supervisee, where: { type: group } }\n${each('at_most: 2')}`,
      ],
      [],
    ],
  ])('%j: %j', (rules, wanted) => {
    expect(found(rules)).toEqual(wanted)
  })
})
