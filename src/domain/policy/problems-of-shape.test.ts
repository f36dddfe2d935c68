import { describe, expect, test } from 'vitest'
import { factsSchema } from '../compliance/facts.ts'
import { followingPackSchema, packSchema } from './pack.ts'
import { problemsOfShape } from './problems-of-shape.ts'
import { ruleSchema } from './rule.ts'

const rule = {
  id: 'seen',
  title: 'Seen',
  clause: '2.1',
  strength: 'must',
  about: 'worker',
  counts: { event: 'session', as: 'supervisee' },
  gap: { at_most: '4 weeks' },
}
const told = (change: Readonly<Record<string, unknown>>) =>
  problemsOfShape(ruleSchema, { ...rule, ...change }).map(
    ({ path, says, instead }) => `${path.join('.')}: ${says}; ${instead ?? ''}`,
  )

test('nothing is told of a rule that is right', () => {
  expect(told({})).toEqual([])
})

describe('one mistake is told in one sentence, with what to write instead', () => {
  test.each([
    ['an unknown key', { strenght: 'must' }, 'strenght: there is no “strenght” here; did you mean “strength”?'],
    [
      'a word that is none of those',
      { strength: 'mst' },
      'strength: “mst” is not known here; did you mean must? There are must, should, recommended, usually and may',
    ],
    [
      'a unit misspelled',
      { gap: { at_most: '4 wekes' } },
      'gap.at_most: “4 wekes” is not an interval; did you mean 4 weeks?',
    ],
    [
      'a unit with a space',
      { gap: { at_most: '5 working days' } },
      'gap.at_most: “5 working days” is not an interval; did you mean 5 working_days?',
    ],
    ['a number in words', { warn: 'two weeks' }, 'warn: “two weeks” is not an interval; did you mean 2 weeks?'],
    ['a rhythm', { gap: { at_most: 'fortnightly' } }, 'gap.at_most: “fortnightly” is not an interval; write 2 weeks'],
    [
      'a fraction',
      { gap: { at_most: '1.5 hours' } },
      'gap.at_most: “1.5 hours” is not a whole number; write 90 minutes',
    ],
    [
      'a number for a clause',
      { clause: 2.1 },
      'clause: 2.1 is read as a number, and a word is wanted; put it in quotes: "2.1"',
    ],
    [
      'a length of time where how long something has held was meant',
      { while: { employed: { is: 'yes', less_than: '12 months' } } },
      'while.employed.less_than: a number is compared here, and “12 months” is a length of time; write “for_less_than: 12 months” for how long employed has held, or the number alone',
    ],
    [
      'a length of time where a number of minutes is compared',
      { counts: { event: 'session', where: { minutes: { at_least: '60 minutes' } } } },
      'counts.where.minutes.at_least: a number is compared here, and “60 minutes” is a length of time; write 60',
    ],
    [
      'a misspelled source of an amount',
      { gap: { at_most: { paramter: 'x' } } },
      'gap.at_most.paramter: there is no “paramter” here; did you mean “parameter”?',
    ],
    [
      'a mistake deep in a union',
      { gap: { at_most: { first_of: [{ when: { newly_qualified: 'yes' }, use: '1 wek' }, { use: '1 month' }] } } },
      'gap.at_most.first_of.0.use: “1 wek” is not an interval; did you mean 1 week?',
    ],
    [
      'a key of a test',
      { while: { minutes: { atleast: 60 } } },
      'while.minutes.atleast: there is no “atleast” here; did you mean “at_least”?',
    ],
    [
      'a word of a condition',
      { while: { happend: { event: 'training', as: 'worker' } } },
      'while.happend: there is no “happend” here; did you mean “happened”?',
    ],
    [
      'a mapping where a list is wanted',
      { pauses: { while: { leave: 'sick' }, effect: 'stop_clock' } },
      'pauses: a list is wanted here; put it in square brackets: [ … ]',
    ],
    [
      'a name with capitals',
      { id: 'Deputy DSL' },
      'id: “Deputy DSL” is not a name; write deputy_dsl: a name has small letters, digits and underscores, begins with a letter, and has at most 60',
    ],
  ])('%s', (_, change, sentence) => {
    expect(told(change)).toEqual([sentence])
  })

  test('a number without a unit is told the units', () => {
    expect(told({ gap: { at_most: 28 } })).toEqual([
      expect.stringMatching(
        /^gap\.at_most: 28 has no unit; write the unit too, as 28 days; units are minute, .*term_week/,
      ),
    ])
  })

  test('a window without its worth of a part is told so', () => {
    const { gap: _, ...others } = rule
    const [problem, ...more] = problemsOfShape(ruleSchema, { ...others, window: { each: 'half_term', at_least: 1 } })
    expect([problem?.path, problem?.says.includes('part: owed'), more]).toEqual([['window'], true, []])
  })

  test('two things asked at once, or none, is told of the rule', () => {
    const { gap: _, ...none } = rule
    expect(told({ always: { supervisor: { known: 'yes' } } })).toEqual([expect.stringContaining('write two rules')])
    expect(problemsOfShape(ruleSchema, none)).toEqual([
      expect.objectContaining({ path: [], says: expect.stringContaining('say what is asked') }),
    ])
  })
})

