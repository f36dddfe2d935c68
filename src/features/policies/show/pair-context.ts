/** How people stand with a rule today. */
export interface Standing {
  readonly inStep: number
  readonly of: number
  readonly noun: 'people' | 'children'
}

/** What a policy that comes with Plumbline is called beside a variation of it. */
export const followedPolicy = 'Followed policy'

/** What stands beside every clause of a page. */
export interface PairContext {
  /** whether the links that change something are shown */
  readonly mayDraft: boolean
  /** what the policy that is followed is called, in a few words: "Osier Vale"; null for one that stands alone */
  readonly followed: string | null
  readonly here: string
  readonly standings: ReadonlyMap<string, Standing>
}
