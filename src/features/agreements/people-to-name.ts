import type { SelectOption } from '../../ui/form/select-field.tsx'
import type { Member } from './members.queries.ts'

/** Whoever a clause can name: everybody in the organisation but the two themselves. */
export function peopleToName(members: readonly Member[], parties: readonly string[]): SelectOption[] {
  return members
    .filter((member) => !parties.includes(member.membershipId))
    .map(({ membershipId, name, post }) => ({ value: membershipId, text: post === '' ? name : `${name}, ${post}` }))
}
