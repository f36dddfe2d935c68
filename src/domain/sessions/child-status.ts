/** Why a child counts, in words (product, "Words"). */
export const statusWords: Record<string, string> = {
  child_protection_plan: 'Child protection plan',
  child_in_need: 'Child in need',
  looked_after: 'Looked after',
  early_help: 'Early help',
  referred_outcome_unknown: 'Referred, outcome not known',
  cause_for_concern: 'Cause for concern',
  family_support_plan: 'Family support plan',
  stepped_down: 'Stepped down',
}

/** The gravest first: the order they are named in where a child has several. */
export const statusOrder: readonly string[] = Object.keys(statusWords).toSorted((a, b) => rank(a) - rank(b))

function rank(status: string): number {
  return [
    'child_protection_plan',
    'looked_after',
    'child_in_need',
    'referred_outcome_unknown',
    'family_support_plan',
    'early_help',
    'cause_for_concern',
    'stepped_down',
  ].indexOf(status)
}

/** "Child protection plan, s47". */
export function statusInWords(status: string, legalBasis: string | null): string {
  const words = statusWords[status] ?? status
  return legalBasis === null ? words : `${words}, ${legalBasis}`
}
