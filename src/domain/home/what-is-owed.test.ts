import { expect, test } from 'vitest'
import { schoolCalendar } from '../calendar/school-calendar.ts'
import { usualTerms } from '../calendar/default-terms.ts'
import { frequencyStanding, whatIsOwed, type AgreementTerms } from './what-is-owed.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const today = day('2026-03-12')
const calendar = schoolCalendar(usualTerms(2025).periods, [])

const terms: AgreementTerms = {
  frequency: { every: 4, unit: 'week' },
  startsOn: day('2025-09-01'),
  reviewOn: day('2026-09-01'),
  held: [day('2026-03-05')],
  next: day('2026-03-26'),
}

const standing = (more: Partial<AgreementTerms>, on = today) => frequencyStanding({ ...terms, ...more }, calendar, on)

test('a gap is counted from the last session held, or from the start when none was', () => {
  expect(standing({})).toMatchObject({ state: 'upcoming', words: 'By 2\u00a0April' })
  expect(standing({ held: [day('2026-02-06')] })).toMatchObject({ state: 'overdue', words: '6 days over' })
  expect(standing({ held: [], startsOn: day('2026-03-01') })).toMatchObject({
    state: 'upcoming',
    words: 'By 29\u00a0March',
  })
})

test('what is near and not booked is due, and what is booked too late says how late', () => {
  expect(standing({ held: [day('2026-02-20')], next: null })).toMatchObject({
    state: 'due',
    words: 'Due 20\u00a0March',
  })
  expect(standing({ held: [day('2026-02-12')], next: null })).toMatchObject({ state: 'due', words: 'Due today' })
  expect(standing({ held: [day('2026-02-20')] }).ofNext).toBe('That is 6 days late.')
})

test('weeks of term stand still in the holidays, and a calendar that ends says so', () => {
  const frequency = { every: 4, unit: 'term_week' } as const
  expect(standing({ frequency })).toMatchObject({ state: 'upcoming', words: 'By 16\u00a0April' })
  expect(standing({ frequency, held: [day('2026-07-10')] }, day('2026-07-12')).state).toBe('undetermined')
  expect(frequencyStanding({ ...terms, frequency }, null, today).words).toBe('By 2\u00a0April')
})

test('so many in a half-term is met by the sessions of that half-term alone', () => {
  const frequency = { times: 1, per: 'half_term' } as const
  expect(standing({ frequency }).state).toBe('met')
  expect(standing({ frequency, held: [day('2026-02-10')] })).toMatchObject({ state: 'upcoming' })
  expect(standing({ frequency, held: [day('2026-02-10')], next: null }, day('2026-03-20')).state).toBe('due')
  expect(standing({ frequency: { times: 2, per: 'half_term' } }).more).toContain('1 of 2 so far.')
})

test('a half-term that had too few is said of the one after it', () => {
  const frequency = { times: 1, per: 'half_term' } as const
  expect(standing({ frequency }).more).toContain('Spring term, half-term 1 had 0 of 1.')
  expect(standing({ frequency, startsOn: day('2026-02-24') }).more).not.toContain('had 0')
})

test('where there are no term dates nothing is made up', () => {
  const counted = frequencyStanding({ ...terms, frequency: { times: 1, per: 'term' } }, null, today)
  expect(counted).toMatchObject({ state: 'undetermined', more: 'There are no term dates to count it in.' })
})

test('the list says it plainly, in order of urgency, and from the agreement alone', () => {
  const owed = whatIsOwed(terms, { on: day('2026-03-05'), state: 'unsigned', waitingFor: 'you' }, calendar, today)
  expect(owed.map(({ key, state, words, says }) => ({ key, state, words, says }))).toEqual([
    { key: 'record', state: 'due', words: 'To be signed', says: 'The record of 5\u00a0March signed by you both' },
    { key: 'frequency', state: 'upcoming', words: 'By 2\u00a0April', says: 'Supervision every 4 weeks' },
    { key: 'review', state: 'upcoming', words: 'By 1\u00a0September', says: 'The agreement reviewed' },
  ])
  expect(owed[0]?.proof).toBe('Waiting for you.')
  expect(owed[1]?.proof).toBe('Held on 5\u00a0March. Booked for 26\u00a0March.')
})

test('a review that was due is overdue, and one without a date is not decided', () => {
  const review = (reviewOn: Temporal.PlainDate | null) =>
    whatIsOwed({ ...terms, reviewOn }, null, calendar, today).find(({ key }) => key === 'review')
  expect(review(day('2026-03-01'))).toMatchObject({ state: 'overdue', words: '11 days over' })
  expect(review(null)).toMatchObject({ state: 'undetermined', words: null })
})
