import type { FactEvent, Facts } from '../../../domain/compliance/facts.ts'

/** Whom an obligation is kept with: the page that it is shown on. */
export interface Subject {
  readonly kind: 'membership' | 'child' | 'organisation'
  readonly id: string
}

/** The links by which an event belongs to somebody, the first that is there. */
const worker = ['supervisee', 'worker', 'owner', 'supervisor']

/**
 * To whom each thing of the facts belongs, of those that were asked for: people to themselves, an agreement to its
 * supervisee, a child to itself, a session and its record to the supervisee, everything else to the organisation.
 */
export function ownersOf(facts: Facts, wanted: readonly Subject[], organisation: string): Map<string, Subject> {
  const asked = new Map(wanted.map((subject) => [subject.id, subject]))
  const owners = new Map<string, Subject>()
  const supervisees = new Map(
    (facts.facts ?? []).filter(({ fact }) => fact === 'supervisee').map(({ of, value }) => [of, String(value)]),
  )
  for (const { id, kind } of facts.things) {
    const belongsTo = kind === 'agreement' ? supervisees.get(id) : kind === 'policy' ? organisation : id
    const owner = belongsTo === undefined ? undefined : asked.get(belongsTo)
    if (owner !== undefined) owners.set(id, owner)
  }
  for (const event of facts.events ?? []) {
    const owner = ownerOfEvent(event, organisation)
    const subject = owner === null ? undefined : asked.get(owner)
    if (subject !== undefined) owners.set(event.id, subject)
  }
  return owners
}

function ownerOfEvent({ links = {} }: FactEvent, organisation: string): string | null {
  for (const link of [...worker, 'child']) {
    const to = links[link]
    if (typeof to === 'string') return to
    if (Array.isArray(to) && to[0] !== undefined) return to[0]
  }
  return links['organisation'] === organisation ? organisation : null
}
