import { canonicalText } from '../evidence/canonical-text.ts'
import type { AgreementValues } from '../templates/agreement-values.ts'
import { tidy } from '../templates/field-values.ts'

/** The keys of the clauses whose terms differ. An unsettled clause is the same whether it is null or not there. */
export function differingTerms(before: AgreementValues, after: AgreementValues): string[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return keys.filter((key) => comparable(before[key]) !== comparable(after[key]))
}

export const sameTerms = (before: AgreementValues, after: AgreementValues): boolean =>
  differingTerms(before, after).length === 0

const comparable = (value: AgreementValues[string] | undefined): string => {
  const settled = typeof value === 'string' ? tidy(value) : (value ?? '')
  return canonicalText(Array.isArray(settled) && settled.length === 0 ? '' : settled)
}
