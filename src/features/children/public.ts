export { addChild, type Adding, type ChildToAdd } from './add-child/add-child.command.ts'
export { ChildTable } from './child-table.tsx'
export { childrenHeldBy, type ChildRow } from './facts/child-rows.queries.ts'
export type { LegalBasis } from './facts/read-child-fields.ts'
export {
  endStatus,
  recordStatus,
  type Recording,
  type StatusToEnd,
  type StatusToRecord,
} from './record-status/record-status.command.ts'
export { endHolder, setHolder, type HolderToSet } from './set-holder/set-holder.command.ts'
