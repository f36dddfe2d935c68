/** The kinds of organisation there are (product A1), as people say them. */
export const organisationKinds = {
  school: 'School',
  nursery: 'Nursery',
  college: 'College',
  trust: 'Trust',
  cluster: 'Cluster of schools',
  local_authority: 'Local authority team',
  health_provider: 'Health provider',
  police_team: 'Police team',
  partnership: 'Partnership',
} as const

export type OrganisationKind = keyof typeof organisationKinds

/** The nations with a list of bank holidays of their own. */
export const nationWords = {
  'england-and-wales': 'England or Wales',
  scotland: 'Scotland',
  'northern-ireland': 'Northern Ireland',
} as const

export type NationKey = keyof typeof nationWords

export const isOrganisationKind = (text: string): text is OrganisationKind => Object.hasOwn(organisationKinds, text)
export const isNation = (text: string): text is NationKey => Object.hasOwn(nationWords, text)
