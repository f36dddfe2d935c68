import { describe, expect, test } from 'vitest'
import { resolvePack } from './follow.ts'
import type { Pack, Parameter } from './pack.ts'
import { packProblems } from './problems.ts'
import type { Rule } from './rule.ts'

const rule: Rule = {
  id: 'seen',
  title: 'Seen',
  clause: '1',
  strength: 'must',
  about: 'worker',
  counts: { event: 'session', as: 'supervisee' },
  gap: { at_most: '4 weeks' },
}
const pack: Pack = {
  plumbline: 'pack/1',
  id: 'a',
  title: 'A',
  version: 1,
  in_force_from: '2025-09-01',
  clauses: { '1': 'One.' },
  rules: [rule],
}

function told(change: Partial<Pack>): string[] {
  const { resolved, problems } = resolvePack([{ ...pack, ...change }])
  const all = resolved === null ? problems : packProblems(resolved)
  return all.map(
    ({ severity, places, says, instead }) => `${severity} ${places[0]?.path.join('.')}: ${says}; ${instead ?? ''}`,
  )
}
const toldOfRule = (change: Partial<Rule>, more: Partial<Pack> = {}) =>
  told({ rules: [{ ...rule, ...change }], ...more })
const another = (id: string, change: Partial<Rule> = {}): Rule => ({ ...rule, id, ...change })

test('nothing is told of a pack that is right', () => {
  expect(told({})).toEqual([])
})

describe('references that lead nowhere', () => {
  const parameters: Record<string, Parameter> = { rhythm: { asks: 'How often?', type: 'interval', clause: '1' } }
  test.each<[string, string[], string]>([
    ['a clause', toldOfRule({ clause: ['1', '12'] }), 'error rules.0.clause.1: there is no clause “12”; there are 1'],
    [
      'a parameter',
      toldOfRule({ gap: { at_most: { parameter: 'rythm' } } }, { parameters }),
      'error rules.0.gap.at_most.parameter: there is no parameter “rythm”; did you mean “rhythm”?',
    ],
    [
      'a parameter deep in an amount',
      toldOfRule({ gap: { at_most: { first_of: [{ use: { strictest: ['1 week', { parameter: 'x' }] } }] } } }),
      'error rules.0.gap.at_most.first_of.0.use.strictest.1.parameter: there is no parameter “x”; there are none in this pack: add it',
    ],
    [
      'a list',
      toldOfRule({ while: { any: [{ status: { in: 'live' } }] } }),
      'error rules.0.while.any.0.status.in: there is no list “live”; there are none in this pack: add it',
    ],
    [
      'a rule',
      toldOfRule({ instead_of: ['sean'] }),
      'error rules.0.instead_of.0: there is no rule “sean”; did you mean “seen”?',
    ],
    [
      'the rule itself',
      toldOfRule({ beside: ['seen'] }),
      'error rules.0.beside.0: “seen” is this rule itself; name another rule',
    ],
    [
      'a clause of a tension',
      told({ tensions: [{ id: 't', clauses: ['1', '9'], says: 'They disagree.' }] }),
      'error tensions.0.clauses.1: there is no clause “9”; there are 1',
    ],
    [
      'a clause left to people',
      told({ left_to_people: [{ id: 'p', clause: '9', says: 'Kind.', why: 'Nobody can count it.' }] }),
      'error left_to_people.0.clause: there is no clause “9”; there are 1',
    ],
  ])('%s', (_, problems, sentence) => {
    expect(problems).toContain(sentence)
  })
})

describe('circles and ids', () => {
  test('two rules with one id are told of', () => {
    expect(told({ rules: [rule, rule] })).toEqual([
      'error rules.1.id: two rules are called “seen”; give each rule an id of its own',
    ])
  })

  test.each(['instead_of', 'beside'] as const)('a circle of %s is told of once', (kind) => {
    const problems = told({
      rules: [another('a', { [kind]: ['b'] }), another('b', { [kind]: ['c'] }), another('c', { [kind]: ['a'] })],
    })
    expect(problems).toEqual([
      `error rules.0.${kind}: ${kind} goes in a circle: a, b, c, a; take “a” out of it, or the last of them`,
    ])
  })

  test('two breaches that start each other are told of', () => {
    const answers = (id: string, to: string): Rule => {
      const { gap: _, ...others } = another(id)
      return { ...others, after: { trigger: { breach_of: to }, within: '1 day' } }
    }
    expect(told({ rules: [answers('a', 'b'), answers('b', 'a')] })).toEqual([
      expect.stringContaining('breach_of goes in a circle: a, b, a'),
    ])
  })
})

