import { holds, type Actor } from './actor.ts'

/**
 * Who may ask for a page at all. Which rows exist for them is the database's to say (row security); this is the first
 * gate, and the one that test/route-access.test.ts reads as a table. A refusal is always a 404.
 */
export interface SignedInWho {
  readonly says: string
  readonly needsSignIn: true
  readonly allows: (actor: Actor) => boolean
}

export interface OpenWho {
  readonly says: string
  readonly needsSignIn: false
  readonly demonstrationOnly?: true
}

const signedIn = (says: string, allows: (actor: Actor) => boolean): SignedInWho => ({ says, needsSignIn: true, allows })

export const anyone: OpenWho = { says: 'anyone', needsSignIn: false }

export const demonstrationOnly: OpenWho = {
  says: 'anyone, in the demonstration only',
  needsSignIn: false,
  demonstrationOnly: true,
}

export const member: SignedInWho = signedIn('anyone with a place in the organisation', () => true)

export const administrator: SignedInWho = signedIn('an administrator of the organisation', (actor) =>
  holds(actor, 'administrator'),
)

/** People who take part in supervision. An administrator, governor or board member is not one by that role alone. */
export const inSupervision: SignedInWho = signedIn('somebody who supervises or is supervised', (actor) =>
  holds(actor, 'supervisee', 'supervisor', 'dsl', 'deputy_dsl', 'head'),
)

/** Keeps the register of children, as the safeguarding team does the children's files (S2, S3). */
export const keepsRegister: SignedInWho = signedIn('the designated safeguarding lead or a deputy', (actor) =>
  holds(actor, 'dsl', 'deputy_dsl'),
)

/** Sees dates and states of everybody's supervision, never what was said. */
export const oversees: SignedInWho = signedIn('the head or the designated safeguarding lead', (actor) =>
  holds(actor, 'head', 'dsl'),
)

/** Who keeps the list of people, and who answers for it. The last two only look. */
export const seesPeople: SignedInWho = signedIn(
  'an administrator, the head or the designated safeguarding lead',
  (actor) => holds(actor, 'administrator', 'head', 'dsl'),
)

/** Who may write a draft of the policy, and see one. */
export const draftsPolicy: SignedInWho = signedIn(
  'the head, the designated safeguarding lead or an administrator',
  (actor) => holds(actor, 'head', 'dsl', 'administrator'),
)

/** Who brings a policy into force, and notes that it was ratified (platform.guard_policy asks the same). */
export const adoptsPolicy: SignedInWho = signedIn('the head or an administrator', (actor) =>
  holds(actor, 'head', 'administrator'),
)

/** Who sees who has read the policy. */
export const seesPolicyReaders: SignedInWho = signedIn(
  'the head, the designated safeguarding lead, an administrator or a governor',
  (actor) => holds(actor, 'head', 'dsl', 'administrator', 'governor'),
)
