export { recordReferral, type Referral, type Telling } from './refer/refer.command.ts'
export { noteOutcome, type OutcomeToNote } from './show-referral/note-outcome.command.ts'
export { referralPdf } from './show-referral/open-referral.ts'
