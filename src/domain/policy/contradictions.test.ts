import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { Contradiction } from './contradiction.ts'
import { contradictions } from './contradictions.ts'
import { contradictionsWithAgreement } from './contradictions-with-agreement.ts'
import { packSchema, type Pack } from './pack.ts'
import { coversAlways } from './rhythm-covers.ts'
import type { Rhythm } from './rhythm.ts'

/** A pack of rules about supervisees’ sessions, each written as what is not the same for all. */
function packOf(rules: readonly string[], more = ''): Pack {
  const letters = ['a', 'b', 'c', 'd']
  return packSchema.parse({
    plumbline: 'pack/1',
    id: 'one',
    title: 'One',
    version: 1,
    in_force_from: '2025-09-01',
    clauses: { '1': 'One.' },
    ...parse(more),
    rules: rules.map((rule, index) => ({
      id: letters[index],
      title: `Rule ${letters[index]}`,
      clause: `${index + 1}`,
      strength: 'must',
      about: 'worker',
      ...(/always|person/.test(rule) ? {} : { counts: { event: 'session', as: 'supervisee' } }),
      ...parse(rule),
    })),
  })
}
const found = (rules: readonly string[], more = '') => contradictions(packOf(rules, more), '2026-03-12')
const kinds = (all: readonly Contradiction[]) => all.map(({ kind, weight }) => `${kind} ${weight}`)

const halfTerm = 'window: { each: half_term, at_least: 1, part: owed }'
const fourWeeks = 'gap: { at_most: 4 weeks }'

describe('two clauses that ask the same people for the same thing at different rhythms', () => {
  test('are found, with both asks, the stricter one, and where they part', () => {
    const [one] = found([halfTerm, fourWeeks])
    expect(one).toMatchObject({
      kind: 'rhythm',
      weight: 'contradiction',
      rules: ['a', 'b'],
      clauses: ['1', '2'],
      stricter: 'b',
    })
    expect(one?.covers).toBe('not_always')
    expect(one?.asks.map(({ words }) => words)).toEqual([
      'At least 1 session in every half-term.',
      'No more than 4 weeks between sessions.',
    ])
    expect(one?.says).toBe(
      'Clause 1 asks for at least 1 session in every half-term, and clause 2 asks for no more than 4 weeks between sessions. Clause 2 asks for more, and keeping it does not always keep the other: they part in a half-term shorter than 4 weeks.',
    )
  })

  test('three intervals in one policy are three pairs', () => {
    expect(kinds(found([halfTerm, fourWeeks, 'window: { each: school_week, at_least: 1, part: owed }']))).toEqual([
      'rhythm contradiction',
      'rhythm contradiction',
      'rhythm contradiction',
    ])
  })

  test('are no contradiction where the pack tells them apart, or where they are the same in other units', () => {
    expect(found([halfTerm, `${fourWeeks}\ninstead_of: [a]`])).toEqual([])
    expect(found([`${halfTerm}\nbeside: [b]`, fourWeeks])).toEqual([])
    expect(found([fourWeeks, 'gap: { at_most: 28 days }'])).toEqual([])
  })

  test('are none where nobody can be in both', () => {
    const apart = [
      ['case_holding: yes', 'case_holding: no'],
      ['post: teacher', 'post: [nurse, family_worker]'],
      ['employed: { is: yes, for_less_than: 12 months }', 'employed: { is: yes, for_at_least: 1 year }'],
      ['hours: { at_least: 20 }', 'hours: { less_than: 20 }'],
      ['role: dsl', 'role: { not: dsl }'],
      ['supervisor: { known: no }', 'supervisor: w2'],
    ]
    for (const [a, b] of apart)
      expect(found([`${halfTerm}\nwhile: { ${a} }`, `${fourWeeks}\nwhile: { ${b} }`])).toEqual([])
  })

  test('are a note where only somebody in both groups has both, and nothing where the stricter keeps the other', () => {
    const roles = (a: string, b: string) => found([`${a}\nwhile: { role: dsl }`, `${b}\nwhile: { role: deputy_dsl }`])
    expect(kinds(roles(halfTerm, fourWeeks))).toEqual(['rhythm note'])
    expect(roles('gap: { at_most: 6 weeks }', fourWeeks)).toEqual([])
  })

  test('a stricter special case is a note, and a weaker one changes nothing while it replaces nothing', () => {
    expect(kinds(found([fourWeeks, 'gap: { at_most: 1 week }\nwhile: { newly_qualified: yes }']))).toEqual([
      'rhythm note',
    ])
    const [weaker] = found([fourWeeks, 'gap: { at_most: 8 weeks }\nwhile: { newly_qualified: yes }'])
    expect(weaker?.weight).toBe('contradiction')
    expect(weaker?.says).toContain('The special case in clause 2 changes nothing')
  })

  test('another kind of session beside the usual one is none, and other kinds are none', () => {
    const of = (where: string, ask: string) => `counts: { event: session, as: supervisee, where: { ${where} } }\n${ask}`
    expect(found(['window: { each: school_week, at_least: 1, part: owed }', of('extended: yes', halfTerm)])).toEqual([])
    expect(found([of('type: group', halfTerm), of('type: one_to_one', fourWeeks)])).toEqual([])
    expect(found([of('outcome: held', halfTerm), of('minutes: { at_least: 60 }', fourWeeks)])).toHaveLength(1)
    expect(
      found([
        'window: { each: calendar_month, at_least: 2, part: owed }',
        of('reflective: yes', 'window: { each: calendar_month, at_least: 1, part: owed }'),
      ]),
    ).toEqual([])
  })

  test('what does not count for the other rule does not keep it, however often it is held', () => {
    const short = 'gap: { at_most: 1 week }'
    const long =
      'counts: { event: session, as: supervisee, where: { minutes: { at_least: 60 } } }\ngap: { at_most: 4 weeks }'
    const [one] = found([short, long])
    expect(one).toMatchObject({ stricter: 'a', covers: 'not_always' })
    expect(one?.says).toContain('they part when what counts for clause 1 does not count for clause 2')
  })

  test.each([
    ['another day', 'counts: { event: session, as: supervisee, day_of: scheduled_on }', ''],
    ['events that may not be so near', '', 'counts: { event: session, as: supervisee, apart: 3 days }'],
    ['events left to a rule beside', '', 'beside: [c]'],
    ['a pause', 'pauses: [{ while: { leave: sick }, effect: stop_clock }]', ''],
    ['days of grace', 'grace: 2 days', ''],
  ])('and neither does %s', (_, short, long) => {
    const other = 'counts: { event: training, as: worker }\ngap: { at_most: 2 years }'
    const all = found([`gap: { at_most: 1 week }\n${short}`, `${fourWeeks}\n${long}`, other])
    expect(all.filter(({ kind }) => kind === 'rhythm')).toMatchObject([{ stricter: 'a', covers: 'not_always' }])
    expect(all.some(({ says }) => says.includes('always keeps'))).toBe(false)
  })

  test('nor a rule that another takes the place of', () => {
    const special = 'while: { newly_qualified: yes }\ngap: { at_most: 8 weeks }\ninstead_of: [a]'
    const [one] = found(['gap: { at_most: 1 week }', fourWeeks, special])
    expect(one).toMatchObject({ rules: ['a', 'b'], covers: 'not_always' })
  })
})

