import { isAfter } from '../../../domain/calendar/days.ts'
import { meetingWords } from '../../../domain/children/meeting-kinds.ts'
import { dayBeside, dayInWords } from '../../../domain/text/dates.ts'
import { Head } from '../../../ui/pieces/head.tsx'
import { Link } from '../../../ui/pieces/link.tsx'
import { Row, Rows } from '../../../ui/pieces/rows.tsx'
import { Empty, Section } from '../../../ui/pieces/section.tsx'
import { StackTable } from '../../../ui/pieces/stack-table.tsx'
import { OwedSections, type SeenObligation } from '../../obligations/public.ts'
import type { ChildFacts } from '../facts/child.queries.ts'
import type { MeetingFact } from './review-meetings.queries.ts'

export interface ReviewMeetingsPageProps {
  child: ChildFacts
  meetings: readonly MeetingFact[]
  /** what the policy asks that is about these meetings; null when no policy was adopted */
  clocks: readonly SeenObligation[] | null
  openable: ReadonlySet<string>
  today: Temporal.PlainDate
}

/** Conferences, core groups and reviews of one child: what is ahead, what was held, and the clocks of the policy. */
export function ReviewMeetingsPage({ child, meetings, clocks, openable, today }: ReviewMeetingsPageProps) {
  const planned = meetings.filter(({ state }) => state === 'planned').toReversed()
  const settled = meetings.filter(({ state }) => state !== 'planned')
  const path = `/children/${child.childId}/meetings`
  return (
    <>
      <Head caption={`${child.givenName} ${child.familyName}`} title="Review meetings" />
      <Section id="planned" title="Planned" link={{ text: 'Record a meeting', href: `${path}/new` }}>
        {planned.length === 0 ? (
          <Empty>
            <p class="govuk-body">
              No conference, core group or review is planned. <Link href={`${path}/new`}>Record a meeting</Link>
            </p>
          </Empty>
        ) : (
          <Rows>
            {planned.map((meeting) => (
              <Row
                key={meeting.meetingId}
                href={`${path}/${meeting.meetingId}`}
                what={
                  isAfter(meeting.on, today)
                    ? meetingWords(meeting.kind).name
                    : `${meetingWords(meeting.kind).name}: say whether it was held`
                }
                why={`Recorded by ${meeting.by}`}
                when={dayBeside(meeting.on, today)}
              />
            ))}
          </Rows>
        )}
      </Section>
      <Clocks child={child} clocks={clocks} openable={openable} today={today} />
      {settled.length > 0 && (
        <Section id="settled" title="Held and cancelled">
          <StackTable
            caption="Meetings that were held or cancelled, the newest first"
            columns={['Meeting', 'Day', 'What became of it', { text: 'Change', labelled: false }]}
            rows={settled.map((meeting) => [
              meetingWords(meeting.kind).name,
              dayInWords(meeting.on, today),
              became(meeting, today),
              <Link href={`${path}/${meeting.meetingId}`}>
                Correct
                <span class="govuk-visually-hidden">
                  {' '}
                  {meetingWords(meeting.kind).name} of {dayInWords(meeting.on, today)}
                </span>
              </Link>,
            ])}
          />
        </Section>
      )}
    </>
  )
}

function became({ state, movedTo }: MeetingFact, today: Temporal.PlainDate): string {
  if (movedTo !== null) return `Moved to ${dayInWords(movedTo, today)}`
  return state === 'held' ? 'Held' : 'Cancelled'
}

type ClocksProps = Pick<ReviewMeetingsPageProps, 'child' | 'clocks' | 'openable' | 'today'>

function Clocks({ child, clocks, openable, today }: ClocksProps) {
  if (clocks === null || clocks.length === 0) {
    return (
      <Section id="clocks" title="What the policy asks">
        <p class="govuk-body">
          {clocks === null
            ? 'No policy is adopted yet.'
            : 'The policy has no rule about review meetings that binds now. When they are due is for those who call them.'}
        </p>
      </Section>
    )
  }
  return (
    <OwedSections
      seen={clocks}
      title="What the policy asks"
      said={{ thing: (id) => (id === child.childId ? child.givenName : 'somebody'), reader: 'other', today }}
      mine={openable}
      empty={<p class="govuk-body">Nothing that Plumbline can decide.</p>}
    />
  )
}
