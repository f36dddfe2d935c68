import { describe, expect, test } from 'vitest'
import { clausesOf, clauseSchema } from './agreement-shape.ts'
import {
  clauseInWords,
  clauseValueSchemaOf,
  composeAgreement,
  frequencyInWords,
  startingValues,
  termsOf,
  whatIsMissingFromAgreement,
} from './agreement-values.ts'
import { templates } from '../../../test/support/templates.ts'

const template = templates.agreement('schools_and_clusters_contract')
const settled = {
  ...startingValues(template),
  form: 'one_to_one',
  venue: 'The Willow Room',
  starts_on: '2026-04-13',
  disagreement_person: 'm-gwen',
  shared_with: ['m-gwen'],
  preferred_time: { weekday: 4, time: '15:45' },
  review_on: '2027-04-01',
}
const nameOf = (id: string) => (id === 'm-gwen' ? 'Gwen Abara-Holt' : id)
const input = {
  title: 'Safeguarding supervision contract',
  supervisor: { name: 'Idris Falodun', post: 'Deputy head' },
  supervisee: { name: 'Morwenna Tait', post: 'Class teacher' },
  values: settled,
  nameOf,
}

describe('a draft', () => {
  test('begins with what the policy gives, each value fit for its clause', () => {
    for (const one of templates.agreements) {
      const start = startingValues(one)
      for (const clause of clausesOf(one)) {
        const value = start[clause.key]
        if (value !== undefined) expect(clauseValueSchemaOf(clause).parse(value)).toEqual(value)
      }
    }
    expect(startingValues(template)).toMatchObject({ type: 'safeguarding', minutes: 60 })
  })

  test('has no length where the policy gives none', () => {
    expect(startingValues(templates.agreement('partnership_direct'))).not.toHaveProperty('minutes')
  })

  test('says what is still to settle, and nothing when all is', () => {
    expect(whatIsMissingFromAgreement(template, { ...settled, disagreement_person: null, venue: ' ' })).toEqual([
      { field: 'venue', sentence: 'Say where you will meet' },
      { field: 'disagreement_person', sentence: 'Name the person a disagreement goes to' },
    ])
    expect(whatIsMissingFromAgreement(template, settled)).toEqual([])
  })
})

test('the terms agreed give the schedule its facts, and leave out what is not settled', () => {
  expect(termsOf(template, settled)).toEqual({
    type: 'safeguarding',
    form: 'one_to_one',
    frequency: { every: 4, unit: 'week' },
    minutes: 60,
    venue: 'The Willow Room',
    preferred_time: { weekday: 4, time: '15:45' },
    starts_on: '2026-04-13',
    disagreement_person: 'm-gwen',
    shared_with: ['m-gwen'],
    review_on: '2027-04-01',
  })
})

test('terms that do not fit their clause are refused', () => {
  expect(() => termsOf(template, { ...settled, minutes: 'an hour' })).toThrow()
  expect(() => termsOf(template, { ...settled, frequency: { every: 0, unit: 'week' } })).toThrow()
})

test.each([
  [{ every: 1, unit: 'week' }, 'Every week'],
  [{ every: 4, unit: 'term_week' }, 'Every 4 weeks of term'],
  [{ every: 3, unit: 'month' }, 'Every 3 months'],
  [{ times: 1, per: 'half_term' }, 'Once a half-term'],
  [{ times: 6, per: 'academic_year' }, '6 times an academic year'],
] as const)('a frequency is said as people say it', (frequency, words) => {
  expect(frequencyInWords(frequency)).toBe(words)
})

test.each([
  ['15:45', 'Thursdays at 3.45pm'],
  ['12:00', 'Thursdays at midday'],
  ['00:05', 'Thursdays at 12.05am'],
])('a usual time is said as people say it', (time, words) => {
  const clause = clausesOf(template).find((one) => one.key === 'preferred_time')
  expect(clause && clauseInWords(clause, { weekday: 4, time }, nameOf)).toBe(words)
})

describe('an agreement to be sealed', () => {
  const content = composeAgreement(template, input)
  const clause = (key: string) => content.parts.flatMap((part) => part.clauses).find((one) => one.key === key)

  test('holds every clause with its words and the names of its people', () => {
    expect(content.parts.flatMap((part) => part.clauses).length).toBe(clausesOf(template).length)
    expect(clause('frequency')).toMatchObject({ fact: 'frequency', said: 'Every 4 weeks' })
    expect(clause('shared_with')).toMatchObject({ value: ['m-gwen'], said: 'Gwen Abara-Holt' })
    expect(clause('functions')?.said).toBe('Performance management, Professional development, Personal support')
    expect(clause('fallback_person')).toMatchObject({ value: null, said: '' })
  })

  test('refuses a clause that is not in the template', () => {
    expect(() => composeAgreement(template, { ...input, values: { ...settled, pay: 'more' } })).toThrow(
      'Not clauses of',
    )
  })
})

test('a clause cannot set a fact of another kind', () => {
  const source = { policy: 'S0', place: 'C' }
  const clause = { key: 'how_long', label: 'How long', kind: 'date', required: false, fact: 'minutes', source }
  expect(clauseSchema.safeParse(clause).success).toBe(false)
})
