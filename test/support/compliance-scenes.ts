import fc from 'fast-check'
import { isoOf, parseDay } from '../../src/domain/compliance/civil.ts'
import { fact, held, schoolYears, session } from './compliance.ts'

// Facts of one worker over two years, and rules of every kind, for properties that hold whatever the facts.

const first = parseDay('2024-09-01')
const last = parseDay('2026-07-31')
export const calendars = { school: schoolYears }

const someDay = fc.integer({ min: first, max: last }).map(isoOf)
const unevenDays = fc
  .constantFrom('2024-02-29', '2025-01-31', '2025-03-30', '2025-10-26', '2025-04-18', '2025-12-31')
  .map((day) => (day < '2024-09-01' ? '2024-12-31' : day))
export const day = fc.oneof({ weight: 5, arbitrary: someDay }, { weight: 1, arbitrary: unevenDays })
const span = fc.tuple(day, fc.option(fc.integer({ min: 0, max: 200 }), { nil: undefined })).map(([from, length]) => ({
  from,
  until: length === undefined ? undefined : isoOf(parseDay(from) + length),
}))
export const sessions = fc.array(
  fc.record({
    on: day,
    minutes: fc.option(fc.integer({ min: 20, max: 90 }), { nil: undefined }),
    type: fc.constantFrom('one_to_one', 'group'),
  }),
  { maxLength: 14 },
)
export const scene = fc.record({
  sessions,
  role: span,
  leave: fc.option(span, { nil: undefined }),
  agreed: fc.option(fc.tuple(span, fc.constantFrom('2 weeks', '6 weeks', '3 months')), { nil: undefined }),
})
export type Scene = typeof scene extends fc.Arbitrary<infer T> ? T : never

export const eventsOf = ({ sessions: all }: Pick<Scene, 'sessions'>, prefix = 's') =>
  all.map(({ on, minutes, type }, place) =>
    session(`${prefix}${place}`, on, { type, ...(minutes !== undefined && { minutes }) }),
  )
export const factsIn = ({ role, leave, agreed }: Scene) => [
  fact('role', 'dsl', role.from, role.until),
  ...(leave ? [fact('leave', 'sick', leave.from, leave.until)] : []),
  ...(agreed ? [fact('agreed_interval', agreed[1], agreed[0].from, agreed[0].until)] : []),
]
export const written = (given: Scene) => ({
  evaluate_from: '2024-09-01',
  calendars,
  facts: factsIn(given),
  events: eventsOf(given),
})

const dsl = { while: { role: 'dsl' } }
const sure = { ...held, where: { outcome: 'held', type: 'one_to_one' } }
const pauses = [{ while: { leave: 'sick' }, lasting: { at_least: '5 working_days' }, effect: 'stop_clock' }]
export const rules = [
  { id: 'gap', ...dsl, counts: sure, gap: { at_most: '28 days' }, pauses },
  { id: 'months', ...dsl, counts: sure, gap: { at_most: '1 month', first: '10 working_days' }, grace: '2 days' },
  {
    id: 'agreed',
    ...dsl,
    counts: sure,
    gap: { at_most: { fact: 'agreed_interval', no_more_than: '8 weeks', otherwise: '4 weeks' } },
  },
  { id: 'long', ...dsl, counts: { ...held, where: { minutes: { at_least: 60 } } }, gap: { at_most: '6 weeks' } },
  { id: 'half_term', ...dsl, counts: sure, window: { each: 'half_term', at_least: 1, part: 'exempt' } },
  {
    id: 'minutes',
    ...dsl,
    counts: held,
    window: { each: 'calendar_month', total: 'minutes', at_least: 60, part: { pro_rata: 'up' } },
  },
  { id: 'rolling', ...dsl, counts: sure, window: { rolling: '6 months', at_least: 3 }, pauses },
  { id: 'started', counts: sure, after: { trigger: { begins: { role: 'dsl' } }, within: '4 weeks' }, pauses },
  { id: 'standing', ...dsl, always: { agreed_interval: { known: 'yes' } }, grace: '1 week' },
  {
    id: 'either',
    ...dsl,
    either: [
      { counts: sure, gap: { at_most: '3 weeks' } },
      { counts: held, window: { each: 'term', at_least: 2, part: 'owed' } },
    ],
  },
]
