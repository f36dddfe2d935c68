import { expect, test } from 'vitest'
import { packSchema } from '../pack.ts'
import { ruleInWords } from './rule-in-words.ts'

const pack = packSchema.parse({
  plumbline: 'pack/1',
  id: 'a',
  title: 'A',
  version: 1,
  in_force_from: '2025-09-01',
  clauses: { '1': 'One.' },
  parameters: {
    unset: { asks: 'How long is somebody new?', type: 'interval', clause: '1' },
    set: { asks: 'How far back?', type: 'interval', clause: '1', value: '2 years', set_by: 'head' },
  },
})
const held = { event: 'session', as: 'supervisee', where: { outcome: 'held' } }
const season = { from: '1 September', to: '31 July' }
/** All that is said of a rule, in one text. */
const said = (rule: object): string => {
  const given = { id: 'r', title: 'R', clause: '1', strength: 'must', about: 'worker', ...rule }
  const { headline, details } = ruleInWords(packSchema.parse({ ...pack, rules: [given] }).rules?.[0] as never, pack)
  return [headline, ...details].join(' ')
}

test.each([
  [
    { while: { case_holding: 'yes', season }, counts: held, window: { each: 'week', at_least: 1, part: 'owed' } },
    'Covers case holders, from 1 September to 31 July.',
  ],
  [{ while: { none: [{ season }] }, counts: held, gap: { at_most: '2 weeks' } }, 'outside 1 September to 31 July.'],
  [
    { while: { season }, always: { agreement_in_force: 'yes' } },
    'For each member of staff, from 1 September to 31 July: they have an agreement in force.',
  ],
  [
    { about: 'session', where: { outcome: 'held', season }, always: { minutes: { at_least: 60 } } },
    'For each held session, from 1 September to 31 July: it lasts 60 minutes or more.',
  ],
])('a season is said after whom it covers: %j', (rule, words) => {
  expect(said(rule)).toContain(words)
})

test.each([
  ['for_less_than', 'unset', 'employed for less than a time not set yet'],
  ['for_less_than', 'set', 'employed for less than 2 years'],
  ['for_at_least', 'set', 'employed for 2 years or more'],
  ['for_at_most', 'unset', 'employed for a time not set yet at most'],
])('an interval of a parameter is said by its value: %s %s', (how, parameter, words) => {
  const words_ = said({
    while: { employed: { is: 'yes', [how]: { parameter } } },
    counts: held,
    gap: { at_most: '2 weeks' },
  })
  expect(words_).toContain(words)
  expect(words_).toContain(parameter === 'set' ? '“How far back?” 2 years, set by head.' : 'has no number yet')
})

test('so is the stretch in which something happened', () => {
  const rule = (parameter: string) => ({
    always: { happened: { event: 'training', as: 'worker', in_last: { parameter } } },
  })
  expect(said(rule('set'))).toContain('has had a training course in the last 2 years')
  expect(said(rule('unset'))).toContain('has had a training course in a time not set yet')
})

test('a fact of the subject is named as theirs', () => {
  const more = { years_of_experience: { more_than: { of: 'subject.years_of_experience' } } }
  expect(said({ always: { supervisor: { which: more } } })).toContain(
    'years of experience are more than the member of staff’s own years of experience',
  )
  expect(said({ about: 'session', always: { minutes: { at_least: { of: 'subject.planned_minutes' } } } })).toContain(
    'lasts the session’s planned minutes or more',
  )
})

test('a day that the trigger holds is named by its attribute', () => {
  const set = { event: 'action_set', as: 'owner' }
  expect(said({ counts: { event: 'action_done', as: 'owner' }, after: { trigger: set, by: 'due_on' } })).toContain(
    'by the day in the “due on” of each action set',
  )
  expect(
    said({ counts: { event: 'record_destroyed', as: 'worker' }, after: { trigger: set, by: 'due_on', at_most: 0 } }),
  ).toContain('until the day in its “due on” has passed')
})
