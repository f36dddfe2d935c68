import { childNames } from '../../../platform/database/child-names.ts'
import type { Db } from '../../../platform/database/scope.ts'

export interface Guest {
  childId: string
  membershipId: string
  name: string
  agreedNo: number | null
}

/** Who is asked in for one child of a session: all of them for its members, and oneself for a guest. */
export async function guestsOf(db: Db, organisationId: string, sessionId: string): Promise<Guest[]> {
  const rows = await db
    .selectFrom('session_guest as g')
    .innerJoin('membership as m', (on) =>
      on.onRef('m.organisation_id', '=', 'g.organisation_id').onRef('m.membership_id', '=', 'g.membership_id'),
    )
    .select(['g.child_id', 'g.membership_id', 'g.agreed_no', 'm.name'])
    .where('g.organisation_id', '=', organisationId)
    .where('g.session_id', '=', sessionId)
    .where('g.removed_at', 'is', null)
    .orderBy('m.name')
    .execute()
  return rows.map((row) => ({
    childId: row.child_id,
    membershipId: row.membership_id,
    name: row.name,
    agreedNo: row.agreed_no,
  }))
}

/** A session as a guest at it may see it: when, whose, their own child or children, and what they agree to. */
export interface GuestView {
  sessionId: string
  groupName: string
  leaderName: string
  startsAt: Temporal.Instant
  minutes: number
  venue: string
  state: string
  bounds: { no: number; said: string } | null
  agreed: boolean
  /** the page of each, once all have signed and it may be read; those alone of whom something may still be seen or read */
  children: { childId: string; name: string; documentId: string | null }[]
}

/** Null when the one in scope is no guest at it. */
export async function guestView(
  db: Db,
  { organisationId, membershipId }: { organisationId: string; membershipId: string },
  sessionId: string,
): Promise<GuestView | null> {
  const mine = (await guestsOf(db, organisationId, sessionId)).filter((guest) => guest.membershipId === membershipId)
  if (mine.length === 0) return null
  const session = await db
    .selectFrom('session as s')
    .leftJoin('supervision_group as g', (on) =>
      on.onRef('g.organisation_id', '=', 's.organisation_id').onRef('g.group_id', '=', 's.group_id'),
    )
    .innerJoin('membership as m', (on) =>
      on.onRef('m.organisation_id', '=', 's.organisation_id').onRef('m.membership_id', '=', 's.supervisor_id'),
    )
    .select(['g.name as group_name', 'm.name as leader', 's.starts_at', 's.planned_minutes', 's.venue', 's.state'])
    .where('s.organisation_id', '=', organisationId)
    .where('s.session_id', '=', sessionId)
    .executeTakeFirst()
  if (session === undefined) return null
  const bounds = await db
    .selectFrom('session_bounds')
    .select(['bounds_no', 'said'])
    .where('organisation_id', '=', organisationId)
    .where('session_id', '=', sessionId)
    .orderBy('bounds_no', 'desc')
    .limit(1)
    .executeTakeFirst()
  const childIds = mine.map((guest) => guest.childId)
  const pages = await db
    .selectFrom('document')
    .select(['child_id', 'document_id', 'state'])
    .where('organisation_id', '=', organisationId)
    .where('session_id', '=', sessionId)
    .where('kind', '=', 'case_discussion')
    .where('child_id', 'in', childIds)
    .execute()
  const names = [...(await childNames(db, childIds))].toSorted(([, a], [, b]) => a.family.localeCompare(b.family))
  return {
    sessionId,
    groupName: session.group_name ?? 'Group session',
    leaderName: session.leader,
    startsAt: session.starts_at,
    minutes: session.planned_minutes,
    venue: session.venue,
    state: session.state,
    bounds: bounds === undefined ? null : { no: bounds.bounds_no, said: bounds.said },
    agreed: mine.every((guest) => guest.agreedNo !== null && guest.agreedNo === bounds?.bounds_no),
    children: names.map(([childId, name]) => ({
      childId,
      name: name.full,
      documentId: pages.find((page) => page.child_id === childId && page.state === 'signed')?.document_id ?? null,
    })),
  }
}
