/** Of which kind somebody is who is told that a child may be suffering harm. */
export const toldKinds = ['safeguarding_lead', 'social_care', 'police', 'health', 'parents', 'other'] as const
export type Told = (typeof toldKinds)[number]

export const toldWords: Readonly<Record<Told, string>> = {
  safeguarding_lead: 'The designated safeguarding lead or a deputy',
  social_care: 'Children’s social care',
  police: 'The police',
  health: 'A health service',
  parents: 'The parents or carers',
  other: 'Somebody else',
}
