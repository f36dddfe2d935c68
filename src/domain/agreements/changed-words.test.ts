import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changedLines } from './changed-words.ts'

const said = (before: string, after: string) =>
  changedLines(before, after).map((line) =>
    line.map(({ text, kind }) => (kind === 'out' ? `[-${text}-]` : kind === 'in' ? `[+${text}+]` : text)).join(''),
  )

test('the same text has nothing marked', () => {
  expect(said('One.\nTwo.', 'One.\nTwo.')).toEqual(['One.', 'Two.'])
})

test('a word changed in a line is marked there', () => {
  expect(said('We meet in the Willow Room, door closed', 'We meet in the Oak Room, door closed')).toEqual([
    'We meet in the [-Willow-] [+Oak+] Room, door closed',
  ])
})

test('a line added or taken out is marked whole', () => {
  expect(said('First.\nThird.', 'First.\nSecond.\nThird.')).toEqual(['First.', '[+Second.+]', 'Third.'])
  expect(said('First.\nSecond.', 'First.')).toEqual(['First.', '[-Second.-]'])
})

test('a line that became another is the old one out and the new one in', () => {
  expect(said('We will find someone', 'Gwen, within ten working days')).toEqual([
    '[-We will find someone-]',
    '[+Gwen, within ten working days+]',
  ])
})

test('what stayed and what came in is the new text, and what stayed and went out has every word of the old', () => {
  const words = fc.array(fc.constantFrom('red', 'kite', 'sits', 'on', 'a', 'wall,', 'today.', '\n'), { maxLength: 25 })
  const bare = (text: string) => text.replaceAll(/\s+/g, '')
  fc.assert(
    fc.property(words, words, (one, two) => {
      const [before, after] = [one.join(' '), two.join(' ')]
      const pieces = changedLines(before, after).flat()
      const without = (kind: string) => bare(pieces.map((piece) => (piece.kind === kind ? '' : piece.text)).join(''))
      expect(without('out')).toBe(bare(after))
      expect(without('in')).toBe(bare(before))
    }),
  )
})
