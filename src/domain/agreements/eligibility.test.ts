import { expect, test } from 'vitest'
import { checkEligibility, conflictsOf, type EligibilityFacts } from './eligibility.ts'
import { readTime } from './read-time.ts'

const today = Temporal.PlainDate.from('2026-03-12')
const facts: EligibilityFacts = {
  supervisorId: 'idris',
  superviseeId: 'morwenna',
  supervisorRoles: ['supervisor'],
  managersOfSupervisor: ['gwen'],
  trainedOn: Temporal.PlainDate.from('2024-03-12'),
}
const of = (more: Partial<EligibilityFacts>) => checkEligibility({ ...facts, ...more }, today)

test('a trained supervisor with the role, managed by somebody else, may supervise', () => {
  expect(of({}).map((check) => check.holds)).toEqual(['yes', 'yes', 'yes', 'yes'])
  expect(conflictsOf(of({}))).toEqual([])
})

test('nobody is supervised by whom they manage, near or far, or by themselves', () => {
  expect(conflictsOf(of({ managersOfSupervisor: ['gwen', 'morwenna'] }))).toEqual(['not_managed'])
  expect(conflictsOf(of({ superviseeId: 'idris' }))).toEqual(['not_self'])
})

test('only some roles supervise', () => {
  expect(conflictsOf(of({ supervisorRoles: ['supervisee', 'administrator'] }))).toEqual(['has_role'])
})

test('training that is not recorded is unknown, and older than two years does not hold, but neither forbids', () => {
  const trained = (trainedOn: Temporal.PlainDate | null) => of({ trainedOn }).find((check) => check.key === 'trained')
  expect(trained(null)?.holds).toBe('unknown')
  expect(trained(today.subtract({ years: 2, days: 1 }))?.holds).toBe('no')
  expect(conflictsOf(of({ trainedOn: null }))).toEqual([])
})

test.each([
  ['3.45pm', '15:45:00'],
  ['3pm', '15:00:00'],
  ['15:45', '15:45:00'],
  ['9.05', '09:05:00'],
  ['12am', '00:00:00'],
  ['12.30 pm', '12:30:00'],
  ['midday', '12:00:00'],
])('%s is read as %s', (text, time) => expect(readTime(text)?.toString()).toBe(time))

test.each(['3', '25:00', '13pm', '3.75pm', 'teatime', ''])('%s is no time', (text) => expect(readTime(text)).toBeNull())
