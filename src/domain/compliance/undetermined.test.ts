import { describe, expect, test } from 'vitest'
import { askOne, fact, held, only, session } from '../../../test/support/compliance.ts'

const hour = { ...held, where: { outcome: 'held', minutes: { at_least: 60 } } }
const month = { counts: hour, window: { each: 'calendar_month', at_least: 1, part: 'owed' } }
const since = { evaluate_from: '2026-03-01' }

describe('what is not recorded', () => {
  test('makes the answer undetermined where it hangs on it, and says what is missing', () => {
    expect(only(month, { ...since, events: [session('s1', '2026-03-10')] }, '2026-03-12')).toMatchObject({
      state: 'undetermined',
      due: null,
      amount: null,
      undecided: [{ why: 'not_recorded', name: 'minutes', of: 's1' }],
    })
  })

  test('is named only where the answer hangs on it', () => {
    const events = ['2026-03-10', '2026-04-08', '2026-05-06'].map((on, place) => session(`s${place + 1}`, on))
    expect(only(month, { ...since, events }, '2026-05-12').undecided).toEqual([
      { why: 'not_recorded', name: 'minutes', of: 's3' },
    ])
  })

  test('leaves the answer alone where it does not', () => {
    const events = [session('s1', '2026-03-10'), session('s2', '2026-03-11', { minutes: 60 })]
    expect(only(month, { ...since, events }, '2026-03-12')).toMatchObject({
      state: 'met',
      evidence: ['s2'],
      amount: { has: 1 },
      undecided: [],
    })
  })

  test('accuses nobody of having been late', () => {
    const events = [session('s1', '2026-03-10'), session('s2', '2026-04-08', { minutes: 60 })]
    expect(only(month, { ...since, events }, '2026-04-10')).toMatchObject({ state: 'met', breaches: [] })
  })

  test('of a fact is no, and not unknown', () => {
    expect(
      only(
        { always: { agreement_in_force: 'yes' } },
        { ...since, facts: [fact('employed', true, '2026-03-01')] },
        '2026-03-12',
      ).state,
    ).toBe('overdue')
  })

  test('known asks whether it is recorded and is never unknown itself', () => {
    const rule = { about: 'session', always: { minutes: { known: 'yes' } } }
    expect(only(rule, { ...since, events: [session('s1', '2026-03-10')] }, '2026-03-12').state).toBe('breached')
  })

  test('counts as unknown in an event that a rule is about', () => {
    const rule = { about: 'session', where: { type: 'group' }, always: { minutes: { at_least: 60 } } }
    expect(
      only(rule, { ...since, events: [session('s1', '2026-03-10', { minutes: 90 })] }, '2026-03-12'),
    ).toMatchObject({
      state: 'undetermined',
      undecided: [{ why: 'not_recorded', name: 'type', of: 's1' }],
    })
  })
})

describe('where the state is sure all the same', () => {
  const counts = { ...held, where: { type: 'one_to_one' } }
  const of = (at_most: unknown, more: Readonly<Record<string, unknown>> = {}) =>
    only({ counts, gap: { at_most } }, { ...since, events: [session('s1', '2026-03-05'), sure] }, '2026-04-20', more)
  const sure = session('s2', '2026-03-10', { type: 'one_to_one' })

  test('the days are told that do not hang on what is unknown', () => {
    // Day 28 after 10 March is 7 April, whatever s1 was.
    expect(of('28 days')).toMatchObject({ state: 'overdue', due: '2026-04-07', undecided: [] })
    expect(of('28 days').cycle).toEqual({ name: null, from: '2026-03-10', to: '2026-04-07' })
  })

  test('and those that do are not', () => {
    const parameters = { open: { asks: 'How often?', type: 'interval', clause: '1' } }
    const found = of({ strictest: ['28 days', { parameter: 'open' }] }, { parameters })
    expect(found).toMatchObject({ state: 'overdue', due: null, cycle: { from: '2026-03-10', to: null } })
  })
})

