import type { ChildTime } from '../../../domain/children/child-record.ts'
import { statusInWords } from '../../../domain/sessions/child-status.ts'
import { dayInWords, daysInWords } from '../../../domain/text/dates.ts'
import { Link } from '../../../ui/pieces/link.tsx'
import { Empty, Section } from '../../../ui/pieces/section.tsx'
import { StackTable } from '../../../ui/pieces/stack-table.tsx'
import type { ChildFacts } from '../facts/child.queries.ts'

interface StatusesProps {
  child: ChildFacts
  time: ChildTime
  today: Temporal.PlainDate
}

/** Every status with its dates, and where one is recorded and ended. */
export function Statuses({ child, time, today }: StatusesProps) {
  return (
    <Section id="status" title="Statuses" link={{ text: 'Record a status', href: `/children/${child.childId}/status` }}>
      {time.statuses.length === 0 ? (
        <Empty>
          <p class="govuk-body">No status is recorded.</p>
        </Empty>
      ) : (
        <StackTable
          caption="Statuses, the newest first"
          columns={[{ text: 'Status', labelled: false }, 'When', { text: 'Change', labelled: false }]}
          rows={time.statuses.toReversed().map((each) => [
            statusInWords(each.status, each.legalBasis),
            each.endsOn === null
              ? `Since ${dayInWords(each.startsOn, today)}`
              : daysInWords(each.startsOn, each.endsOn, today),
            each.endsOn === null ? (
              <Link href={`/children/${child.childId}/status/${each.statusId}/end`}>
                End<span class="govuk-visually-hidden"> {statusInWords(each.status, each.legalBasis)}</span>
              </Link>
            ) : (
              'Ended'
            ),
          ])}
        />
      )}
      <p class="govuk-body">
        <Link href={`/children/${child.childId}/facts`}>See everything that is recorded, and correct it</Link>
      </p>
    </Section>
  )
}
