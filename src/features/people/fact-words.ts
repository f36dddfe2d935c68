import type { FactKind, FactValue } from '../../domain/people/change-facts.ts'
import { rolesInWords } from '../../domain/people/role-words.ts'

/** How each kind of fact is named on pages and in the address of the page that changes it. */
export const factWords: Readonly<Record<FactKind, { readonly name: string; readonly slug: string }>> = {
  role: { name: 'Roles', slug: 'roles' },
  post: { name: 'Post', slug: 'post' },
  line_manager: { name: 'Line manager', slug: 'line-manager' },
  contracted_hours: { name: 'Contracted hours', slug: 'hours' },
  newly_qualified: { name: 'Newly qualified', slug: 'newly-qualified' },
  case_holding: { name: 'Holds cases', slug: 'holds-cases' },
}

/** Beside a role that does not count yet (docs/decisions/0006). */
export const waitingWords = 'Waiting for the head or the DSL to confirm'

export function kindOfSlug(slug: string | undefined): FactKind | null {
  const found = Object.entries(factWords).find(([, words]) => words.slug === slug)
  return found === undefined ? null : (found[0] as FactKind)
}

/** The value of one fact in words. */
export function valueInWords({ kind, value }: Pick<FactValue, 'kind' | 'value'>): string {
  switch (kind) {
    case 'role':
      return rolesInWords([value])
    case 'contracted_hours':
      return `${value} hours a week`
    case 'newly_qualified':
    case 'case_holding':
      return 'Yes'
    default:
      return value
  }
}
