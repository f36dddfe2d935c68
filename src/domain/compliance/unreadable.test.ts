import { describe, expect, test } from 'vitest'
import { fact, factsOf, held, only, session } from '../../../test/support/compliance.ts'
import { factsProblems } from './facts-problems.ts'

const agreed = { counts: held, gap: { at_most: { fact: 'agreed_interval', otherwise: '4 weeks' } } }
const from = { evaluate_from: '2025-01-06' }

describe('an interval that was recorded and cannot be read', () => {
  test.each(['six weeks', 6, true, '6 moons'])('%s is not as if none were: nobody can say', (value) => {
    const facts = { ...from, facts: [fact('agreed_interval', value, '2025-01-06')] }
    expect(only(agreed, facts, '2025-02-10')).toMatchObject({
      state: 'undetermined',
      undecided: [{ why: 'unreadable', name: 'agreed_interval', of: 'w1' }],
    })
  })

  test('is no more than the rule allows', () => {
    const rule = { counts: held, gap: { at_most: { ...agreed.gap.at_most, no_more_than: '6 weeks' } } }
    const facts = { ...from, facts: [fact('agreed_interval', 'six weeks', '2025-01-06')] }
    // Six weeks from 6 January end on 17 February, whatever was meant.
    expect(only(rule, facts, '2025-02-17').state).toBe('undetermined')
    expect(only(rule, facts, '2025-02-18').state).toBe('overdue')
  })

  test('in a parameter is not as if it were left open', () => {
    const rule = { counts: held, gap: { at_most: { parameter: 'how_long', otherwise: 'open' } } }
    const parameters = { how_long: { asks: 'How long?', type: 'choice', clause: '1', value: 'six weeks' } }
    expect(only(rule, from, '2025-02-10', { parameters })).toMatchObject({
      state: 'undetermined',
      undecided: [{ why: 'parameter', name: 'how_long' }],
    })
  })
})

describe('a text where a number is asked', () => {
  const hour = { ...held, where: { outcome: 'held', minutes: { at_least: 60 } } }

  test('is no number, so nobody can say whether the session counts', () => {
    const rule = { counts: hour, gap: { at_most: '2 weeks' } }
    const facts = { ...from, events: [session('s1', '2025-01-15', { minutes: '60' })] }
    expect(only(rule, facts, '2025-01-25')).toMatchObject({
      state: 'undetermined',
      undecided: [{ why: 'unreadable', name: 'minutes', of: 's1' }],
    })
  })

  test('is none in a fact either', () => {
    const rule = { while: { hours: { more_than: 10 } }, counts: held, gap: { at_most: '2 weeks' } }
    const facts = { ...from, facts: [fact('hours', '20', '2025-01-06')] }
    expect(only(rule, facts, '2025-02-10')).toMatchObject({
      state: 'undetermined',
      undecided: [{ why: 'unreadable', name: 'hours', of: 'w1' }],
    })
  })

  test('is told of where the facts are checked', () => {
    const facts = factsOf({ ...from, events: [session('s1', '2025-01-15', { minutes: '60', type: 'group' })] })
    expect(factsProblems(facts)).toMatchObject([
      { severity: 'warning', path: ['events', 0, 'with', 'minutes'], says: '“60” is a text and no number' },
    ])
  })
})

test.each([
  ['unreadable', 0],
  ['unreadable', -5],
  ['unreadable', 'full time'],
])('part-time hours that are %s, as %s, leave it undecided', (why, hours) => {
  const scale = { by: 'hours', full: 37, way: 'longer', round: 'up' }
  const rule = { counts: held, gap: { at_most: { take: '4 weeks', scale } } }
  const facts = { ...from, facts: [fact('hours', hours, '2025-01-06')] }
  expect(only(rule, facts, '2025-02-10')).toMatchObject({
    state: 'undetermined',
    undecided: [{ why, name: 'hours', of: 'w1' }],
  })
})

describe('what is unknown and leaves the state as it is', () => {
  const rule = {
    counts: { ...held, where: { outcome: 'held', minutes: { at_least: 60 } } },
    gap: { at_most: '14 days' },
  }
  const events = [session('s1', '2025-01-15', { minutes: 60 }), session('s2', '2025-01-22')]

  test('keeps it, and gives no day that hangs on it', () => {
    // Good until 29 January, or, if that of 22 January counts, until 5 February.
    expect(only(rule, { ...from, events }, '2025-01-25')).toMatchObject({
      state: 'met',
      since: '2025-01-15',
      due: null,
      good_until: null,
      turns: null,
      evidence: ['s1'],
      undecided: [{ why: 'not_recorded', name: 'minutes', of: 's2' }],
    })
    expect(only(rule, { ...from, events }, '2025-01-30').state).toBe('undetermined')
  })

  test('says nothing where every day is the same', () => {
    const later = [...events, session('s3', '2025-01-24', { minutes: 60 })]
    expect(only(rule, { ...from, events: later }, '2025-01-25')).toMatchObject({
      state: 'met',
      due: '2025-02-07',
      good_until: '2025-02-07',
      undecided: [],
    })
  })
})

test('a ceiling that cannot be read may be any, also one that nothing at all keeps to', () => {
  const rule = { counts: held, window: { each: 'calendar_month', at_most: { fact: 'ceiling' }, part: 'owed' } }
  const facts = { evaluate_from: '2026-03-01', facts: [fact('ceiling', 'some', '2026-03-01')] }
  expect(only(rule, facts, '2026-03-10')).toMatchObject({
    state: 'undetermined',
    undecided: [{ why: 'unreadable', name: 'ceiling', of: 'w1' }],
  })
})
