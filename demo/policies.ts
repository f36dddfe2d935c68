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

/** The same policy a year later, with a parameter or two set anew. */
export const looksAgain = ({ adoptedBy }: Without, parameters: NonNullable<Without['parameters']>): Without => ({
  adoptedBy,
  parameters,
})

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
    child_interval: { value: '10 weeks', set_by: 'the headteacher', reason: 'Every third session at the latest.' },
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

/** A cluster that keeps the four weeks, in weeks of term, and lets the hour a month follow from them. */
export const ofMarrowfield: Without = {
  follows: 'schools-and-clusters@1',
  adoptedBy: 'the cluster’s governors',
  vary: [
    {
      drop: 'monthly_hour',
      reason: 'Four weeks and an hour each time give more than an hour in most months. One clock is enough.',
      agreedBy: 'the cluster’s governors',
    },
  ],
  readings: { four_weekly: 'term_weeks' },
  parameters: {
    child_interval: { value: '16 weeks', set_by: 'the cluster chair', reason: 'Once a term at the latest.' },
    about_an_hour_from: { value: 45, set_by: 'the cluster chair' },
    about_an_hour_to: { value: 80, set_by: 'the cluster chair' },
    audit_interval: { value: '1 year', set_by: 'the cluster chair' },
  },
}

/** A service that takes the board's policy as it is. */
export const ofFernhollow: Without = { follows: 'integrated@1', adoptedBy: 'the service’s management board' }

/** A partnership that sets the times its strategy leaves to agencies. */
export const ofQuillbrook: Without = {
  follows: 'partnership@1',
  adoptedBy: 'the executive group',
  readings: { child_in_need_discussed: 'protection_too' },
  parameters: {
    service_interval: {
      value: '14 weeks',
      set_by: 'the partnership director',
      reason: 'Three months, and a week or two for holidays.',
    },
    before_review: { value: '4 weeks', set_by: 'the partnership director' },
    escalate_within: { value: '15 working_days', set_by: 'the partnership director' },
    no_change_for: { value: '3 months', set_by: 'the partnership director' },
    record_within: { value: '5 working_days', set_by: 'the partnership director' },
    contract_review_interval: { value: '1 year', set_by: 'the partnership director' },
    newly_appointed_for: { value: '6 months', set_by: 'the partnership director' },
    newly_appointed_interval: { value: '4 weeks', set_by: 'the partnership director' },
  },
}
