import { isYesKind, type FactKind, type FactValue } from '../../domain/people/change-facts.ts'
import { rolesInWords } from '../../domain/people/role-words.ts'
import { intervalInWords } from '../../domain/people/standard.ts'
import { countOf } from '../../domain/text/dates.ts'

/** How each kind of fact is named on pages and in the address of the page that changes it. */
export const factWords: Readonly<Record<FactKind, { readonly name: string; readonly slug: string }>> = {
  role: { name: 'Roles', slug: 'roles' },
  post: { name: 'Post', slug: 'post' },
  line_manager: { name: 'Line manager', slug: 'line-manager' },
  contracted_hours: { name: 'Contracted hours', slug: 'hours' },
  newly_qualified: { name: 'Newly qualified', slug: 'newly-qualified' },
  case_holding: { name: 'Holds cases', slug: 'holds-cases' },
  clinical_role: { name: 'Clinical or professional role', slug: 'clinical-role' },
  occupational_standard: { name: 'Standard of the occupation', slug: 'standard' },
  standard_interval: { name: 'How often the standard asks', slug: 'standard-interval' },
  standard_minutes: { name: 'How long the standard asks', slug: 'standard-minutes' },
}

/** Beside a role that does not count yet (docs/decisions/0006). */
export const waitingWords = 'Waiting for the head or the DSL to confirm'

export function kindOfSlug(slug: string | undefined): FactKind | null {
  const found = Object.entries(factWords).find(([, words]) => words.slug === slug)
  return found === undefined ? null : (found[0] as FactKind)
}

/** The value of one fact in words. */
export function valueInWords({ kind, value }: Pick<FactValue, 'kind' | 'value'>): string {
  if (isYesKind(kind)) return 'Yes'
  switch (kind) {
    case 'role':
      return rolesInWords([value])
    case 'contracted_hours':
      return `${value} hours a week`
    case 'standard_interval':
      return intervalInWords(value)
    case 'standard_minutes':
      return countOf(Number(value), 'minute')
    default:
      return value
  }
}
