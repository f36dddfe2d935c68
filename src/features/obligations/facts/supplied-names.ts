import { roles } from '../../../domain/access/actor.ts'

/**
 * What the product can ever record, of the names of docs/policies/facts-and-obligations.md (all of them are in
 * `domain/policy/supplied-names.ts`). A rule that asks for anything
 * else is never held against anybody: see `beyond-the-product.ts`. Whoever makes the product record more adds it here and
 * in the mapping beside.
 */

/** The links that each event has. */
export const suppliedEvents: Readonly<Record<string, readonly string[]>> = {
  session: ['supervisee', 'supervisor', 'agreement', 'child'],
  session_booked: ['supervisee', 'supervisor', 'agreement', 'session'],
  session_cancelled: ['supervisee', 'supervisor', 'agreement', 'session'],
  session_rebooked: ['supervisee', 'supervisor', 'agreement', 'session', 'cancellation'],
  record_completed: ['session', 'supervisee', 'supervisor', 'discussion'],
  record_signed: ['session', 'supervisee', 'supervisor'],
  record_copied: ['session', 'supervisee', 'supervisor', 'to'],
  decision_filed: ['session', 'supervisee', 'supervisor', 'child'],
  informal_discussion: ['supervisee', 'supervisor', 'child'],
  informal_revisited: ['supervisee', 'session', 'discussion'],
  agreement_signed: ['agreement', 'supervisee', 'supervisor'],
  agreement_reviewed: ['agreement', 'supervisee', 'supervisor'],
  action_set: ['owner', 'session', 'child'],
  action_done: ['owner', 'session', 'child', 'action'],
  review_meeting: ['child'],
  escalated: ['child', 'worker'],
  management_oversight: ['child', 'worker'],
  line_manager_changed: ['worker'],
  policy_adopted: ['policy', 'organisation'],
  policy_reviewed: ['policy', 'organisation'],
  policy_ratified: ['policy', 'organisation'],
  policy_read: ['policy', 'worker'],
}

/** Facts of things and attributes of events. Each filled clause of an agreement is a fact too, so of agreements all are. */
export const suppliedNames: ReadonlySet<string> = new Set(
  [
    'employed works_in role post line_manager supervisor supervisee newly_qualified case_holding hours leave',
    'clinical_role occupational_standard standard_interval standard_minutes',
    'agreement_in_force agreed_interval agreed_minutes in_force kind type review_on supervision_policy',
    'status holder rag drift form extended outcome minutes planned_minutes discussed cases_discussed items_met next_date',
    'boundaries_agreed reason departs departure_reason private interrupted scheduled_on on_paper owner due_on',
  ].flatMap((line) => line.split(' ')),
)

/** Names of which not every value can be recorded, and those that can. */
export const suppliedValues: Readonly<Record<string, ReadonlySet<string>>> = {
  role: new Set([...roles, 'external_supervisor']),
  items_met: new Set(['last_actions', 'children', 'actions_agreed']),
  type: new Set(['one_to_one', 'group', 'peer']),
  form: new Set(['safeguarding', 'management', 'clinical']),
}
