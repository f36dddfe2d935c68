import { roles as everyRole, type Role } from '../access/actor.ts'
import type { EligibilityNote } from '../templates/agreement-shape.ts'

/** What a note of the policy comes to for two people: it is said of others, it holds or not, or people say. */
export type NoteAnswer = 'not_asked' | 'yes' | 'no' | 'people'

/**
 * Answer what a policy says of who may supervise whom from the roles of the two, as far as it speaks of roles (product C4).
 * What it asks besides is left to people; of a role that Plumbline does not keep nobody is said not to hold it.
 */
export function answerNote(
  note: EligibilityNote,
  roles: { supervisee: readonly Role[]; supervisor: readonly Role[] },
): NoteAnswer {
  const asked = isTrue(note.supervisee, roles.supervisee)
  if (asked === false) return 'not_asked'
  const holds = note.supervisor === undefined ? null : isTrue(note.supervisor, roles.supervisor)
  if (asked === null || holds === null) return 'people'
  return holds ? 'yes' : 'no'
}

/** Whether a condition about somebody holds by their roles; null where roles do not tell. */
function isTrue(condition: unknown, held: readonly Role[]): boolean | null {
  if (condition === undefined) return true
  if (typeof condition !== 'object' || condition === null) return null
  return every(Object.entries(condition).map(([key, value]) => partIsTrue(key, value, held)))
}

function partIsTrue(key: string, value: unknown, held: readonly Role[]): boolean | null {
  const parts = Array.isArray(value) ? (value as unknown[]) : [value]
  const of = (): (boolean | null)[] => parts.map((part) => isTrue(part, held))
  if (key === 'all') return every(of())
  if (key === 'any') return not(every(of().map(not)))
  if (key === 'none') return every(of().map(not))
  return key === 'role' ? holdsOne(parts, held) : null
}

function holdsOne(wanted: readonly unknown[], held: readonly Role[]): boolean | null {
  if (wanted.some((role) => held.some((each) => each === role))) return true
  return wanted.every((role) => everyRole.some((each) => each === role)) ? false : null
}

const not = (value: boolean | null): boolean | null => (value === null ? null : !value)

const every = (values: readonly (boolean | null)[]): boolean | null =>
  values.includes(false) ? false : values.includes(null) ? null : true
