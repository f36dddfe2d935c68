import { describe, expect, test } from 'vitest'
import { resolvePack } from './follow.ts'
import { packSchema, type Pack } from './pack.ts'
import { packProblems } from './problems.ts'

const rule = {
  id: 'seen',
  title: 'Seen',
  clause: '1',
  strength: 'must',
  about: 'worker',
  counts: { event: 'session', as: 'supervisee', where: { outcome: 'held' } },
  gap: { at_most: '4 weeks' },
}

/** What is told of a pack of one rule, or several. */
function told(rules: object | object[], more: object = {}): string[] {
  const pack: Pack = packSchema.parse({
    plumbline: 'pack/1',
    id: 'a',
    title: 'A',
    version: 1,
    in_force_from: '2025-09-01',
    clauses: { '1': 'One.' },
    rules: [rules].flat().map((change, at) => ({ ...rule, id: `rule_${at}`, ...change })),
    ...more,
  })
  const { resolved } = resolvePack([pack])
  return packProblems(resolved!).map(
    ({ severity, places, says, instead }) => `${severity} ${places[0]?.path.join('.')}: ${says}; ${instead ?? ''}`,
  )
}

describe('a name that nothing else speaks of, and that looks like another', () => {
  test.each([
    [
      'an event',
      { counts: { event: 'sesion', as: 'supervisee' } },
      'warning rules.0.counts.event: nothing else speaks of the event “sesion”; did you mean “session”?',
    ],
    [
      'one of several events',
      { counts: { event: ['session', 'record_sigend'], as: 'supervisee' } },
      'warning rules.0.counts.event.1: nothing else speaks of the event “record_sigend”; did you mean “record_signed”?',
    ],
    [
      'a link',
      { counts: { event: 'session', as: 'supervisse' } },
      'warning rules.0.counts.as: nothing else speaks of the link “supervisse”; did you mean “supervisee”?',
    ],
    [
      'an attribute',
      { counts: { event: 'session', as: 'supervisee', where: { minuts: { at_least: 60 } } } },
      'warning rules.0.counts.where.minuts: nothing else speaks of the fact “minuts”; did you mean “minutes”?',
    ],
    [
      'a fact',
      { while: { any: [{ newly_qualifed: 'yes' }] } },
      'warning rules.0.while.any.0.newly_qualifed: nothing else speaks of the fact “newly_qualifed”; did you mean “newly_qualified”?',
    ],
    [
      'a value of a role',
      { while: { role: ['deputy_dls', 'head'] } },
      'warning rules.0.while.role: nothing else speaks of the value “deputy_dls” of role; did you mean “deputy_dsl”?',
    ],
    [
      'what a rule is about',
      { about: 'wroker' },
      'warning rules.0.about: nothing else speaks of the kind of thing “wroker”; did you mean “worker”?',
    ],
    [
      'the attribute that holds a day',
      { after: { trigger: { event: 'action_set', as: 'owner' }, by: 'due_onn' }, gap: undefined },
      'warning rules.0.after.by: nothing else speaks of the fact “due_onn”; did you mean “due_on”?',
    ],
    [
      'a fact of the subject',
      { while: { hours: { at_least: { of: 'subject.housr' } } } },
      'warning rules.0.while.hours.at_least.of: nothing else speaks of the fact “housr”; did you mean “hours”?',
    ],
    [
      'a fact from which a number is taken',
      { gap: { at_most: { fact: 'agreed_intervall', otherwise: '4 weeks' } } },
      'warning rules.0.gap.at_most.fact: nothing else speaks of the fact “agreed_intervall”; did you mean “agreed_interval”?',
    ],
  ])('%s', (_, change, sentence) => {
    expect(told(change)).toEqual([sentence])
  })

  test('a value with capital letters, which nothing supplies: told once, also where it stands in a list', () => {
    expect(told([{ while: { role: ['DSL', 'head'] } }, { while: { role: 'DSL' } }])).toEqual([
      'warning rules.0.while.role: “DSL” has capital letters, and nothing that Plumbline supplies of role has; write “dsl”, unless your own facts are written so',
    ])
    expect(told({ while: { status: { in: 'live' } } }, { lists: { live: ['Child in need'] } })).toEqual([
      'warning lists: “Child in need” has capital letters, and nothing that Plumbline supplies of status has; write “child_in_need”, unless your own facts are written so',
    ])
  })

  test('a comparison in signs, which is a word and compares nothing', () => {
    const counts = { event: 'session', as: 'supervisee', where: { minutes: '>= 45' } }
    expect(told({ counts })).toEqual([
      'warning rules.0.counts.where.minutes: “>= 45” is read as a word, and compares no number; write { at_least: 45 }',
    ])
    expect(told({ while: { hours: { is: '<20' } } })).toEqual([
      'warning rules.0.while.hours: “<20” is read as a word, and compares no number; write { less_than: 20 }',
    ])
    expect(told({ while: { hours: { at_most: 20 } } })).toEqual([])
  })

  test('is told of beside a name that only the pack uses', () => {
    const [one, ...others] = told([
      { counts: { event: 'team_huddle', as: 'worker' } },
      { counts: { event: 'team_huddle', as: 'worker' } },
      { counts: { event: 'team_hudle', as: 'worker' } },
    ])
    expect([one, others]).toEqual([expect.stringContaining('did you mean “team_huddle”?'), []])
  })
})

describe('nothing is told of', () => {
  test.each([
    ['a name of one’s own that looks like no other', { counts: { event: 'case_clinic', as: 'worker' } }],
    ['a short name', { counts: { event: 'walk', as: 'worker' } }],
    ['names told apart by number', { while: { any: [{ group: 'year_10' }, { group: 'year_11' }] } }],
    ['a word and its opposite', { while: { contact: ['direct', 'indirect'] } }],
    ['another name with another first letter', { while: { leader: 'yes' } }],
  ])('%s', (_, change) => {
    expect(told(change)).toEqual([])
  })

  test('a name used twice, a name that the pack has words for, and a value of a list', () => {
    const odd = { counts: { event: 'sessions', as: 'supervisee' } }
    expect(told([odd, odd])).toEqual([])
    expect(told(odd, { words: { sessions: 'meeting' } })).toEqual([])
    expect(told({ while: { role: { in: 'leads' } } }, { lists: { leads: ['deputy_dls'] } })).toEqual([])
  })

  test('a name that a reading leaves where it stands is used once', () => {
    const reading = { taken: 'Four.', others: { six: { says: 'Six.', change: { gap: { at_most: '6 weeks' } } } } }
    expect(told({ counts: { event: 'sesion', as: 'supervisee' }, reading })).toHaveLength(1)
  })
})
