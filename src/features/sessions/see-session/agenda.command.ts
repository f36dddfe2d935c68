import { sql } from 'kysely'
import { whyInWords } from '../../../domain/children/proposal-words.ts'
import type { ProposedChild } from '../../../domain/children/why-propose.ts'
import { isBeingWritten } from '../../../domain/sessions/session-state.ts'
import type { Work } from '../../../platform/http/work.ts'
import type { SessionFacts } from '../facts/session-facts.ts'
import { gatherFor, proposalFrom, type Gathered, type Proposed } from '../propose/proposal.queries.ts'

const mostChildren = 60
const mostItems = 40

const mayChange = (session: SessionFacts) => session.isParty && isBeingWritten(session.state)

/**
 * Put on the agenda the children that are proposed for it, each with why (product E2), and take off again those that were
 * only proposed and have given way. Whom somebody put on or wrote of stays, whom somebody took off stays off. Done each time
 * the agenda of a planned session is opened, so that it follows the facts until the session begins.
 * @param known what was gathered for it already
 * @returns how many of its lines changed
 */
export async function fillAgenda(work: Work, session: SessionFacts, known?: Gathered): Promise<number> {
  // A group brings its own: who presents which child.
  if (!mayChange(session) || session.group !== null) return 0
  const gathered = known ?? (await gatherFor(work, session))
  const proposed = proposalFrom(gathered, session, 'without those taken off')
  const chosen = proposed.proposal.chosen.slice(0, mostChildren)
  const lines = await placeProposed(work, session, chosen, proposed)
  const withdrawn = await withdrawProposed(work, session, proposed)
  const put = chosen.filter(({ childId }) => proposed.beside.get(childId)?.on !== true).length
  if (put + withdrawn > 0) await noteChange(work, session, { children: put + withdrawn })
  return lines + withdrawn
}

