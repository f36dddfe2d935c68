import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { differingWords, type TextRun } from './differing-words.ts'

const joined = (runs: TextRun[]): string => runs.map((run) => run.text).join('')
const marked = (runs: TextRun[]): string[] => runs.filter((run) => run.only).map((run) => run.text)

test('words found in one text only are marked in that text', () => {
  const { left, right } = differingWords(
    'Keep Rosa as a child in need until the summer. Nursery to write down every collection, and by whom, ' +
      'because we are relying on memory.',
    'Keep Rosa as a child in need and look again on 23 April. Nursery to ring if anyone new collects her, ' +
      'because a note after the event is too late.',
  )
  expect(marked(left)).toEqual([
    'until the summer',
    'write down every collection, and by whom',
    'we are relying on memory',
  ])
  expect(marked(right)).toEqual([
    'and look again on 23 April',
    'ring if anyone new collects her',
    'a note after the event is too late',
  ])
})

test('the same text twice has nothing marked', () => {
  const { left, right } = differingWords('Ms Ellery came.', 'Ms Ellery came.')
  expect(left).toEqual([{ text: 'Ms Ellery came.', only: false }])
  expect(right).toEqual(left)
})

test('a change of white space alone is not a difference', () => {
  const { left, right } = differingWords('He drew\nhis house', 'He drew his  house')
  expect(marked(left)).toEqual([])
  expect(marked(right)).toEqual([])
})

test('an empty text leaves the other marked whole', () => {
  expect(differingWords('', 'Ring the nursery')).toEqual({
    left: [],
    right: [{ text: 'Ring the nursery', only: true }],
  })
})

test('a word with an apostrophe or a hyphen is one word', () => {
  expect(marked(differingWords('Tobias’s half-term', 'Tobias half-day').left)).toEqual(['Tobias’s half-term'])
})

test('texts too long to compare word by word are marked between their common beginning and end', () => {
  const long = (word: string): string => Array.from({ length: 2100 }, (_, i) => `${word}${i} shared`).join(' ')
  const { left } = differingWords(`Start ${long('a')} end.`, `Start ${long('b')} end.`)
  expect(left).toHaveLength(3)
  expect(left[0]).toEqual({ text: 'Start ', only: false })
  expect(left[1]?.only).toBe(true)
})

test('each side joined together is its text, and what is not marked is the same words on both sides', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', 'é', '1', ' ', '\n', ',', '’', '-', '👧') })
  fc.assert(
    fc.property(text, text, (a, b) => {
      const { left, right } = differingWords(a, b)
      expect(joined(left)).toBe(a)
      expect(joined(right)).toBe(b)
      const common = (runs: TextRun[]): string =>
        runs
          .filter((run) => !run.only)
          .map((run) => run.text)
          .join('')
          .replace(/\s+/gu, '')
      expect(common(left)).toBe(common(right))
    }),
  )
})
