import { packSchema } from '../src/domain/policy/pack.ts'
import type { Pack } from '../src/domain/policy/pack.ts'

const held = { event: 'session', as: 'supervisee', where: { outcome: 'held' } }
const onLeave = { while: { leave: { known: 'yes' } } }

/**
 * A dozen rules as a trust or an authority might ask them of everybody: a rhythm in half-terms, a longest gap that stands
 * still during leave, minutes in a term, a year that rolls, stages, answers in weeks and working days, agreements, records,
 * children, training. One of every form, none left without a value: what the bar for whole populations is measured with.
 */
export const populationPack: Pack = packSchema.parse({
  plumbline: 'pack/1',
  id: 'a-dozen-rules',
  title: 'A dozen rules',
  version: 1,
  in_force_from: '2024-09-01',
  jurisdiction: 'england_and_wales',
  lists: { live: ['child_protection_plan', 'child_in_need', 'looked_after'] },
  clauses: { '1': 'How often.', '2': 'What is agreed and recorded.', '3': 'Children.' },
  rules: [
    ruleOf('each_half_term', '1', 'worker', {
      while: { case_holding: 'yes' },
      counts: held,
      window: { each: 'half_term', at_least: 1, part: 'exempt' },
      pauses: [{ ...onLeave, effect: 'excuse', covering: 'half' }],
    }),
    ruleOf('never_longer', '1', 'worker', {
      while: { supervisor: { known: 'yes' } },
      counts: held,
      gap: { at_most: '10 weeks', first: '6 weeks' },
      pauses: [{ ...onLeave, effect: 'stop_clock' }],
    }),
    ruleOf('newly_qualified', '1', 'worker', {
      while: { newly_qualified: { is: 'yes', for_less_than: '12 months' } },
      counts: held,
      gap: { at_most: '4 weeks' },
    }),
    ruleOf('minutes_in_a_term', '1', 'worker', {
      while: { case_holding: 'yes' },
      counts: held,
      window: { each: 'term', total: 'minutes', at_least: 100, part: { pro_rata: 'up' } },
    }),
    ruleOf('five_in_a_year', '1', 'worker', {
      while: { supervisor: { known: 'yes' } },
      counts: held,
      window: { rolling: '12 months', at_least: 5 },
    }),
    ruleOf('first_session', '1', 'worker', {
      counts: held,
      after: { trigger: { begins: { supervisor: { known: 'yes' } } }, within: '6 weeks' },
    }),
    ruleOf('cancelled_rebooked', '1', 'worker', {
      counts: { event: 'session_rebooked', as: 'supervisee' },
      after: {
        trigger: { event: 'session_cancelled', as: 'supervisee' },
        linked: 'cancellation',
        within: '10 working_days',
      },
    }),
    ruleOf('agreement_in_force', '2', 'worker', {
      while: { supervisor: { known: 'yes' } },
      always: { agreement_in_force: 'yes' },
      grace: '4 weeks',
    }),
    ruleOf('lead_trained', '2', 'worker', {
      while: { role: 'dsl' },
      counts: { event: 'training', as: 'worker', where: { course: 'dsl' } },
      gap: { at_most: '2 years' },
      warn: '3 months',
    }),
    ruleOf('record_signed', '2', 'session', {
      where: { outcome: 'held' },
      counts: { event: 'record_signed', as: 'session' },
      after: { trigger: 'start', within: '5 working_days' },
    }),
    ruleOf('agreement_reviewed', '2', 'agreement', {
      while: { in_force: 'yes' },
      counts: { event: 'agreement_reviewed', as: 'agreement' },
      gap: { at_most: '1 year' },
    }),
    ruleOf('child_discussed', '3', 'child', {
      while: { status: { in: 'live' } },
      counts: { event: 'session', as: 'child', where: { outcome: 'held' } },
      window: { each: 'half_term', at_least: 1, part: 'exempt' },
    }),
  ],
})

function ruleOf(id: string, clause: string, about: string, asks: object): object {
  return { id, title: id.replaceAll('_', ' '), clause, strength: 'must', about, ...asks }
}
