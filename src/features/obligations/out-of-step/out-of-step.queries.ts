import { sql } from 'kysely'
import {
  adoptedPacks,
  withRules,
  type ObligationRowSeen,
  type Reading,
  type SeenObligation,
} from '../read/obligations-seen.queries.ts'

export const listedStates = ['overdue', 'due', 'undetermined'] as const
export type ListedState = (typeof listedStates)[number]

export interface Listed {
  readonly kind: 'membership' | 'child'
  readonly id: string
  readonly name: string
  readonly seen: SeenObligation
}

export const listedAtOnce = 50

/**
 * Obligations in a state, by the name of the person or child, as far as row security shows them: read from what was worked
 * out, and never worked out here. One more than a page, where there is one.
 */
export async function listObligations(reading: Reading, state: ListedState, page: number): Promise<Listed[] | null> {
  const packs = await adoptedPacks(reading)
  if (packs === null) return null
  const { db, actor } = reading
  const { rows } = await sql<ObligationRowSeen & { subject_kind: Listed['kind']; name: string }>`
    select o.subject_id, o.version_id, o.rule, o.state, o.due_on, o.details, o.subject_kind, coalesce(m.name, c.given_name || ' ' || c.family_name) as name
    from obligation o
    left join membership m on o.subject_kind = 'membership' and m.organisation_id = o.organisation_id and m.membership_id = o.subject_id
    left join child c on o.subject_kind = 'child' and c.organisation_id = o.organisation_id and c.child_id = o.subject_id
    where o.organisation_id = ${actor.organisationId} and o.state = ${sql.lit(state)} and o.subject_kind in ('membership', 'child')
      and (${state} <> 'undetermined' or o.details->'beyond' is null and o.about = o.subject_id::text)
    order by o.subject_kind desc, name, o.subject_id, o.due_on, o.rule, o.about
    offset ${page * listedAtOnce} limit ${listedAtOnce + 1}`.execute(db)
  return rows.flatMap((row): Listed[] => {
    const [seen] = withRules([row], packs)
    return seen === undefined ? [] : [{ kind: row.subject_kind, id: row.subject_id, name: row.name, seen }]
  })
}
