import { sql } from 'kysely'
import { countOf } from '../../../domain/text/dates.ts'
import type { Db } from '../../../platform/database/scope.ts'

export interface Hanging {
  childId: string
  /** "2 sessions", "1 action" */
  what: string
}

/** Tables that refer to a child, in words; whatever else there is counts as something recorded. */
const words: Readonly<Record<string, readonly [one: string, many: string]>> = {
  action: ['action', 'actions'],
  case_concern: ['word on what the worry is about', 'words on what the worry is about'],
  case_escalation: ['note that nothing changes', 'notes that nothing changes'],
  case_holder: ['case holder added since', 'case holders added since'],
  child_reference: ['number added since', 'numbers added since'],
  child_status: ['status recorded since', 'statuses recorded since'],
  document: ['document', 'documents'],
  file_copy: ['copy for the child’s file', 'copies for the child’s file'],
  informal_discussion: ['informal discussion', 'informal discussions'],
  oversight: ['record of management oversight', 'records of management oversight'],
  plan_amendment: ['change of the plan', 'changes of the plan'],
  referral: ['referral', 'referrals'],
  review_meeting: ['review meeting', 'review meetings'],
  same_child: ['other entry that it was said to be one with', 'other entries that it was said to be one with'],
  session_child: ['session', 'sessions'],
}

/** What is recorded of these children that did not come with them, of those the one in scope may take out. */
export async function whatHangsOn(db: Db, childIds: readonly string[]): Promise<Hanging[]> {
  if (childIds.length === 0) return []
  const { rows } = await sql<{ child_id: string; what: string; many: number }>`
    select child_id, what, many from platform.hangs_on_children(${childIds}::uuid[])`.execute(db)
  return rows.map(({ child_id, what, many }) => {
    const [one, more] = words[what] ?? ['other thing recorded', 'other things recorded']
    return { childId: child_id, what: countOf(many, one, more) }
  })
}

/** Whether the one in scope may take this child out, if nothing hangs on it. */
export async function mayTakeOut(db: Db, childId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from platform.may_take_out(array[${childId}]::uuid[])`.execute(db)
  return rows.length > 0
}
