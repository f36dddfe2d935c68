import { sessionStateWords, type SessionState } from '../../domain/sessions/session-state.ts'
import { dayInWords, instantInWords, londonDay, minutesInWords } from '../../domain/text/dates.ts'
import { isBefore } from '../../domain/calendar/days.ts'
import { Link } from '../../ui/pieces/link.tsx'
import { StackTable } from '../../ui/pieces/stack-table.tsx'
import { State, type StateName } from '../../ui/pieces/state.tsx'
import type { ListedGroupSession } from './facts/groups.queries.ts'

const shapes: Record<SessionState, StateName> = {
  planned: 'upcoming',
  open: 'due',
  completed: 'due',
  signed: 'met',
  cancelled: 'not-applicable',
  missed: 'not-applicable',
}

interface TableProps {
  caption: string
  sessions: readonly ListedGroupSession[]
  today: Temporal.PlainDate
}

interface InParts {
  open: readonly ListedGroupSession[]
  ahead: readonly ListedGroupSession[]
  past: readonly ListedGroupSession[]
}

/** Sessions that are open, those to come, and those that are over, the newest first. */
export function inParts(sessions: readonly ListedGroupSession[], today: Temporal.PlainDate): InParts {
  const open = sessions.filter(({ state }) => state === 'open')
  const ahead = sessions.filter(
    ({ state, startsAt }) => (state === 'planned' || state === 'cancelled') && !isBefore(londonDay(startsAt), today),
  )
  const past = sessions.filter((each) => !open.includes(each) && !ahead.includes(each)).toReversed()
  return { open, ahead, past }
}

/** Sessions of groups with how each stands. One that the reader was not asked to is a date and no link. */
export function GroupSessionTable({ caption, sessions, today }: TableProps) {
  return (
    <StackTable
      caption={caption}
      columns={['When', 'Group', 'Length', { text: 'How it stands', labelled: false }]}
      rows={sessions.map((session) => {
        const when = instantInWords(session.startsAt, today)
        const open = session.state === 'planned' && isBefore(londonDay(session.startsAt), today)
        return [
          <>
            {session.iAm === null ? when : <Link href={`/group-sessions/${session.sessionId}`}>{when}</Link>}
            {session.movedFrom !== null && (
              <span class="pl-sub">Moved from {instantInWords(session.movedFrom, today)}</span>
            )}
          </>,
          session.iAm === 'guest' ? `${session.groupName}, you are a guest` : session.groupName,
          minutesInWords(session.minutes),
          <State key="state" state={open ? 'undetermined' : shapes[session.state]}>
            {open
              ? 'Say whether it happened'
              : session.toSign
                ? 'Waiting for you to sign'
                : session.state === 'open' && isBefore(londonDay(session.startsAt), today)
                  ? `Open since ${dayInWords(londonDay(session.startsAt), today)}`
                  : sessionStateWords[session.state]}
          </State>,
        ]
      })}
    />
  )
}
