import { adoptPolicy, type PolicyToAdopt } from '../src/features/policies/public.ts'
import { as, type Player, type Stage } from './stage.ts'

type Without = Omit<PolicyToAdopt, 'inForceFrom' | 'adoptedOn' | 'nextReviewOn'>

/** A policy adopted on the day of a moment, in force from that day, to be looked at again a year later. */
export async function adopt(stage: Stage, head: Player, moment: Temporal.Instant, policy: Without): Promise<void> {
  await as(stage, head, moment, (work) =>
    adoptPolicy(work, {
      ...policy,
      inForceFrom: work.today,
      adoptedOn: work.today,
      nextReviewOn: work.today.add({ years: 1, months: 6 }),
    }),
  )
}

/** A primary school follows the pack of one, without its weekly meetings, and counts its four weeks in term. */
export const ofWrenfold: Without = {
  follows: 'primary-and-nursery@1',
  adoptedBy: 'the governing body',
  vary: [
    {
      drop: 'weekly',
      reason:
        'The appendix asks for a meeting every week and the policy for one in each half-term. The governors keep the policy.',
      agreedBy: 'the governing body',
    },
    {
      drop: 'weekly_group',
      reason: 'The leads meet on Mondays in the office; that is no supervision.',
      agreedBy: 'the governing body',
    },
  ],
  readings: { four_weekly: 'term_weeks' },
  parameters: {
    child_interval: { value: '8 weeks', set_by: 'the headteacher', reason: 'Every second session at the latest.' },
    extended_minutes: { value: 70, set_by: 'the headteacher' },
  },
}

/** A college that takes its pack as it is, and says what prompt means. */
export const ofKestrelVale: Without = {
  follows: 'college@1',
  adoptedBy: 'the corporation',
  parameters: {
    record_within: { value: '5 working_days', set_by: 'the principal' },
    agreement_review_interval: { value: '1 year', set_by: 'the principal' },
  },
}
