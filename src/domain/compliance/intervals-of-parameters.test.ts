import { describe, expect, test } from 'vitest'
import { fact, held, only, session } from '../../../test/support/compliance.ts'

const parameters = (value?: string) => ({
  parameters: { how_long: { asks: 'How long?', type: 'interval', clause: '1', ...(value && { value }) } },
})
const asked = { parameter: 'how_long' }
const employed = [fact('employed', true, '2025-09-01')]
const since = { evaluate_from: '2025-09-01', facts: employed }
const open = [{ why: 'parameter', name: 'how_long' }]

describe('how long a fact must have held may be a parameter', () => {
  const rule = (how: string) => ({ always: { employed: { is: 'yes', [how]: asked } } })

  test.each([
    ['for_at_least', '2026-02-28', 'overdue'],
    ['for_at_least', '2026-03-01', 'met'],
    ['for_more_than', '2026-03-01', 'overdue'],
    ['for_more_than', '2026-03-02', 'met'],
    ['for_at_most', '2026-03-01', 'met'],
    ['for_at_most', '2026-03-02', 'overdue'],
    ['for_less_than', '2026-02-28', 'met'],
    ['for_less_than', '2026-03-01', 'overdue'],
  ])('%s 6 months of employment since 1 September is, on %s, %s', (how, day, state) => {
    expect(only(rule(how), since, day, parameters('6 months')).state).toBe(state)
  })

  test.each(['for_at_least', 'for_more_than', 'for_at_most', 'for_less_than'])(
    'without a value nobody can say, and %s names the question',
    (how) => {
      expect(only(rule(how), since, '2026-03-01', parameters())).toMatchObject({
        state: 'undetermined',
        undecided: open,
        breaches: [],
      })
    },
  )

  test('of what never held the answer does not hang on it', () => {
    expect(only(rule('for_at_least'), { ...since, facts: [] }, '2026-03-01', parameters())).toMatchObject({
      state: 'overdue',
      undecided: [],
    })
  })

  test('a rule for the newly appointed is undetermined while nobody says how long they are', () => {
    const newly = {
      while: { employed: { is: 'yes', for_less_than: asked } },
      counts: held,
      gap: { at_most: '14 days' },
    }
    expect(only(newly, since, '2025-12-01', parameters())).toMatchObject({ state: 'undetermined', undecided: open })
    // Six months end on 28 February; what was due on the 15 September has been late until then.
    expect(only(newly, since, '2026-03-10', parameters('6 months'))).toMatchObject({
      state: 'not_applicable',
      breaches: [{ from: '2025-09-16', to: '2026-02-28' }],
    })
  })
})

describe('the stretch in which something happened may be a parameter', () => {
  const last = { always: { happened: { event: 'training', as: 'worker', in_last: asked } } }
  const next = { always: { happened: { event: 'training', as: 'worker', in_next: asked } } }
  const training = (on: string) => ({ id: 't1', event: 'training', on, links: { worker: 'w1' } })

  test('counts as far back as it says, both ends included', () => {
    const facts = { ...since, events: [training('2025-10-15')] }
    expect(only(last, facts, '2026-04-15', parameters('6 months')).state).toBe('met')
    expect(only(last, facts, '2026-04-16', parameters('6 months')).state).toBe('overdue')
  })

  test('and as far ahead', () => {
    const facts = { ...since, events: [training('2025-12-15')] }
    expect(only(next, facts, '2025-11-30', parameters('2 weeks')).state).toBe('overdue')
    expect(only(next, facts, '2025-12-01', parameters('2 weeks')).state).toBe('met')
  })

  test('without a value nobody can say, except where there has been none at all', () => {
    const facts = { ...since, events: [training('2025-10-15')] }
    expect(only(last, facts, '2026-04-15', parameters())).toMatchObject({ state: 'undetermined', undecided: open })
    expect(only(last, facts, '2025-10-14', parameters())).toMatchObject({ state: 'overdue', undecided: [] })
    expect(only(next, facts, '2025-10-01', parameters())).toMatchObject({ state: 'undetermined', undecided: open })
    expect(only(next, facts, '2025-10-16', parameters())).toMatchObject({ state: 'overdue', undecided: [] })
    const ever = { always: { none: [last.always] } }
    expect(only(ever, { ...since, events: [session('s1', '2025-10-01')] }, '2026-01-01', parameters()).state).toBe(
      'met',
    )
  })
})

test('what ended before it had been held for so long never was, and does not become so later', () => {
  const rule = { always: { employed: { is: 'yes', for_at_least: '3 months' } } }
  const facts = { evaluate_from: '2026-03-02', facts: [fact('employed', true, '2026-03-02', '2026-04-01')] }
  for (const day of ['2026-03-20', '2026-05-04', '2026-06-08']) {
    expect(only(rule, facts, day)).toMatchObject({ state: 'overdue', since: '2026-03-02', turns: null })
  }
})
