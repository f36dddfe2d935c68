import { describe, expect, test } from 'vitest'
import { factsOf, held, only, packOf, publishedHolidays, session } from '../../../test/support/compliance.ts'
import { assess, historyOf } from './assess.ts'

describe('a history that is asked more than once', () => {
  // Thursday 1 January 2026 is a bank holiday everywhere, Friday 2 January in Scotland alone.
  const kept = (on: string) => {
    const calendars = Object.fromEntries(['a', 'b'].map((id) => [id, { periods: [] }]))
    const facts = factsOf({ evaluate_from: '2025-12-01', calendars, events: [session('s1', on)] })
    return historyOf(facts, null, { bankHolidays: publishedHolidays })
  }
  const pack = (jurisdiction: string) => packOf([{ counts: held, gap: { at_most: '1 working_day' } }], { jurisdiction })
  const due = (jurisdiction: string, history: ReturnType<typeof kept>, asOf: string) =>
    assess(pack(jurisdiction), history, { asOf }).map((each) => each.due)

  test('takes the bank holidays of the nation that is asked about, whichever was asked about first', () => {
    const history = kept('2025-12-31')
    expect(due('england_and_wales', history, '2025-12-31')).toEqual(['2026-01-02'])
    expect(due('scotland', history, '2025-12-31')).toEqual(['2026-01-05'])
    expect(due('england_and_wales', history, '2025-12-31')).toEqual(['2026-01-02'])
  })

  test('knows the bank holidays about the day that is asked about, however early a day was asked about before', () => {
    // 1 January 2045 is a Sunday, so Monday the 2nd is the bank holiday.
    const history = kept('2044-12-30')
    due('england_and_wales', history, '2026-01-05')
    expect(due('england_and_wales', history, '2044-12-30')).toEqual(['2045-01-03'])
  })
})

test('where nothing is recorded history has always been', () => {
  // The pack of these tests is in force from 1 January 2000.
  expect(only({ always: { agreement_in_force: 'yes' } }, {}, '2026-03-12')).toMatchObject({
    state: 'overdue',
    since: '2000-01-01',
  })
})
