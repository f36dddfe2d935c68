import { describe, expect, test } from 'vitest'
import { isToEscalate, standingOf, willBeLate, type CoverageCounts, type CoveredChild } from './covered-child.ts'
import {
  bookedInWords,
  countingInWords,
  leadInWords,
  meetingInWords,
  standingInWords,
  statusOfCovered,
} from './covered-words.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const today = day('2026-03-12')
const plain = (text: string | null) => (text ?? '').replaceAll('\u00a0', ' ')

const until = (text: string) => today.until(day(text)).days
const booked = (on: string, whose: 'child' | 'holder' = 'child') => ({ on: day(on), inDays: until(on), for: whose })
const meeting = (on: string, discussed = false) => ({ on: day(on), inDays: until(on), kind: 'core_group', discussed })

const child = (more: Partial<CoveredChild> = {}): CoveredChild => ({
  childId: 'c1',
  givenName: 'Amina',
  familyName: 'Marchbank',
  bornOn: null,
  opens: true,
  watchedDays: 162,
  statuses: ['child_protection_plan'],
  steppedDownOn: null,
  ended: null,
  holders: [],
  lastOn: day('2026-02-06'),
  discussedDaysAgo: [34],
  never: null,
  rag: 'red',
  ragTimes: 1,
  booked: null,
  meeting: null,
  limit: limit('2026-03-06', '2026-02-06'),
  drift: [],
  unchangedSince: null,
  escalation: null,
  ...more,
})

const limit = (
  on: string | null,
  from: string | null = null,
  more: Partial<NonNullable<CoveredChild['limit']>> = {},
): NonNullable<CoveredChild['limit']> => ({
  on: on === null ? null : day(on),
  inDays: on === null ? null : until(on),
  fromDaysAgo: from === null ? null : -until(from),
  state: 'met',
  kind: 'gap',
  clause: ['5.1'],
  ...more,
})

const kit = child({
  childId: 'c2',
  givenName: 'Kit',
  statuses: ['referred_outcome_unknown'],
  watchedDays: 10,
  lastOn: null,
  discussedDaysAgo: [],
  never: 'at_all',
  limit: limit('2026-03-16', '2026-03-02', { state: 'upcoming' }),
})
const nia = child({
  childId: 'c3',
  givenName: 'Nia',
  statuses: ['child_in_need'],
  discussedDaysAgo: [52],
  limit: limit('2026-03-16', '2026-01-19'),
  booked: booked('2026-03-17'),
})
const tobias = child({
  childId: 'c4',
  givenName: 'Tobias',
  discussedDaysAgo: [7],
  limit: limit('2026-04-02', '2026-03-05'),
  booked: booked('2026-03-26'),
})

