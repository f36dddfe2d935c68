import type { FactEvent } from '../../../domain/compliance/facts.ts'
import type { Obligation } from '../../../domain/compliance/obligation.ts'
import type { Beyond } from '../facts/beyond-the-product.ts'
import { dayOf } from '../facts/people-facts.ts'
import type { Track } from './track.ts'

/** An obligation as it is kept in `app.obligation.details`. */
export interface KeptObligation extends Obligation {
  /** what it leans on that the product does not record: a person decides */
  readonly beyond?: readonly string[]
  /** of a periodic rule, how this academic year went */
  readonly track?: Track
  /** the events that it names, so that a page can say what they were */
  readonly events?: Readonly<Record<string, NamedEvent>>
}

export interface NamedEvent {
  readonly kind: string
  /** a day, or an instant where the rule is in hours */
  readonly on: string
  /** the session that it is, or is of */
  readonly session?: string
}

/** What the product cannot know is held against nobody: undetermined in place of due, overdue, breached, and late before. */
export function asFarAsKnown(obligation: Obligation, beyond: Beyond | undefined): KeptObligation {
  if (beyond === undefined) return obligation
  const { state } = obligation
  const isSure = state === 'not_applicable' || state === 'paused' || (state === 'met' && !beyond.doubtsMet)
  if (isSure) return { ...obligation, breaches: [], turns: null, beyond: beyond.names }
  return {
    ...obligation,
    state: 'undetermined',
    due: null,
    good_until: null,
    since: null,
    evidence: [],
    amount: null,
    breaches: [],
    turns: null,
    undecided: beyond.names.map((name) => ({ why: 'not_recorded', name })),
    near: false,
    beyond: beyond.names,
  }
}

/** With what the events that it names were. */
export function withEvents(obligation: KeptObligation, events: ReadonlyMap<string, FactEvent>): KeptObligation {
  const { subject, evidence, breaches, cycle, undecided, due } = obligation
  const inHours = due?.includes('T') === true
  const ids = [subject, ...evidence, cycle?.trigger, ...breaches.map(({ by }) => by), ...undecided.map(({ of }) => of)]
  const named: Record<string, NamedEvent> = {}
  for (const id of ids) {
    const event = id === undefined ? undefined : events.get(id)
    if (id === undefined || event === undefined) continue
    const session = event.event === 'session' ? id : event.links?.['session']
    named[id] = {
      kind: event.event,
      on: event.on ?? (inHours ? (event.at ?? '') : dayOf(event.at ?? '')),
      ...(typeof session === 'string' ? { session } : {}),
    }
  }
  return Object.keys(named).length === 0 ? obligation : { ...obligation, events: named }
}
