import { firstName } from '../sessions/names.ts'
import { dayInWords } from '../text/dates.ts'

/** From a child to a session: one who holds the case, who supervises them, and when the two meet next. */
export interface WayToSession {
  readonly holderId: string
  readonly holder: string
  readonly supervisorId: string | null
  readonly supervisor: string | null
  readonly nextOn: Temporal.PlainDate | null
  /** what the reader may change, being one of the two; null for anybody else */
  readonly mine: { readonly agreementId: string; readonly sessionId: string | null; readonly onAgenda: boolean } | null
}

export interface WayWords {
  /** who holds, who supervises, and when they meet */
  said: string
  /** what the reader may do, with where */
  links: readonly { text: string; href: string }[]
  /** whom to ask, for whoever may do nothing themself */
  ask: string
}

/**
 * What is said of a way to a session, and what the reader can do: put the child on the agenda or move the session, as one of
 * the two whose session it is; else whom to ask.
 * @param late the session that is booked comes after the limit, or the limit has passed
 */
export function wayInWords(
  way: WayToSession,
  child: { childId: string; givenName: string },
  me: string,
  today: Temporal.PlainDate,
  late: boolean,
): WayWords {
  const { supervisor, nextOn, mine } = way
  const held = way.holderId === me ? 'You hold the case' : `Held by ${way.holder}`
  if (supervisor === null) {
    const ask = way.holderId === me ? '' : `Ask ${firstName(way.holder)}.`
    return { said: `${held}. Nobody supervises ${way.holderId === me ? 'you' : 'them'} here.`, links: [], ask }
  }
  const by = way.supervisorId === me ? 'supervised by you' : `supervised by ${supervisor}`
  const day = nextOn === null ? null : dayInWords(nextOn, today)
  const said = `${held}, ${by}. ${day === null ? 'No session is booked.' : `The next session is on ${day}.`}`
  if (mine === null) {
    const who = firstName(supervisor)
    const ask = day === null ? `Ask ${who} to book one.` : `Ask ${who} to bring it forward.`
    return { said, links: [], ask: late || day === null ? ask : `Ask ${who} to speak of ${child.givenName}.` }
  }
  const { agreementId, sessionId, onAgenda } = mine
  if (sessionId === null || day === null)
    return { said, links: [{ text: 'Plan the next session', href: `/agreements/${agreementId}/plan` }], ask: '' }
  const at = `/sessions/${sessionId}`
  const put = onAgenda
    ? { text: `On the agenda of ${day}`, href: `${at}#agenda` }
    : { text: `Put ${child.givenName} on the agenda of ${day}`, href: `${at}?child=${child.childId}#add` }
  return { said, links: [put, ...(late ? [{ text: 'Move the session', href: `${at}/move` }] : [])], ask: '' }
}
