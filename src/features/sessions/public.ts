export { decisionsFrom, fieldValuesOf } from '../../domain/sessions/decisions.ts'
export {
  documentIdsOf,
  whatIsMissingFromSession,
  type MissingFromSession,
} from './complete-check/what-is-missing.queries.ts'
export { draftOf, textsIn, type Draft, type DraftValue } from './facts/draft.queries.ts'
export { ensureDocuments, partiesOf } from './facts/ensure-documents.command.ts'
export { loadSession } from './facts/load-session.queries.ts'
export type {
  ChildStatusFact,
  SessionChild,
  SessionFacts,
  SessionGroup,
  SessionParty,
  SessionTerms,
} from './facts/session-facts.ts'
export { conditionsFor, factsFor, namesFor } from './facts/session-words.ts'
export { type NextDate, type PlaceAndTime } from './close-session/close-session.command.ts'
export { readPostedFields } from './save-fields/posted-fields.form.ts'
export { saveFields } from './save-fields/save-fields.command.ts'
export type { WritableDocument } from './save-fields/writable-document.queries.ts'
export { writeDraft } from './save-fields/write-draft.command.ts'
export { recordMissed } from './see-session/session-state.command.ts'
export { showClosed } from './two-texts/show-closed.tsx'
export { showTwoTexts } from './two-texts/show-two-texts.tsx'
export { readWaiting, referralsWaiting, type ReferralRow } from './facts/open-referrals.queries.ts'
export { familyWords, pageOfChild } from './write/agenda-links.ts'
export { placeOfRecord } from './write/session-at-hand.ts'
export { StripOfSession } from './write/session-strip.tsx'
export { otherIsHere } from './write/write-context.queries.ts'
export { ChildFacts } from './write/write-context.tsx'
export { lastDecisionOf } from './write/write-context.queries.ts'
export { BoundFor, LiveMark } from './write/write-document.page.tsx'
export { WritingDecisions, WritingSections, writingState } from './write/writing-field.tsx'
export { writingDecisions, writingSections, type WritingDecision, type WritingSection } from './write/writing-fields.ts'
