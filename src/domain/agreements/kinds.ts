/** Several may run at once for one supervisee, each for its own purpose (product C3; S1 2.1, S4). */
export const agreementKinds = ['safeguarding', 'line_management', 'clinical', 'external'] as const
export type AgreementKind = (typeof agreementKinds)[number]

/** As they begin a title: "Safeguarding supervision agreement". */
export const kindWords: Record<AgreementKind, string> = {
  safeguarding: 'Safeguarding',
  line_management: 'Line management',
  clinical: 'Clinical',
  external: 'External',
}

/** The same choice as the templates' clause of fact `type` words it. */
export const typeOfKind: Record<AgreementKind, string> = {
  safeguarding: 'safeguarding',
  line_management: 'line',
  clinical: 'clinical',
  external: 'external',
}

export const isAgreementKind = (text: string): text is AgreementKind => text in kindWords

/** "Safeguarding supervision agreement", with the organisation's own word for it. */
export function agreementTitle(kind: AgreementKind, word: string): string {
  return `${kindWords[kind]} supervision ${word}`
}

/**
 * What rules of a policy call the sessions under it (docs/policies/facts-and-obligations.md, `form`). Safeguarding
 * supervision by somebody external is safeguarding supervision.
 */
export function formOfSession(kind: string): 'safeguarding' | 'management' | 'clinical' {
  return kind === 'line_management' ? 'management' : kind === 'clinical' ? 'clinical' : 'safeguarding'
}
