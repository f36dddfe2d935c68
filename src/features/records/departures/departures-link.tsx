import { countOf } from '../../../domain/text/dates.ts'
import { Link } from '../../../ui/pieces/link.tsx'
import type { DeparturesCounted } from './departures.queries.ts'

/** Where a head or the designated lead finds the decisions that do not follow procedure; nothing while there is none. */
export function DeparturesLink({ counted }: { counted: DeparturesCounted }) {
  const { recorded, unconfirmed } = counted
  if (recorded === 0) return null
  return (
    <Link href="/departures">
      {countOf(recorded, 'departure')} from procedure in 12 months
      {unconfirmed === 0 ? '' : `, ${unconfirmed} not confirmed`}
    </Link>
  )
}
