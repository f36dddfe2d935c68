export { addChild, type Adding, type ChildToAdd } from './add-child/add-child.command.ts'
export { correctChild, type ChildToCorrect } from './correct-child/correct-child.command.ts'
export { importChildrenFrom } from './import-children/import-children.command.ts'
export {
  recordMeetings,
  settleMeeting,
  type MeetingsToRecord,
  type RecordingOfMeetings,
} from './review-meetings/review-meetings.command.ts'
export { ChildTable } from './child-table.tsx'
export { childrenHeldBy, readsOfAll, type ChildRow } from './facts/child-rows.queries.ts'
export {
  correctStatus,
  endStatus,
  recordStatus,
  takeBackStatus,
  type Recording,
  type StatusToEnd,
  type StatusToRecord,
} from './record-status/record-status.command.ts'
export { endHolder, setHolder, takeBackHolder, type HolderToSet } from './set-holder/set-holder.command.ts'
export { caseHistories, discussionsOf } from './history/case-histories.queries.ts'
export { closeConcern, recordConcern, type ConcernToRecord } from './concerns/concerns.command.ts'
export { confirmSameChild, makeSameChild, undoSameChild, type SameToSay } from './same-child/same-child.command.ts'
