import fc from 'fast-check'
import { expect, test } from 'vitest'
import { packSchema, type Pack } from '../pack.ts'
import { ruleSchema, type Rule } from '../rule.ts'
import { ruleInWords } from './rule-in-words.ts'

const pack: Pack = packSchema.parse({
  plumbline: 'pack/1',
  id: 'any',
  title: 'Any',
  version: 1,
  in_force_from: '2025-09-01',
  clauses: { '1': 'One.' },
  lists: { live_ones: ['child_in_need', 'looked_after'] },
  parameters: {
    open_interval: { asks: 'How often?', type: 'interval', clause: '1' },
    set_interval: { asks: 'How soon?', type: 'interval', clause: '1', value: '5 working_days' },
    open_number: { asks: 'How many?', type: 'number', clause: '1' },
  },
})

const name = fc.constantFrom(
  'worker',
  'child',
  'a_b_c',
  'role',
  'record_signed',
  'on_call',
  'minutes',
  'x',
  'has_own_car',
  'order_made',
  'status',
)
/** A name in the plural is an attribute, and no event or kind of thing. */
const thing = name.filter((each) => each !== 'minutes')
const scalar = fc.oneof(
  fc.boolean(),
  fc.constantFrom('yes', 'no', 'deputy_dsl', 'some_long_value', '4 weeks'),
  fc.integer({ min: 0, max: 99 }),
)
const interval = fc
  .tuple(
    fc.integer({ min: 0, max: 60 }),
    fc.constantFrom(
      'minute',
      'hours',
      'days',
      'weeks',
      'fortnight',
      'month',
      'quarters',
      'year',
      'working_day',
      'school_days',
      'term_days',
      'term_week',
    ),
  )
  .map(([count, unit]) => `${count} ${unit}`)
const bound = fc.oneof(fc.integer({ min: 0, max: 90 }), fc.constant({ parameter: 'open_number' }))

const { condition, stream } = fc.letrec((tie) => ({
  test: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    scalar,
    fc.array(scalar, { minLength: 1, maxLength: 3 }),
    fc.record({ is: scalar, for_less_than: interval }),
    fc.record({ for_at_least: interval }),
    fc.record({ in: fc.constantFrom('live_ones', 'no_such_list') }),
    fc.record({ at_least: bound, at_most: bound }),
    fc.record({ more_than: bound }),
    fc.record({ known: fc.constantFrom('yes', 'no') }),
    fc.record({ same_as: fc.constantFrom('subject', 'subject.supervisor', 'subject.line_manager') }),
    fc.record({ which: tie('condition') }),
    fc.record({ not: tie('test') }),
  ),
  condition: fc.oneof(
    { maxDepth: 3 },
    fc.dictionary(name, tie('test'), { minKeys: 1, maxKeys: 3 }),
    fc.record({ any: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ none: fc.array(tie('condition'), { minLength: 1, maxLength: 2 }) }),
    fc.record({ all: fc.array(tie('condition'), { minLength: 1, maxLength: 2 }) }),
    fc.record({
      happened: fc.record(
        { event: thing, as: name, at_least: fc.integer({ min: 0, max: 3 }), in_last: interval },
        { requiredKeys: ['event'] },
      ),
    }),
  ),
  stream: fc.record(
    {
      event: fc.oneof(thing, fc.array(thing, { minLength: 1, maxLength: 3 })),
      as: name,
      where: tie('condition'),
      apart: interval,
      day_of: name,
    },
    { requiredKeys: ['event'] },
  ),
}))

