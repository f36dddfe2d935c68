import type { Noun } from './plain-nouns.ts'

/**
 * Plain words for the names that the product itself supplies (`docs/policies/facts-and-obligations.md`), used where a
 * pack has no words of its own for them. They are words, not rules: a name that is not here is read with spaces for
 * underscores.
 */

/** Nouns of things, links, values and events, in both numbers where the plural is not the usual one. */
export const defaultNouns: Readonly<Record<string, string | readonly [string, string]>> = {
  worker: ['member of staff', 'members of staff'],
  dsl: 'DSL',
  deputy_dsl: 'deputy DSL',
  head: 'head',
  one_to_one: 'one-to-one',
  dbs: 'DBS',
  nqsw: 'newly qualified social worker',
  asye: 'ASYE',
  rag: 'RAG',
  inset: 'INSET',
  cin: 'child in need',
  looked_after: 'looked after',
  referred_outcome_unknown: 'referred, outcome not known',
  discussion: 'discussion',
  session_booked: 'booked {session}',
  session_cancelled: 'cancelled {session}',
  session_rebooked: 'rebooked {session}',
  record_completed: 'completed {record}',
  record_signed: 'signed {record}',
  record_copied: 'copied {record}',
  decision_filed: 'filed {decision_record}',
  informal_discussion: 'informal discussion',
  informal_revisited: 'revisited {informal_discussion}',
  agreement_signed: 'signed {agreement}',
  agreement_reviewed: '{agreement} review',
  urgent_requested: ['request for urgent supervision', 'requests for urgent supervision'],
  urgent_given: ['urgent session', 'urgent sessions'],
  training: ['training course', 'training courses'],
  policy_reviewed: '{policy} review',
  policy_ratified: ['ratification', 'ratifications'],
  policy_read: ['reading of the policy', 'readings of the policy'],
  handover_opened: 'opened {handover}',
  handover_signed: 'signed {handover}',
  told_of_meeting: ['notice of the meeting', 'notices of the meeting'],
  action_set: '{action} set',
  action_done: 'finished {action}',
}

/** What an event is called for a thing that stands in it under a link: a child is discussed in a session. */
export const defaultEventAs: Readonly<Record<string, string>> = { 'session child': 'discussion' }

/** An event as something that is done: for the answer to something else. */
export const defaultDone: Readonly<Record<string, readonly [article: string, noun: string, is: string]>> = {
  session_rebooked: ['the', 'session', 'rebooked'],
  session_booked: ['a', 'session', 'booked'],
  record_completed: ['the', 'record', 'completed'],
  record_signed: ['the', 'record', 'signed by both'],
  record_copied: ['the', 'record', 'copied'],
  decision_filed: ['the', 'decision_record', 'filed'],
  informal_revisited: ['the', 'informal_discussion', 'revisited'],
  agreement_signed: ['the', 'agreement', 'signed'],
  agreement_reviewed: ['the', 'agreement', 'reviewed'],
  urgent_given: ['urgent', 'supervision', 'given'],
  policy_reviewed: ['the', 'policy', 'reviewed'],
  policy_ratified: ['the', 'policy', 'ratified'],
  policy_read: ['the', 'policy', 'read'],
  handover_opened: ['a', 'handover', 'opened'],
  handover_signed: ['the', 'handover', 'signed'],
  action_done: ['the', 'action', 'done'],
}

/** How an event comes about, after "unless a session …"; others "take place". */
export const happens = (event: string): string => (event === 'session' ? 'is held' : 'takes place')

/** Kinds of which one says "who". */
export const people: readonly string[] = [
  'worker',
  'child',
  'supervisor',
  'supervisee',
  'line_manager',
  'carer',
  'foster_carer',
  'volunteer',
  'student',
  'trainee',
  'person',
  'employee',
  'practitioner',
  'nurse',
  'social_worker',
  'manager',
  'holder',
  'governor',
  'pupil',
  'young_person',
  'adult',
  'member',
]

