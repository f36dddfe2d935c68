/** Kinds of confidential document there are. */
export type DocumentKind =
  | 'agreement'
  | 'case_discussion'
  | 'work'
  | 'wellbeing'
  | 'informal_discussion'
  | 'disagreement'
  | 'referral'

export type Basis = 'party' | 'named_in_agreement' | 'child_file' | 'disclosure'

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
