import type pg from 'pg'
import { driftLimitsOf } from '../../../domain/children/drift-limits.ts'
import type { Rule } from '../../../domain/policy/rule.ts'
import { versionOn, type PolicyVersion } from '../assess/policy-in-force.ts'
import type { Subject } from '../assess/subjects.ts'
import type { ObligationRow } from '../assess/work-out.ts'
import type { CoverageFacts } from './coverage-facts.ts'
import { nearestLimit } from './nearest-limit.ts'
import { workOutCoverage } from './work-out-coverage.ts'

interface Worked {
  organisation: string
  subjects: readonly Subject[]
  /** what is owed by and to them, as it was worked out just now; nothing without a policy */
  obligations: readonly ObligationRow[]
  versions: readonly PolicyVersion[]
  today: Temporal.PlainDate
}

/** Keep for each child among those looked at again how it stands against being discussed, in the same transaction. */
export async function keepCoverage(
  client: pg.ClientBase,
  { organisation, subjects, obligations, versions, today }: Worked,
): Promise<void> {
  const children = subjects.flatMap(({ kind, id }) => (kind === 'child' ? [id] : []))
  if (children.length === 0) return
  const { rows } = await client.query<{ facts: CoverageFacts[] }>(
    'select platform.coverage_facts($1, $2, $3) as facts',
    [organisation, children, today.toString()],
  )
  const rules = new Map(versions.map(({ versionId, resolved }) => [versionId, byId(resolved.pack.rules ?? [])]))
  const drift = driftLimitsOf(versionOn(versions, today)?.resolved.pack ?? null)
  const ofChild = Map.groupBy(obligations, (row) => row.subject_id)
  const worked = (rows[0]?.facts ?? []).flatMap((facts) => {
    const judged = (ofChild.get(facts.child) ?? []).flatMap((row) => {
      const rule = row.subject_kind === 'child' ? rules.get(row.version_id)?.get(row.rule) : undefined
      return rule === undefined ? [] : [{ rule, obligation: row.details }]
    })
    return workOutCoverage(facts, nearestLimit(judged), today, drift) ?? []
  })
  await client.query('select platform.store_coverage($1, $2, $3)', [organisation, children, JSON.stringify(worked)])
}

const byId = (rules: readonly Rule[]): ReadonlyMap<string, Rule> => new Map(rules.map((rule) => [rule.id, rule]))
