import { inSupervision } from '../../../domain/access/who.ts'
import { london } from '../../../domain/text/dates.ts'
import { route } from '../../../platform/http/route.ts'
import { informalLogged } from '../../informal/public.ts'
import { SessionsPage } from './list-sessions.page.tsx'
import { sessionsAround, type Cursor, type ListedSession } from './list-sessions.queries.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const pageLength = 50
const firstUpcoming = 10
/** before they are asked for: a page that is looked at on a telephone every day */
const firstPast = 10
const lowest = '00000000-0000-0000-0000-000000000000'
const highest = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

const listSessions = route({
  method: 'get',
  path: '/sessions',
  who: inSupervision,
  journal: { nothing: 'dates and states of one’s own sessions; no narrative' },
  async handle({ actor, db, last, query, today, page }) {
    const loggedId = query.get('logged') ?? ''
    const logged = uuid.test(loggedId) ? await informalLogged(db, actor, loggedId) : null
    const startOfToday = today.toZonedDateTime({ timeZone: london }).toInstant()
    const before = readCursor(query.get('before'))
    const after = before === null ? readCursor(query.get('after')) : null
    const upcomingLimit = after === null ? firstUpcoming : pageLength
    const pastLimit = before === null ? firstPast : pageLength
    const beginning = { startsAt: startOfToday, sessionId: lowest }
    const yesterday = { startsAt: startOfToday.subtract({ nanoseconds: 1000 }), sessionId: highest }
    const found = await last(() =>
      sessionsAround(db, actor, {
        after: before === null ? { cursor: after ?? beginning, limit: upcomingLimit + 1 } : null,
        before: after === null ? { cursor: before ?? yesterday, limit: pastLimit + 1 } : null,
      }),
    )
    const upcoming = before === null ? found.after : null
    const past = after === null ? found.before : null
    return page(
      { title: 'Sessions', under: 'sessions', bobAtLogo: true },
      <SessionsPage
        today={today}
        upcoming={upcoming?.slice(0, upcomingLimit) ?? null}
        past={past?.slice(0, pastLimit) ?? null}
        laterHref={moreHref('after', upcoming, upcomingLimit)}
        olderHref={moreHref('before', past, pastLimit)}
        logged={logged}
      />,
    )
  },
})

function moreHref(
  direction: 'before' | 'after',
  sessions: readonly ListedSession[] | null,
  length: number,
): string | null {
  const last = sessions?.[length - 1]
  return last === undefined || sessions === null || sessions.length <= length
    ? null
    : `/sessions?${direction}=${momentOf(last.startsAt).toString()}_${last.sessionId}`
}

const momentOf = (milliseconds: number) =>
  Temporal.Instant.fromEpochNanoseconds(BigInt(Math.round(milliseconds * 1000)) * 1000n)

/** A cursor from the address; null when there is none or it is not one of ours. */
function readCursor(text: string | null): Cursor | null {
  const found = /^([\dTZ:.-]{20,30})_([0-9a-f-]{36})$/.exec(text ?? '')
  if (found === null) return null
  try {
    const sessionId = found[2] ?? ''
    return uuid.test(sessionId) ? { startsAt: Temporal.Instant.from(found[1] ?? ''), sessionId } : null
  } catch {
    return null
  }
}

export const listSessionsRoutes = [listSessions]
