import type { ComponentChildren } from 'preact'
import { isBefore } from '../../../domain/calendar/days.ts'
import { statusInWords } from '../../../domain/sessions/child-status.ts'
import { runOf } from '../../../domain/sessions/rag-history.ts'
import { dayBeside, dayInWords, dayWithYear, daysInWords, listInWords } from '../../../domain/text/dates.ts'
import { Head } from '../../../ui/pieces/head.tsx'
import { Link } from '../../../ui/pieces/link.tsx'
import { Rag } from '../../../ui/pieces/rag.tsx'
import { Row, Rows } from '../../../ui/pieces/rows.tsx'
import { Columns, Empty, Section } from '../../../ui/pieces/section.tsx'
import { StackTable } from '../../../ui/pieces/stack-table.tsx'
import type { ActionFacts } from '../../actions/public.ts'
import { OwedSections, type SeenObligation } from '../../obligations/public.ts'
import { nameAndAge } from '../child-table.tsx'
import { holdsOn, type ChildFacts, type Direction, type HolderFact, type StatusFact } from '../facts/child.queries.ts'

export interface ShowChildPageProps {
  child: ChildFacts
  today: Temporal.PlainDate
  statuses: readonly StatusFact[]
  holders: readonly HolderFact[]
  siblings: readonly { childId: string; name: string; bornOn: Temporal.PlainDate | null }[]
  records: readonly { documentId: string; referral: boolean; on: Temporal.PlainDate }[]
  directions: readonly Direction[]
  actions: readonly ActionFacts[]
  /** what the policy asks for this child; null when none was adopted */
  seen: readonly SeenObligation[] | null
  /** of the sessions spoken of, those the reader may open */
  openable: ReadonlySet<string>
}

/** One child as facts. What was said about them is in documents, each with its own readers. */
export function ShowChildPage(props: ShowChildPageProps) {
  const { child, today } = props
  return (
    <>
      <Head title={nameAndAge(child, today)} facts={headFacts(props)} />
      <Columns side={<Side {...props} />}>
        <Section
          id="status"
          title="Status"
          link={{ text: 'Record a status', href: `/children/${child.childId}/status` }}
        >
          <Statuses {...props} />
        </Section>
        {props.seen !== null && props.seen.length > 0 && (
          <OwedSections
            seen={props.seen}
            title={`What the policy asks for ${child.givenName}`}
            said={{ thing: (id) => (id === child.childId ? child.givenName : 'somebody'), reader: 'other', today }}
            mine={props.openable}
            empty={<p class="govuk-body">Nothing that Plumbline can decide.</p>}
          />
        )}
        <Section id="direction" title="Direction">
          <Directions {...props} />
        </Section>
        <Section id="actions" title="Open actions">
          <Actions {...props} />
        </Section>
        <Section id="records" title={`For ${child.givenName}’s file`}>
          <Records {...props} />
        </Section>
      </Columns>
    </>
  )
}

function headFacts({ child, today, statuses, holders, directions }: ShowChildPageProps): ComponentChildren[] {
  const newest = directions[0]
  const times = runOf(directions.map(({ rag }) => rag))
  const held = holders.filter((each) => holdsOn(each, today))
  return [
    ...(newest === undefined
      ? []
      : [<Rag key="rag" value={newest.rag} {...(times > 1 ? { since: `the same ${times} times` } : {})} />]),
    ...statuses
      .filter((each) => holdsOn(each, today))
      .map((each) => `${statusInWords(each.status, each.legalBasis)}, since ${dayInWords(each.startsOn, today)}`),
    held.length === 0 ? 'Nobody holds the case' : `Held by ${listInWords(held.map(({ name }) => name))}`,
    ...(child.bornOn === null ? [] : [`Born ${dayWithYear(child.bornOn)}`]),
    ...(child.reference === null ? [] : [`Reference ${child.reference}`]),
  ]
}

