import { expect, test } from 'vitest'
import { action, caseOf, discussed, meeting, spell, worry } from '../../../test/support/case-history.ts'
import type { CaseHistory } from './case-history.ts'
import { prompts, promptsFor } from './curiosity-prompts.ts'
import { directionAfter, directionAfterInWords } from './direction-after.ts'

const on = Temporal.PlainDate.from('2026-03-12')
const day = (text: string) => Temporal.PlainDate.from(text)
const keys = (facts: Partial<CaseHistory>) => promptsFor(caseOf('Rowan Pell', facts), on).map(({ key }) => key)
const inNeed = [spell('child_in_need', '2026-01-05')]
const seen = { ...discussed('2026-03-01', 'green'), seenAloneOn: day('2026-03-01') }

test('a case of which the facts suggest nothing has no prompt', () => {
  expect(keys({ statuses: inNeed, discussions: [seen] })).toEqual([])
  expect(keys({})).toEqual([])
})

test.each<[string, Partial<CaseHistory>]>([
  ['says_yes', { statuses: inNeed, discussions: [seen], actions: [action('2026-01-10', { carried: 2 })] }],
  ['inner_world', { statuses: inNeed, discussions: [discussed('2026-03-01', 'green')] }],
  ['inner_world', { statuses: inNeed, discussions: [{ ...seen, seenAloneOn: day('2026-01-20') }] }],
  ['others_know', { statuses: inNeed, discussions: [seen], meetings: [meeting('core_group', '2026-04-02')] }],
  ['others_know', { statuses: [spell('referred_outcome_unknown', '2026-03-01')], discussions: [seen] }],
  ['long_quiet', { statuses: inNeed, discussions: [seen], concerns: [worry('neglect', '2026-01-05')] }],
  ['power', { statuses: inNeed, discussions: [seen], concerns: [worry('domestic_abuse', '2026-01-05')] }],
  [
    'fixed_view',
    {
      statuses: inNeed,
      discussions: [discussed('2026-01-10', 'amber'), discussed('2026-02-10', 'amber'), { ...seen, rag: 'amber' }],
    },
  ],
  [
    'much_doing',
    {
      statuses: inNeed,
      discussions: [seen],
      actions: ['Ring the nurse', 'Ask for a place', 'Write to the father', 'See the teacher'].map((what, index) =>
        action(`2026-01-1${index}`, { what }),
      ),
    },
  ],
  ['heavy', { statuses: inNeed, discussions: [{ ...seen, rag: 'red' }] }],
])('%s alone is offered where the facts suggest it', (key, facts) => {
  expect(keys(facts)).toEqual([key])
})

test('never more than one can use', () => {
  const facts: Partial<CaseHistory> = {
    statuses: [spell('child_in_need', '2024-01-05')],
    discussions: ['2025-12-01', '2026-01-10', '2026-02-10'].map((at) => discussed(at, 'red')),
    actions: [action('2026-01-10', { carried: 3 })],
    meetings: [meeting('core_group', '2026-04-02')],
    concerns: [worry('neglect', '2025-01-05'), worry('emotional', '2025-01-05')],
  }
  expect(keys(facts)).toEqual(['says_yes', 'inner_world', 'others_know', 'long_quiet'])
})

test('every prompt asks something, and says why it is offered', () => {
  for (const { asks, because, title } of prompts) {
    expect(asks.length).toBeGreaterThanOrEqual(3)
    expect(asks.every((ask) => ask.includes('?'))).toBe(true)
    expect(because.endsWith('.')).toBe(true)
    expect(title).not.toBe('')
  }
  expect(new Set(prompts.map(({ key }) => key)).size).toBe(prompts.length)
})

test.each([
  ['open', null, 'The direction has not changed since it was agreed: amber.'],
  ['done', '2026-02-20', 'The direction went from amber to green after it was done.'],
  ['done', '2026-03-10', 'The direction has not been given since it was done.'],
  ['done', '2026-02-10', 'The direction has not changed since it was done: amber.'],
] as const)('of an action that is %s on %s it is said what came after', (state, closed, says) => {
  const all = [discussed('2026-01-10', 'amber'), discussed('2026-02-10', 'amber'), discussed('2026-03-05', 'green')]
  const discussions = state === 'open' ? all.slice(0, 2) : all
  const agreed = action('2026-01-10', { state, closedOn: closed === null ? null : day(closed) })
  expect(directionAfterInWords(directionAfter(discussions, agreed), agreed)).toBe(says)
})

test('a direction that got worse, and one that nobody gave before, are said as they are', () => {
  const agreed = action('2026-01-10')
  const says = (...discussions: ReturnType<typeof discussed>[]) =>
    directionAfterInWords(directionAfter(discussions, agreed), agreed)
  expect(says(discussed('2026-01-10', 'green'), discussed('2026-02-10', 'red'))).toBe(
    'The direction went from green to red after it was agreed.',
  )
  expect(says(discussed('2026-02-10', 'red'))).toBe(
    'The direction is red after it was agreed; before it, none was given.',
  )
  expect(says(discussed('2026-01-10', 'green'))).toBe('The direction has not been given since it was agreed.')
})
