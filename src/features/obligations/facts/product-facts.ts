import type { Fact, FactEvent, Facts } from '../../../domain/compliance/facts.ts'
import type { FactRows } from './fact-rows.ts'
import { agreementFacts } from './agreement-facts.ts'
import { dayOf, peopleFacts } from './people-facts.ts'
import { oversightEvents } from './group-facts.ts'
import { childFacts, sessionEvents } from './session-facts.ts'

interface Around {
  readonly organisation: string
  readonly children: readonly string[]
  readonly calendar: NonNullable<Facts['calendars']>[string]
  /** the first day that the records of this organisation reach back to */
  readonly evaluateFrom: string
}

/** The policy of an organisation is one thing, whatever its version. */
export const policyThing = (organisation: string): string => `policy.${organisation}`

/** What the product has recorded around some people and children, as the facts that a pack is assessed against. Pure. */
export function productFacts(rows: FactRows, { organisation, children, calendar, evaluateFrom }: Around): Facts {
  const people = peopleFacts(rows, organisation)
  const agreements = agreementFacts(rows.agreements, organisation)
  const young = childFacts(rows, children, organisation)
  return {
    plumbline: 'facts/1',
    evaluate_from: evaluateFrom,
    calendars: { here: calendar },
    things: [
      { id: organisation, kind: 'organisation', calendar: 'here' },
      { id: policyThing(organisation), kind: 'policy', organisation },
      ...people.things,
      ...agreements.things,
      ...young.things,
    ],
    facts: [...organisationFacts(rows, organisation), ...people.facts, ...agreements.facts, ...young.facts],
    events: [
      ...people.events,
      ...agreements.events,
      ...sessionEvents(rows),
      ...informalEvents(rows),
      ...actionEvents(rows),
      ...meetingEvents(rows),
      ...escalationEvents(rows),
      ...oversightEvents(rows),
      ...policyEvents(rows, organisation),
    ],
  }
}

/** What holds of an organisation. It has a policy of supervision from the day that it adopted its first. */
function organisationFacts({ organisation: { kind, since }, policies }: FactRows, organisation: string): Fact[] {
  const [adopted] = policies.map(({ adopted: day }) => day).toSorted()
  return [
    { of: organisation, fact: 'kind', value: kind, from: since },
    ...(adopted === undefined ? [] : [{ of: organisation, fact: 'supervision_policy', value: true, from: adopted }]),
  ]
}

/** What is logged is written down in the logging. */
function informalEvents({ informal, sessions }: FactRows): FactEvent[] {
  const held = new Map(sessions.map((session) => [session.id, session.at]))
  return informal.flatMap((row): FactEvent[] => {
    const links = { supervisee: row.by, supervisor: row.with, ...(row.child === null ? {} : { child: row.child }) }
    const log = { discussion: row.id, supervisee: row.by }
    const told: FactEvent[] = [
      { id: row.id, event: 'informal_discussion', on: row.on, links, known: row.known },
      { id: `${row.id}.logged`, event: 'record_completed', at: row.known, links: log, known: row.known },
    ]
    const at = row.revisited === null ? undefined : held.get(row.revisited)
    if (at === undefined || row.revisited === null) return told
    const revisit = { ...log, session: row.revisited }
    return [...told, { id: `${row.id}.revisited`, event: 'informal_revisited', at, links: revisit, known: at }]
  })
}

function actionEvents({ actions }: FactRows): FactEvent[] {
  return actions.flatMap((row): FactEvent[] => {
    const links = { owner: row.owner, session: row.session, ...(row.child === null ? {} : { child: row.child }) }
    const told = { owner: row.owner, due_on: row.due }
    const set: FactEvent = { id: row.id, event: 'action_set', on: row.agreed, links, with: told, known: row.known }
    if (row.state === 'open' || row.closed === null) return [set]
    // Given up in time it is no longer asked for; given up late, that is when it was answered.
    if (row.state !== 'done' && dayOf(row.closed) <= row.due) return [{ ...set, withdrawn: row.closed }]
    const done = { ...links, action: row.id }
    return [set, { id: `${row.id}.done`, event: 'action_done', at: row.closed, links: done, known: row.closed }]
  })
}

/**
 * Meetings about the plans of children, those that are planned too: a rule may ask for something before one. One that was
 * cancelled counts no longer from then on.
 */
function meetingEvents({ meetings }: FactRows): FactEvent[] {
  return meetings.map((row): FactEvent => {
    const isCancelled = row.state === 'cancelled'
    const withdrawn = row.withdrawn ?? (isCancelled ? row.settled : null)
    return {
      id: row.id,
      event: 'review_meeting',
      on: row.on,
      links: { child: row.child },
      with: { kind: row.kind, outcome: isCancelled ? 'planned' : row.state },
      known: row.known,
      ...(withdrawn === null ? {} : { withdrawn }),
    }
  })
}

/** It is escalated when somebody was told. */
function escalationEvents({ escalations }: FactRows): FactEvent[] {
  return escalations.flatMap(({ id, child, told, by, told_known: known }): FactEvent[] =>
    told === null || by === null
      ? []
      : [
          {
            id: `${id}.told`,
            event: 'escalated',
            on: told,
            links: { child, worker: by },
            ...(known === null ? {} : { known }),
          },
        ],
  )
}

/** Adopting a further version is what a review comes to. */
function policyEvents({ policies, read }: FactRows, organisation: string): FactEvent[] {
  const policy = policyThing(organisation)
  const links = { policy, organisation }
  return [
    ...policies.flatMap((row): FactEvent[] => {
      const known = row.known === null ? {} : { known: row.known }
      return [
        { id: `${row.id}.adopted`, event: 'policy_adopted', on: row.adopted, links, ...known },
        { id: `${row.id}.reviewed`, event: 'policy_reviewed', on: row.adopted, links, ...known },
        ...(row.ratified === null
          ? []
          : [{ id: `${row.id}.ratified`, event: 'policy_ratified', on: row.ratified, links, ...known }]),
      ]
    }),
    ...read.map((row): FactEvent => ({
      id: `${row.policy}.${row.worker}.read`,
      event: 'policy_read',
      at: row.at,
      links: { policy, worker: row.worker },
      known: row.at,
    })),
  ]
}
