import { expect, test } from 'vitest'
import { readReference } from './reference-numbers.ts'

test('a UPN has a check letter, so that a slip of one digit is found; a temporary one ends in a letter', () => {
  expect(readReference('upn', ' h8012 0000 1001 ')).toEqual({ value: 'H801200001001' })
  expect(readReference('upn', 'H801200001010')).toHaveProperty('problem')
  expect(readReference('upn', 'H80120000100')).toHaveProperty('problem')
  expect(readReference('upn', 'A80120000100S')).toHaveProperty('problem')
})

test('an NHS number has a check digit', () => {
  expect(readReference('nhs', '943 476 5919')).toEqual({ value: '9434765919' })
  expect(readReference('nhs', '943 476 5918')).toHaveProperty('problem')
  expect(readReference('nhs', '12345')).toHaveProperty('problem')
})

test('other numbers are taken as they are written, tidied, up to 50 characters', () => {
  expect(readReference('social_care', '  SC  12/4 ')).toEqual({ value: 'SC 12/4' })
  expect(readReference('other', 'x'.repeat(51))).toEqual({ problem: 'Use 50 characters or fewer for a number' })
})
