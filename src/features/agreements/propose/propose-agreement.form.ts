import type { EligibilityCheck } from '../../../domain/agreements/eligibility.ts'
import { supervisedRoles, supervisingRoles } from '../../../domain/agreements/eligibility.ts'
import { isAgreementKind, type AgreementKind } from '../../../domain/agreements/kinds.ts'
import type { AgreementTemplate } from '../../../domain/templates/agreement-shape.ts'
import type { Member } from '../members.queries.ts'
import { firstName } from '../words.ts'

export type Side = 'supervisor' | 'supervisee'

/** What is chosen before the terms: with whom, who supervises, what kind, from which template. */
export interface Choice {
  other: Member
  /** which of the two the reader is */
  me: Side
  kind: AgreementKind
  template: AgreementTemplate
}

export type ChoiceRead = { choice: Choice } | { errors: Record<string, string> }

type Get = (name: string) => string
type Templates = readonly AgreementTemplate[]

/** Read the choice, from the address of the page or from its posted form. */
export function readChoice(get: Get, others: readonly Member[], templates: Templates): ChoiceRead {
  const errors: Record<string, string> = {}
  const other = others.find((member) => member.membershipId === get('with'))
  const me = get('as')
  const kind = get('kind')
  const template = templates.find((each) => each.key === get('template'))
  if (other === undefined) errors['with'] = 'Choose who it is with'
  if (me !== 'supervisor' && me !== 'supervisee') errors['as'] = 'Say which of you supervises'
  if (!isAgreementKind(kind)) errors['kind'] = 'Choose what kind of supervision it is'
  if (template === undefined) errors['template'] = 'Choose the words to begin from'
  if (
    other === undefined ||
    template === undefined ||
    !isAgreementKind(kind) ||
    !(me === 'supervisor' || me === 'supervisee')
  ) {
    return { errors }
  }
  return { choice: { other, me, kind, template } }
}

/** Who an agreement can be with: whoever supervises or is supervised, except oneself. */
export function whoElse(members: readonly Member[], membershipId: string): Member[] {
  const roles = new Set([...supervisedRoles, ...supervisingRoles])
  return members.filter(
    (member) => member.membershipId !== membershipId && member.roles.some((role) => roles.has(role)),
  )
}

/** The organisation's own template first, then the others by name. */
export function templatesFor(templates: Templates, own: string): AgreementTemplate[] {
  const rest = templates.filter((each) => each.key !== own)
  return [...templates.filter((each) => each.key === own), ...rest.toSorted((a, b) => (a.name < b.name ? -1 : 1))]
}

/** Why the two cannot have it, from the reader's side. */
export function conflictWords(conflict: EligibilityCheck['key'], me: Side, other: { name: string }): string {
  const them = firstName(other.name)
  switch (conflict) {
    case 'not_self':
      return 'Nobody supervises themselves. Choose somebody else'
    case 'not_managed':
      return me === 'supervisee'
        ? `${them} is managed by you, so ${them} cannot supervise you. Choose somebody else`
        : `${them} manages you, so you cannot supervise ${them}. Somebody else has to`
    case 'has_role':
      return me === 'supervisee'
        ? `${them} does not have the role of supervisor. An administrator can give it`
        : 'You do not have the role of supervisor. An administrator can give it'
    case 'trained':
      return 'No training as a supervisor is recorded'
  }
}