describe('how a child stands', () => {
  test('past the limit, near it, in time, or without one', () => {
    expect([child(), kit, tobias].map((each) => standingOf(each))).toEqual(['past', 'near', 'in_time'])
    expect(standingOf(child({ limit: null }))).toBe('no_limit')
    expect(standingOf(child({ limit: limit(null, null, { state: 'undetermined' }) }))).toBe('undecided')
    expect(standingOf(child({ limit: limit(null, null, { state: 'paused' }) }))).toBe('paused')
    expect(standingOf(child({ limit: limit('2026-03-01', null, { state: 'breached', kind: 'window' }) }))).toBe('past')
  })

  test('the last day is in time, and the day after is over', () => {
    expect(standingInWords(child({ limit: limit('2026-03-12', '2026-02-06') }), today)).toBe('Due today')
    expect(standingInWords(child({ limit: limit('2026-03-11', '2026-02-06') }), today)).toBe('1 day over')
  })

  test('who was discussed in this half-term is not near its end', () => {
    const done = child({ limit: limit('2026-03-14', null, { kind: 'window' }) })
    expect(standingInWords(done, today)).toBe('In time')
    expect(plain(countingInWords(done, today))).toBe('Discussed in this time, until 14 March')
    expect(willBeLate({ ...done, booked: booked('2026-03-20') })).toBe(false)
  })

  test('is said with how long it has been, and how long it may be', () => {
    expect([child(), kit, nia, tobias].map((each) => plain(standingInWords(each, today)))).toEqual([
      '6 days over',
      'Due 16 March',
      'Due 16 March',
      'In time',
    ])
    expect([child(), kit, nia].map((each) => countingInWords(each, today))).toEqual([
      'Day 34 of 28',
      'Day 10 of 14',
      'Day 52 of 56',
    ])
    expect(countingInWords(child({ limit: null }), today)).toBe('34 days since discussed')
    expect(countingInWords({ ...kit, limit: null }, today)).toBe('A live case for 10 days')
  })

  test('is said with what is booked, and by how much that is late', () => {
    const said = (each: CoveredChild) => bookedInWords(each, today).map(plain)
    expect([child(), kit, nia, tobias].map(said)).toEqual([
      ['Nothing booked'],
      ['Never discussed'],
      ['Booked 17 March, a day late'],
      ['Booked 26 March'],
    ])
    expect(said({ ...kit, booked: booked('2026-03-16', 'holder') })).toEqual([
      'Never discussed',
      'Session 16 March, its last day',
    ])
    expect(said({ ...tobias, never: 'since_live', booked: null })).toEqual(['Not since it became a live case'])
  })

  test('a meeting that is near is named where the child was not discussed since the last', () => {
    expect(plain(meetingInWords({ ...tobias, meeting: meeting('2026-03-20') }, today))).toBe(
      'Core group 20 March, not discussed since the last',
    )
    expect(meetingInWords({ ...tobias, meeting: meeting('2026-03-20', true) }, today)).toBeNull()
    expect(meetingInWords({ ...tobias, meeting: meeting('2026-06-20') }, today)).toBeNull()
    const before = {
      ...tobias,
      meeting: meeting('2026-03-20'),
      limit: limit('2026-03-20', null, { kind: 'meeting', state: 'upcoming' }),
    }
    expect(plain(countingInWords(before, today))).toBe('Before the core group on 20 March')
  })

  test('statuses are said the gravest first, and what ended or stepped down as such', () => {
    expect(statusOfCovered(child({ statuses: ['looked_after', 'child_in_need'] }), today)).toBe(
      'Looked after, child in need',
    )
    const wren = child({ statuses: ['stepped_down'], steppedDownOn: day('2026-02-01') })
    expect(statusOfCovered(wren, today)).toBe('Stepped down, until steady')
    const ended = child({ statuses: [], ended: { status: 'child_in_need', on: day('2026-03-03'), daysAgo: 9 } })
    expect(plain(statusOfCovered(ended, today))).toBe('Child in need until 3 March')
  })
})

describe('the sentence above', () => {
  const counts = (more: Partial<CoverageCounts>): CoverageCounts => ({
    all: 4,
    limited: 4,
    never: 0,
    again: 0,
    past: 0,
    late: 0,
    meeting: 0,
    ended: 0,
    escalate: 0,
    ...more,
  })

  test('names those who need something, and counts the others', () => {
    const shown = [kit, child(), nia, tobias]
    expect(leadInWords(counts({ never: 1, past: 1, late: 1 }), shown)).toBe(
      'Amina is past the limit. Kit has never been discussed. Nia will be late unless the session moves. The other is in time.',
    )
  })

  test('says a number where they are many, or not all on the page', () => {
    const lead = leadInWords(counts({ all: 2_000, never: 50, past: 1 }), [kit, child()])
    expect(lead).toBe('Amina is past the limit. 50 children have never been discussed.')
    const hidden = leadInWords(counts({ all: 2_000, past: 2 }), [child(), tobias])
    expect(hidden).toBe('2 children are past their limit.')
  })

  test('says that all is well, once, and nothing where there is nobody', () => {
    expect(leadInWords(counts({ all: 1 }), [tobias])).toBe('Nobody has been missed: every child is in time.')
    expect(leadInWords(counts({ all: 0 }), [])).toBe('')
  })

  test('does not say that all is well where no time is set', () => {
    const lead = leadInWords(counts({ all: 1 }), [child({ limit: null })])
    expect(lead).not.toContain('in time')
    expect(leadInWords(counts({ all: 2_000, limited: 1_999 }), [tobias])).toBe('')
  })
})

test('a child in need without change is to be escalated until somebody was told or is to be', () => {
  const still = { unchangedSince: day('2025-11-01'), escalation: null }
  expect(isToEscalate(still)).toBe(true)
  expect(isToEscalate({ ...still, escalation: { state: 'waiting', on: today } })).toBe(false)
  expect(isToEscalate({ ...still, escalation: { state: 'told', on: today } })).toBe(false)
  expect(isToEscalate({ unchangedSince: null, escalation: null })).toBe(false)
})
