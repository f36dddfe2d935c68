import { sessionStateWords, type SessionState } from '../../../domain/sessions/session-state.ts'
import { firstName } from '../../../domain/sessions/names.ts'
import { dayInWords, instantInWords, minutesInWords } from '../../../domain/text/dates.ts'
import { NotificationBanner } from '../../../ui/govuk/notification-banner.tsx'
import { Head } from '../../../ui/pieces/head.tsx'
import { Link } from '../../../ui/pieces/link.tsx'
import { Empty, Section } from '../../../ui/pieces/section.tsx'
import { StackTable } from '../../../ui/pieces/stack-table.tsx'
import { State, type StateName } from '../../../ui/pieces/state.tsx'
import type { ListedSession } from './list-sessions.queries.ts'

export interface SessionsPageProps {
  today: Temporal.PlainDate
  /** null when this page shows only older ones */
  upcoming: readonly ListedSession[] | null
  /** null when this page shows only later ones */
  past: readonly ListedSession[] | null
  laterHref: string | null
  olderHref: string | null
  /** the informal discussion that was just logged */
  logged: { name: string; nextDay: Temporal.PlainDate | null } | null
}

const shapes: Record<SessionState, StateName> = {
  planned: 'upcoming',
  open: 'due',
  completed: 'due',
  signed: 'met',
  cancelled: 'not-applicable',
  missed: 'not-applicable',
}

/** A planned session whose day is over has not been said to have happened or not. */
function stateOf(session: ListedSession, isPast: boolean): { shape: StateName; words: string } {
  if (session.state === 'planned' && isPast) return { shape: 'undetermined', words: 'Say whether it happened' }
  return { shape: shapes[session.state], words: sessionStateWords[session.state] }
}

export function SessionsPage({ today, upcoming, past, laterHref, olderHref, logged }: SessionsPageProps) {
  return (
    <>
      {logged !== null && (
        <NotificationBanner
          type="success"
          titleText="Saved"
          text={`It comes back on your ${logged.nextDay === null ? 'next agenda' : `agenda of ${dayInWords(logged.nextDay, today)}`} with ${firstName(logged.name)}.`}
        />
      )}
      <Head title="Sessions" />
      <p class="govuk-body">
        <Link href="/informal/new">Log an informal discussion</Link>, <Link href="/actions">see your actions</Link>, or{' '}
        <Link href="/groups">go to your groups</Link>
      </p>
      {upcoming !== null && (
        <Section id="upcoming" title="To come">
          {upcoming.length === 0 ? (
            <Empty>
              <p class="govuk-body">
                No session is planned. Sessions are planned from an agreement that both have signed.
              </p>
              <p class="govuk-body">
                <Link href="/my-supervision">Go to your supervision</Link>
              </p>
            </Empty>
          ) : (
            <SessionTable caption="Sessions to come" sessions={upcoming} today={today} />
          )}
          {laterHref !== null && (
            <p class="govuk-body">
              <Link href={laterHref}>Later sessions</Link>
            </p>
          )}
        </Section>
      )}
      {past !== null && (
        <Section id="past" title="Before today">
          {past.length === 0 ? (
            <p class="govuk-body">Nothing yet. What you hold and record is listed here.</p>
          ) : (
            <SessionTable caption="Sessions before today" sessions={past} today={today} isPast />
          )}
          {olderHref !== null && (
            <p class="govuk-body">
              <Link href={olderHref}>Show earlier sessions</Link>
            </p>
          )}
        </Section>
      )}
    </>
  )
}

function SessionTable(props: {
  caption: string
  sessions: readonly ListedSession[]
  today: Temporal.PlainDate
  isPast?: boolean
}) {
  return (
    <StackTable
      caption={props.caption}
      columns={['When', 'With', 'Length', { text: 'How it stands', labelled: false }]}
      rows={props.sessions.map((session) => {
        const { shape, words } = stateOf(session, props.isPast ?? false)
        return [
          <Link key="when" href={`/sessions/${session.sessionId}`}>
            {instantInWords(session.startsAt, props.today)}
          </Link>,
          session.iAm === 'supervisee'
            ? `${session.otherName}, your supervisor`
            : `${session.otherName}, whom you supervise`,
          minutesInWords(session.minutes),
          <State key="state" state={shape}>
            {words}
          </State>,
        ]
      })}
    />
  )
}
