/** Roles a membership can hold (product, "Who uses it"). */
export const roles = [
  'supervisee',
  'supervisor',
  'dsl',
  'deputy_dsl',
  'head',
  'governor',
  'administrator',
  'auditor',
  'inspector',
  'practice_reviewer',
  'board_member',
  'cluster_chair',
  'targeted_services_lead',
] as const

export type Role = (typeof roles)[number]

/** The person a request is made by, in the one organisation they are in just now. */
export interface Actor {
  organisationId: string
  membershipId: string
  personId: string
  name: string
  organisationName: string
  organisationKind: string
  roles: readonly Role[]
  /** how many organisations this person can step between */
  memberships: number
  /** whether a second factor is set up: without one nothing can be signed */
  secondFactor: boolean
  keepDraftsInBrowser: boolean
  /** the organisation's own words, such as { agreement: 'contract' } */
  words: Readonly<Record<string, string>>
  demonstration: boolean
}

export const holds = (actor: Actor, ...wanted: Role[]): boolean => wanted.some((role) => actor.roles.includes(role))
