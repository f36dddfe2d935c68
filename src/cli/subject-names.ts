import type { Facts } from '../domain/compliance/facts.ts'

/** What a subject is called in a table: "Deputy DSL (w1)", "child c1", "session of 2025-09-18 (s1)". */
export function namesOf(facts: Facts): (id: string) => string {
  const things = new Map(facts.things.map((thing) => [thing.id, thing]))
  const events = new Map((facts.events ?? []).map((event) => [event.id, event]))
  return (id) => {
    const thing = things.get(id)
    if (thing !== undefined) return thing.name === undefined ? `${plain(thing.kind)} ${id}` : `${thing.name} (${id})`
    const event = events.get(id)
    return event === undefined ? id : `${plain(event.event)} of ${event.on ?? event.at ?? ''} (${id})`
  }
}

const plain = (name: string) => name.replaceAll('_', ' ')