/** How a fact with one value is said of a thing: the pieces of `Plain` in `predicate.ts`. */
export interface FactWords {
  readonly verb: string
  readonly rest: string
  /** for the plural, where it is another: "are DSLs" */
  readonly restMany?: string
  /** as an adjective before a noun: "newly qualified" */
  readonly pre?: string
  /** after a noun, instead of a clause: "with a child protection plan" */
  readonly post?: string
  /** the noun that takes the place of the thing’s: "case holder" */
  readonly head?: Noun
  /** after "in the first 3 months": "of employment" */
  readonly stage?: string
  /** so usual that it is said beside the headline and not in it: that a session was held */
  readonly quiet?: boolean
}

/** Facts that are yes or no. */
export const defaultYes: Readonly<Record<string, FactWords>> = {
  employed: { verb: 'be', rest: 'employed', stage: 'of employment' },
  case_holding: { verb: 'hold', rest: 'cases', head: { one: 'case holder', many: 'case holders' } },
  newly_qualified: { verb: 'be', rest: 'newly qualified', pre: 'newly qualified' },
  agreement_in_force: { verb: 'have', rest: 'an agreement in force', post: 'with an agreement in force' },
  in_force: { verb: 'be', rest: 'in force', post: 'in force' },
  extended: { verb: 'be', rest: 'extended', pre: 'extended' },
  on_paper: { verb: 'be', rest: 'on paper', post: 'on paper' },
}

/** Facts with values of which the words of the value are not enough. The key is the fact and the value. */
export const defaultValues: Readonly<Record<string, FactWords>> = {
  'status child_protection_plan': {
    verb: 'have',
    rest: 'a child protection plan',
    restMany: 'child protection plans',
    post: 'with a child protection plan',
  },
  'status child_in_need': { verb: 'be', rest: 'a child in need', restMany: 'children in need', post: 'in need' },
  'status looked_after': { verb: 'be', rest: 'looked after', pre: 'looked-after' },
  'status early_help': { verb: 'receive', rest: 'early help', post: 'receiving early help' },
  'status referred_outcome_unknown': {
    verb: 'be',
    rest: 'referred with the outcome not known',
    post: 'referred with the outcome not known',
  },
  'status cause_for_concern': { verb: 'be', rest: 'a cause for concern', post: 'causing concern' },
  'status family_support_plan': { verb: 'have', rest: 'a family support plan', post: 'with a family support plan' },
  'status stepped_down': { verb: 'be', rest: 'stepped down', post: 'stepped down' },
  'outcome held': { verb: 'be', rest: 'held', pre: 'held', quiet: true },
  'outcome missed': { verb: 'be', rest: 'missed', pre: 'missed' },
  'discussed all': { verb: 'discuss', rest: 'all cases' },
  'discussed sample': { verb: 'discuss', rest: 'a sample of cases' },
}

/** Facts whose value names what the thing is: "a deputy DSL". */
export const factsThatName: readonly string[] = ['role', 'job', 'profession', 'grade_name']
/** Facts and attributes whose value stands before the noun: "a one-to-one session". */
export const factsBefore: readonly string[] = ['type', 'form', 'kind', 'course', 'subject', 'format', 'stage']
/** Attributes that are a length: "of 60 minutes or more". */
export const lengths: Readonly<Record<string, readonly [string, string]>> = {
  minutes: ['minute', 'minutes'],
  duration: ['minute', 'minutes'],
}

/** Events that the product supplies, for a pack that has a rule about one and counts it nowhere. */
export const productEvents: readonly string[] = [
  'session',
  ...Object.keys(defaultDone),
  'session_cancelled',
  'informal_discussion',
  'urgent_requested',
  'review_meeting',
  'training',
  'evaluation',
  'audit',
  'dispute_meeting',
  'told_of_meeting',
  'referral',
  'action_set',
]

/** Things that the product supplies: what is neither these nor a person, and answers to its own start, is an event. */
export const productThings: readonly string[] = ['agreement', 'organisation', 'policy']
