import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  countOf,
  dayBeside,
  dayInWords,
  dayLong,
  daysInWords,
  instantInWords,
  listInWords,
  londonDay,
  meetingInWords,
  minutesInWords,
  relativeDay,
  timeInWords,
  timeOfInstant,
  timesInWords,
} from './dates.ts'
import { readDate } from './read-date.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const today = day('2026-03-12')
const plain = (text: string) => text.replaceAll('\u00a0', ' ')

describe('days in words', () => {
  test('the year is said only when it is not this one, and the day stays with its month', () => {
    expect(dayInWords(day('2026-03-12'), today)).toBe('12\u00a0March')
    expect(dayInWords(day('2025-12-03'), today)).toBe('3\u00a0December 2025')
    expect(plain(dayLong(day('2026-03-12'), today))).toBe('Thursday 12 March')
  })

  test('the near days are named beside their date', () => {
    expect(plain(dayBeside(today, today))).toBe('today, 12 March')
    expect(plain(dayBeside(day('2026-03-13'), today))).toBe('tomorrow, 13 March')
    expect(relativeDay(day('2026-03-11'), today)).toBe('yesterday')
    expect(relativeDay(day('2026-03-14'), today)).toBeNull()
    expect(plain(dayBeside(day('2026-03-14'), today))).toBe('14 March')
  })

  test('ranges say no more than they must', () => {
    const range = (from: string, to: string) => plain(daysInWords(day(from), day(to), today))
    expect(range('2026-03-26', '2026-04-02')).toBe('26 March to 2 April')
    expect(range('2026-03-03', '2026-03-07')).toBe('3 to 7 March')
    expect(range('2026-03-03', '2026-03-03')).toBe('3 March')
    expect(range('2025-10-27', '2025-10-31')).toBe('27 to 31 October 2025')
    expect(range('2025-12-20', '2026-01-04')).toBe('20 December 2025 to 4 January 2026')
  })
})

describe('times in words', () => {
  test.each([
    ['15:45', '3.45pm'],
    ['15:00', '3pm'],
    ['12:00', 'midday'],
    ['00:00', 'midnight'],
    ['12:30', '12.30pm'],
    ['00:05', '12.05am'],
    ['09:05', '9.05am'],
  ])('%s is %s', (time, said) => {
    expect(timeInWords(Temporal.PlainTime.from(time))).toBe(said)
  })

  test('a meeting and its hours', () => {
    expect(plain(meetingInWords(Temporal.PlainDateTime.from('2026-03-26T15:45'), today))).toBe(
      'Thursday 26 March at 3.45pm',
    )
    expect(timesInWords(Temporal.PlainTime.from('11:30'), Temporal.PlainTime.from('12:00'))).toBe('11.30am to midday')
  })

  test('an instant is told on the clock in London, winter and summer', () => {
    const said = (text: string) => plain(instantInWords(Temporal.Instant.from(text), today))
    expect(said('2026-03-12T15:45:00Z')).toBe('12 March at 3.45pm')
    expect(said('2026-07-01T15:45:00Z')).toBe('1 July at 4.45pm')
    expect(said('2026-06-30T23:30:00Z')).toBe('1 July at 12.30am')
    expect(londonDay(Temporal.Instant.from('2026-06-30T23:30:00Z')).toString()).toBe('2026-07-01')
  })

  test('on the night the clocks go back the two half past ones are told apart', () => {
    expect(timeOfInstant(Temporal.Instant.from('2026-10-25T00:30:00Z'))).toBe('1.30am BST')
    expect(timeOfInstant(Temporal.Instant.from('2026-10-25T01:30:00Z'))).toBe('1.30am GMT')
    expect(timeOfInstant(Temporal.Instant.from('2026-10-24T00:30:00Z'))).toBe('1.30am')
    expect(timeOfInstant(Temporal.Instant.from('2026-12-05T01:30:00Z'))).toBe('1.30am')
    expect(timeOfInstant(Temporal.Instant.from('2026-10-25T02:30:00Z'))).toBe('2.30am')
  })

  test('on the night the clocks go forward the hour that is skipped is never said', () => {
    expect(timeOfInstant(Temporal.Instant.from('2026-03-29T00:59:00Z'))).toBe('12.59am')
    expect(timeOfInstant(Temporal.Instant.from('2026-03-29T01:00:00Z'))).toBe('2am')
  })
})

describe('lengths, counts and lists in words', () => {
  test('lengths are said in hours and minutes', () => {
    expect([0, 1, 45, 60, 75, 121].map(minutesInWords)).toEqual([
      '0 minutes',
      '1 minute',
      '45 minutes',
      '1 hour',
      '1 hour 15 minutes',
      '2 hours 1 minute',
    ])
    expect(() => minutesInWords(-1)).toThrow(RangeError)
  })

  test('counts are numerals with their noun', () => {
    expect(countOf(1, 'day')).toBe('1 day')
    expect(countOf(1200, 'child', 'children')).toBe('1,200 children')
  })

  test('lists have commas and one joining word', () => {
    expect(listInWords([])).toBe('')
    expect(listInWords(['Nia'])).toBe('Nia')
    expect(listInWords(['Nia', 'Idris', 'Gwen'])).toBe('Nia, Idris and Gwen')
    expect(listInWords(['red', 'amber'], 'or')).toBe('red or amber')
  })
})

describe('dates as people write them', () => {
  test('both ways are read and everything else is refused', () => {
    expect(readDate(' 2026-09-01 ')?.toString()).toBe('2026-09-01')
    expect(readDate('1/9/2026')?.toString()).toBe('2026-09-01')
    for (const text of ['', '29/02/2026', '2026-13-01', '09/31/2026', '1 September', '01/09/26', '2026-09-01T00:00']) {
      expect(readDate(text)).toBeNull()
    }
  })

  test('every day is read back from both ways of writing it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), (number) => {
        const date = day('1990-01-01').add({ days: number })
        const british = `${date.day}/${date.month}/${date.year}`
        expect(readDate(british)?.equals(date) && readDate(date.toString())?.equals(date)).toBe(true)
      }),
    )
  })
})
