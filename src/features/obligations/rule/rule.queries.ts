import { sql } from 'kysely'
import type { Rule } from '../../../domain/policy/rule.ts'
import type { Pack } from '../../../domain/policy/pack.ts'
import { isBefore } from '../../../domain/calendar/days.ts'
import {
  adoptedPacks,
  withRules,
  type ObligationRowSeen,
  type Reading,
  type SeenObligation,
} from '../read/obligations-seen.queries.ts'

/** Somebody whom a rule binds, and how they stand with it. */
export interface BoundBy {
  readonly kind: 'membership' | 'child'
  readonly id: string
  readonly name: string
  /** the worst of what the rule asks of them */
  readonly seen: SeenObligation
  /** how many times it asks it of them: once, or of each session */
  readonly times: number
}

export interface RuleStanding {
  readonly rule: Rule
  readonly pack: Pack
  readonly inStep: number
  readonly out: number
  readonly bound: readonly BoundBy[]
}

export const boundAtOnce = 50

/**
 * Everybody whom a rule of the policy in force binds, those out of step first, read from what was worked out; null where
 * there is no such rule. One more than a page, where there is one.
 */
export async function standingWithRule(
  reading: Reading & { readonly today: Temporal.PlainDate },
  ruleId: string,
  page: number,
): Promise<RuleStanding | null> {
  const packs = await adoptedPacks(reading)
  const { db, actor, today } = reading
  const inForce = [...(packs ?? [])].findLast(
    ([, { from, until }]) => !isBefore(today, from) && (until === null || !isBefore(until, today)),
  )
  const rule = inForce?.[1].rules.get(ruleId)
  if (packs === null || inForce === undefined || rule === undefined) return null
  const { rows } = await sql<
    ObligationRowSeen & { subject_kind: BoundBy['kind']; name: string; times: number; in_step: number; out: number }
  >`
    with worst as (
      select distinct on (o.subject_kind, o.subject_id) o.subject_kind, o.subject_id, o.obligation_id,
        count(*) over (partition by o.subject_kind, o.subject_id) as times,
        case o.state when 'overdue' then 0 when 'breached' then 1 when 'due' then 2 when 'upcoming' then 3 when 'met' then 4 else 5 end as rank
      from obligation o
      where o.organisation_id = ${actor.organisationId} and o.rule = ${ruleId} and o.subject_kind in ('membership', 'child')
        and o.state in ('met', 'upcoming', 'due', 'overdue', 'breached', 'paused')
      order by o.subject_kind, o.subject_id, rank, o.due_on desc nulls last
    )
    select w.subject_id, o.version_id, o.rule, o.state, o.due_on, o.details, w.subject_kind, w.times::int as times,
      coalesce(m.name, c.given_name || ' ' || c.family_name) as name,
      (count(*) filter (where w.rank > 1) over ())::int as in_step, (count(*) filter (where w.rank <= 1) over ())::int as out
    from worst w
    join obligation o on o.organisation_id = ${actor.organisationId} and o.obligation_id = w.obligation_id
    left join membership m on w.subject_kind = 'membership' and m.organisation_id = ${actor.organisationId} and m.membership_id = w.subject_id
    left join child c on w.subject_kind = 'child' and c.organisation_id = ${actor.organisationId} and c.child_id = w.subject_id
    order by w.rank <= 1 desc, w.rank, name, w.subject_id
    offset ${page * boundAtOnce} limit ${boundAtOnce + 1}`.execute(db)
  return {
    rule,
    pack: inForce[1].pack,
    inStep: rows[0]?.in_step ?? 0,
    out: rows[0]?.out ?? 0,
    bound: rows.flatMap((row): BoundBy[] => {
      const [seen] = withRules([row], packs)
      return seen === undefined
        ? []
        : [{ kind: row.subject_kind, id: row.subject_id, name: row.name, seen, times: row.times }]
    }),
  }
}
