import type { SupervisionRow } from './agreements-in-view.queries.ts'

/** Whether anything agreed is counted in terms, so that the term dates have to be read. */
export function countsInTerms(rows: readonly SupervisionRow[]): boolean {
  return rows.some(({ signed }) => {
    if (signed === null) return false
    return 'per' in signed.frequency ? signed.frequency.per !== 'academic_year' : signed.frequency.unit === 'term_week'
  })
}
