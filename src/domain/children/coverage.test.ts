import { describe, expect, test } from 'vitest'
import { caseOf, discussed, meeting, spell } from '../../../test/support/case-history.ts'
import type { CaseHistory } from './case-history.ts'
import { coverageOf, inCoverageOrder, needsSomething, type Coverage, type CoverageLimit } from './coverage.ts'

const today = Temporal.PlainDate.from('2026-03-12')
const live = new Set(['child_protection_plan', 'child_in_need', 'early_help'])
const by = (dueOn: string): CoverageLimit => ({
  rule: 'r',
  clause: ['5.1'],
  state: 'upcoming',
  dueOn: Temporal.PlainDate.from(dueOn),
})
const cover = (facts: Partial<CaseHistory>, limit: CoverageLimit | null = null, name = 'Rowan Pell') =>
  coverageOf(caseOf(name, facts), { asOf: today, isLive: (status) => live.has(status), limit })

describe('coverage of one child', () => {
  test('a child without a live status asks for nothing', () => {
    expect(cover({})).toBeNull()
    expect(cover({ statuses: [spell('cause_for_concern', '2026-01-01')] })).toBeNull()
  })

  test('never discussed counts its days from when the case was live', () => {
    const covered = cover({ statuses: [spell('child_in_need', '2026-03-02')] })
    expect(covered).toMatchObject({ never: 'at_all', undiscussedDays: 10, lastOn: null })
  })

  test('discussed long ago and not since the case became live again', () => {
    const statuses = [spell('early_help', '2024-01-01', '2024-06-01'), spell('child_in_need', '2026-02-01')]
    expect(cover({ statuses, discussions: [discussed('2024-03-01')] })?.never).toBe('since_live')
    expect(cover({ statuses, discussions: [discussed('2026-02-03')] })?.never).toBeNull()
  })

  test('one plan that follows another from the next day is one live case', () => {
    const statuses = [spell('early_help', '2025-09-01', '2026-01-31'), spell('child_in_need', '2026-02-01')]
    expect(cover({ statuses, discussions: [discussed('2025-10-01')] })).toMatchObject({
      never: null,
      liveSince: Temporal.PlainDate.from('2025-09-01'),
    })
  })

  test('days to the limit, negative past it', () => {
    const facts = { statuses: [spell('child_in_need', '2025-09-01')], discussions: [discussed('2026-02-01')] }
    expect(cover(facts, by('2026-03-15'))?.daysLeft).toBe(3)
    expect(cover(facts, by('2026-03-01'))?.daysLeft).toBe(-11)
    expect(cover(facts)?.daysLeft).toBeNull()
  })

  test('before the next review meeting: discussed since the last one was held, or not', () => {
    const statuses = [spell('child_in_need', '2025-09-01')]
    const meetings = [
      meeting('core_group', '2026-02-10', 'held'),
      meeting('core_group', '2026-04-02'),
      meeting('core_group', '2026-03-20', 'cancelled'),
    ]
    const before = cover({ statuses, meetings, discussions: [discussed('2026-02-01')] })
    expect(before?.meeting).toMatchObject({ on: Temporal.PlainDate.from('2026-04-02'), discussed: false })
    expect(before === null ? null : needsSomething(before)).toBe(true)
    expect(cover({ statuses, meetings, discussions: [discussed('2026-02-20')] })?.meeting?.discussed).toBe(true)
  })

  test('a child who was stepped down is watched until green twice and three months have gone by', () => {
    const statuses = [spell('child_in_need', '2025-06-01', '2025-11-30'), spell('stepped_down', '2025-12-01')]
    const first = discussed('2026-01-10', 'green')
    expect(cover({ statuses, discussions: [first] })?.steppedDown).toMatchObject({ greens: 1, stable: false })
    expect(cover({ statuses, discussions: [first, discussed('2026-02-10', 'green')] })).toBeNull()
    expect(cover({ statuses, discussions: [first, discussed('2026-02-10', 'amber')] })?.steppedDown).toMatchObject({
      greens: 0,
      stable: false,
    })
  })

  test('a case that ended without another word is not lost', () => {
    const statuses = [spell('child_in_need', '2025-06-01', '2026-01-31')]
    const covered = cover({ statuses, discussions: [discussed('2025-12-01')] })
    expect(covered?.endedUndiscussed).toMatchObject({ status: 'child_in_need' })
    expect(cover({ statuses, discussions: [discussed('2026-02-03')] })).toBeNull()
    expect(cover({ statuses: [spell('child_in_need', '2024-06-01', '2025-01-31')] })).toBeNull()
  })
})

test('never discussed comes first, then who is nearest to or past the limit, then the longest undiscussed', () => {
  const since = { statuses: [spell('child_in_need', '2025-09-01')] }
  const all = [
    cover({ ...since, discussions: [discussed('2026-03-01')] }, by('2026-03-29'), 'In time'),
    cover({ ...since, discussions: [discussed('2025-10-01')] }, null, 'No limit, long ago'),
    cover({ ...since, discussions: [discussed('2026-01-01')] }, by('2026-01-29'), 'Over'),
    cover({ ...since, discussions: [discussed('2026-02-01')] }, null, 'No limit, lately'),
    cover(since, by('2026-04-01'), 'Never'),
  ].filter((each): each is Coverage => each !== null)
  expect(all.toSorted(inCoverageOrder).map(({ name }) => name)).toEqual([
    'Never',
    'Over',
    'In time',
    'No limit, long ago',
    'No limit, lately',
  ])
})
