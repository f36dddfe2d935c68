import type { Fact, FactEvent, Thing } from '../../../domain/compliance/facts.ts'
import type { FactRows, SessionRow } from './fact-rows.ts'
import { formOfSession } from '../../../domain/agreements/kinds.ts'
import { linksOfGroup } from './group-facts.ts'
import { dayOf } from './people-facts.ts'

/** Sessions, what became of them, and of their records, as events. */
export function sessionEvents(rows: FactRows): FactEvent[] {
  const kinds = new Map(rows.agreements.map(({ id, kind }) => [id, formOfSession(kind)]))
  // Groups meet about safeguarding: what is line management or clinical is for two.
  const formOf = ({ group, agreement }: SessionRow) => (group ? 'safeguarding' : (kinds.get(agreement) ?? null))
  const actions = new Set(rows.actions.map(({ session }) => session))
  return [
    ...rows.sessions.flatMap((session) => [
      ...booked(session, linksOf(session, rows)),
      ...whatBecame(session, linksOf(session, rows), formOf(session), actions.has(session.id)),
      ...record(session, linksOf(session, rows)),
    ]),
    ...moved(rows),
  ]
}

type Links = NonNullable<FactEvent['links']>

const linksOf = (session: SessionRow, { agreements }: FactRows): Links =>
  session.group === undefined
    ? { supervisee: session.supervisee, supervisor: session.supervisor, agreement: session.agreement }
    : linksOfGroup(session, agreements)

/** Booked on the day that it was put in the diary, for the day that it is on. One opened as it was made was not booked. */
function booked(session: SessionRow, of: Links): FactEvent[] {
  if (session.made === session.opened || session.state === 'cancelled') return []
  const links = { ...of, session: session.id }
  const told = { scheduled_on: dayOf(session.at), type: session.type }
  return [
    { id: `${session.id}.booked`, event: 'session_booked', at: session.made, links, with: told, known: session.made },
  ]
}

/** A move is a cancelling and a rebooking in one. */
function moved(rows: FactRows): FactEvent[] {
  const { moves, sessions } = rows
  const known = new Map(sessions.map((session) => [session.id, session]))
  return moves.flatMap(({ session: id, to, moved: at }, index): FactEvent[] => {
    const session = known.get(id)
    if (session === undefined) return []
    const links = { ...linksOf(session, rows), session: id }
    const cancelled = `${id}.moved.${index}`
    return [
      { id: cancelled, event: 'session_cancelled', at, links, known: at },
      {
        id: `${cancelled}.rebooked`,
        event: 'session_rebooked',
        at,
        links: { ...links, cancellation: cancelled },
        with: { scheduled_on: dayOf(to) },
        known: at,
      },
    ]
  })
}

function whatBecame(session: SessionRow, of: Links, form: string | null, hasActions: boolean): FactEvent[] {
  const links = { ...of, child: session.children.map(({ child }) => child) }
  const about = { type: session.type, extended: session.extended, ...(form === null ? {} : { form }) }
  if (session.state === 'planned') return []
  if (session.state === 'cancelled') {
    return [{ id: session.id, event: 'session_cancelled', at: session.at, links, with: about, known: session.made }]
  }
  const isComplete = session.state === 'completed' || session.state === 'signed'
  const told = {
    ...about,
    outcome: session.state === 'missed' ? 'missed' : 'held',
    planned_minutes: session.planned,
    ...(session.minutes === null ? {} : { minutes: session.minutes }),
    ...(session.discussed === null ? {} : { discussed: session.discussed }),
    ...(session.private === null ? {} : { private: session.private }),
    ...(session.interruptions === null ? {} : { interrupted: session.interruptions > 0 }),
    // While it is being written nothing is said of what was left out.
    ...(isComplete ? { cases_discussed: session.children.length > 0, items_met: itemsMet(session, hasActions) } : {}),
    ...(session.next ? { next_date: true } : {}),
    // Whoever signs the notes agrees to the bounds that stand in them.
    ...(session.group === undefined
      ? {}
      : { boundaries_agreed: session.group.bounds === true || session.state === 'signed' }),
  }
  return [
    { id: session.id, event: 'session', at: session.at, links, with: told, known: session.opened ?? session.made },
  ]
}

