/**
 * The names that the product supplies, and that every pack may count on being spelled so: the table of
 * docs/policies/facts-and-obligations.md, which a test holds against this. What of it the product itself can record so far
 * is a narrower list: `features/obligations/facts/supplied-names.ts`.
 */

/** The facts of each kind of thing. Each filled clause of an agreement is a fact of it too, by the key of its template. */
export const namesOfThings: Readonly<Record<string, readonly string[]>> = {
  worker: [
    'employed',
    'role',
    'post',
    'line_manager',
    'supervisor',
    'newly_qualified',
    'case_holding',
    'hours',
    'leave',
    'agreement_in_force',
    'agreed_interval',
    'newly_appointed',
    'works_in',
    'works_with_children',
    'complex_cases',
    'extra_need',
    'clinical_role',
    'occupational_standard',
    'standard_interval',
    'standard_minutes',
    'contact',
    'years_of_experience',
    'meets_supervisor_minimum',
  ],
  child: ['status', 'holder', 'rag', 'drift'],
  agreement: [
    'in_force',
    'kind',
    'supervisee',
    'supervisor',
    'agreed_interval',
    'agreed_minutes',
    'type',
    'without_cases',
    'supervisor_more_experienced',
    'performance_route',
    'review_on',
    'entitlement',
    'disagreement_person',
    'appraisal_link',
  ],
  organisation: [
    'kind',
    'owner',
    'supervision_policy',
    'escalation_policy',
    'quality_assurance',
    'delivery_plan',
    'minimum_experience',
    'minimum_qualification',
    'minimum_training',
  ],
  policy: ['kind', 'owner'],
}

/** Links and attributes that events have; events of one row of the table share them. */
interface NamesOfEvents {
  readonly events: readonly string[]
  readonly links: readonly string[]
  readonly attributes: readonly string[]
}

const ofSession = ['supervisee', 'supervisor', 'child', 'agreement', 'organisation']

export const namesOfEvents: readonly NamesOfEvents[] = [
  {
    events: ['session'],
    links: ofSession,
    attributes: [
      'type',
      'form',
      'extended',
      'outcome',
      'minutes',
      'discussed',
      'cases_discussed',
      'items_met',
      'next_date',
      'planned_minutes',
      'private',
      'interrupted',
      'boundaries_agreed',
    ],
  },
  {
    events: ['session_booked', 'session_cancelled', 'session_rebooked'],
    links: [...ofSession, 'session', 'cancellation'],
    attributes: ['scheduled_on'],
  },
  {
    events: ['record_completed', 'record_signed', 'record_copied', 'decision_filed'],
    links: ['session', 'child', 'supervisee', 'to', 'discussion'],
    attributes: ['on_paper'],
  },
  {
    events: ['informal_discussion', 'informal_revisited'],
    links: ['supervisee', 'supervisor', 'child', 'discussion'],
    attributes: ['significant'],
  },
  {
    events: ['agreement_signed', 'agreement_reviewed'],
    links: ['agreement', 'supervisee', 'supervisor'],
    attributes: [],
  },
  { events: ['urgent_requested', 'urgent_arranged', 'urgent_given'], links: ['supervisee', 'request'], attributes: [] },
  { events: ['time_short', 'advice_sought'], links: ['supervisor', 'request', 'asked'], attributes: [] },
  {
    events: ['line_manager_changed', 'handover_opened', 'handover_signed'],
    links: ['worker', 'supervisee', 'change'],
    attributes: [],
  },
  {
    events: ['entitlement_meeting'],
    links: ['supervisee', 'supervisor', 'third'],
    attributes: ['step', 'resolved', 'outcomes_agreed'],
  },
  {
    events: ['dispute_raised', 'dispute_meeting', 'told_of_meeting'],
    links: ['supervisee', 'supervisor', 'third', 'dispute', 'meeting', 'worker'],
    attributes: [],
  },
  {
    events: ['disclosure', 'told_of_disclosure'],
    links: ['supervisee', 'to', 'disclosure', 'worker'],
    attributes: ['named_in_agreement', 'what', 'why'],
  },
  { events: ['review_meeting'], links: ['child'], attributes: ['kind', 'outcome'] },
  { events: ['training'], links: ['worker'], attributes: ['course', 'accredited', 'external'] },
  {
    events: ['policy_adopted', 'policy_reviewed', 'policy_ratified', 'policy_read'],
    links: ['policy', 'organisation', 'worker'],
    attributes: [],
  },
  { events: ['record_read'], links: ['reader', 'session', 'child'], attributes: [] },
  {
    events: ['issue_unresolved', 'advice_sought'],
    links: ['supervisee', 'child', 'session', 'issue'],
    attributes: ['source'],
  },
  { events: ['concern', 'escalated'], links: ['child', 'worker', 'concern'], attributes: ['kind', 'immediate'] },
  {
    events: ['management_oversight'],
    links: ['child', 'worker', 'session'],
    attributes: ['reason', 'departs', 'departure_reason'],
  },
  {
    events: ['indicator_reported', 'delivery_plan_overseen'],
    links: ['organisation'],
    attributes: ['indicator'],
  },
  {
    events: ['evaluation', 'audit', 'referral', 'action_set', 'action_done'],
    links: ['action'],
    attributes: ['owner', 'due_on', 'kind', 'risk', 'looks_at'],
  },
]

/** Values of which the table gives those that the product supplies. */
export const namesOfValues: Readonly<Record<string, readonly string[]>> = {
  role: [
    'dsl',
    'deputy_dsl',
    'head',
    'supervisor',
    'supervisee',
    'governor',
    'cluster_chair',
    'targeted_services_lead',
    'cluster_lead',
    'external_supervisor',
    'head_of_service',
  ],
}

export const suppliedThingNames: readonly string[] = Object.keys(namesOfThings)
export const suppliedEventNames: readonly string[] = namesOfEvents.flatMap(({ events }) => events)
export const suppliedLinkNames: readonly string[] = [...new Set(namesOfEvents.flatMap(({ links }) => links))]
export const suppliedFactNames: readonly string[] = [
  ...new Set([...Object.values(namesOfThings).flat(), ...namesOfEvents.flatMap(({ attributes }) => attributes)]),
]
