import { sql } from 'kysely'
import { holds } from '../../../domain/access/actor.ts'
import type { Work } from '../../../platform/http/work.ts'
import type { Standing } from './pair-context.ts'

/**
 * How many people, or children, are in step with each rule today: nothing of theirs is overdue or was failed and is not made
 * good. Only for the head and the designated lead, who see everybody's; who is owed nothing by a rule is not counted.
 */
export async function standings({ db, actor }: Pick<Work, 'db' | 'actor'>): Promise<ReadonlyMap<string, Standing>> {
  if (!holds(actor, 'head', 'dsl')) return new Map()
  const rows = await db
    .selectFrom('obligation')
    .select(['rule', 'subject_kind'])
    .select(sql<number>`count(distinct subject_id)::int`.as('of'))
    .select(sql<number>`count(distinct subject_id) filter (where state in ('overdue', 'breached'))::int`.as('out'))
    .where('organisation_id', '=', actor.organisationId)
    .where('subject_kind', 'in', ['membership', 'child'])
    .where('state', 'in', ['met', 'upcoming', 'due', 'overdue', 'breached', 'paused'])
    .groupBy(['rule', 'subject_kind'])
    .execute()
  return new Map(
    rows
      // A rule about sessions is kept with their supervisee, one about children with the child: the larger group is whom it is about.
      .toSorted((a, b) => a.of - b.of)
      .map((row) => [
        row.rule,
        { inStep: row.of - row.out, of: row.of, noun: row.subject_kind === 'child' ? 'children' : 'people' },
      ]),
  )
}
