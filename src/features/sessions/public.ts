export { decisionsFrom, draftDecisionsFrom, fieldValuesOf } from '../../domain/sessions/decisions.ts'
export { openActionsFor } from '../actions/public.ts'
export {
  documentIdsOf,
  whatIsMissingFromSession,
  type MissingFromSession,
} from './complete-check/what-is-missing.queries.ts'
export { draftOf, textsIn, type Draft, type DraftValue } from './facts/draft.queries.ts'
export { ensureDocuments } from './facts/ensure-documents.command.ts'
export { loadSession, statusesOn } from './facts/load-session.queries.ts'
export type { ChildStatusFact, SessionChild, SessionFacts, SessionParty, SessionTerms } from './facts/session-facts.ts'
export { conditionsFor, factsFor, namesFor, recordTemplateOf } from './facts/session-words.ts'
export {
  agreeNextDate,
  plannedAfter,
  recordPlaceAndTime,
  type NextDate,
  type PlaceAndTime,
} from './close-session/close-session.command.ts'
export { markPrepared } from './prepare/prepare.command.ts'
export { writeDraft } from './save-fields/write-draft.command.ts'
export {
  addAgendaItem,
  addChildToAgenda,
  fillAgenda,
  removeAgendaItem,
  removeChildFromAgenda,
} from './see-session/agenda.command.ts'
export { openSession, recordMissed } from './see-session/session-state.command.ts'
