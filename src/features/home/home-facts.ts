import type { Actor, Role } from '../../domain/access/actor.ts'
import type { SchoolCalendar } from '../../domain/calendar/calendar-types.ts'
import { isBefore } from '../../domain/calendar/days.ts'
import type { HomeFacts } from '../../domain/home/home-facts.ts'
import type { GroupSessionNow } from '../../domain/home/group-steps.ts'
import type { ToSettle } from '../../domain/home/leaving-steps.ts'
import { confirmedRoles } from '../../domain/people/role-words.ts'
import type { ReferralWaiting } from '../../domain/home/referral-steps.ts'
import type { OrganisationNeeds } from '../../domain/home/organisation-needs.ts'
import { london, londonDay } from '../../domain/text/dates.ts'
import type { ActionFacts, LateAction } from '../actions/public.ts'
import type { WaitingRole } from '../people/public.ts'
import type { HomeObligations } from '../obligations/public.ts'
import { standingOf, type SupervisionRow } from '../supervision/public.ts'
import type { SessionToWorkOn } from './home.queries.ts'
import { policyStanding } from './policy-standing.ts'

const toBeSupervised: readonly Role[] = ['supervisee', 'dsl', 'deputy_dsl']

interface Found {
  actor: Pick<Actor, 'membershipId' | 'secondFactor' | 'words' | 'roles'>
  takesPart: boolean
  today: Temporal.PlainDate
  /** agreements the reader is a party to */
  mine: readonly SupervisionRow[]
  sessions: readonly SessionToWorkOn[]
  actions: readonly ActionFacts[]
  /** come to the reader because they are late */
  late: readonly LateAction[]
  referrals: readonly ReferralWaiting[]
  settle: ToSettle
  /** today, open or waiting, and those planned for the days after */
  groups: readonly GroupSessionNow[]
  waiting: readonly WaitingRole[]
  organisation: OrganisationNeeds | null
  /** everybody's supervision, for those who oversee it */
  everybody: readonly SupervisionRow[]
  calendar: SchoolCalendar | null
  /** what the policy asks; null where none was adopted */
  obligations: HomeObligations | null
  children: readonly { childId: string; name: string }[]
}

/** What was found, as the facts that the next step is chosen from. */
export function homeFacts({
  actor,
  takesPart,
  today,
  mine,
  sessions,
  actions,
  late,
  referrals,
  settle,
  groups,
  waiting,
  organisation,
  everybody,
  calendar,
  obligations,
  children,
}: Found): HomeFacts {
  const me = actor.membershipId
  const ahead = mine.flatMap((row) => (row.next === null ? [] : [{ row, next: row.next }]))
  const ownOverdue = mine.filter((row) => row.supervisee.id === me).flatMap((row) => ownOverdueOf(row, calendar, today))
  const soonest = ahead.toSorted((a, b) => Temporal.Instant.compare(a.next.startsAt, b.next.startsAt))[0]
  return {
    today,
    word: actor.words['agreement'] ?? 'agreement',
    takesPart,
    secondFactor: actor.secondFactor,
    rolesToConfirm: waiting
      .filter(({ keptBackBy }) => keptBackBy === 'nothing')
      .map(({ name, role }) => ({ name, role: confirmedRoles[role] })),
    signatures: sessions
      .filter((session) => session.state === 'completed' && !session.signedByMe)
      .map(({ sessionId, on, withName, signedByOther }) => ({ sessionId, on, withName, otherSignedOn: signedByOther })),
    turns: mine.flatMap((row) => turnOf(row, me)),
    sessionsNow: sessions
      .filter((session) => session.on.equals(today) && (session.state === 'open' || session.state === 'planned'))
      .map((session) => ({
        sessionId: session.sessionId,
        withName: session.withName,
        state: session.state === 'open' ? 'open' : 'planned',
        at: session.startsAt.toZonedDateTimeISO(london).toPlainDateTime(),
        venue: session.venue,
      })),
    parts: partsToWrite(sessions, today),
    unfinished: sessions
      .filter((session) => session.state === 'open' && session.iAm === 'supervisor' && isBefore(session.on, today))
      .map(({ sessionId, on, withName }) => ({ sessionId, on, withName })),
    agreements: mine.filter((row) => row.agreementId !== null).length,
    organisation,
    series: mine
      .filter((row) => row.signed !== null)
      .map((row) => ({
        agreementId: row.agreementId ?? '',
        withName: otherName(row, me),
        runsOutOn: row.bookedUntil,
      })),
    unexplained: sessions
      .filter((session) => session.state === 'planned' && isBefore(session.on, today))
      .map(({ sessionId, on, withName }) => ({ sessionId, on, withName })),
    reviews: mine.flatMap((row) =>
      row.signed === null || row.signed.reviewOn === null || row.proposed !== null
        ? []
        : [{ agreementId: row.agreementId ?? '', withName: otherName(row, me), reviewOn: row.signed.reviewOn }],
    ),
    ownSupervisionMissing:
      actor.roles.some((role) => toBeSupervised.includes(role)) && !mine.some(({ supervisee }) => supervisee.id === me),
    ownOverdue,
    policy:
      obligations === null
        ? null
        : policyStanding(obligations, {
            mine,
            children,
            today,
            booked: plannedOf(sessions, groups, today),
            saysSessions: ownOverdue.length > 0,
          }),
    missed: missedOf(
      everybody.filter((row) => row.supervisee.id !== me),
      me,
      calendar,
      today,
    ),
    lateForSafety: late.filter(({ noted }) => noted === null),
    referrals,
    settle,
    groups: groups.filter(({ state, at }) => state !== 'planned' || at.toPlainDate().equals(today)),
    overdueActions: actions.filter((action) => isBefore(action.dueOn, today)),
    next:
      soonest === undefined
        ? null
        : {
            sessionId: soonest.next.sessionId,
            at: soonest.next.startsAt.toZonedDateTimeISO(london).toPlainDateTime(),
            withName: otherName(soonest.row, me),
          },
  }
}

