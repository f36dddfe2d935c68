import type { CaseHistory } from '../../../domain/children/case-history.ts'
import { isRag } from '../../../domain/sessions/rag-history.ts'

/** What `platform.coverage_facts` gives of one child: days as text, no name and nothing that was said. */
export interface CoverageFacts {
  readonly child: string
  readonly family: string
  readonly statuses: readonly {
    id: string
    status: string
    basis: string | null
    from: string
    until: string | null
    known: number
  }[]
  readonly holders: readonly string[]
  readonly meetings: readonly { id: string; kind: string; on: string; state: 'planned' | 'held' | 'cancelled' }[]
  readonly discussions: readonly {
    session: string
    on: string
    rag: string | null
    alone: string | null
    signed: boolean
    decisions: number
    known: number
  }[]
  readonly actions: readonly {
    id: string
    agreed: string
    due: string
    state: 'open' | 'done' | 'dropped'
    carried: number
    closed: string | null
    /** the same for actions in the same words */
    mark: string
    known: number
  }[]
  readonly escalations: readonly { id: string; said: string; told: string | null; ended: string | null }[]
  /** the next planned session that has the child on its agenda, and the next of somebody who holds the case */
  readonly booked: string | null
  readonly booked_with: string | null
}

const day = (text: string) => Temporal.PlainDate.from(text)
const dayOrNone = (text: string | null) => (text === null ? null : day(text))

/** The same as a history without a name, in which an action is known by its mark. */
export function historyOfFacts(facts: CoverageFacts): CaseHistory {
  return {
    childId: facts.child,
    name: '',
    familyId: facts.family,
    statuses: facts.statuses.map((row) => ({
      statusId: row.id,
      status: row.status,
      legalBasis: row.basis,
      startsOn: day(row.from),
      endsOn: dayOrNone(row.until),
      knownAt: row.known,
    })),
    holders: [],
    meetings: facts.meetings.map((row) => ({
      meetingId: row.id,
      kind: row.kind,
      on: day(row.on),
      state: row.state,
      knownAt: 0,
    })),
    discussions: facts.discussions.map((row) => ({
      sessionId: row.session,
      on: day(row.on),
      rag: row.rag !== null && isRag(row.rag) ? row.rag : null,
      seenAloneOn: dayOrNone(row.alone),
      decisions: row.decisions,
      signed: row.signed,
      knownAt: row.known,
    })),
    actions: facts.actions.map((row) => ({
      actionId: row.id,
      agreedOn: day(row.agreed),
      dueOn: day(row.due),
      closedOn: dayOrNone(row.closed),
      state: row.state,
      carried: row.carried,
      what: row.mark,
      knownAt: row.known,
    })),
    informal: [],
  }
}