async function placeProposed(
  work: Work,
  session: SessionFacts,
  chosen: readonly ProposedChild[],
  { beside }: Proposed,
): Promise<number> {
  const lines = chosen.flatMap((child, index) => {
    const there = beside.get(child.childId)
    const keepsItsLine = there?.on === true && there.fixed
    const why = keepsItsLine ? there.why : whyInWords(child, session.day, work.today)
    const position = index + 1
    if (there?.on === true && there.why === why && there.position === position) return []
    return [{ child_id: child.childId, why, position }]
  })
  if (lines.length === 0) return 0
  // One statement; a child that somebody took off a moment ago stays off.
  await work.db
    .insertInto('session_child')
    .values(
      lines.map(({ child_id, why, position }) => ({
        organisation_id: session.organisationId,
        session_id: session.sessionId,
        child_id,
        position,
        why,
        added_by: work.actor.membershipId,
        proposed: true,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['organisation_id', 'session_id', 'child_id'])
        .doUpdateSet({
          removed_at: null,
          position: sql<number>`excluded.position`,
          why: sql<string>`case when session_child.proposed then excluded.why else session_child.why end`,
        })
        .where((e) => e.or([e('session_child.removed_at', 'is', null), e('session_child.proposed', '=', true)])),
    )
    .execute()
  return lines.length
}

async function withdrawProposed(work: Work, session: SessionFacts, { proposal, beside }: Proposed): Promise<number> {
  const stays = new Set(proposal.chosen.slice(0, mostChildren).map(({ childId }) => childId))
  const gives = [...beside.values()].filter(({ childId, on, fixed }) => on && !fixed && !stays.has(childId))
  if (gives.length === 0) return 0
  const gone = await work.db
    .updateTable('session_child')
    .set({ removed_at: work.now })
    .where('organisation_id', '=', session.organisationId)
    .where('session_id', '=', session.sessionId)
    .where(
      'child_id',
      'in',
      gives.map(({ childId }) => childId),
    )
    .where('proposed', '=', true)
    .where('prepared_at', 'is', null)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  return Number(gone.numUpdatedRows)
}

/** Put one child on the agenda that the supervisee holds. False when it cannot be: not held, not visible, or there already. */
export async function addChildToAgenda(work: Work, session: SessionFacts, childId: string): Promise<boolean> {
  if (!mayChange(session) || session.children.length >= mostChildren) return false
  const child = (await childrenToAdd(work, session)).find((each) => each.childId === childId)
  if (child === undefined) return false
  const position = Math.max(0, ...session.children.map((each) => each.position)) + 1
  const why = `${asMuchAsFits(child.why)}. Added by ${work.actor.name}`.slice(0, 200)
  const added = { removed_at: null, position, why, proposed: false }
  await work.db
    .insertInto('session_child')
    .values({
      organisation_id: session.organisationId,
      session_id: session.sessionId,
      child_id: childId,
      added_by: work.actor.membershipId,
      position,
      why,
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'session_id', 'child_id']).doUpdateSet(added))
    .execute()
  await noteChange(work, session, { child: childId })
  return true
}

/** Whole reasons alone, so that who added the child has room after them. */
const asMuchAsFits = (why: string): string =>
  why
    .split('; ')
    .reduce((line, next) => (line.length + next.length > 140 ? line : `${line}; ${next}`))
    .slice(0, 150)

export interface ChildToAdd {
  childId: string
  name: string
  /** why one would, in words */
  why: string
}

/** Children that the supervisee holds and that are not on the agenda, the most pressing first. */
export async function childrenToAdd(
  work: Pick<Work, 'db' | 'actor' | 'today' | 'services'>,
  session: SessionFacts,
  known?: Gathered,
): Promise<ChildToAdd[]> {
  const gathered = known ?? (await gatherFor(work, session))
  const { proposal, beside } = proposalFrom(gathered, session, 'with those taken off')
  return [...proposal.chosen, ...proposal.left]
    .filter(({ childId }) => beside.get(childId)?.on !== true)
    .map((child) => ({
      childId: child.childId,
      name: child.name,
      why: whyInWords(child, session.day, work.today),
    }))
}

/** Take a child off the agenda. What was already written of it is kept, and comes back with it. */
export async function removeChildFromAgenda(work: Work, session: SessionFacts, childId: string): Promise<boolean> {
  if (!mayChange(session) || !session.children.some((child) => child.childId === childId)) return false
  await work.db
    .updateTable('session_child')
    .set({ removed_at: work.now, proposed: false })
    .where('organisation_id', '=', session.organisationId)
    .where('session_id', '=', session.sessionId)
    .where('child_id', '=', childId)
    .execute()
  await noteChange(work, session, { child: childId, removed: true })
  return true
}

/** Put an item of one's own on the agenda. */
export async function addAgendaItem(work: Work, session: SessionFacts, title: string): Promise<boolean> {
  if (!mayChange(session)) return false
  const { count } = await work.db
    .selectFrom('agenda_item')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('organisation_id', '=', session.organisationId)
    .where('session_id', '=', session.sessionId)
    .executeTakeFirstOrThrow()
  if (count >= mostItems) return false
  await work.db
    .insertInto('agenda_item')
    .values({
      organisation_id: session.organisationId,
      item_id: work.services.newId(),
      session_id: session.sessionId,
      title,
      added_by: work.actor.membershipId,
      added_at: work.now,
    })
    .execute()
  await noteChange(work, session, { item: true })
  return true
}

/** Take an added item off the agenda. Standard items and last session's actions are not stored, so they stay. */
export async function removeAgendaItem(work: Work, session: SessionFacts, itemId: string): Promise<boolean> {
  if (!mayChange(session)) return false
  const removed = await work.db
    .updateTable('agenda_item')
    .set({ removed_at: work.now })
    .where('organisation_id', '=', session.organisationId)
    .where('session_id', '=', session.sessionId)
    .where('item_id', '=', itemId)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  if (Number(removed.numUpdatedRows) !== 1) return false
  await noteChange(work, session, { item: true, removed: true })
  return true
}

const noteChange = (work: Work, session: SessionFacts, details: Record<string, string | number | boolean>) =>
  work.journal('agenda.changed', { subject: 'session', id: session.sessionId, details })
