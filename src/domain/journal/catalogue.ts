/**
 * Every event there is, with the sentence that says it. A route names the events it may write; an event that is not
 * here cannot be written. Details hold facts (numbers, keys, identifiers), never narrative.
 */
export const events = {
  'organisation.founded': 'founded the organisation',
  'organisation.changed': 'changed the organisation’s settings',
  'calendar.changed': 'changed the term calendar',
  'calendar.imported': 'imported term dates',
  'person.added': 'added a person',
  'person.changed': 'changed a person’s details',
  'people.imported': 'imported people',
  'membership.ended': 'ended somebody’s place in the organisation',
  'invitation.made': 'made an invitation',
  'invitation.taken_up': 'took up an invitation',
  'fact.recorded': 'recorded what holds of a person',
  'sign_in.done': 'signed in',
  'sign_in.failed': 'failed to sign in',
  'sign_out.done': 'signed out',
  'second_factor.set_up': 'set up a second factor',
  'second_factor.failed': 'gave a wrong password or code when signing',
  'password.changed': 'changed the password',
  'demonstration.stepped_in': 'stepped into somebody in the demonstration',
  'child.added': 'added a child',
  'child.changed': 'changed a child’s facts',
  'agreement.proposed': 'proposed an agreement',
  'agreement.signed': 'signed an agreement',
  'agreement.in_force': 'brought an agreement into force',
  'agreement.ended': 'ended an agreement',
  'sessions.planned': 'planned sessions',
  'session.moved': 'moved a session',
  'session.opened': 'opened a session',
  'session.prepared': 'wrote their part before a session',
  'session.missed': 'recorded that a session did not happen',
  'session.place_confirmed': 'recorded place and time of a session',
  'agenda.changed': 'changed the agenda of a session',
  'session.completed': 'completed the record of a session',
  'action.agreed': 'agreed an action',
  'action.changed': 'changed an action',
  'action.removed': 'took an action back',
  'action.reviewed': 'looked at an action again',
  'action.closed': 'closed an action',
  'direction.recorded': 'recorded which way things are going for a child',
  'informal.logged': 'logged an informal discussion',
  'informal.revisited': 'revisited an informal discussion',
  'referral.opened': 'opened the referral pathway',
  'document.printed': 'took a copy of a document',
  // written by the database itself
  'reader.added': 'added a reader to a document',
  'reader.ended': 'ended a readership of a document',
  'document.read': 'read a document',
  'draft.read': 'read what is being written',
  'field.saved': 'saved a field',
  'field.conflict': 'met another text in a field',
  'document.sealed': 'sealed a version of a document',
  'record.put_to_signing': 'put documents before the signers',
  'record.signed': 'signed',
  'record.sent_back': 'sent a record back',
} as const satisfies Record<string, string>

export type EventName = keyof typeof events

/** What a route says of the journal: the events it may write, or why it writes none. */
export type JournalUse = { writes: readonly EventName[] } | { nothing: string }
