import { countOf, dayLong, minutesInWords, timeOfInstant } from '../../../domain/text/dates.ts'
import { SessionStrip } from '../../../ui/pieces/session.tsx'
import type { SessionFacts } from '../facts/session-facts.ts'

interface StripProps {
  session: SessionFacts
  now: Temporal.Instant
  today: Temporal.PlainDate
  /** when anything on the page was last saved */
  savedAt: Temporal.Instant | null
  /** the other one is reading or writing this session just now */
  otherIsHere: boolean
  /** "Child 1 of 3." */
  where: string
  /** the child that the page is about: whom something cannot wait for is probably this one */
  childId?: string | undefined
  /** which other page of the session it is, to come back to */
  from?: 'actions' | 'work' | 'wellbeing' | 'close' | undefined
}

/** With whom and when; minutes; when it was saved; who else is here; stop and refer now. */
export function StripOfSession({ session, now, today, savedAt, otherIsHere, where, childId, from }: StripProps) {
  const other = session.iAm === 'supervisee' ? session.supervisor : session.supervisee
  const facts = [
    ...(session.openedAt === null ? [] : [minutesSoFar(session, session.openedAt, now)]),
    <span key="saved" role="status" data-live-status>
      {savedAt === null ? '' : `Saved at ${timeOfInstant(savedAt)}`}
    </span>,
    ...(otherIsHere ? [session.group === null ? `${other.firstName} is here too` : 'Another of you is here too'] : []),
  ]
  return (
    <SessionStrip
      label="This session"
      title={`${session.group === null ? `Supervision with ${other.name}` : session.group.name}, ${dayLong(session.day, today)}`}
      facts={facts}
      stopHref={`/sessions/${session.sessionId}/refer${childId !== undefined ? `?about=${childId}` : from !== undefined ? `?from=${from}` : ''}`}
      jump={{ where, href: '#agenda', text: 'Go to the agenda' }}
    />
  )
}

function minutesSoFar(session: SessionFacts, openedAt: Temporal.Instant, now: Temporal.Instant): string {
  const minutes = Math.max(0, Math.floor(openedAt.until(now).total('minutes')))
  if (minutes > 600) return `${minutesInWords(session.plannedMinutes)} planned`
  return `${minutes} of ${countOf(session.plannedMinutes, 'minute')}`
}
