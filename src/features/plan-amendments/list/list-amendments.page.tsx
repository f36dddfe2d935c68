import type { ComponentChildren } from 'preact'
import { agencyStanding, amendmentInWords } from '../../../domain/plan-amendments/agency-standing.ts'
import { dayInWords } from '../../../domain/text/dates.ts'
import { Head } from '../../../ui/pieces/head.tsx'
import { Link } from '../../../ui/pieces/link.tsx'
import { Row, Rows } from '../../../ui/pieces/rows.tsx'
import { Empty } from '../../../ui/pieces/section.tsx'
import type { Amendment } from '../facts/amendments.queries.ts'

interface ListProps {
  title: string
  amendments: readonly Amendment[]
  /** of one child: the way to record another */
  newHref: string | null
  empty: ComponentChildren
  today: Temporal.PlainDate
}

/** Changes of plans, with what is still to be done about each. */
export function ListAmendmentsPage({ title, amendments, newHref, empty, today }: ListProps) {
  return (
    <>
      <Head title={title} />
      {amendments.length === 0 ? (
        <Empty>
          <p class="govuk-body">{empty}</p>
        </Empty>
      ) : (
        <Rows>
          {amendments.map((amendment) => (
            <Row
              key={amendment.amendmentId}
              what={amendment.what}
              href={`/plan-changes/${amendment.amendmentId}`}
              why={`${newHref === null ? `${amendment.childName}. ` : ''}${amendmentInWords(amendment.agencies)}${late(amendment, today)}`}
              when={`Agreed on ${dayInWords(amendment.agreedOn, today)}`}
            />
          ))}
        </Rows>
      )}
      {newHref !== null && (
        <p class="govuk-body">
          <Link href={newHref}>Record a change of the plan</Link>
        </p>
      )}
    </>
  )
}

/** The agencies that should have been told, by name. */
function late({ agencies }: Amendment, today: Temporal.PlainDate): string {
  const names = agencies
    .filter((agency) => agency.toldOn === null && agencyStanding(agency, today).state === 'overdue')
    .map(({ agency }) => agency)
  return names.length === 0 ? '' : ` Late: ${names.join(', ')}.`
}
