import type {
  CaseAction,
  CaseHistory,
  Concern,
  Discussion,
  ReviewMeeting,
  StatusSpell,
} from '../../src/domain/children/case-history.ts'
import type { Rag } from '../../src/domain/sessions/rag-history.ts'

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text)
const knownAt = 0

/** A child with no facts but those given. */
export const caseOf = (name: string, facts: Partial<CaseHistory> = {}): CaseHistory => ({
  childId: name,
  name,
  familyId: `family of ${name}`,
  statuses: [],
  holders: [],
  meetings: [],
  discussions: [],
  actions: [],
  informal: [],
  ...facts,
})

export const spell = (status: string, from: string, until: string | null = null): StatusSpell => ({
  statusId: `${status} ${from}`,
  status,
  legalBasis: null,
  startsOn: day(from),
  endsOn: until === null ? null : day(until),
  knownAt,
})

export const discussed = (on: string, rag: Rag | null = null): Discussion => ({
  sessionId: on,
  on: day(on),
  rag,
  seenAloneOn: null,
  decisions: 1,
  signed: true,
  knownAt,
})

export const meeting = (kind: string, on: string, state: ReviewMeeting['state'] = 'planned'): ReviewMeeting => ({
  meetingId: `${kind} ${on}`,
  kind,
  on: day(on),
  state,
  knownAt,
})

export const action = (agreedOn: string, facts: Partial<CaseAction> = {}): CaseAction => ({
  actionId: agreedOn,
  agreedOn: day(agreedOn),
  dueOn: day(agreedOn).add({ days: 28 }),
  closedOn: null,
  state: 'open',
  carried: 0,
  what: 'Ask the school nurse',
  knownAt,
  ...facts,
})

export const worry = (concern: Concern, from: string) => ({
  concernId: concern,
  concern,
  startsOn: day(from),
  endsOn: null,
  knownAt,
})
