import { expect, test } from 'vitest'
import { checkEligibility, conflictsOf, type EligibilityFacts } from './eligibility.ts'

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