describe('what the pack declares itself', () => {
  const tension = (rules: string) => `tensions: [{ id: two, clauses: ['1', '2'], ${rules} says: They disagree. }]`

  test('of two rules is not found a second time', () => {
    expect(kinds(found([halfTerm, fourWeeks], tension('rules: [a, b],')))).toEqual(['tension contradiction'])
    expect(kinds(found([halfTerm, fourWeeks], tension('rules: [b, a],')))).toEqual(['tension contradiction'])
    expect(found([halfTerm, fourWeeks], tension('rules: [a, b],'))).toMatchObject([
      { says: 'They disagree.', stricter: 'b', covers: 'not_always' },
    ])
  })

  test('of one of them, of none, or of others too, leaves what is found', () => {
    const training = 'counts: { event: training, as: worker }\ngap: { at_most: 2 years }'
    for (const rules of ['rules: [a],', '', 'rules: [a, b, c],']) {
      expect(kinds(found([halfTerm, fourWeeks, training], tension(rules)))).toEqual([
        'tension contradiction',
        'rhythm contradiction',
      ])
    }
  })
})

describe('whether keeping one rhythm always keeps another', () => {
  const gap = (most: string): Rhythm => ({ kind: 'gap', most })
  const each = (window: Extract<Rhythm, { kind: 'window' }>['each'], least = 1): Rhythm => ({
    kind: 'window',
    each: window,
    least,
    total: null,
  })
  test.each<[Rhythm, Rhythm, string]>([
    [gap('28 days'), gap('1 month'), 'always'],
    [gap('1 month'), gap('28 days'), 'not_always'],
    [gap('4 weeks'), gap('4 term_weeks'), 'always'],
    [gap('4 term_weeks'), gap('4 weeks'), 'not_always'],
    [gap('4 weeks'), gap('20 working_days'), 'always'],
    [gap('20 working_days'), gap('4 weeks'), 'cannot_say'],
    [gap('4 weeks'), each('calendar_month'), 'always'],
    [gap('30 days'), each('calendar_month'), 'not_always'],
    [gap('3 weeks'), each('half_term'), 'always'],
    [gap('4 term_weeks'), each('calendar_month'), 'not_always'],
    [gap('2 weeks'), each('calendar_month', 2), 'always'],
    [each('calendar_month'), gap('8 weeks'), 'not_always'],
    [each('calendar_month'), gap('3 months'), 'always'],
    [each('half_term'), gap('3 months'), 'not_always'],
    [each('half_term'), each('term', 1), 'always'],
    [each('half_term'), each('academic_year', 6), 'not_always'],
    [each('half_term'), each('academic_year', 5), 'always'],
    [each('calendar_month'), each('calendar_year', 12), 'always'],
    [each('calendar_month'), each('half_term'), 'not_always'],
    [each('calendar_month', 2), each('calendar_month', 1), 'always'],
    [{ kind: 'rolling', span: '12 months', least: 6, total: null }, gap('2 months'), 'not_always'],
    [gap('2 months'), { kind: 'rolling', span: '12 months', least: 6, total: null }, 'always'],
    [gap('1 month'), each('calendar_month'), 'always'],
    [gap('5 weeks'), { kind: 'rolling', span: '2 months', least: 2, total: null }, 'not_always'],
    [gap('8 weeks'), { kind: 'rolling', span: '12 months', least: 6, total: null }, 'always'],
    [gap('4 weeks'), { kind: 'window', each: 'calendar_month', least: 60, total: 'minutes' }, 'cannot_say'],
  ])('%j and %j: %s', (a, b, expected) => {
    expect(coversAlways(a, b).covers).toBe(expected)
  })

  test('sessions of a length that is asked add up to the minutes of a window', () => {
    const minutes: Rhythm = { kind: 'window', each: 'calendar_month', least: 60, total: 'minutes' }
    expect(coversAlways(gap('4 weeks'), minutes, 60).covers).toBe('always')
  })
})