describe('a whole pack', () => {
  const pack = { plumbline: 'pack/1', id: 'a', title: 'A', version: 1, in_force_from: '2025-09-01', clauses: {} }
  const toldOf = (change: object) => problemsOfShape(packSchema, { ...pack, ...change })

  test('is told of each of its mistakes, and of a missing key at the mapping that lacks it', () => {
    const { title: _, ...untitled } = pack
    expect(problemsOfShape(packSchema, untitled)).toEqual([
      { path: [], onKey: true, says: '“title” is missing', instead: expect.stringContaining('add “title”') },
    ])
    expect(toldOf({ id: 'A_b', version: '1', in_force_from: '1/9/2025' }).map(({ instead }) => instead)).toEqual([
      expect.stringContaining('write a-b'),
      'write 1',
      'write 2025-09-01',
    ])
  })

  test('that is a list, or nothing, is told what a pack is', () => {
    expect(problemsOfShape(packSchema, [])).toHaveLength(1)
    expect(problemsOfShape(packSchema, null)).toHaveLength(1)
  })

  test('a day that does not exist is told of', () => {
    expect(toldOf({ in_force_from: '2025-02-30' })[0]?.says).toBe('there is no day “2025-02-30”')
  })

  test('whose keys are called as something that every object has is told of, and no surprise', () => {
    const keys = '{"__proto__": {"admin": true}, "constructor": 1, "toString": []}'
    expect(problemsOfShape(packSchema, JSON.parse(keys)).map(({ path }) => path[0])).toEqual(
      expect.arrayContaining(['__proto__', 'constructor', 'toString']),
    )
  })

  test('that follows another needs a reason for each change', () => {
    const wrong = problemsOfShape(followingPackSchema, { ...pack, extends: 'b@1', vary: [{ rule: 'x', change: {} }] })
    expect(wrong).toEqual([expect.objectContaining({ path: ['vary', 0], says: '“reason” is missing' })])
  })
})

test('facts are told of in the same way', () => {
  const wrong = problemsOfShape(factsSchema, {
    plumbline: 'facts/1',
    things: [{ id: 'w1', kind: 'worker', organization: 'x' }],
    facts: [{ of: 'w1', fact: 'role', value: null, from: '2025-9-1' }],
    events: [{ id: 's1', event: 'session', at: '2025-09-18T10:00' }],
  })
  expect(wrong.map(({ path, instead }) => `${path.join('.')}: ${instead ?? ''}`)).toEqual([
    'things.0.organization: did you mean “organisation”?',
    'facts.0.value: write a word, a number or yes or no',
    'facts.0.from: write 2025-09-01',
    'events.0.at: an instant is written with its offset, as 2026-03-12T15:30:00+00:00',
  ])
})
