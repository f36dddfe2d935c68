import { describe, expect, test } from 'vitest'
import { caseOf, discussed, spell } from '../../../test/support/case-history.ts'
import { driftLimitsOf, usualDriftLimits } from './drift-limits.ts'
import { driftOf } from './drift.ts'

const today = Temporal.PlainDate.from('2026-03-12')
const deciding = (value?: string | number) => ({
  parameters: {
    no_change_for: {
      asks: 'How long must nothing have changed?',
      type: 'interval' as const,
      clause: '3',
      ...(value === undefined ? {} : { value }),
    },
  },
})
const unchangedSince = (start: string, value?: string) => {
  const history = caseOf('Rowan Pell', {
    statuses: [spell('child_in_need', start)],
    discussions: [discussed('2026-02-10', 'amber'), discussed('2026-03-01', 'amber')],
  })
  return driftOf(history, today, driftLimitsOf(deciding(value))).some(({ kind }) => kind === 'unchanged')
}

describe('how long nothing must have changed', () => {
  test('is what the policy was decided to say, in days, weeks, months or years', () => {
    expect([unchangedSince('2026-01-29', '6 weeks'), unchangedSince('2026-01-30', '6 weeks')]).toEqual([true, false])
    expect([unchangedSince('2026-02-02', '38 days'), unchangedSince('2026-02-03', '38 days')]).toEqual([true, false])
    expect([unchangedSince('2026-01-12', '2 months'), unchangedSince('2026-01-13', '2 months')]).toEqual([true, false])
    expect([unchangedSince('2025-03-12', '1 year'), unchangedSince('2025-03-13', '1 year')]).toEqual([true, false])
  })

  test('is three months where nobody has decided, where there is no policy, and where only a school could count it', () => {
    expect([unchangedSince('2025-12-12'), unchangedSince('2025-12-13')]).toEqual([true, false])
    for (const pack of [null, {}, deciding(), deciding(4), deciding('6 term_weeks'), deciding('soon')]) {
      expect(driftLimitsOf(pack)).toEqual(usualDriftLimits)
    }
  })
})
