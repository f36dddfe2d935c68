import type { FactEvent } from '../../../domain/compliance/facts.ts'
import type { FactRows, MembershipFactRow, OversightRow, SessionRow } from './fact-rows.ts'

/** What `platform.group_facts_of` gives: sessions of groups, who was there, and management oversight. */
export interface GroupFactRows {
  readonly people: FactRows['people']
  readonly facts: readonly MembershipFactRow[]
  readonly sessions: readonly GroupSessionRow[]
  readonly actions: FactRows['actions']
  readonly oversight: readonly OversightRow[]
}

/** A session of a group: whoever leads it is its supervisor, and the others are supervised in it. */
export type GroupSessionRow = Omit<SessionRow, 'agreement' | 'supervisee' | 'group'> & {
  readonly members: readonly string[]
  /** all who were there had agreed to the newest text of the bounds of confidentiality; null while nobody is said to be there */
  readonly bounds: boolean | null
}

/** The facts around some people with the sessions of their groups: what was fetched twice is there once. */
export function withGroups(rows: FactRows, groups: GroupFactRows): FactRows {
  const sessions = groups.sessions.map(({ members, bounds, ...row }): SessionRow => ({
    ...row,
    agreement: '',
    supervisee: members.find((id) => id !== row.supervisor) ?? row.supervisor,
    group: { members, bounds },
  }))
  return {
    ...rows,
    people: oncePerId([...rows.people, ...groups.people]),
    facts: oncePerId([...rows.facts, ...groups.facts]),
    sessions: [...rows.sessions.filter(({ type }) => type === 'one_to_one'), ...sessions],
    actions: oncePerId([...rows.actions, ...groups.actions]),
    oversight: groups.oversight,
  }
}

const oncePerId = <T extends { readonly id: string }>(rows: readonly T[]): T[] => [
  ...new Map(rows.map((row) => [row.id, row])).values(),
]

/**
 * Who met in a session. Peers supervise one another: nobody is the supervisor. An agreement that says "in a group" is met by the
 * sessions of its supervisor's groups in which its supervisee was.
 */
export function linksOfGroup(
  { supervisor, type, group }: SessionRow,
  agreements: FactRows['agreements'],
): NonNullable<FactEvent['links']> {
  const members = group?.members ?? []
  const supervised = type === 'peer' ? members : members.filter((id) => id !== supervisor)
  const under = agreements.filter(
    (agreement) =>
      agreement.supervisor === supervisor &&
      members.includes(agreement.supervisee) &&
      agreement.versions.some(({ clauses }) => clauses?.['form'] === type),
  )
  return {
    supervisee: [...supervised],
    ...(type === 'peer' ? {} : { supervisor }),
    ...(under.length === 0 ? {} : { agreement: under.map(({ id }) => id) }),
  }
}

/** Oversight never is part of the record of a session, so it links to none; its why cannot be left out. */
export function oversightEvents({ oversight }: FactRows): FactEvent[] {
  return oversight.map((row): FactEvent => ({
    id: row.id,
    event: 'management_oversight',
    on: row.on,
    links: { child: row.child, worker: row.worker },
    with: { reason: true, departs: row.departs, ...(row.departs ? { departure_reason: true } : {}) },
    known: row.known,
  }))
}
