/** Sections of the Children Act 1989. */
export const legalBases = ['s17', 's47', 's20', 's31'] as const
export type LegalBasis = (typeof legalBases)[number]

export const isLegalBasis = (text: string): text is LegalBasis => (legalBases as readonly string[]).includes(text)

/** How sheets write each status, in letters alone. */
const written: Readonly<Record<string, readonly string[]>> = {
  child_protection_plan: ['childprotectionplan', 'childprotection', 'cpplan', 'cp', 'cpp', 'onacpplan'],
  child_in_need: ['childinneed', 'childinneedplan', 'cin', 'cinplan', 'chin', 'inneed'],
  looked_after: [
    'lookedafter',
    'lookedafterchild',
    'childlookedafter',
    'lac',
    'cla',
    'cic',
    'childincare',
    'incare',
    'careexperienced',
    'inlacare',
  ],
  early_help: ['earlyhelp', 'earlyhelpplan', 'earlyhelpassessment', 'eh', 'eha', 'ehp', 'taf', 'teamaroundthefamily'],
  referred_outcome_unknown: [
    'referred',
    'referredoutcomeunknown',
    'referredoutcomenotknown',
    'referral',
    'referralmade',
    'awaitingoutcome',
  ],
  cause_for_concern: ['causeforconcern', 'concern', 'cfc', 'monitoring', 'vulnerable'],
  family_support_plan: ['familysupportplan', 'familysupport', 'familyplan', 'fsp'],
  stepped_down: ['steppeddown', 'stepdown', 'stepeddown'],
}

const statusOf: ReadonlyMap<string, string> = new Map(
  Object.entries(written).flatMap(([status, ways]) => ways.map((way) => [way, status] as const)),
)

/** "CIN", "Child Protection (s47)", "Section 17": the status, with the legal basis when it is said beside; else null. */
export function statusWritten(text: string): { status: string; legalBasis: LegalBasis | null } | null {
  const legalBasis = legalBasisWritten(text)
  const rest = text.toLowerCase().replaceAll(/\b(s\.?|section)\s*\d+\b/g, '')
  const status = statusOf.get(rest.replaceAll(/[^a-z]/g, ''))
  if (status !== undefined) return { status, legalBasis }
  return rest.trim() === '' && legalBasis === 's17' ? { status: 'child_in_need', legalBasis } : null
}

/** "s17", "S.17", "section 17", "17". */
export function legalBasisWritten(text: string): LegalBasis | null {
  const number = /(?:\bs\.?|\bsection|^)\s*(\d+)\b/i.exec(text.trim())?.[1]
  const basis = `s${number ?? ''}`
  return isLegalBasis(basis) ? basis : null
}
