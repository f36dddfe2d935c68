export { addChild, type Adding, type ChildToAdd } from './add-child/add-child.command.ts'
export { ChildTable } from './child-table.tsx'
export { childrenHeldBy, type ChildRow } from './facts/child-rows.queries.ts'
export type { LegalBasis } from './facts/read-child-fields.ts'
export {
  recordStatus,
  type Recording,
  type StatusToEnd,
  type StatusToRecord,
} from './record-status/record-status.command.ts'
export { setHolder, type HolderToSet } from './set-holder/set-holder.command.ts'
