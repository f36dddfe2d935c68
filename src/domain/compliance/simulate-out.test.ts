import { expect, test } from 'vitest'
import { factsOf, held, packOf, session } from '../../../test/support/compliance.ts'
import { historyOf } from './assess.ts'
import { simulate } from './simulate.ts'

test('somebody who was late once is out of step', () => {
  const gap = (at_most: string) => packOf([{ id: 'gap', counts: held, gap: { at_most } }])
  // Three weeks between the two: late by the fortnight, and in time by four weeks.
  const history = historyOf(
    factsOf({ evaluate_from: '2026-03-02', events: [session('s1', '2026-03-02'), session('s2', '2026-03-23')] }),
  )
  const found = simulate(gap('28 days'), gap('14 days'), history, { from: '2026-03-02', to: '2026-03-29' })
  expect(found.rules[0]?.instead).toMatchObject({ breaches: 1 })
  expect([found.newlyOut, found.noLongerOut]).toEqual([['w1'], []])
})
