import { sql } from 'kysely'
import { holds, type Actor } from '../../domain/access/actor.ts'
import { childNames } from '../../platform/database/child-names.ts'
import type { Db } from '../../platform/database/scope.ts'

export interface Oversight {
  oversightId: string
  childId: string
  /** null when the one in scope may neither see the child nor read what was written */
  childName: string | null
  worker: { membershipId: string; name: string }
  manager: { membershipId: string; name: string }
  askedBy: { membershipId: string; name: string }
  askedOn: Temporal.PlainDate
  about: string
  state: 'asked' | 'written' | 'withdrawn'
  heldOn: Temporal.PlainDate | null
  writtenAt: Temporal.Instant | null
  documentId: string | null
}

type Who = Pick<Actor, 'organisationId' | 'membershipId'>

/** Oversight that the one in scope may see, the newest first: all that is theirs, of one child, or one of it. At most 100. */
export async function oversightInView(
  db: Db,
  actor: Who,
  wanted: { oversightId?: string; childId?: string; mine?: true } = {},
): Promise<Oversight[]> {
  const { rows } = await sql<{
    oversight_id: string
    child_id: string
    child_name: string | null
    worker_id: string
    worker: string
    manager_id: string
    manager: string
    asked_by: string
    asker: string
    asked_on: Temporal.PlainDate
    about: string
    state: Oversight['state']
    held_on: Temporal.PlainDate | null
    written_at: Temporal.Instant | null
    document_id: string | null
  }>`
    select o.oversight_id, o.child_id, c.given_name || ' ' || c.family_name as child_name, o.worker_id, w.name as worker, o.manager_id, m.name as manager,
      o.asked_by, a.name as asker, o.asked_on, o.about, o.state, o.held_on, o.written_at, d.document_id
    from oversight o
    join membership w on w.organisation_id = o.organisation_id and w.membership_id = o.worker_id
    join membership m on m.organisation_id = o.organisation_id and m.membership_id = o.manager_id
    join membership a on a.organisation_id = o.organisation_id and a.membership_id = o.asked_by
    left join child c on c.organisation_id = o.organisation_id and c.child_id = o.child_id
    left join document d on d.organisation_id = o.organisation_id and d.oversight_id = o.oversight_id
    where o.organisation_id = ${actor.organisationId}
      ${wanted.oversightId === undefined ? sql`` : sql`and o.oversight_id = ${wanted.oversightId}`}
      ${wanted.childId === undefined ? sql`` : sql`and o.child_id in (select platform.entries_of_child(${wanted.childId}, null))`}
      ${wanted.mine ? sql`and ${actor.membershipId} in (o.worker_id, o.manager_id, o.asked_by)` : sql``}
    order by (o.state = 'asked') desc, coalesce(o.held_on, o.asked_on) desc, o.created_at desc limit 100`.execute(db)
  // Whoever wrote it sees the child no more, and reads of it still.
  const names = await childNames(
    db,
    rows.flatMap((row) => (row.child_name === null ? row.child_id : [])),
  )
  return rows.map((row) => ({
    oversightId: row.oversight_id,
    childId: row.child_id,
    childName: row.child_name ?? names.get(row.child_id)?.full ?? null,
    worker: { membershipId: row.worker_id, name: row.worker },
    manager: { membershipId: row.manager_id, name: row.manager },
    askedBy: { membershipId: row.asked_by, name: row.asker },
    askedOn: row.asked_on,
    about: row.about,
    state: row.state,
    heldOn: row.held_on,
    writtenAt: row.written_at,
    documentId: row.document_id,
  }))
}

/** Somebody who may be asked to look at somebody's work on a case. */
export interface Pairing {
  worker: { membershipId: string; name: string }
  manager: { membershipId: string; name: string }
  isLineManager: boolean
}

/**
 * Who may look at whose work on a child's case, as the one in scope may ask for it: of their own work their line manager; of any
 * holder's, for the safeguarding team, that holder's line manager or themselves; and a line manager or the head for themselves,
 * unless they see the child through a group, as a guest or by being asked alone.
 * The database holds to the same (policy web_add of app.oversight).
 */
