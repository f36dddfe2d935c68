import { z } from 'zod'

/** Facts that pages and paper forms show beside what was written. They come from rows, never from a document. */
export const factKeys = [
  'organisation.name',
  'session.date',
  'session.last_date',
  'session.next_date',
  'session.next_time',
  'session.read_through',
  'session.type',
  'session.led_by',
  'session.brought_by',
  'session.members',
  'session.bounds',
  'supervisee.name',
  'supervisee.post',
  'supervisor.name',
  'supervisor.post',
  'family.name',
  'child.names',
  'child.dates_of_birth',
  'child.ages',
  'child.status',
  'child.status_change',
] as const
export const factKeySchema = z.enum(factKeys)
export type FactKey = (typeof factKeys)[number]

export const documentKinds = ['case_discussion', 'work', 'wellbeing'] as const
export const documentKindSchema = z.enum(documentKinds)
export type DocumentKind = (typeof documentKinds)[number]

const session = [
  'organisation.name',
  'session.date',
  'session.read_through',
  'session.type',
  'session.led_by',
  'session.brought_by',
  'supervisee.name',
  'supervisor.name',
] as const
const child = ['family.name', 'child.names', 'child.dates_of_birth', 'child.ages', 'child.status'] as const

/**
 * Which facts each kind of document may hold (E7). A child's page knows the worker by name only, because the decision
 * record asks for it (S0, Appendix 1), and that it was a group (S0, A) but not who else was there; a staff or wellbeing
 * document knows no child.
 */
export const factsAllowedIn: Record<DocumentKind, readonly FactKey[]> = {
  case_discussion: [...session, ...child, 'child.status_change'],
  work: [
    ...session,
    'session.last_date',
    'session.next_date',
    'session.next_time',
    'session.members',
    'session.bounds',
    'supervisee.post',
    'supervisor.post',
  ],
  wellbeing: session,
}

/** What each fact is called on a page and in a sealed document. */
export const factLabels: Record<FactKey, string> = {
  'organisation.name': 'Organisation',
  'session.date': 'Date of session',
  'session.last_date': 'Date of last session',
  'session.next_date': 'Date of next session',
  'session.next_time': 'Time of next session',
  'session.read_through': 'Read through together before the session ended',
  'session.type': 'Kind of session',
  'session.led_by': 'Led by',
  'session.brought_by': 'Brought by',
  'session.members': 'Who was there',
  'session.bounds': 'Bounds of confidentiality that all agreed',
  'supervisee.name': 'Supervisee',
  'supervisee.post': 'Supervisee’s post',
  'supervisor.name': 'Supervisor',
  'supervisor.post': 'Supervisor’s post',
  'family.name': 'Family',
  'child.names': 'Name',
  'child.dates_of_birth': 'Date of birth',
  'child.ages': 'Age',
  'child.status': 'Status',
  'child.status_change': 'Change of status',
}