describe('a parameter without a value', () => {
  const pack = { parameters: { open: { asks: 'How often?', type: 'interval', clause: '1' } } }
  const rule = { counts: held, gap: { at_most: { parameter: 'open' } } }
  const facts = { ...since, events: [session('s1', '2026-03-10')] }

  test('makes the rule undetermined, also on the day of an event', () => {
    for (const day of ['2026-03-10', '2026-03-12', '2027-03-12']) {
      expect(only(rule, facts, day, pack)).toMatchObject({
        state: 'undetermined',
        undecided: [{ why: 'parameter', name: 'open' }],
        breaches: [],
      })
    }
  })

  test('is not needed where it is open on purpose, or where something stricter decides', () => {
    expect(
      only({ counts: held, gap: { at_most: { parameter: 'open', otherwise: 'open' } } }, facts, '2027-03-12', pack)
        .state,
    ).toBe('met')
    const strictest = { counts: held, gap: { at_most: { strictest: ['4 weeks', { parameter: 'open' }] } } }
    expect(only(strictest, facts, '2026-03-20', pack).state).toBe('undetermined')
    expect(only(strictest, facts, '2026-04-20', pack).state).toBe('overdue')
  })

  test('is asked only of those whom it concerns', () => {
    const staged = {
      counts: held,
      gap: {
        at_most: { first_of: [{ when: { newly_qualified: 'yes' }, use: { parameter: 'open' } }, { use: '28 days' }] },
      },
    }
    expect(only(staged, facts, '2026-03-12', pack).state).toBe('met')
    expect(
      only(staged, { ...facts, facts: [fact('newly_qualified', true, '2026-03-01')] }, '2026-03-12', pack).state,
    ).toBe('undetermined')
  })

  test('in the number of a window, or in a test, is undetermined too', () => {
    const numbers = { parameters: { open: { asks: 'How many?', type: 'number', clause: '1' } } }
    const some = { counts: held, window: { each: 'calendar_month', at_least: { parameter: 'open' }, part: 'owed' } }
    expect(only(some, facts, '2026-03-12', numbers).undecided).toEqual([{ why: 'parameter', name: 'open' }])
    const long = { ...month, counts: { ...held, where: { minutes: { at_least: { parameter: 'open' } } } } }
    const events = [session('s1', '2026-03-10', { minutes: 60 })]
    expect(only(long, { ...since, events }, '2026-03-12', numbers).undecided).toEqual([
      { why: 'parameter', name: 'open' },
    ])
  })
})

test('a variation without what must be recorded with it is undetermined where that matters', () => {
  const rule = {
    counts: held,
    gap: { at_most: { fact: 'agreed_interval', no_more_than: '6 weeks', needs: ['reason'], otherwise: '4 weeks' } },
  }
  const agreed = (more: Record<string, unknown>) => ({
    ...since,
    facts: [fact('agreed_interval', '8 weeks', '2026-03-01', undefined, more)],
    events: [session('s1', '2026-03-02')],
  })
  expect(only(rule, agreed({ with: { reason: 'Few cases' } }), '2026-04-10')).toMatchObject({
    state: 'met',
    good_until: '2026-04-13',
  })
  expect(only(rule, agreed({}), '2026-03-20').state).toBe('met')
  expect(only(rule, agreed({}), '2026-04-10')).toMatchObject({
    state: 'undetermined',
    undecided: [{ why: 'needs', name: 'reason', of: 'w1' }],
  })
})

test('what only a person can check is listed with its clause and never decided', () => {
  expect(askOne({ person: 'Whether the record reflects the meeting.' }, since, '2026-03-12')).toMatchObject([
    { state: 'undetermined', clause: ['1'], undecided: [{ why: 'person' }], breaches: [] },
  ])
})

describe('a value in proportion', () => {
  const part = (round: string) => ({
    counts: held,
    gap: { at_most: { take: '4 weeks', scale: { by: 'hours', full: 37, way: 'longer', round } } },
  })
  const facts = (hours?: number) => ({
    ...since,
    facts: hours === undefined ? [] : [fact('hours', hours, '2026-03-01')],
    events: [session('s1', '2026-03-02')],
  })

  test('is longer for part-time hours, rounded in its own unit, and never shorter than for full time', () => {
    expect(only(part('up'), facts(18.5), '2026-03-12').good_until).toBe('2026-04-27')
    expect(only(part('up'), facts(30), '2026-03-12').good_until).toBe('2026-04-06')
    expect(only(part('down'), facts(30), '2026-03-12').good_until).toBe('2026-03-30')
    expect(only(part('up'), facts(40), '2026-03-12').good_until).toBe('2026-03-30')
  })

  test('is undetermined where the hours are not recorded', () => {
    expect(only(part('up'), facts(), '2026-03-12').undecided).toEqual([
      { why: 'not_recorded', name: 'hours', of: 'w1' },
    ])
  })

  test('may follow the work done in the window', () => {
    const rule = {
      counts: held,
      window: {
        each: 'calendar_month',
        total: 'minutes',
        at_least: { times: 7.5, total: 'hours', of: { event: 'shift', as: 'worker' }, round: 'up' },
        part: 'owed',
      },
    }
    const shift = { id: 'h1', event: 'shift', on: '2026-03-05', links: { worker: 'w1' }, with: { hours: 9 } }
    const events = [shift, session('s1', '2026-03-10', { minutes: 60 })]
    expect(only(rule, { ...since, events }, '2026-03-12')).toMatchObject({
      state: 'upcoming',
      amount: { has: 60, needs: 68 },
    })
  })
})
