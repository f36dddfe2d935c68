import { sql } from 'kysely'
import { caseDiscussionContentSchema, type Decision } from '../../../domain/templates/content.ts'
import { londonDay } from '../../../domain/text/dates.ts'
import type { Work } from '../../../platform/http/work.ts'
import type { SessionChild, SessionFacts } from '../facts/session-facts.ts'

/** Whether the other of the two, or another of a group, has read or saved anything of this session within two minutes. */
export async function otherIsHere(
  work: Pick<Work, 'db' | 'actor' | 'now'>,
  session: SessionFacts,
  documentIds: readonly string[],
): Promise<boolean> {
  const others = [...session.writers, session.supervisor, session.supervisee]
    .map(({ membershipId }) => membershipId)
    .filter((id) => id !== work.actor.membershipId)
  const { rows } = await sql`select 1 from journal_entry
    where organisation_id = ${session.organisationId} and membership_id = any (${others}::uuid[])
      and at > ${work.now.subtract({ minutes: 2 })} and document_id = any (${[...documentIds]}::uuid[]) limit 1`.execute(
    work.db,
  )
  return rows.length > 0
}

export interface LastDecision {
  day: Temporal.PlainDate
  decisions: Decision[]
}

/**
 * What was last decided about a child, from the newest signed page of this pair, opened through the door and journalled.
 * Null when there is none that the one in scope may read.
 */
export async function lastDecisionOf(
  work: Work,
  session: SessionFacts,
  child: SessionChild,
): Promise<LastDecision | null> {
  const { rows } = await sql<{ document_id: string; version_no: number; starts_at: Temporal.Instant }>`
    select d.document_id, i.version_no, s.starts_at from document d
    join session s on s.organisation_id = d.organisation_id and s.session_id = d.session_id
    join signing_item i on i.organisation_id = d.organisation_id and i.document_id = d.document_id
    join signing_set t on t.organisation_id = i.organisation_id and t.set_id = i.set_id and t.completed_at is not null
    where d.organisation_id = ${session.organisationId} and d.child_id = ${child.childId} and d.kind = 'case_discussion'
      and s.starts_at < ${session.startsAt}
    order by s.starts_at desc, t.completed_at desc limit 1`.execute(work.db)
  const row = rows[0]
  if (row === undefined) return null
  const [opened] = await work.door.open([row.document_id], 'to read', row.version_no)
  if (opened === undefined) return null
  const content = caseDiscussionContentSchema.safeParse((JSON.parse(opened.body) as { content?: unknown }).content)
  return content.success ? { day: londonDay(row.starts_at), decisions: content.data.decisions } : null
}

export interface NamedReader {
  name: string
  documentKind: string
}

/** Who is named in the agreement as a reader of a kind of document. */
export async function namedReaders(work: Pick<Work, 'db'>, session: SessionFacts): Promise<NamedReader[]> {
  if (session.terms === null) return []
  const rows = await work.db
    .selectFrom('agreement_reader')
    .innerJoin('membership', (join) =>
      join
        .onRef('membership.organisation_id', '=', 'agreement_reader.organisation_id')
        .onRef('membership.membership_id', '=', 'agreement_reader.membership_id'),
    )
    .select(['membership.name', 'agreement_reader.document_kind'])
    .where('agreement_reader.organisation_id', '=', session.organisationId)
    .where('agreement_reader.agreement_id', '=', session.agreementId)
    .where('agreement_reader.version_no', '=', session.terms.versionNo)
    .orderBy('membership.name')
    .execute()
  return rows.map((row) => ({ name: row.name, documentKind: row.document_kind }))
}
