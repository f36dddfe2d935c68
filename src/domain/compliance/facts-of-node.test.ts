import { expect, test } from 'vitest'
import { FactsOfNode, noFacts, type FactSpan } from './facts-of-node.ts'

const span = (from: number): FactSpan => ({ value: true, from, until: from + 5, with: null })

test('facts are found by name, in order of their first day; of one day in the order in which they came', () => {
  const facts = new FactsOfNode()
  const [late, early, between, again] = [span(30), span(10), span(20), span(20)]
  for (const one of [late, early, between, again]) facts.add('leave', one)
  facts.add('role', between)
  expect(facts.get('leave')).toEqual([early, between, again, late])
  expect(facts.get('leave')?.[2]).toBe(again)
  expect(facts.get('role')).toEqual([between])
  expect([facts.has('role'), facts.has('hours'), facts.get('hours')]).toEqual([true, false, undefined])
})

test('two facts of one day stay in the order in which they came, and the earliest comes first however late it is told', () => {
  const facts = new FactsOfNode()
  const [one, other, third, earliest] = [span(20), span(20), span(30), span(10)]
  facts.add('leave', one)
  facts.add('leave', other)
  expect(facts.get('leave')?.[0]).toBe(one)
  facts.add('leave', third)
  facts.add('leave', earliest)
  expect(facts.get('leave')).toEqual([earliest, one, other, third])
})

test('of a node without facts nothing is recorded', () => {
  expect([noFacts.has('role'), noFacts.get('role')]).toEqual([false, undefined])
})
