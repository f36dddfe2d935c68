/** Kinds of confidential document there are. */
export type DocumentKind =
  | 'agreement'
  | 'case_discussion'
  | 'work'
  | 'wellbeing'
  | 'informal_discussion'
  | 'disagreement'
  | 'referral'
  | 'oversight'

export type Basis =
  | 'party'
  | 'named_in_agreement'
  | 'child_file'
  | 'disclosure'
  /** of a group session: asked in for one child, whose page it is */
  | 'guest'
  /** the circle to which a group's notes go, where the policy says so */
  | 'minutes'
  /** somebody who joined a group later, where the policy lets them read what was before */
  | 'later_member'

export interface ReaderToAdd {
  documentId: string
  basis: Exclude<Basis, 'party'>
  /** one person, or a circle whose members are looked up each time it is read */
  reader: { membershipId: string } | { circle: 'safeguarding_team' }
}

interface SignedDocument {
  documentId: string
  kind: DocumentKind
}

interface Named {
  membershipId: string
  documentKind: string
}

/**
 * Who else becomes a reader when all have signed: whoever the agreement names for that kind of document (S1 5), and for a
 * case discussion the safeguarding team, which keeps the child's file (S2, S3, S0 D). Wellbeing has the narrowest
 * readership (product E7): nobody is added unless the agreement names them for it in as many words.
 */
export function readersOnSigning(
  documents: readonly SignedDocument[],
  named: readonly Named[],
  parties: readonly string[],
): ReaderToAdd[] {
  return documents.flatMap((document): ReaderToAdd[] => {
    const managers = named
      .filter((each) => each.documentKind === document.kind && !parties.includes(each.membershipId))
      .map((each): ReaderToAdd => ({
        documentId: document.documentId,
        basis: 'named_in_agreement',
        reader: { membershipId: each.membershipId },
      }))
    const file: ReaderToAdd[] =
      document.kind === 'case_discussion'
        ? [{ documentId: document.documentId, basis: 'child_file', reader: { circle: 'safeguarding_team' } }]
        : []
    return [...managers, ...file]
  })
}

interface OfGroup {
  /** guests and the child for whom each was asked in */
  guests: readonly { membershipId: string; childId: string }[]
  minutesTo: 'safeguarding_team' | null
}

/**
 * Who else becomes a reader of the record of a group session when all have signed. The notes are the members' (S1 5), and go to
 * a circle only where the policy says so (S3 7); a guest reads the page of the child for whom they were asked in, and no other.
 */
export function readersOfGroupOnSigning(
  documents: readonly (SignedDocument & { childId: string | null })[],
  { guests, minutesTo }: OfGroup,
): ReaderToAdd[] {
  return documents.flatMap(({ documentId, kind, childId }): ReaderToAdd[] => {
    if (kind === 'work')
      return minutesTo === null ? [] : [{ documentId, basis: 'minutes', reader: { circle: minutesTo } }]
    if (kind !== 'case_discussion') return []
    return [
      { documentId, basis: 'child_file', reader: { circle: 'safeguarding_team' } },
      ...guests
        .filter((guest) => guest.childId === childId)
        .map(({ membershipId }): ReaderToAdd => ({ documentId, basis: 'guest', reader: { membershipId } })),
    ]
  })
}