describe('what else a policy says against itself', () => {
  test('the same thing as a duty and as advice', () => {
    const [one] = found([fourWeeks, `${fourWeeks}\nstrength: should`])
    expect(one?.says).toBe(
      'Clause 1 says “must” and clause 2 says “should” of the same thing: no more than 4 weeks between sessions.',
    )
  })

  test('sessions that must be longer than they may be', () => {
    const of = (minutes: string) => `about: session\nwhere: { outcome: held }\nalways: { minutes: { ${minutes} } }`
    expect(kinds(found([of('at_least: 60'), of('at_most: 45')]))).toEqual(['amount contradiction'])
    expect(kinds(found([of('at_least: 60'), of('at_least: 90')]))).toEqual(['amount note'])
    expect(found([of('at_least: 60'), of('at_most: 120')])).toEqual([])
  })

  test('a supervisor that one clause wants and another rules out', () => {
    const wants = 'always: { supervisor: { which: { role: head } } }'
    expect(kinds(found([wants, 'always: { supervisor: { not: { which: { role: head } } } }']))).toEqual([
      'leader contradiction',
    ])
    expect(
      kinds(
        found([
          'always: { supervisor: { same_as: subject.line_manager } }',
          'always: { none: [ { supervisor: { same_as: subject.line_manager } } ] }',
        ]),
      ),
    ).toEqual(['leader contradiction'])
    expect(found([wants, 'always: { supervisor: { which: { role: dsl } } }'])).toEqual([])
    const session =
      'about: session\nwhere: { supervisee: { which: { case_holding: yes } } }\nalways: { supervisor: { which: { role: { not: head } } } }'
    expect(kinds(found([`${wants}\nwhile: { case_holding: yes }`, session]))).toEqual(['leader contradiction'])
    expect(found([`${wants}\nwhile: { case_holding: no }`, session])).toEqual([])
  })

  test('a rule that binds nobody, and rules that cannot be kept', () => {
    expect(kinds(found([`${fourWeeks}\nwhile: { all: [ { case_holding: yes }, { case_holding: no } ] }`]))).toEqual([
      'never_binds contradiction',
    ])
    const never = [
      'window: { each: { every: 1 day, from: start }, at_least: 2, part: owed }',
      'window: { each: week, at_least: 3, at_most: 2, part: owed }',
      'counts: { event: session, as: supervisee, apart: 14 days }\nwindow: { each: calendar_month, at_least: 4, part: owed }',
      'counts: { event: session, as: supervisee, apart: 5 weeks }\ngap: { at_most: 4 weeks }',
      'after: { trigger: { event: session_cancelled, as: supervisee }, not_before: 10 days, within: 5 days }',
    ]
    for (const rule of never) expect(kinds(found([rule])), rule).toEqual(['never_met contradiction'])
    expect(
      found([
        'counts: { event: session, as: supervisee, apart: 14 days }\nwindow: { each: calendar_month, at_least: 2, part: owed }',
      ]),
    ).toEqual([])
  })

  test('declared tensions, references and reviews that are out of date, and open questions', () => {
    const more = `
status: { next_review: 2026-01-31 }
tensions: [ { id: t, clauses: ["1", "2"], rules: [a], says: The two cannot both be meant } ]
references: [ { title: A guide, edition: "2015", replaced_by: The guide of 2023 }, { title: A law } ]
parameters: { often: { asks: How often?, type: interval, clause: "9" } }`
    const all = found(['gap: { at_most: { parameter: often } }'], more)
    expect(kinds(all)).toEqual([
      'tension contradiction',
      'reference contradiction',
      'review contradiction',
      'question question',
    ])
    expect(all.map(({ says }) => says.replaceAll('\u00a0', ' '))).toEqual([
      'The two cannot both be meant.',
      'The policy leans on A guide (2015), which has been replaced. In its place: The guide of 2023.',
      'The policy was to be reviewed by 31 January 2026, and that day has passed.',
      '“How often?” has no number yet, so what hangs on it is not decided.',
    ])
    expect(contradictions(packOf([], more)).map(({ kind }) => kind)).not.toContain('review')
  })
})