export async function pairingsFor(
  db: Db,
  actor: Pick<Actor, 'organisationId' | 'membershipId' | 'roles'> & Actor,
  childId: string,
  today: Temporal.PlainDate,
): Promise<Pairing[]> {
  const { rows } = await sql<{
    worker_id: string
    worker: string
    manager_id: string | null
    manager: string | null
    only_looks_on: boolean
  }>`
    select distinct h.membership_id as worker_id, w.name as worker, f.manager_id, m.name as manager,
      (select platform.only_looks_on(${childId}::uuid)) as only_looks_on
    from case_holder h
    join membership w on w.organisation_id = h.organisation_id and w.membership_id = h.membership_id
    left join membership_fact f on f.organisation_id = h.organisation_id and f.membership_id = h.membership_id and f.kind = 'line_manager'
      and f.withdrawn_at is null and f.valid_from <= ${today} and (f.valid_until is null or f.valid_until >= ${today})
    left join membership m on m.organisation_id = f.organisation_id and m.membership_id = f.manager_id and not platform.without_narrative(f.manager_id)
    where h.organisation_id = ${actor.organisationId} and h.child_id = ${childId}
      and h.starts_on <= ${today} and (h.ends_on is null or h.ends_on >= ${today})
    order by w.name, m.name`.execute(db)
  const keepsFile = holds(actor, 'dsl', 'deputy_dsl')
  const me = { membershipId: actor.membershipId, name: actor.name }
  const found = rows.flatMap((row): Pairing[] => {
    const worker = { membershipId: row.worker_id, name: row.worker }
    const line =
      row.manager_id === null || row.manager === null ? null : { membershipId: row.manager_id, name: row.manager }
    const isMine = worker.membershipId === me.membershipId
    const byLine =
      line !== null &&
      line.membershipId !== worker.membershipId &&
      (isMine || keepsFile || line.membershipId === me.membershipId)
        ? [{ worker, manager: line, isLineManager: true }]
        : []
    const byMe =
      !isMine && line?.membershipId !== me.membershipId && (keepsFile || holds(actor, 'head'))
        ? [{ worker, manager: me, isLineManager: false }]
        : []
    return [...byLine, ...byMe]
  })
  // Whoever sees the child through others alone does not make that last by asking themself.
  const looksOn = rows.some((row) => row.only_looks_on)
  return found.filter(
    (each, index) =>
      !(looksOn && each.manager.membershipId === me.membershipId) &&
      found.findIndex(
        (other) =>
          other.worker.membershipId === each.worker.membershipId &&
          other.manager.membershipId === each.manager.membershipId,
      ) === index,
  )
}

/** Children for whom oversight can be asked: those with a case holder whom the one in scope may see. At most 300, by name. */
export async function childrenToLookAt(db: Db, actor: Who, today: Temporal.PlainDate) {
  const rows = await db
    .selectFrom('child as c')
    .select(['c.child_id', 'c.given_name', 'c.family_name'])
    .where('c.organisation_id', '=', actor.organisationId)
    .where((of) =>
      of.exists(
        of
          .selectFrom('case_holder as h')
          .select('h.holding_id')
          .whereRef('h.organisation_id', '=', 'c.organisation_id')
          .whereRef('h.child_id', '=', 'c.child_id')
          .where('h.starts_on', '<=', today)
          .where((or) => or.or([or('h.ends_on', 'is', null), or('h.ends_on', '>=', today)])),
      ),
    )
    .orderBy('c.family_name')
    .orderBy('c.given_name')
    .limit(300)
    .execute()
  return rows.map((row) => ({ childId: row.child_id, name: `${row.given_name} ${row.family_name}` }))
}

/** Whether the manager also supervises this worker under an agreement in force. */
export async function alsoSupervises(
  db: Db,
  { organisationId }: Who,
  supervisorId: string,
  superviseeId: string,
): Promise<boolean> {
  const row = await db
    .selectFrom('agreement as a')
    .innerJoin('agreement_version as v', (on) =>
      on.onRef('v.organisation_id', '=', 'a.organisation_id').onRef('v.agreement_id', '=', 'a.agreement_id'),
    )
    .select('a.agreement_id')
    .where('a.organisation_id', '=', organisationId)
    .where('a.supervisor_id', '=', supervisorId)
    .where('a.supervisee_id', '=', superviseeId)
    .where('a.ended_on', 'is', null)
    .where('v.state', '=', 'signed')
    .executeTakeFirst()
  return row !== undefined
}
