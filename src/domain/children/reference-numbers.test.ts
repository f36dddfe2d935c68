import { expect, test } from 'vitest'
import { readReference } from './reference-numbers.ts'

test('a UPN has a check letter, so that a slip of one digit is found; a temporary one ends in a letter', () => {
  expect(readReference('upn', ' h8012 0000 1001 ')).toEqual({ value: 'H801200001001' })
  expect(readReference('upn', 'H801200001010')).toEqual({
    problem: 'This is no UPN: its first letter does not fit its digits. Compare each with where it is from',
  })
  expect(readReference('upn', 'H80120000100')).toEqual({
    problem: 'This is no UPN: a UPN is a letter and then 12 digits',
  })
  expect(readReference('upn', 'A80120000100S')).toHaveProperty('problem')
})

test('an NHS number has a check digit', () => {
  expect(readReference('nhs', '943 476 5919')).toEqual({ value: '9434765919' })
  expect(readReference('nhs', '943 476 5918')).toEqual({
    problem: 'This is no NHS number: its last digit does not fit the others. Compare each with where it is from',
  })
  expect(readReference('nhs', '12345')).toEqual({ problem: 'This is no NHS number: an NHS number has 10 digits' })
})

test('other numbers are taken as they are written, tidied, up to 50 characters', () => {
  expect(readReference('social_care', '  SC  12/4 ')).toEqual({ value: 'SC 12/4' })
  expect(readReference('other', 'x'.repeat(51))).toEqual({ problem: 'Use 50 characters or fewer for a number' })
})
