import { describe, expect, test } from 'vitest'
import { boardOrder, nextOnBoard, whyOnBoard, type BoardFacts } from './board-order.ts'

const today = Temporal.PlainDate.from('2026-03-12')
const one = (name: string, more: Partial<BoardFacts> = {}): BoardFacts => ({
  childId: name,
  name,
  direction: null,
  lastDiscussed: today.subtract({ days: 7 }),
  overdue: 0,
  notedAt: null,
  ...more,
})
const names = (cases: readonly BoardFacts[]) => boardOrder(cases).map(({ name }) => name)

describe('the order of a board', () => {
  test('has the children never discussed first, then those longest ago, then by name', () => {
    const cases = [
      one('Wren'),
      one('Ada'),
      one('Ezra', { lastDiscussed: today.subtract({ days: 40 }) }),
      one('Nia', { lastDiscussed: null }),
    ]
    expect(names(cases)).toEqual(['Nia', 'Ezra', 'Ada', 'Wren'])
  })

  test('puts no child in front because it is red, so that the quiet ones are not crowded out', () => {
    const red = one('Ada', { direction: 'red', lastDiscussed: today.subtract({ days: 1 }) })
    expect(names([red, one('Ezra', { direction: 'green' })])).toEqual(['Ezra', 'Ada'])
  })

  test('has what was noted in this meeting at the end, in the order it was noted', () => {
    const at = (time: string) => Temporal.Instant.from(`2026-03-12T${time}Z`)
    const cases = [one('Ada', { notedAt: at('15:40:00') }), one('Ezra', { notedAt: at('15:35:00') }), one('Wren')]
    expect(names(cases)).toEqual(['Wren', 'Ezra', 'Ada'])
  })

  test('goes on to the next that is still to be spoken of, and to none when all are', () => {
    const noted = { notedAt: Temporal.Instant.from('2026-03-12T15:40:00Z') }
    const cases = boardOrder([one('Ada'), one('Ezra'), one('Wren', noted)])
    expect(nextOnBoard(cases, 'Ada')?.name).toBe('Ezra')
    expect(nextOnBoard(cases, 'Ezra')?.name).toBe('Ada')
    expect(nextOnBoard(cases, 'Wren')?.name).toBe('Ada')
    expect(nextOnBoard([one('Ada')], 'Ada')).toBeNull()
  })
})

test('a case says why it stands where it does', () => {
  expect(whyOnBoard(one('Ada', { lastDiscussed: null }), today)).toBe('Never discussed')
  expect(whyOnBoard(one('Ada', { overdue: 2 }), today)).toBe('7 days ago. 2 actions overdue')
  expect(whyOnBoard(one('Ada', { lastDiscussed: today }), today)).toBe('Discussed today')
})
