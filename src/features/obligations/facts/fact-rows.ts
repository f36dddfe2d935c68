import type { Frequency } from '../../../domain/planning/series-types.ts'

/** What `platform.facts_of`, `meetings_of` and `escalations_of` give: rows around some people and children, without names and without anything that was said. */
export interface FactRows {
  readonly organisation: { kind: string; since: string }
  readonly people: readonly { id: string; from: string; until: string | null; known: string }[]
  readonly facts: readonly MembershipFactRow[]
  readonly agreements: readonly AgreementRow[]
  readonly sessions: readonly SessionRow[]
  readonly moves: readonly { session: string; from: string; to: string; moved: string }[]
  readonly statuses: readonly {
    id: string
    child: string
    status: string
    from: string
    until: string | null
    known: string
    withdrawn: string | null
  }[]
  readonly holders: readonly { child: string; holder: string; from: string; until: string | null; known: string }[]
  readonly informal: readonly {
    id: string
    child: string | null
    by: string
    with: string
    on: string
    revisited: string | null
    known: string
  }[]
  readonly actions: readonly {
    id: string
    session: string
    child: string | null
    owner: string
    agreed: string
    due: string
    state: string
    closed: string | null
    known: string
  }[]
  readonly meetings: readonly MeetingRow[]
  readonly escalations: readonly EscalationRow[]
  readonly oversight: readonly OversightRow[]
  readonly policies: readonly PolicyRow[]
  readonly read: readonly { policy: string; worker: string; at: string }[]
}

export interface MembershipFactRow {
  readonly id: string
  readonly of: string
  readonly kind: string
  readonly value: string
  readonly manager: string | null
  readonly from: string
  readonly until: string | null
  readonly known: string
  readonly withdrawn: string | null
}

export interface AgreementRow {
  readonly id: string
  readonly kind: string
  readonly supervisee: string
  readonly supervisor: string
  readonly ended: string | null
  readonly made: string
  readonly versions: readonly {
    no: number
    state: string
    frequency: Frequency
    minutes: number
    starts: string
    review: string | null
    signed: string | null
    proposed: string
    /** the clauses that are filled, by key: of the one that sets the form what was chosen, of others only that they are */
    clauses: Readonly<Record<string, string | boolean>> | null
  }[]
}

export interface SessionRow {
  readonly id: string
  readonly agreement: string
  readonly supervisee: string
  readonly supervisor: string
  /** an instant with its offset, as every moment here */
  readonly at: string
  readonly state: 'planned' | 'open' | 'completed' | 'signed' | 'cancelled' | 'missed'
  readonly type: string
  readonly extended: boolean
  readonly minutes: number | null
  readonly planned: number
  readonly discussed: string | null
  readonly private: boolean | null
  readonly interruptions: number | null
  /** whether the next one was agreed in it */
  readonly next: boolean
  readonly opened: string | null
  readonly completed: string | null
  readonly signed: string | null
  readonly made: string
  readonly children: readonly { child: string; rag: string | null; seen_alone: string | null }[]
  /** of a group: everybody who was there, and whether they had agreed to the bounds of confidentiality */
  readonly group?: { readonly members: readonly string[]; readonly bounds: boolean | null }
}

/** A manager looked at a worker's case, and wrote what follows. */
export interface OversightRow {
  readonly id: string
  readonly child: string
  readonly worker: string
  readonly manager: string
  /** a day */
  readonly on: string
  readonly departs: boolean
  readonly known: string
}

/** A meeting about the plan of a child. */
export interface MeetingRow {
  readonly id: string
  readonly child: string
  readonly kind: string
  /** a day */
  readonly on: string
  readonly state: 'planned' | 'held' | 'cancelled'
  readonly known: string
  readonly settled: string | null
  readonly withdrawn: string | null
}

/** Somebody said that nothing changes for a child, and to whom it is to go; later, that they were told. */
export interface EscalationRow {
  readonly id: string
  readonly child: string
  /** a day */
  readonly said: string
  readonly known: string
  readonly told: string | null
  readonly by: string | null
  readonly told_known: string | null
  /** the last day on which nothing changed; null while that is so */
  readonly ended: string | null
}

export interface PolicyRow {
  readonly id: string
  readonly no: number
  readonly from: string
  readonly adopted: string
  readonly ratified: string | null
  readonly review: string | null
  readonly known: string | null
}
