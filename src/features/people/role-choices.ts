import { roles as everyRole, type Role } from '../../domain/access/actor.ts'
import { roleWords, rolesToGive } from '../../domain/people/role-words.ts'
import type { ChoiceOption } from '../../ui/form/choice-option.ts'

/** The roles to tick, each with what it lets somebody see; those somebody has already are always among them. */
export function roleChoices(organisationKind: string, has: readonly string[] = []): ChoiceOption[] {
  const offered: readonly string[] = [...rolesToGive(organisationKind), ...has]
  return everyRole
    .filter((role: Role) => offered.includes(role))
    .map((role) => ({ value: role, text: roleWords[role].name, hint: roleWords[role].sees }))
}
