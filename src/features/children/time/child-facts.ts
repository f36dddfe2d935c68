import { dayFrom as day } from '../../../domain/calendar/days.ts'
import { isConcern } from '../../../domain/children/concern-words.ts'
import { endOfDay } from '../../../domain/children/known-until.ts'
import { londonDay } from '../../../domain/text/dates.ts'
import type { ChildRecord } from '../../../domain/children/child-record.ts'
import { isRag } from '../../../domain/sessions/rag-history.ts'
import { waysOf, type WayRow } from '../coverage/way-rows.ts'
import type { WayToSession } from '../../../domain/children/way-to-session.ts'
import type { ChildFacts } from '../facts/child.queries.ts'

type Id = string
type Day = string
/** milliseconds since 1970 */
type Moment = number

/** What `platform.child_times` gives of one child, each list in the order that is written there. */
export interface ChildFactsRow {
  child: [string, string, Id, string, Day | null, string | null, string | null]
  siblings: [Id, string, string, Day | null][]
  first: Day | null
  statuses: [Id, string, string | null, Day, Day | null, Moment, Moment | null, Moment | null][]
  holders: [Id, Id, string, Day, Day | null, Moment, Moment | null, Moment | null, boolean][]
  concerns: [Id, string, Day, Day | null, Moment, Moment | null, Moment | null][]
  meetings: [Id, string, Day, 'planned' | 'held' | 'cancelled', Moment, Moment | null, Moment | null][]
  discussions: [Id, Day, string | null, Day | null, number, boolean, Moment, Moment | null, boolean][]
  booked: [Id, Day, Moment, boolean][]
  actions: [
    Id,
    Day,
    Day,
    Moment | null,
    'open' | 'done' | 'dropped',
    number,
    string | null,
    string | null,
    Moment,
    [Day, Day | null, Moment][] | null,
  ][]
  informal: [Id, Day, boolean, Moment][]
  same: [Id, Id, Id, string | null, Moment | null][]
  /** null where an earlier day is asked for */
  ways: WayRow[] | null
}

const dayOrNull = (text: Day | null): Temporal.PlainDate | null => (text === null ? null : day(text))

/** Who a child is, who of the family one may see, and the ways from the child to a session. */
export function childFrom(childId: string, { child, siblings, same, ways }: ChildFactsRow): ChildWithFamily {
  const [givenName, familyName, familyId, family, born, reference, school] = child
  return {
    child: { childId, familyId, family, givenName, familyName, bornOn: dayOrNull(born), reference, school },
    siblings: siblings.map(([id, given, surname, bornOn]) => ({
      childId: id,
      name: `${given} ${surname}`,
      bornOn: dayOrNull(bornOn),
    })),
    same: same.map(([sameId, keptId, closedId, otherName, madeAt]) => ({
      sameId,
      keptId,
      closedId,
      otherName,
      madeAt,
    })),
    ways: waysOf(ways ?? []),
  }
}

export interface ChildWithFamily {
  child: ChildFacts
  siblings: { childId: string; name: string; bornOn: Temporal.PlainDate | null }[]
  same: SameHere[]
  ways: WayToSession[]
}

/** Another entry that is one with this child's, or is said to be and waits. */
export interface SameHere {
  sameId: string
  keptId: string
  closedId: string
  /** null for whoever does not see the other entry */
  otherName: string | null
  /** when they were made one, in milliseconds since 1970; null while it waits for a second person */
  madeAt: number | null
}

/** The record of a child from what the database gives of it. */
export function recordFrom(childId: string, row: ChildFactsRow): ChildRecord {
  const [givenName, familyName, familyId] = row.child
  return {
    childId,
    name: `${givenName} ${familyName}`,
    familyId,
    firstOn: dayOrNull(row.first),
    statuses: row.statuses.map(([statusId, status, legalBasis, starts, ends, knownAt, endedAt, withdrawnAt]) => ({
      statusId,
      status,
      legalBasis,
      startsOn: day(starts),
      endsOn: dayOrNull(ends),
      knownAt,
      endKnownAt: endKnown(ends, endedAt, knownAt),
      withdrawnAt,
    })),
    holders: row.holders.map(
      ([holdingId, membershipId, name, starts, ends, knownAt, endedAt, withdrawnAt, mayEnd]) => ({
        holdingId,
        membershipId,
        name,
        startsOn: day(starts),
        endsOn: dayOrNull(ends),
        knownAt,
        endKnownAt: endKnown(ends, endedAt, knownAt),
        withdrawnAt,
        mayEnd,
      }),
    ),
    concerns: row.concerns.flatMap(([concernId, concern, starts, ends, knownAt, endedAt, withdrawnAt]) =>
      isConcern(concern)
        ? [
            {
              concernId,
              concern,
              startsOn: day(starts),
              endsOn: dayOrNull(ends),
              knownAt,
              endKnownAt: endKnown(ends, endedAt, knownAt),
              withdrawnAt,
            },
          ]
        : [],
    ),
    meetings: row.meetings.map(([meetingId, kind, on, state, knownAt, stateKnownAt, withdrawnAt]) => ({
      meetingId,
      kind,
      on: day(on),
      state,
      knownAt,
      stateKnownAt,
      withdrawnAt,
    })),
    discussions: row.discussions.map(
      ([sessionId, on, rag, seenAlone, decisions, signed, completedAt, firstAt, isMine]) => ({
        sessionId,
        on: day(on),
        rag: rag !== null && isRag(rag) ? rag : null,
        seenAloneOn: dayOrNull(seenAlone),
        decisions,
        signed,
        // A record that was corrected later was first complete before that.
        knownAt: Math.min(completedAt, firstAt ?? completedAt),
        isMine,
      }),
    ),
    booked: row.booked.map(([sessionId, on, knownAt, isMine]) => ({ sessionId, on: day(on), knownAt, isMine })),
    actions: row.actions.map(
      ([actionId, agreed, due, closedAt, state, carried, what, ownerName, knownAt, carries]) => ({
        actionId,
        agreedOn: day(agreed),
        dueOn: day(due),
        closedOn: closedAt === null ? null : londonDay(closedAt),
        closedKnownAt: closedAt,
        state,
        carried,
        what,
        ownerName,
        knownAt,
        carries: (carries ?? []).map(([on, newDue, at]) => ({ on: day(on), newDueOn: dayOrNull(newDue), knownAt: at })),
      }),
    ),
    informal: row.informal.map(([informalId, on, revisited, knownAt]) => ({
      informalId,
      on: day(on),
      revisited,
      knownAt,
    })),
  }
}

/** Of an end that was recorded before its moment was kept, the day itself is taken. */
const endKnown = (ends: Day | null, endedAt: Moment | null, knownAt: Moment): number | null =>
  ends === null ? null : (endedAt ?? Math.max(knownAt, endOfDay(day(ends)) - 1))
