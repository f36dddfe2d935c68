export { decisionsFrom, fieldValuesOf } from '../../domain/sessions/decisions.ts'
export {
  documentIdsOf,
  whatIsMissingFromSession,
  type MissingFromSession,
} from './complete-check/what-is-missing.queries.ts'
export { draftOf, textsIn, type Draft, type DraftValue } from './facts/draft.queries.ts'
export { ensureDocuments } from './facts/ensure-documents.command.ts'
export { loadSession } from './facts/load-session.queries.ts'
export type { ChildStatusFact, SessionChild, SessionFacts, SessionParty, SessionTerms } from './facts/session-facts.ts'
export { conditionsFor, factsFor, namesFor } from './facts/session-words.ts'
export { type NextDate, type PlaceAndTime } from './close-session/close-session.command.ts'
export { writeDraft } from './save-fields/write-draft.command.ts'