describe('an agreement held against the policy', () => {
  const pack = packOf([
    fourWeeks,
    'counts: { event: session, as: supervisee, where: { type: one_to_one, minutes: { at_least: 60 } } }\nwindow: { each: half_term, at_least: 1, part: owed }',
  ])
  test('an agreement that asks for less is said so, with the clause', () => {
    const all = contradictionsWithAgreement(pack, { interval: '6 weeks', minutes: 45 })
    expect(all.map(({ clauses }) => clauses.join())).toEqual(['1', '2', '2'])
    expect(all[0]?.says).toBe(
      'The agreement is for a session every 6 weeks, and clause 1 asks for no more than 4 weeks between sessions: keeping the agreement alone does not keep the policy when two are more than 4 weeks apart and no more than 6 weeks.',
    )
    expect(all[2]?.says).toBe(
      'The agreement is for sessions of 45 minutes, and clause 2 counts only those of 60 minutes or more.',
    )
  })

  test('one that asks for as much or more is not mentioned, nor one for another kind of session', () => {
    expect(contradictionsWithAgreement(pack, { interval: '3 weeks', minutes: 60 })).toEqual([])
    expect(contradictionsWithAgreement(pack, { minutes: 45, sessions: { type: 'group' } })).toEqual([])
    expect(
      contradictionsWithAgreement(pack, { interval: '6 weeks', binding: new Set(['b']) }).map(({ rules }) => rules),
    ).toEqual([['b']])
  })
})

describe('rules that disagree and both stand, on purpose', () => {
  const both = (rules: string) =>
    `both_stand: [{ rules: ${rules}, reason: Each has its own use, agreed_by: governors, agreed_on: 2025-07-09 }]`

  test('are a note from then on, with why, by whom and when', () => {
    const [one, ...others] = found([halfTerm, fourWeeks], both('[a, b]'))
    expect(one).toMatchObject({
      kind: 'rhythm',
      weight: 'note',
      settled: { reason: 'Each has its own use.', agreedBy: 'governors', agreedOn: '2025-07-09' },
    })
    expect(others).toEqual([])
  })

  test('settle nothing between others, and one entry may name several', () => {
    const three = [halfTerm, fourWeeks, 'gap: { at_most: 10 days }']
    const open = found(three, both('[a, b]')).filter(({ weight }) => weight === 'contradiction')
    expect(open.length).toBeGreaterThan(0)
    expect(open.every(({ rules }) => rules.includes('c'))).toBe(true)
    expect(kinds(found(three, both('[a, b, c]'))).filter((kind) => kind.endsWith('contradiction'))).toEqual([])
  })

  test('that do not disagree are told of', () => {
    const apart = [
      'while: { role: dsl }\ngap: { at_most: 4 weeks }',
      'while: { role: head }\ngap: { at_most: 6 weeks }',
    ]
    expect(found(apart, both('[a, b]')).map(({ says }) => says)).toContain(
      'The policy says that “Rule a” and “Rule b” stand side by side on purpose, and nothing is found in which they disagree.',
    )
  })
})
