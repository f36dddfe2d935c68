import { describe, expect, test } from 'vitest'
import { packSchema } from '../../policy/pack.ts'
import { assess, compilePack, historyOf } from '../assess.ts'
import { factsSchema } from '../facts.ts'
import { sentenceOf } from './sentence-of.ts'

const session = (id: string, on: string, more: object = {}) => ({
  id,
  event: 'session',
  on,
  links: { supervisee: 'w1' },
  ...more,
})
const counts = { event: 'session', as: 'supervisee' }

/** What is said of one rule and one person, w1, called Nia Roe. */
function said(rule: object, events: readonly object[], asOf: string, facts: readonly object[] = []): string {
  const pack = packSchema.parse({
    plumbline: 'pack/1',
    id: 'p',
    title: 'P',
    version: 1,
    in_force_from: '2024-01-01',
    clauses: { '1': 'x' },
    rules: [{ id: 'r', title: 'R', clause: '1', strength: 'must', about: 'worker', ...rule }],
  })
  const given = factsSchema.parse({
    plumbline: 'facts/1',
    evaluate_from: '2025-01-06',
    things: [{ id: 'w1', kind: 'worker' }],
    facts: facts.map((fact) => ({ of: 'w1', ...fact })),
    events,
  })
  const byId = new Map((given.events ?? []).map((event) => [event.id, event]))
  const names = {
    thing: () => 'Nia Roe',
    event(id: string) {
      const event = byId.get(id)
      return event ? { kind: event.event, on: event.on ?? event.at ?? '', with: event.with } : null
    },
  }
  const [first] = assess(compilePack(pack), historyOf(given), { asOf })
  const [asked] = pack.rules ?? []
  if (!first || !asked) throw new Error('Nothing is asked')
  return sentenceOf(first, asked, pack, names).replaceAll('\u00a0', ' ')
}

describe('a sentence', () => {
  test('names the day on which an event counts', () => {
    const rule = { counts: { ...counts, day_of: 'moved_to' }, gap: { at_most: '14 days' } }
    const moved = session('s1', '2025-01-07', { with: { moved_to: '2025-01-18' } })
    expect(said(rule, [moved], '2025-01-20')).toContain('last session was on 18 January 2025')
  })

  test('says how many of several answers are there', () => {
    const rule = { counts, after: { trigger: { event: 'question', as: 'supervisee' }, within: '10 days', at_least: 2 } }
    const asked = { id: 'q', event: 'question', on: '2025-02-01', links: { supervisee: 'w1' } }
    expect(said(rule, [asked, session('s1', '2025-02-05')], '2025-02-06')).toContain('1 of 2 sessions is recorded')
    expect(said(rule, [asked], '2025-02-06')).toContain('Nothing is recorded yet')
  })

  test('of several ways names the one that keeps it, and both that can', () => {
    const calls = { counts: { event: 'call', as: 'supervisee' }, gap: { at_most: '2 weeks' } }
    const rule = { either: [{ counts, window: { each: 'calendar_month', at_least: 1, part: 'owed' } }, calls] }
    const call = { id: 'c', event: 'call', on: '2025-01-15', links: { supervisee: 'w1' } }
    const text = said(rule, [call], '2025-01-20')
    expect(text).toContain('last call was on 15 January 2025')
    expect(text).toContain('unless a session is held or a call takes place before')
  })

  test('says that an average is one', () => {
    const rule = { counts, window: { each: 'calendar_quarter', average: 'minutes', at_least: 40, part: 'owed' } }
    const short = session('s1', '2025-04-03', { with: { minutes: 35 } })
    expect(said(rule, [short], '2025-04-10')).toContain('35 minutes of sessions on average')
  })

  test('says what is missing beside a recorded value', () => {
    const gap = { at_most: { fact: 'agreed_interval', needs: ['agreed_by'], otherwise: '4 weeks' } }
    const facts = [{ fact: 'agreed_interval', value: '5 weeks', from: '2025-01-06' }]
    expect(said({ counts, gap }, [], '2025-02-05', facts)).toContain(
      'Nia Roe’s agreed interval is recorded without who agreed it',
    )
  })

  test('says today on the last day', () => {
    const rule = { counts, window: { each: 'calendar_month', at_least: 1, part: 'owed' } }
    expect(said(rule, [], '2025-02-28')).toContain(
      'It will be missed for good on 1 March 2025 unless a session is held today',
    )
    expect(said(rule, [], '2025-02-27')).toContain('unless a session is held before')
  })

  test('calls midnight the end of the day before', () => {
    const rule = { counts, after: { trigger: { event: 'question', as: 'supervisee' }, within: '24 hours' } }
    const asked = { id: 'q', event: 'question', on: '2025-02-01', links: { supervisee: 'w1' } }
    expect(said(rule, [asked], '2025-02-02')).toContain('due by the end of 2 February 2025')
  })

  test('does not say that the days of an excuse do not count', () => {
    const window = { each: 'calendar_month', at_least: 1, part: 'owed' }
    const rule = { counts, window, pauses: [{ while: { leave: 'sick' }, effect: 'excuse' }] }
    const facts = [{ fact: 'leave', value: 'sick', from: '2025-02-10', until: '2025-02-12' }]
    expect(said(rule, [], '2025-02-11', facts)).not.toContain('do not count')
  })

  test('says of a state that is sure what its days hang on', () => {
    const rule = { counts: { ...counts, where: { minutes: { at_least: 60 } } }, gap: { at_most: '14 days' } }
    const events = [session('s1', '2025-01-15', { with: { minutes: 60 } }), session('s2', '2025-01-22')]
    expect(said(rule, events, '2025-01-25')).toContain(
      'Its dates are not decided: the minutes of the session on 22 January 2025 are not recorded',
    )
  })
})