function plannedOf(sessions: Found['sessions'], groups: Found['groups'], today: Temporal.PlainDate) {
  return [
    ...sessions.map(({ state, on }) => ({ state, on, ofGroup: false })),
    ...groups.map(({ state, at }) => ({ state, on: at.toPlainDate(), ofGroup: true })),
  ].filter(({ state, on }) => state === 'planned' && !isBefore(on, today))
}

/** The one of the two who is not the reader. */
export function otherName(row: SupervisionRow, me: string): string {
  return row.supervisee.id === me ? (row.supervisor?.name ?? '') : row.supervisee.name
}

function ownOverdueOf(
  row: SupervisionRow,
  calendar: SchoolCalendar | null,
  today: Temporal.PlainDate,
): HomeFacts['ownOverdue'][number][] {
  const { state, words } = standingOf(row, calendar, today)
  if (state !== 'overdue' || row.agreementId === null) return []
  return [
    {
      agreementId: row.agreementId,
      withName: row.supervisor?.name ?? '',
      words: words ?? 'overdue',
      next: row.next === null ? null : { sessionId: row.next.sessionId, on: londonDay(row.next.startsAt) },
    },
  ]
}

/** Others whose supervision is overdue, the most overdue first, and those who have nobody. */
function missedOf(
  rows: readonly SupervisionRow[],
  me: string,
  calendar: SchoolCalendar | null,
  today: Temporal.PlainDate,
): HomeFacts['missed'] {
  const overdue = rows
    .map((row) => ({ row, standing: standingOf(row, calendar, today) }))
    .filter(({ standing }) => standing.state === 'overdue')
    .toSorted((a, b) => (b.standing.over ?? 0) - (a.standing.over ?? 0))
  return {
    overdue: overdue.map(({ row, standing }) => ({
      membershipId: row.supervisee.id,
      name: row.supervisee.name,
      words: standing.words ?? 'overdue',
      withName: row.supervisor?.id === me ? null : (row.supervisor?.name ?? ''),
      next: row.next === null ? null : londonDay(row.next.startsAt),
    })),
    nobody: rows
      .filter((row) => row.agreementId === null)
      .map(({ supervisee }) => ({ membershipId: supervisee.id, name: supervisee.name })),
  }
}

/** It is one's turn on a proposal that one has not signed, one's own as well: the agreement's page says so too. */
function turnOf(row: SupervisionRow, me: string): HomeFacts['turns'][number][] {
  const { proposed, agreementId } = row
  if (proposed === null || agreementId === null || proposed.signedBy.includes(me)) return []
  const otherSigned = proposed.signedBy.length > 0
  const isChange = proposed.versionNo > 1
  return [
    {
      agreementId,
      withName: otherName(row, me),
      proposedOn: londonDay(proposed.at),
      otherSigned,
      isOwn: proposed.by === me,
      isChange,
    },
  ]
}

/** The own part for the next session under each agreement: not for those after it. */
function partsToWrite(sessions: readonly SessionToWorkOn[], today: Temporal.PlainDate): HomeFacts['parts'] {
  const ahead = sessions.filter(
    (session) => session.iAm === 'supervisee' && session.state === 'planned' && !isBefore(session.on, today),
  )
  const seen = new Set<string>()
  return ahead.flatMap((session) => {
    if (seen.has(session.agreementId)) return []
    seen.add(session.agreementId)
    return [
      {
        sessionId: session.sessionId,
        on: session.on,
        written: session.written,
        unwritten: session.unwritten,
        firstChildId: session.firstUnwritten,
      },
    ]
  })
}
