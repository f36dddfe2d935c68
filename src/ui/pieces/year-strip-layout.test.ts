import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { layOutYearStrip, shortDates, type LaneStretch, type StripTime } from './year-strip-layout.ts'

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text)
const year = (dates: string[], today = '2026-03-12'): StripTime => ({
  from: day('2025-09-01'),
  to: day('2026-07-31'),
  today: day(today),
  terms: [{ name: 'Autumn 1', from: day('2025-09-02'), to: day('2025-10-24') }],
  sessions: dates.map((date) => ({ on: day(date), what: 'held' })),
})

test('dates of one month share its name', () => {
  expect(shortDates([day('2026-01-08'), day('2026-01-15')])).toBe('8 and 15\u00a0Jan')
  expect(shortDates([day('2026-01-29'), day('2026-02-05'), day('2026-02-12')])).toBe('29\u00a0Jan, 5 and 12\u00a0Feb')
})

test('marks closer than 40 share one label above the line, and others have their own below', () => {
  const { labels, axis } = layOutYearStrip(year(['2025-12-04', '2026-01-08', '2026-01-15', '2026-02-12']))
  expect(labels.filter(({ y }) => y < axis.y).map(({ text }) => text)).toEqual(['8 and 15\u00a0Jan'])
  expect(labels.filter(({ y }) => y > axis.y).map(({ text }) => text)).toEqual(['4\u00a0Dec', '12\u00a0Feb'])
})

test('two sessions of one day are drawn side by side', () => {
  const { marks } = layOutYearStrip(year(['2026-01-08', '2026-01-08']))
  expect((marks[1]?.x ?? 0) - (marks[0]?.x ?? 0)).toBe(18)
})

test('today is drawn only when it is in the time drawn', () => {
  expect(layOutYearStrip(year([])).today).not.toBeNull()
  expect(layOutYearStrip(year([], '2026-09-01')).today).toBeNull()
})

test('no two labels overlap, whatever the dates', () => {
  const dates = fc.array(fc.integer({ min: 0, max: 333 }), { maxLength: 60 })
  fc.assert(
    fc.property(dates, (days) => {
      const from = day('2025-09-01')
      const { labels, height } = layOutYearStrip(year(days.map((n) => `${from.add({ days: n })}`)))
      const boxes = labels.map(({ x, y, text }) => ({
        left: x - (text.length * 7) / 2,
        right: x + (text.length * 7) / 2,
        y,
      }))
      for (const [index, a] of boxes.entries()) {
        expect(a.y).toBeLessThan(height)
        for (const b of boxes.slice(index + 1)) {
          expect(a.y === b.y && a.left < b.right && b.left < a.right).toBe(false)
        }
      }
    }),
  )
})

describe('a rule over the year', () => {
  const lane = (...stretches: LaneStretch[]) =>
    layOutYearStrip({
      from: day('2025-09-01'),
      to: day('2026-08-31'),
      today: day('2026-03-12'),
      terms: [],
      sessions: [],
      lanes: [{ title: 'Once a half-term', note: 'clause 4.2', stretches }],
    }).lanes[0]

  test('has its words where they fit, and a limit beside its mark', () => {
    const drawn = lane(
      { is: 'bracket', from: day('2025-09-03'), to: day('2025-10-24'), words: 'Met, 2', how: 'met' },
      { is: 'bracket', from: day('2025-11-03'), to: day('2025-11-07'), words: '0 of 1 session', how: 'missed' },
      { is: 'limit', on: day('2026-04-16'), words: 'by 16 Apr' },
    )
    expect(drawn?.labels.map(({ text }) => text)).toEqual(['Met, 2', 'by 16 Apr'])
    expect(drawn?.brackets.map(({ how }) => how)).toEqual(['met', 'missed'])
    expect(drawn?.limits).toHaveLength(1)
  })

  test('begins at the edge when it began before the year, and is left out when it is over before', () => {
    const drawn = lane(
      { is: 'length', from: day('2025-07-01'), to: day('2025-08-20'), words: '', how: 'within' },
      { is: 'length', from: day('2025-08-20'), to: day('2025-09-20'), words: '4 weeks', how: 'over' },
    )
    expect(drawn?.lengths).toHaveLength(1)
    expect(drawn?.lengths[0]?.x).toBeLessThan(155)
  })
})
