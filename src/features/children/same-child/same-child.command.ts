import { sql } from 'kysely'
import type { Work } from '../../../platform/http/work.ts'

export interface SameToSay {
  /** the entry under which the child goes on, and the one that is closed */
  keptId: string
  closedId: string
  reason: string
}

type Answer = { outcome: string; sameId: string }

/**
 * Say that two entries are one child: made at once, or asked of a second person of the safeguarding team when somebody would
 * come to see what was discussed or done. The database works it out and refuses (platform.make_same_child); said again, it is
 * the same.
 * @returns `made`, `asked`, `made_already`, `asked_already`, `refused`, or why it cannot be
 */
export async function makeSameChild(work: Work, { keptId, closedId, reason }: SameToSay): Promise<Answer> {
  const sameId = work.services.newId()
  const { rows } = await sql<{ outcome: string }>`
    select platform.make_same_child(${sameId}::uuid, ${keptId}::uuid, ${closedId}::uuid, ${reason}) as outcome`.execute(
    work.db,
  )
  const outcome = rows[0]?.outcome ?? 'refused'
  if (outcome === 'made_already' || outcome === 'asked_already') {
    const there = await work.db
      .selectFrom('same_child')
      .select('same_id')
      .where('organisation_id', '=', work.actor.organisationId)
      .where('kept_id', '=', keptId)
      .where('closed_id', '=', closedId)
      .where('undone_at', 'is', null)
      .executeTakeFirst()
    return { outcome, sameId: there?.same_id ?? sameId }
  }
  if (outcome === 'made' || outcome === 'asked') {
    await work.journal(outcome === 'made' ? 'child.same_made' : 'child.same_asked', {
      subject: 'child',
      id: keptId,
      details: { same: sameId, closed: closedId },
    })
  }
  return { outcome, sameId }
}

interface Named {
  sameId: string
  keptId: string
  closedId: string
}

/** Confirm what somebody else of the safeguarding team said. */
export async function confirmSameChild(work: Work, { sameId, keptId, closedId }: Named): Promise<string> {
  const { rows } = await sql<{ outcome: string }>`
    select platform.confirm_same_child(${sameId}::uuid) as outcome`.execute(work.db)
  const outcome = rows[0]?.outcome ?? 'refused'
  if (outcome === 'made') {
    await work.journal('child.same_made', { subject: 'child', id: keptId, details: { same: sameId, closed: closedId } })
  }
  return outcome
}

/** Undo it, or take it back before it was confirmed. */
export async function undoSameChild(work: Work, { sameId, keptId, closedId }: Named, reason: string): Promise<string> {
  const { rows } = await sql<{ outcome: string }>`
    select platform.undo_same_child(${sameId}::uuid, ${reason}) as outcome`.execute(work.db)
  const outcome = rows[0]?.outcome ?? 'refused'
  if (outcome === 'undone' || outcome === 'taken_back') {
    await work.journal(outcome === 'undone' ? 'child.same_undone' : 'child.same_taken_back', {
      subject: 'child',
      id: keptId,
      details: { same: sameId, closed: closedId },
    })
  }
  return outcome
}
