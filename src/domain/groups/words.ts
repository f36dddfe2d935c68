import { countOf, listInWords } from '../text/dates.ts'

export const groupKinds = ['group', 'peer'] as const
export type GroupKind = (typeof groupKinds)[number]

export const groupKindWords: Record<GroupKind, { name: string; means: string }> = {
  group: { name: 'Group supervision', means: 'One of you leads it as supervisor' },
  peer: { name: 'Peer supervision', means: 'You supervise one another, and one of you keeps the meeting' },
}

export const groupRoles = ['facilitator', 'presenter', 'observer'] as const
export type GroupRole = (typeof groupRoles)[number]

export const groupRoleWords: Record<GroupRole, { name: string; means: string }> = {
  facilitator: { name: 'Facilitator', means: 'Leads the session and completes its record' },
  presenter: { name: 'Presenter', means: 'Brings children, and writes' },
  observer: { name: 'Observer', means: 'Listens, writes nothing, and signs with the others' },
}

/** What a group may begin with: it is read out, changed as the group wants it, and agreed by each (S0, A Group). */
export const usualBounds =
  'What is said here stays with those who are here. What is written about a child goes to that child’s file. If a child may be at risk of harm, we say so and it is acted on. Nobody writes down or repeats what a colleague says of themself.'

export const mostBounds = 400

/** "Group supervision, 5 people": how a document says that it was a group, without saying who else was there. */
export const groupTypeInWords = (kind: GroupKind, people: number): string =>
  `${groupKindWords[kind].name}, ${countOf(people, 'person', 'people')}`

interface Somebody {
  readonly name: string
  readonly role: GroupRole
}

/** "Idris Falodun (facilitator), Nia Probert and Owen Bryce (observer)", cut where it would be longer than a fact may be. */
export function membersInWords(members: readonly Somebody[], most = 400): string {
  const names = members.map(({ name, role }) => (role === 'presenter' ? name : `${name} (${role})`))
  for (let shown = names.length; shown > 0; shown--) {
    const rest = names.length - shown
    const words = listInWords([...names.slice(0, shown), ...(rest === 0 ? [] : [`${rest} more who signed`])])
    if (words.length <= most) return words
  }
  return `${names.length} people who signed`
}
