import { expect, test } from 'vitest'
import { isToBeSupervised, rolesInWords } from './role-words.ts'

test('several roles are one phrase, the one that leads first, in lower case after it', () => {
  expect(rolesInWords(['supervisee', 'supervisor', 'dsl'])).toBe('Designated safeguarding lead, supervisor, supervisee')
  expect(rolesInWords(['administrator', 'head'])).toBe('Head, administrator')
  expect(rolesInWords([])).toBe('')
})

test('only some roles are to be supervised', () => {
  expect(isToBeSupervised(['administrator', 'head'])).toBe(true)
  expect(isToBeSupervised(['supervisee'])).toBe(true)
  expect(isToBeSupervised(['supervisor', 'governor', 'administrator'])).toBe(false)
})
