import { dayInWords, dayWithYear } from '../../../domain/text/dates.ts'
import { Link } from '../../../ui/pieces/link.tsx'
import { Row, Rows } from '../../../ui/pieces/rows.tsx'
import { Empty, Section } from '../../../ui/pieces/section.tsx'
import { timeHref } from '../time/time-asked.ts'
import type { DecisionRecord } from './decisions.queries.ts'
import type { ShowChildPageProps } from './child-page-props.ts'

/** How many are in view, and opened at once. */
export const decisionsInView = 5

/**
 * What was decided, and why. A record has readers, and opening one is in the journal: so its words are on the page when
 * somebody asks for them, and not because they came to look at something else.
 */
export function Decisions(props: ShowChildPageProps) {
  const { child, decisions, opened, asOf } = props
  const shown = decisions.slice(0, decisionsInView)
  if (shown.length === 0) {
    return (
      <Section id="decisions" title="Decisions, and why">
        <Empty>
          <p class="govuk-body">
            {asOf === null
              ? `Signed decision records for ${child.givenName}’s file will be here, for those who may read them.`
              : `No decision record that you may read was signed by ${dayWithYear(asOf)}.`}
          </p>
        </Empty>
      </Section>
    )
  }
  const path = `/children/${child.childId}`
  const canOpen = opened === null && shown.some(({ kind }) => kind === 'decision')
  return (
    <Section id="decisions" title="Decisions, and why">
      {canOpen && (
        <p class="govuk-body">
          <Link href={`${timeHref(path, { asOf, from: null }, { decisions: 'read' })}#decisions`}>
            Read what was decided here
          </Link>
          . Opening a record is noted, and those whose record it is can see who has read it.
        </p>
      )}
      <Rows>
        {shown.map((record) => (
          <DecisionRow key={record.documentId} record={record} props={props} />
        ))}
      </Rows>
      {decisions.length > shown.length && (
        <p class="govuk-body">
          <Link href={timeHref(`${path}/decisions`, { asOf, from: null })}>See earlier records</Link>
        </p>
      )}
    </Section>
  )
}

function DecisionRow({ record, props: { opened, today } }: { record: DecisionRecord; props: ShowChildPageProps }) {
  const decisions = opened?.get(record.documentId)
  if (decisions === undefined) return <Row href={`/documents/${record.documentId}`} what={titleOf(record, today)} />
  return (
    <Row
      what={
        decisions.length === 0 ? (
          'No decision was recorded'
        ) : (
          <span class="pl-record">{decisions.map(({ what }) => what).join(' ')}</span>
        )
      }
      when={
        <>
          {dayInWords(record.on, today)}
          <br />
          <Link href={`/documents/${record.documentId}`}>
            Open<span class="govuk-visually-hidden"> the {titleOf(record, today).toLowerCase()}</span>
          </Link>
        </>
      }
      why={<span class="pl-record">{decisions.map(({ why }) => why).join(' ')}</span>}
    />
  )
}

const kinds: Record<DecisionRecord['kind'], string> = {
  decision: 'Decision record',
  referred: 'Stop and refer record',
  not_yet: 'Nobody told yet: record',
  not_referred: 'Decision not to refer',
}

export const titleOf = ({ kind, on }: DecisionRecord, today: Temporal.PlainDate): string =>
  `${kinds[kind]} of ${dayInWords(on, today)}`
