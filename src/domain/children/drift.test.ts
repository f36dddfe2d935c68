import { describe, expect, test } from 'vitest'
import { action, caseOf, discussed, spell } from '../../../test/support/case-history.ts'
import type { CaseHistory } from './case-history.ts'
import { driftOf, lackOfChange, type DriftSign } from './drift.ts'
import { driftInWords } from './drift-words.ts'

const today = Temporal.PlainDate.from('2026-03-12')
const inNeed = [spell('child_in_need', '2026-01-05')]
const signs = (facts: Partial<CaseHistory>, on = today) => driftOf(caseOf('Rowan Pell', facts), on)
const kinds = (facts: Partial<CaseHistory>, on = today) => signs(facts, on).map(({ kind }) => kind)
const only = (facts: Partial<CaseHistory>, kind: DriftSign['kind']) => signs(facts).find((sign) => sign.kind === kind)
const says = (facts: Partial<CaseHistory>, kind: DriftSign['kind']) => {
  const sign = only(facts, kind)
  return sign === undefined ? null : driftInWords(sign, today).replaceAll('\u00a0', ' ')
}

describe('what suggests drift', () => {
  test('a child with no status, or of whom nothing was said, drifts nowhere', () => {
    expect(kinds({ discussions: [discussed('2026-01-10', 'red'), discussed('2026-02-10', 'red')] })).toEqual([])
    expect(kinds({ statuses: inNeed })).toEqual([])
  })

  test('amber or red at three discussions running is said, with since when; a green in between begins again', () => {
    const discussions = [
      discussed('2025-12-01', 'green'),
      discussed('2026-01-10', 'amber'),
      discussed('2026-02-07', 'red'),
      discussed('2026-03-05', 'amber'),
    ]
    expect(says({ statuses: inNeed, discussions }, 'not_improving')).toBe(
      'Amber or red at each of the last 3 discussions, since 10 January.',
    )
    expect(only({ statuses: inNeed, discussions: discussions.slice(0, 3) }, 'not_improving')).toBeUndefined()
    const green = [...discussions.slice(0, 3), discussed('2026-02-20', 'green'), discussed('2026-03-05', 'amber')]
    expect(only({ statuses: inNeed, discussions: green }, 'not_improving')).toBeUndefined()
  })

  test('a discussion at which no direction was given does not break the run', () => {
    const discussions = [
      discussed('2026-01-10', 'amber'),
      discussed('2026-01-20', 'amber'),
      discussed('2026-02-07'),
      discussed('2026-03-05', 'amber'),
    ]
    expect(says({ statuses: inNeed, discussions }, 'not_improving')).toContain('each of the last 3 discussions')
  })

  test('an action carried forward twice is said; one that is done is not', () => {
    const carried = action('2025-11-06', { carried: 3, what: 'Get the parenting assessment' })
    expect(says({ statuses: inNeed, actions: [carried] }, 'same_action')).toBe(
      '“Get the parenting assessment” has been carried forward 3 times, since 6 November 2025.',
    )
    expect(only({ statuses: inNeed, actions: [action('2026-01-06', { carried: 1 })] }, 'same_action')).toBeUndefined()
    const done = { ...carried, state: 'done' as const, closedOn: Temporal.PlainDate.from('2026-03-01') }
    expect(only({ statuses: inNeed, actions: [done] }, 'same_action')).toBeUndefined()
  })

  test('the same action agreed again after it was dropped is said, though a small word differs', () => {
    const first = action('2025-11-06', {
      what: 'Ask the nurse for a report.',
      state: 'dropped',
      closedOn: Temporal.PlainDate.from('2025-12-01'),
    })
    const again = action('2026-01-06', { what: 'ask nurse for the report' })
    expect(says({ statuses: inNeed, actions: [first, again] }, 'same_action')).toBe(
      '“ask nurse for the report” has been agreed 2 times, since 6 November 2025.',
    )
  })

  test('whose words one may not see, an action is still said to be carried forward', () => {
    expect(says({ statuses: inNeed, actions: [action('2026-01-06', { carried: 2, what: null })] }, 'same_action')).toBe(
      'One action has been carried forward 2 times, since 6 January.',
    )
  })

  test('nothing changed since the plan began: the same direction throughout and no action done', () => {
    const statuses = [spell('child_in_need', '2025-11-10')]
    const discussions = [discussed('2025-12-10', 'amber'), discussed('2026-02-10', 'amber')]
    expect(says({ statuses, discussions }, 'unchanged')).toBe(
      'Nothing has changed since the child in need plan began on 10 November 2025: the direction was the same at 2 discussions, and no action has been done.',
    )
    const done = action('2025-12-10', { state: 'done', closedOn: Temporal.PlainDate.from('2026-01-10') })
    expect(only({ statuses, discussions, actions: [done] }, 'unchanged')).toBeUndefined()
    expect(only({ statuses: inNeed, discussions }, 'unchanged')).toBeUndefined()
    expect(
      only({ statuses, discussions: [discussed('2025-12-10', 'red'), discussed('2026-02-10', 'amber')] }, 'unchanged'),
    ).toBeUndefined()
  })

  test.each([
    ['2025-06-13', null],
    ['2025-06-12', 9],
    ['2025-03-12', 12],
    ['2024-12-12', 15],
    ['2024-06-12', 21],
  ])('a protection plan that began on %s has reached %s months', (from, months) => {
    const sign = only({ statuses: [spell('child_protection_plan', from)] }, 'plan_age')
    expect(sign?.kind === 'plan_age' ? sign.months : null).toBe(months)
  })

  test('a plan that goes on under another legal basis keeps its age', () => {
    const statuses = [
      spell('child_protection_plan', '2025-05-01', '2025-09-30'),
      { ...spell('child_protection_plan', '2025-10-01'), legalBasis: 's47' },
    ]
    expect(says({ statuses }, 'plan_age')).toBe(
      'The child protection plan has passed 9 months: it began on 1 May 2025.',
    )
  })

  test('gaps that grow are said, the one that runs included; a few days more are not', () => {
    const growing = [discussed('2025-10-01'), discussed('2025-10-29'), discussed('2025-12-10')]
    expect(says({ statuses: inNeed, discussions: growing }, 'gap_growing')).toBe(
      'Discussions are getting further apart: 28, 42 and 92 days.',
    )
    const steady = [discussed('2025-12-10'), discussed('2026-01-07'), discussed('2026-02-05'), discussed('2026-03-07')]
    expect(only({ statuses: inNeed, discussions: steady }, 'gap_growing')).toBeUndefined()
  })

  test('green again and again under a plan for risk, or red with early help alone, is a question', () => {
    const green = ['2026-01-05', '2026-02-05', '2026-03-05'].map((on) => discussed(on, 'green'))
    expect(
      says({ statuses: [spell('child_protection_plan', '2025-11-01')], discussions: green }, 'direction_and_plan'),
    ).toBe(
      'Green at each of the last 3 discussions, and the child protection plan goes on: do the plan and the direction say the same?',
    )
    const red = [discussed('2026-02-05', 'red'), discussed('2026-03-05', 'red')]
    expect(says({ statuses: [spell('early_help', '2025-11-01')], discussions: red }, 'direction_and_plan')).toBe(
      'Red at each of the last 2 discussions, with early help alone: do the plan and the direction say the same?',
    )
    expect(only({ statuses: inNeed, discussions: red }, 'direction_and_plan')).toBeUndefined()
    const once = { statuses: [spell('stepped_down', '2026-02-01')], discussions: red.slice(1) }
    expect(says(once, 'direction_and_plan')).toContain('with the case stepped down')
  })

  test('what was not yet so on the day asked about is left out', () => {
    const discussions = ['2026-01-05', '2026-02-05', '2026-03-05'].map((on) => discussed(on, 'amber'))
    expect(kinds({ statuses: inNeed, discussions }, Temporal.PlainDate.from('2026-02-20'))).not.toContain(
      'not_improving',
    )
  })
})

describe('lack of change in a child in need', () => {
  const discussions = ['2026-01-10', '2026-02-05', '2026-03-05'].map((on) => discussed(on, 'amber'))
  const since = (facts: Partial<CaseHistory>) => {
    const history = caseOf('Rowan Pell', facts)
    return lackOfChange(history, today, driftOf(history, today))?.toString() ?? null
  }

  test('is since the earliest day that shows it', () => {
    expect(since({ statuses: inNeed, discussions })).toBe('2026-01-10')
    expect(since({ statuses: [spell('child_in_need', '2025-11-01')], discussions })).toBe('2025-11-01')
  })

  test('is not said of a child who is not in need', () => {
    expect(since({ statuses: [spell('early_help', '2025-11-01')], discussions })).toBeNull()
  })
})
