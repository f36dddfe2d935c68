import { fingerprint, shortDigest } from '../../../domain/evidence/fingerprint.ts'
import { toHex } from '../../../domain/evidence/bytes.ts'
import { firstName } from '../../../domain/sessions/names.ts'
import { dayWithYear, londonDay, timeOfInstant } from '../../../domain/text/dates.ts'
import type { PrintBlock, PrintDocument, PrintSection, PrintSignature } from '../../../platform/pdf/print-document.ts'
import { methodInWords, type SigningSet } from '../../signing/public.ts'
import type { OpenedRecordDocument } from '../facts/record-view.queries.ts'
import { signedByInWords, type Party } from '../facts/session-head.queries.ts'
import { factOf, groupsOf, saysNothing, sealedDay, type Entry, type EntryGroup } from '../sealed/entries.ts'

export interface RecordToPrint {
  document: OpenedRecordDocument
  set: SigningSet
  supervisee: Party
  supervisor: Party
  /** of a group session: a document says how many they were, and its signatures who */
  isGroup: boolean
  organisation: string
}

const titles = {
  case_discussion: 'Supervision decision record',
  work: 'Supervision: staff record',
  wellbeing: 'Supervision: wellbeing note',
} as const

/**
 * One sealed document as it goes on paper. It takes that document and who signed, and knows nothing of the others of its
 * session, so that nothing of them can get into a child's file (product E7).
 */
export function printRecord({
  document,
  set,
  supervisee,
  supervisor,
  isGroup,
  organisation,
}: RecordToPrint): PrintDocument {
  const { sealed, child } = document
  const { kind } = sealed.content
  const standing = signedByInWords(set.signers.length)
  const complete = set.signatures.length === set.signers.length
  return {
    kind: 'document',
    title: isGroup && kind === 'work' ? 'Supervision: notes of a group' : titles[kind],
    organisation,
    author: isGroup ? factOf(sealed.content, 'session.led_by') : `${supervisee.name} and ${supervisor.name}`,
    date: londonDay(sealed.sealedAt),
    documentId: sealed.documentId,
    version: sealed.versionNo,
    standing: complete ? standing : `Not ${standing.toLowerCase()} yet`,
    boundFor: isGroup && kind === 'work' ? 'For those who were there' : boundFor(kind, child, supervisee, supervisor),
    facts: sealed.content.facts.map(({ label, value }) => ({ label, value })),
    sections: sectionsOf(document),
    signatures: isGroup ? signaturesOf(document, set, null, null) : signaturesOf(document, set, supervisee, supervisor),
    proof: {
      fingerprint: fingerprint(set.root),
      shortDigest: shortDigest(sealed.digest),
      digest: toHex(sealed.digest),
    },
  }
}

function boundFor(kind: keyof typeof titles, child: string | null, supervisee: Party, supervisor: Party): string {
  if (kind === 'case_discussion') return `For ${child ?? 'the child'}’s file`
  if (kind === 'work') return `For ${supervisee.name}’s supervision file`
  return `For ${firstName(supervisee.name)} and ${firstName(supervisor.name)} only`
}

function sectionsOf({ sealed }: OpenedRecordDocument): PrintSection[] {
  const nothing: PrintSection[] = saysNothing(sealed.content)
    ? [{ heading: 'What was said', blocks: [{ kind: 'statement', text: 'Nothing was recorded.' }] }]
    : []
  const written = groupsOf(sealed.content)
    .filter((group) => group.entries.every((entry) => entry.kind !== 'facts'))
    .map((group) => ({ heading: headingOf(group), blocks: group.entries.flatMap(blocksOf) }))
  return [...nothing, ...written]
}

const headingOf = ({ heading }: EntryGroup): string => heading ?? 'What was said'

function blocksOf(entry: Entry): PrintBlock[] {
  switch (entry.kind) {
    case 'words':
      return [{ kind: 'narrative', label: entry.label, text: entry.text }]
    case 'fact':
      return [{ kind: 'facts', facts: [{ label: entry.label, value: entry.text }] }]
    case 'rag':
      return [{ kind: 'rag', label: entry.label, rating: entry.rag, words: entry.text }]
    case 'decision': {
      const { what, why, departure } = entry.decision
      return [{ kind: 'decision', decision: what, why, ...(departure ? { departure } : {}) }]
    }
    case 'actions':
      return [
        {
          kind: 'actions',
          actions: entry.actions.map(({ what, why, who, by }) => ({ what, why, who, by: sealedDay(by) })),
        },
      ]
    case 'empty':
      return [{ kind: 'statement', text: entry.labels.join('; ') }]
    case 'facts':
      return []
  }
}

function signaturesOf(
  document: OpenedRecordDocument,
  set: SigningSet,
  supervisee: Party | null,
  supervisor: Party | null,
): PrintSignature[] {
  return set.signatures.map((signature) => {
    const role =
      signature.membershipId === supervisor?.membershipId
        ? 'Supervisor'
        : signature.membershipId === supervisee?.membershipId
          ? 'Supervisee'
          : 'Was there'
    const words = document.disagreements
      .filter((each) => each.membershipId === signature.membershipId)
      .map((each) => each.words)
    return signatureOnPaper(signature, role, words)
  })
}

/** One signature as it is printed, with what its signer said against the text. */
export function signatureOnPaper(
  signature: SigningSet['signatures'][number],
  role: string,
  disagreement: readonly string[],
): PrintSignature {
  return {
    name: signature.name,
    role,
    when: momentOnPaper(signature.signedAt),
    how: sentence(methodInWords(signature.method)),
    ...(disagreement.length > 0 ? { disagreement: disagreement.join('\n') } : {}),
  }
}

/** "11 March 2026 at 5.42pm": what is on paper is read in any year. */
export const momentOnPaper = (at: Temporal.Instant): string => `${dayWithYear(londonDay(at))} at ${timeOfInstant(at)}`

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`
