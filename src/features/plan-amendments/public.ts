export { amendmentsBy, type Agency, type Amendment } from './facts/amendments.queries.ts'
export { recordAmendment, type AgencyToTell, type AmendmentToRecord } from './record/record-amendment.command.ts'
export { noteAnswer, noteTold } from './show/note-agency.command.ts'
