import { statusWords } from '../../domain/sessions/child-status.ts'
import { ageOn } from '../../domain/sessions/names.ts'
import { dayInWords, listInWords } from '../../domain/text/dates.ts'
import { Link } from '../../ui/pieces/link.tsx'
import { Rag } from '../../ui/pieces/rag.tsx'
import { StackTable } from '../../ui/pieces/stack-table.tsx'
import type { ChildRow } from './facts/child-rows.queries.ts'

interface ChildTableProps {
  children: readonly ChildRow[]
  today: Temporal.PlainDate
  /** adds who holds the case */
  holder?: boolean
}

/** Children with their status, direction and when they were last discussed. */
export function ChildTable({ children, today, holder }: ChildTableProps) {
  return (
    <StackTable
      caption="Children, with status, direction and the date they were last discussed"
      columns={[
        'Child',
        { text: 'Status', labelled: false },
        { text: 'Direction', labelled: false },
        ...(holder ? ['Held by'] : []),
        'Last discussed',
      ]}
      rows={children.map((child) => [
        <Link href={`/children/${child.childId}`}>{nameAndAge(child, today)}</Link>,
        child.statuses.length === 0
          ? 'No status'
          : child.statuses.map((status) => statusWords[status] ?? status).join(', '),
        child.direction === null ? (
          <Rag value={null} />
        ) : (
          <Rag
            value={child.direction.value}
            {...(child.direction.times > 1 ? { since: `${child.direction.times} times` } : {})}
          />
        ),
        ...(holder ? [child.holders.length === 0 ? 'Nobody' : listInWords(child.holders)] : []),
        child.lastDiscussed === null ? 'Never' : dayInWords(child.lastDiscussed, today),
      ])}
    />
  )
}

/** "Tobias Ellery, 7", by the age on a day. */
export function nameAndAge(
  child: { givenName: string; familyName: string; bornOn: Temporal.PlainDate | null },
  day: Temporal.PlainDate,
): string {
  const name = `${child.givenName} ${child.familyName}`
  return child.bornOn === null ? name : `${name}, ${ageOn(child.bornOn, day)}`
}