const { amount } = fc.letrec((tie) => ({
  amount: fc.oneof(
    { maxDepth: 2 },
    interval,
    fc.record({ parameter: fc.constantFrom('open_interval', 'set_interval', 'not_there') }),
    fc.record({ fact: name, no_more_than: interval, otherwise: tie('amount') }, { requiredKeys: ['fact'] }),
    fc.record({
      first_of: fc.array(fc.record({ when: condition, use: tie('amount') }, { requiredKeys: ['use'] }), {
        minLength: 1,
        maxLength: 3,
      }),
    }),
    fc.record({ strictest: fc.array(tie('amount'), { minLength: 2, maxLength: 3 }) }),
    fc.record({
      take: tie('amount'),
      scale: fc.record({ by: name, full: bound, way: fc.constantFrom('longer', 'fewer'), round: fc.constant('up') }),
    }),
  ),
}))
const numbers = fc.oneof(
  fc.integer({ min: 0, max: 20 }),
  fc.constant({ parameter: 'open_number' }),
  fc.record(
    { times: fc.constantFrom(0.125, 0.3, 2), total: name, of: stream, round: fc.constantFrom('up', 'down') },
    { requiredKeys: ['times', 'of', 'round'] },
  ),
)
const trigger = fc.oneof(
  fc.constant('start'),
  fc.record({ begins: condition }),
  fc.record({ ends: condition }),
  fc.constant({ breach_of: 'some_rule' }),
  stream,
)
const gap = fc.record(
  { at_most: fc.oneof(amount, fc.record({ number: bound, of: stream })), first: amount },
  { requiredKeys: ['at_most'] },
)
const window = fc
  .tuple(
    fc.oneof(
      fc.constantFrom('half_term', 'calendar_month', 'week', 'term').map((each) => ({ each, part: 'owed' })),
      fc.record({ rolling: interval }),
      fc.constant({ each: { week_from: 'sunday' }, part: { pro_rata: 'up' } }),
      fc.record({
        each: fc.record({ every: interval, from: fc.constantFrom('start', '2025-09-01') }),
        part: fc.constant('exempt'),
      }),
      fc.record({ each: fc.record({ between: trigger }) }),
    ),
    fc.oneof(
      fc.record({ at_least: numbers }),
      fc.record({ at_most: numbers, total: name }),
      fc.record({ at_least: numbers, at_most: numbers, different: thing }),
      fc.constant({ one_of_each: 'type', values: ['one_to_one', 'group'] }),
      fc.record({ covers: fc.record({ kind: thing, by: name, as: name, while: condition }) }),
    ),
  )
  .map(([when, what]) => ({ ...when, ...what }))
const ask = fc.oneof(
  fc.record({ counts: stream, gap }),
  fc.record({ counts: stream, window }),
  fc.record({
    counts: stream,
    after: fc.record(
      { trigger, within: fc.oneof(fc.constant('open'), amount), not_before: interval },
      { requiredKeys: ['trigger', 'within'] },
    ),
  }),
  fc.record({
    counts: stream,
    before: fc.record({ trigger, within: amount, no_later_than: interval }, { requiredKeys: ['trigger'] }),
  }),
  fc.record({ always: condition }),
  fc.record({ either: fc.array(fc.record({ counts: stream, gap }), { minLength: 2, maxLength: 3 }) }),
)
const rules = fc
  .tuple(
    ask,
    fc.record(
      {
        about: thing,
        where: condition,
        while: condition,
        owed_by: name,
        grace: amount,
        warn: interval,
        pauses: fc.array(fc.record({ while: condition, effect: fc.constantFrom('stop_clock', 'restart', 'excuse') }), {
          maxLength: 2,
        }),
        instead_of: fc.constant(['some_rule']),
      },
      { requiredKeys: ['about'] },
    ),
  )
  .map(([asked, rest]) => ({ id: 'any_rule', title: 'Any rule', clause: '1', strength: 'should', ...rest, ...asked }))

test('whatever a rule is made of, its words are sentences without a key, a hole or a doubled space', () => {
  fc.assert(
    fc.property(rules, (written) => {
      const read = ruleSchema.safeParse(written)
      fc.pre(read.success)
      const { headline, details } = ruleInWords(read.data as Rule, pack)
      for (const line of [headline, ...details]) {
        expect(line).not.toMatch(
          /undefined|NaN|null|\[object|_| {2}|\b1 (sessions|days|weeks|months|minutes)\b|Infinity/,
        )
        expect(line).toMatch(/^["“\dA-ZÀ-Ý].*[.?][”)]?$/s)
      }
    }),
    { numRuns: 500 },
  )
})