describe('values', () => {
  const of = (parameter: Partial<Parameter>): string[] =>
    toldOfRule(
      { gap: { at_most: { parameter: 'p' } } },
      { parameters: { p: { asks: 'How?', type: 'interval', clause: '1', ...parameter } } },
    )
  test.each<[string, string[], string]>([
    [
      'of another type than the parameter',
      of({ value: '4 wekes' }),
      'error parameters.p.value: “4 wekes” is not an interval; did you mean 4 weeks?',
    ],
    [
      'of a parameter of another type than wanted',
      of({ type: 'number' }),
      'error rules.0.gap.at_most.parameter: “p” is a number, and an interval is wanted here; give “p” the type interval, or name another',
    ],
    [
      'that is no option',
      of({ type: 'choice', options: ['a', 'b'], value: 'c' }),
      'error parameters.p.value: “c” is none of the options; write a or b',
    ],
    [
      'of a choice without options',
      of({ type: 'choice' }),
      'error parameters.p: a choice needs its options; add “options”: a list of words',
    ],
    [
      'that is neither yes nor no',
      of({ type: 'yes_no', value: 'maybe' }),
      'error parameters.p.value: “maybe” is neither yes nor no; write yes or no',
    ],
    [
      'of a pack that ends before it begins',
      told({ in_force_until: '2025-08-31' }),
      'error in_force_until: the pack ends on 2025-08-31, before it begins on 2025-09-01; write a day from 2025-09-01 on',
    ],
  ])('%s', (_, problems, sentence) => {
    expect(problems).toContain(sentence)
  })
})

describe('a rule that cannot be meant so', () => {
  const { gap: _, ...asksNothing } = rule
  test.each<[string, string[], string]>([
    ['where, about a worker', toldOfRule({ where: { post: 'x' } }), '“where” chooses events'],
    [
      'more at least than at most',
      told({ rules: [{ ...asksNothing, window: { each: 'term', at_least: 3, at_most: 2, part: 'owed' } }] }),
      'at least 3 and at most 2 cannot both be kept',
    ],
    [
      'not before later than within',
      told({ rules: [{ ...asksNothing, after: { trigger: 'start', not_before: '3 weeks', within: '10 days' } }] }),
      'nothing can be done not before 3 weeks and within 10 days',
    ],
    [
      'points out of order',
      told({ rules: [{ ...asksNothing, after: { trigger: 'start', points: ['20 days', '2 weeks'] } }] }),
      '2 weeks comes before 20 days',
    ],
    [
      'a reading that gives no rule',
      toldOfRule({ reading: { taken: 'T.', others: { o: { says: 'O.', change: { gap: { at_most: '4' } } } } } }),
      'read so it is no longer a rule: gap.at_most: 4 has no unit',
    ],
    [
      'a reading that changes nothing',
      toldOfRule({ reading: { taken: 'T.', others: { o: { says: 'O.', change: {} } } } }),
      'this reading changes nothing',
    ],
    [
      'a stream that is about nobody',
      toldOfRule({ counts: { event: 'session' } }),
      'without “as” every session counts',
    ],
    [
      'covering without excuse',
      toldOfRule({ pauses: [{ while: { leave: 'sick' }, effect: 'restart', covering: 'any' }] }),
      '“covering” does nothing beside “effect: restart”',
    ],
  ])('%s', (_, problems, sentence) => {
    expect(problems).toEqual([expect.stringContaining(sentence)])
  })
})

describe('what nothing speaks of', () => {
  test('is a warning: a clause, a parameter, a list', () => {
    const problems = told({
      clauses: { '1': 'One.', '2': 'Two.' },
      parameters: { p: { asks: 'How?', type: 'number', clause: '1' } },
      lists: { live: ['x'] },
    })
    expect(problems.map((problem) => problem.split(';')[0])).toEqual([
      'warning clauses.2: no rule, template or statement left to people names clause “2”',
      'warning parameters.p: nothing uses the parameter “p”',
      'warning lists.live: nothing uses the list “live”',
    ])
  })

  test('is spoken of by what is left to people, a tension, or another reading', () => {
    const left_to_people = [{ id: 'p', clause: '2', says: 'Kind.', why: 'Nobody can count it.' }]
    const reading = { taken: 'T.', others: { o: { says: 'O.', change: { gap: { at_most: { parameter: 'p' } } } } } }
    const parameters: Record<string, Parameter> = { p: { asks: 'How?', type: 'interval', clause: '1' } }
    expect(
      told({ clauses: { '1': 'One.', '2': 'Two.' }, left_to_people, parameters, rules: [{ ...rule, reading }] }),
    ).toEqual([])
  })
})

describe('readings', () => {
  const written: Rule = {
    ...rule,
    reading: {
      taken: 'Four weeks.',
      others: {
        a_month: {
          says: 'A month.',
          change: { gap: null, window: { each: 'calendar_month', at_least: 1, part: 'owed' } },
        },
        six_weeks: { says: 'Six weeks.', change: { gap: { at_most: '6 weeks' } } },
      },
    },
  }
  const toldWith = (readings: Record<string, string>) => {
    const { resolved, problems } = resolvePack([{ ...pack, rules: [written] }], readings)
    return (resolved === null ? problems : packProblems(resolved)).map(({ says }) => says)
  }

  test('are laid over the rule as it was written, whichever is chosen', () => {
    expect(toldWith({})).toEqual([])
    expect(toldWith({ seen: 'a_month' })).toEqual([])
    expect(toldWith({ seen: 'six_weeks' })).toEqual([])
  })

  test('that give no rule are told of whichever is chosen', () => {
    const wrong = { says: 'Both.', change: { window: { each: 'week', at_least: 1, part: 'owed' } } }
    const rules = [{ ...written, reading: { taken: 'Four weeks.', others: { ...written.reading?.others, wrong } } }]
    for (const readings of [{}, { seen: 'a_month' }]) {
      const { resolved } = resolvePack([{ ...pack, rules }], readings)
      expect(packProblems(resolved!).map(({ says }) => says)).toEqual([expect.stringContaining('asks one thing')])
    }
  })
})
