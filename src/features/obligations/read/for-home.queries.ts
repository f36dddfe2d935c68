import { sql } from 'kysely'
import {
  adoptedPacks,
  withRules,
  type ObligationRowSeen,
  type Reading,
  type SeenObligation,
} from './obligations-seen.queries.ts'

/** What a home page says of the policy. */
export interface HomeObligations {
  /** of the reader: what is asked of them as a person, and of anything of theirs what is due or overdue */
  readonly own: readonly SeenObligation[]
  /** of others and of children, what is due or overdue */
  readonly theirs: readonly SeenObligation[]
  readonly children: readonly SeenObligation[]
  /** how many rules are overdue for each person who has any, for those who oversee it */
  readonly outOfStep: ReadonlyMap<string, number> | null
}

const mostShown = 200

/** Null where no policy was ever adopted. */
export async function obligationsForHome(
  reading: Reading,
  {
    supervisees,
    children,
    oversees,
  }: { supervisees: readonly string[]; children: readonly string[]; oversees: boolean },
): Promise<HomeObligations | null> {
  const packs = await adoptedPacks(reading)
  if (packs === null) return null
  const { db, actor } = reading
  const me = actor.membershipId
  const late = sql`state in ('due', 'overdue')`
  const columns = sql`subject_id, version_id, rule, state, due_on, details`
  const { rows } = await sql<ObligationRowSeen & { whose: string }>`
    (select 'own' as whose, ${columns} from obligation
      where organisation_id = ${actor.organisationId} and subject_kind = 'membership' and subject_id = ${me}
        and (about = ${me} or ${late}) order by due_on limit ${mostShown})
    union all
    (select 'theirs', ${columns} from obligation
      where organisation_id = ${actor.organisationId} and subject_kind = 'membership' and subject_id = any (${supervisees}::uuid[])
        and ${late} order by due_on limit ${mostShown})
    union all
    (select 'children', ${columns} from obligation
      where organisation_id = ${actor.organisationId} and subject_kind = 'child' and subject_id = any (${children}::uuid[])
        and ${late} order by due_on limit ${mostShown})`.execute(db)
  const of = (whose: string) =>
    withRules(
      rows.filter((row) => row.whose === whose),
      packs,
    )
  return {
    own: of('own'),
    theirs: of('theirs'),
    children: of('children'),
    outOfStep: oversees ? await peopleOutOfStep(reading) : null,
  }
}

async function peopleOutOfStep({ db, actor }: Reading): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ subject_id: string; rules: number }>`
    select subject_id, count(distinct rule)::int as rules from obligation
    where organisation_id = ${actor.organisationId} and state = 'overdue' and subject_kind = 'membership'
    group by subject_id`.execute(db)
  return new Map(rows.map((row) => [row.subject_id, row.rules]))
}
