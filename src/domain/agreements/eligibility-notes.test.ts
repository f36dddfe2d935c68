import { expect, test } from 'vitest'
import type { Role } from '../access/actor.ts'
import { answerNote } from './eligibility-notes.ts'

const lead = { supervisee: { none: [{ role: 'dsl' }] }, supervisor: { role: 'dsl' } }
const of = (note: object, supervisee: Role[], supervisor: Role[]) =>
  answerNote(
    { key: 'lead', says: 'The lead supervises', source: { policy: 'p', place: '1' }, ...note },
    { supervisee, supervisor },
  )

test('what the policy says of roles is answered from the roles of the two', () => {
  expect(of(lead, ['supervisee'], ['dsl'])).toBe('yes')
  expect(of(lead, ['supervisee'], ['supervisor'])).toBe('no')
  expect(of({ supervisor: { role: ['head', 'dsl'] } }, ['supervisee'], ['head'])).toBe('yes')
})

test('what is said of others than these two is not asked', () => {
  expect(of(lead, ['dsl'], ['head'])).toBe('not_asked')
  const both = { supervisee: { all: [{ role: 'head' }, { role: 'dsl' }] }, supervisor: { role: 'head' } }
  expect(of(both, ['head'], ['head'])).toBe('not_asked')
  expect(of(both, ['head', 'dsl'], ['head'])).toBe('yes')
})

test('what no role answers is left to people', () => {
  expect(of({}, ['supervisee'], ['dsl'])).toBe('people')
  expect(of({ supervisor: { role: 'dsl', happened: { event: 'training' } } }, ['supervisee'], ['dsl'])).toBe('people')
  expect(of({ supervisor: { role: 'dsl', happened: { event: 'training' } } }, ['supervisee'], ['supervisor'])).toBe(
    'no',
  )
  // A role that Plumbline does not keep: somebody may be it all the same.
  expect(of({ supervisor: { role: 'external_supervisor' } }, ['dsl'], ['supervisor'])).toBe('people')
  // Whether it is said of them is itself not known.
  expect(of({ supervisee: { works_in: 'school' }, supervisor: { role: 'dsl' } }, ['supervisee'], ['supervisor'])).toBe(
    'people',
  )
})
