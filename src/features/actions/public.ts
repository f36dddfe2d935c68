export { SafetyField } from './agree-action/safety-field.tsx'
export { lateAboveMe, type LateAction } from './late/late.queries.ts'
export { noteLate } from './late/note-late.command.ts'
export { directionsAfter } from './facts/direction-words.queries.ts'
export { readAction } from './agree-action/agree-action.form.ts'
export { agreeAction, removeAction, type ActionToAgree, type ActionWords } from './agree-action/agree-action.command.ts'
export { openSessionOfMine, type OpenSession } from './agree-action/open-session.queries.ts'
export { closeAction } from './close-action/close-action.command.ts'
export {
  actionsOfSession,
  openActionsFor,
  openActionsOfChild,
  openActionsOwnedBy,
  type ActionFacts,
  type ActionToReview,
} from './facts/actions.queries.ts'
export { reviewAction, type ActionToReviewNow } from './review-action/review-action.command.ts'
