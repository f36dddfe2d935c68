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
  /** whether dates and directions are those of all sessions, or of the reader's own */
  ofAll: boolean
}

/** Children with their status, direction and when they were last discussed. */
export function ChildTable({ children, today, holder, ofAll }: ChildTableProps) {
  const whose = ofAll ? '' : ' in your sessions'
  return (
    <StackTable
      caption="Children, with status, direction and the date they were last discussed"
      columns={[
        'Child',
        { text: 'Status', labelled: false },
        { text: `Direction${whose}`, labelled: !ofAll },
        ...(holder ? ['Held by'] : []),
        `Last discussed${whose}`,
      ]}
      rows={children.map((child) => [
        <Link href={`/children/${child.childId}`}>{nameAndAge(child, today)}</Link>,
        child.statuses.length === 0
          ? 'No status'
          : child.statuses.map((status) => statusWords[status] ?? status).join(', '),
        <Rag value={child.direction?.value ?? null} {...sinceInWords(child)} />,
        ...(holder ? [child.holders.length === 0 ? 'Nobody' : listInWords(child.holders)] : []),
        child.lastDiscussed === null ? 'Never' : dayInWords(child.lastDiscussed, today),
      ])}
    />
  )
}

/** "3 times, waits for a signature": how often running, and whether the last record is not signed by all. */
function sinceInWords({ direction, waits }: ChildRow): { since?: string } {
  const said = [
    ...(direction !== null && direction.times > 1 ? [`${direction.times} times`] : []),
    ...(waits === null ? [] : [signatureWaits[waits]]),
  ]
  return said.length === 0 ? {} : { since: said.join(', ') }
}

/** Of a direction whose record not all have signed, and of an older one whose successor the reader may not know yet. */
export const signatureWaits = {
  this: 'waits for a signature',
  newest: 'the newest waits for a signature',
} as const

/** "Tobias Ellery, 7", by the age on a day. */
export function nameAndAge(
  child: { givenName: string; familyName: string; bornOn: Temporal.PlainDate | null },
  day: Temporal.PlainDate,
): string {
  const name = `${child.givenName} ${child.familyName}`
  return child.bornOn === null ? name : `${name}, ${ageOn(child.bornOn, day)}`
}
