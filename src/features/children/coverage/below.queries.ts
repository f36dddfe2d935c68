import { sql } from 'kysely'
import type { Db } from '../../../platform/database/scope.ts'

/** How the live children of one organisation below stand, in numbers alone; where there are few, not even those. */
export interface CoverageBelow {
  organisationId: string
  name: string
  kind: string
  /** 1 directly below */
  steps: number
  /** the organisation between, when there is one */
  under: string | null
  /** how many live children; null where they are fewer than ten */
  live: number | null
  band: 'none' | 'under_five' | 'under_ten' | 'counted'
  never: Amount
  past: Amount
  late: Amount
}

/** A number where there are ten children or more, whether there are any from five on, nothing below that. */
export type Amount = number | boolean | null

interface Row {
  organisation_id: string
  name: string
  kind: string
  steps: number
  under: string | null
  live: number | null
  live_band: CoverageBelow['band']
  never: number | null
  past: number | null
  late: number | null
  never_some: boolean | null
  past_some: boolean | null
  late_some: boolean | null
}

/** Every organisation below the one in scope, those directly below it each before those below them. */
export async function coverageBelow(db: Db, today: Temporal.PlainDate): Promise<CoverageBelow[]> {
  const { rows } = await sql<Row>`select * from platform.coverage_below(${today})`.execute(db)
  return rows.map((row) => ({
    organisationId: row.organisation_id,
    name: row.name,
    kind: row.kind,
    steps: row.steps,
    under: row.under,
    live: row.live,
    band: row.live_band,
    never: row.never ?? row.never_some,
    past: row.past ?? row.past_some,
    late: row.late ?? row.late_some,
  }))
}
