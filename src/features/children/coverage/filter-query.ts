import type { Group } from '../../../domain/children/covered-child.ts'
import type { CoverageFilter } from './coverage.queries.ts'

/** Children on one page. */
export const pageSize = 50

/** The query that asks for the same children again. */
export function queryOf(filter: CoverageFilter, more: Readonly<Record<string, string>> = {}): string {
  const said = { show: filter.group, status: filter.status, holder: filter.holder, ...more }
  const query = new URLSearchParams(
    Object.entries(said).flatMap(([name, value]) => (value === null || value === '' ? [] : [[name, value]])),
  ).toString()
  return query === '' ? '' : `?${query}`
}

export const groupLinks: Readonly<Record<Group, string>> = {
  past: 'Past the limit',
  never: 'Never discussed',
  again: 'Not since it became live',
  late: 'Booked too late',
  meeting: 'Before a meeting',
  ended: 'Ended undiscussed',
  escalate: 'To be escalated',
}