/** A record is not completed before every action of last time was looked at. Other items of an agenda are not kept. */
const itemsMet = ({ children }: SessionRow, hasActions: boolean): string[] => [
  'last_actions',
  ...(children.length > 0 ? ['children'] : []),
  ...(hasActions ? ['actions_agreed'] : []),
]

/**
 * With the last signature both, or all of a group, have the record, and a decision goes to the child's file: from then the safeguarding team
 * reads it there. Nothing is on paper.
 */
function record(session: SessionRow, of: Links): FactEvent[] {
  const { agreement: _, ...people } = of
  const links = { session: session.id, ...people }
  const events: FactEvent[] = []
  if (session.completed !== null) {
    const at = session.completed
    const told = { on_paper: false }
    events.push({ id: `${session.id}.completed`, event: 'record_completed', at, links, with: told, known: at })
  }
  if (session.signed !== null && session.state === 'signed') {
    const at = session.signed
    events.push({ id: `${session.id}.signed`, event: 'record_signed', at, links, known: at })
    for (const to of session.group?.members ?? [session.supervisee, session.supervisor]) {
      events.push({ id: `${session.id}.${to}.copied`, event: 'record_copied', at, links: { ...links, to }, known: at })
    }
    for (const { child } of session.children) {
      const filed = { ...links, child }
      events.push({ id: `${session.id}.${child}.filed`, event: 'decision_filed', at, links: filed, known: at })
    }
  }
  return events
}

/** Children as things: what they are subject to, who holds their case, and how it goes, from session to session. */
export function childFacts(
  rows: FactRows,
  children: readonly string[],
  organisation: string,
): { things: Thing[]; facts: Fact[] } {
  const ids = new Set([
    ...children,
    ...rows.statuses.map(({ child }) => child),
    ...rows.holders.map(({ child }) => child),
    ...rows.sessions.flatMap((session) => session.children.map(({ child }) => child)),
  ])
  return {
    things: [...ids].map((id) => ({ id, kind: 'child', organisation })),
    facts: [
      ...rows.statuses.map((row): Fact => ({
        of: row.child,
        fact: 'status',
        value: row.status,
        from: row.from,
        ...(row.until === null ? {} : { until: row.until }),
        known: row.known,
        ...(row.withdrawn === null ? {} : { withdrawn: row.withdrawn }),
      })),
      ...rows.holders.map((row): Fact => ({
        of: row.child,
        fact: 'holder',
        value: row.holder,
        from: row.from,
        ...(row.until === null ? {} : { until: row.until }),
        known: row.known,
      })),
      ...ragFacts(rows.sessions),
      // From the day somebody said so that nothing changes, until somebody says that things have moved.
      ...rows.escalations.map((row): Fact => ({
        of: row.child,
        fact: 'drift',
        value: true,
        from: row.said,
        ...(row.ended === null ? {} : { until: row.ended }),
        known: row.known,
      })),
    ],
  }
}

/** Red, amber or green holds from the session that said so until the next that says anything. */
function ragFacts(sessions: readonly SessionRow[]): Fact[] {
  const said = sessions
    .filter(({ state }) => state === 'open' || state === 'completed' || state === 'signed')
    .flatMap((session) =>
      session.children.flatMap(({ child, rag }) =>
        rag === null ? [] : [{ child, rag, day: dayOf(session.at), known: session.opened ?? session.made }],
      ),
    )
  return [...Map.groupBy(said, ({ child }) => child)].flatMap(([child, its]) => {
    const inOrder = its.toSorted((a, b) => a.day.localeCompare(b.day))
    return inOrder.flatMap(({ rag, day, known }, index): Fact[] => {
      const next = inOrder[index + 1]
      const last = next === undefined ? null : Temporal.PlainDate.from(next.day).subtract({ days: 1 }).toString()
      if (last !== null && last < day) return []
      return [{ of: child, fact: 'rag', value: rag, from: day, ...(last === null ? {} : { until: last }), known }]
    })
  })
}
