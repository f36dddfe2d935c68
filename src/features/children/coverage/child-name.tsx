import type { CoveredChild } from '../../../domain/children/covered-child.ts'
import { Link } from '../../../ui/pieces/link.tsx'
import { nameAndAge } from '../child-table.tsx'

/** A link for whoever may open the child's page. */
export function ChildName({ child, today }: { child: CoveredChild; today: Temporal.PlainDate }) {
  const words = nameAndAge(child, today)
  return child.opens ? <Link href={`/children/${child.childId}`}>{words}</Link> : <>{words}</>
}