function Statuses({ child, today, statuses }: ShowChildPageProps) {
  if (statuses.length === 0) {
    return (
      <Empty>
        <p class="govuk-body">No status is recorded.</p>
      </Empty>
    )
  }
  return (
    <StackTable
      caption="Statuses, the newest first"
      columns={[{ text: 'Status', labelled: false }, 'When', { text: 'Change', labelled: false }]}
      rows={statuses.map((each) => [
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
  )
}

function Directions({ child, today, directions }: ShowChildPageProps) {
  if (directions.length === 0) {
    return (
      <Empty>
        <p class="govuk-body">
          Which way things are going for {child.givenName} will be here, from each session of yours where it was said.
        </p>
      </Empty>
    )
  }
  return (
    <StackTable
      caption="Direction at each discussion, the newest first"
      columns={['Discussed', { text: 'Direction', labelled: false }, 'Last seen alone']}
      rows={directions.map((each) => [
        <Link href={`/sessions/${each.sessionId}`}>{dayInWords(each.on, today)}</Link>,
        <Rag value={each.rag} />,
        each.seenAloneOn === null ? 'Not said' : dayInWords(each.seenAloneOn, today),
      ])}
    />
  )
}

function Actions({ child, today, actions }: ShowChildPageProps) {
  if (actions.length === 0) {
    return (
      <Empty>
        <p class="govuk-body">No action you may see is open for {child.givenName}.</p>
      </Empty>
    )
  }
  return (
    <Rows>
      {actions.map((action) => (
        <Row
          key={action.actionId}
          href={`/actions/${action.actionId}`}
          what={action.what}
          why={`${action.ownerName}. Agreed on ${dayInWords(action.agreedOn, today)}. ${action.why.charAt(0).toUpperCase()}${action.why.slice(1)}`}
          when={`${isBefore(action.dueOn, today) ? 'Was due' : 'Due'} ${dayBeside(action.dueOn, today)}`}
          carried={action.carried}
        />
      ))}
    </Rows>
  )
}

function Records({ child, today, records }: ShowChildPageProps) {
  if (records.length === 0) {
    return (
      <Empty>
        <p class="govuk-body">
          Signed decision records for {child.givenName}’s file will be here, for those who may read them.
        </p>
      </Empty>
    )
  }
  return (
    <>
      <p class="govuk-body">Opening one is noted, and those whose record it is can see who has read it.</p>
      <Rows>
        {records.map((record) => (
          <Row
            key={record.documentId}
            href={`/documents/${record.documentId}`}
            what={`${record.referral ? 'Stop and refer record' : 'Decision record'} of ${dayInWords(record.on, today)}`}
          />
        ))}
      </Rows>
    </>
  )
}

function Side({ child, today, siblings, holders }: ShowChildPageProps) {
  return (
    <>
      <Section id="family" title={`The ${child.family} family`}>
        {siblings.length === 0 ? (
          <p class="govuk-body-s">No brother or sister you may see is here.</p>
        ) : (
          <ul class="pl-readers">
            {siblings.map((sibling) => (
              <li key={sibling.childId}>
                <b>
                  <Link href={`/children/${sibling.childId}`}>{sibling.name}</Link>
                </b>
                <span>{sibling.bornOn === null ? 'No date of birth' : `Born ${dayWithYear(sibling.bornOn)}`}</span>
              </li>
            ))}
          </ul>
        )}
        <p class="govuk-body-s">
          <Link href={`/children/new?family=${child.familyId}`}>Add a brother or sister</Link>
        </p>
      </Section>
      <Section id="holders" title="Who holds the case">
        {holders.length === 0 ? (
          <p class="govuk-body-s">Nobody yet.</p>
        ) : (
          <ul class="pl-readers">
            {holders.map((holder) => (
              <li key={holder.holdingId}>
                <b>{holder.name}</b>
                <span>
                  {holder.endsOn === null
                    ? `Since ${dayInWords(holder.startsOn, today)}`
                    : daysInWords(holder.startsOn, holder.endsOn, today)}
                  {holder.endsOn === null && holder.mayEnd && (
                    <>
                      {'. '}
                      <Link href={`/children/${child.childId}/holders/${holder.holdingId}/end`}>
                        End<span class="govuk-visually-hidden"> {holder.name}’s holding of the case</span>
                      </Link>
                    </>
                  )}
                </span>
              </li>
            ))}
          </ul>
        )}
        <p class="govuk-body-s">
          <Link href={`/children/${child.childId}/holders`}>Add a case holder</Link>
        </p>
      </Section>
      <Section id="see" title="Who can see this page">
        <p class="govuk-body-s">
          Whoever holds the case, their supervisor, those who discuss {child.givenName} in a session of theirs, and the
          safeguarding lead and deputies. Each sees the directions, actions and records that are theirs to see.
        </p>
      </Section>
    </>
  )
}
