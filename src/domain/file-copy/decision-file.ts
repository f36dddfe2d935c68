import { canonicalText } from '../evidence/canonical-text.ts'
import { fingerprint } from '../evidence/fingerprint.ts'
import { fromHex } from '../evidence/bytes.ts'
import type { DocumentProof } from '../evidence/document-proof.ts'
import { readSignatureStatement } from '../evidence/signature-statement.ts'
import type { CaseDiscussionContent, Decision, SealedAction } from '../templates/content.ts'

/** Numbers that a child is known by, as the register has them. */
export interface FileReference {
  readonly kind: 'own' | 'upn' | 'social_care' | 'nhs' | 'other'
  readonly value: string
}

/** Whose file it is for: what another system finds the child by. Of the register, and so not what was signed. */
export interface FileChild {
  readonly id: string
  readonly givenName: string
  readonly familyName: string
  /** as 2018-02-01 */
  readonly bornOn: string | null
  readonly references: readonly FileReference[]
}

/** A disagreement that a signer recorded with this document. */
export interface FileDisagreement {
  readonly by: string
  /** an instant in UTC */
  readonly at: string
  readonly words: string
}

export interface DecisionFileSource {
  readonly organisation: { readonly id: string; readonly name: string }
  readonly child: FileChild
  readonly documentId: string
  readonly version: number
  /** an instant in UTC */
  readonly sealedAt: string
  readonly content: CaseDiscussionContent
  readonly disagreements: readonly FileDisagreement[]
  /** null while not all have signed: then it is marked as not signed, and nothing is proved */
  readonly proof: DocumentProof | null
  /** of a session of two; of a group's, those who signed are named as having been there */
  readonly parties: { readonly supervisorId: string; readonly superviseeId: string } | null
}

interface Answer {
  readonly section: string | null
  readonly key: string
  readonly question: string
  readonly kind: string
  readonly value: string
  /** the answer in words where the value is a code */
  readonly said: string | null
}

/** What is readable of the record: worked out from what was sealed, and from nothing else. */
interface RecordOfFile {
  readonly title: string
  readonly template: { readonly key: string; readonly version: number }
  readonly facts: readonly { readonly key: string; readonly label: string; readonly value: string }[]
  readonly direction: 'red' | 'amber' | 'green' | null
  readonly answers: readonly Answer[]
  readonly decisions: readonly Decision[]
  readonly actions: readonly SealedAction[]
}

interface SignatureOfFile {
  readonly name: string
  readonly role: 'supervisor' | 'supervisee' | 'member'
  readonly at: string
  readonly method: string
  readonly disagrees: boolean
}

/** A decision record as another system takes it: docs/decision-record-file.md says what each part means. */
export interface DecisionFile {
  readonly format: 'plumbline-decision-record-1'
  readonly documentId: string
  readonly version: number
  readonly sealedAt: string
  readonly organisation: { readonly id: string; readonly name: string }
  readonly child: FileChild
  readonly record: RecordOfFile
  readonly disagreements: readonly FileDisagreement[]
  readonly signatures: readonly SignatureOfFile[]
  readonly stamp: { readonly fingerprint: string; readonly digest: string; readonly root: string } | null
  readonly proof: DocumentProof | null
}

export const decisionFileFormat = 'plumbline-decision-record-1'

/**
 * The file of one decision record. It is made of one document's content and who signed; it is given nothing of the other
 * documents of its session, so that nothing of them can be in it (product E7).
 */
export function decisionFile(source: DecisionFileSource): DecisionFile {
  const { documentId, version, sealedAt, organisation, child, content, disagreements, proof } = source
  return {
    format: decisionFileFormat,
    documentId,
    version,
    sealedAt,
    organisation: { id: organisation.id, name: organisation.name },
    child: {
      id: child.id,
      givenName: child.givenName,
      familyName: child.familyName,
      bornOn: child.bornOn,
      references: child.references.map(({ kind, value }) => ({ kind, value })),
    },
    record: recordOf(content),
    disagreements: disagreements.map(({ by, at, words }) => ({ by, at, words })),
    signatures: proof === null ? [] : signaturesOf(proof, source.parties),
    stamp: proof === null ? null : stampOf(proof),
    proof,
  }
}

/** What is readable of a sealed case discussion. An empty answer is a question asked and left empty. */
function recordOf(content: CaseDiscussionContent): RecordOfFile {
  const headings = new Map(content.sections.map(({ key, heading }) => [key, heading ?? null]))
  const direction = content.fields.find(({ kind }) => kind === 'rag')?.value ?? ''
  return {
    title: content.title,
    template: content.template,
    facts: content.facts.map(({ key, label, value }) => ({ key, label, value })),
    direction: direction === 'red' || direction === 'amber' || direction === 'green' ? direction : null,
    answers: content.fields.map((field) => ({
      section: headings.get(field.section) ?? null,
      key: field.key,
      question: field.label,
      kind: field.kind,
      value: field.value,
      said: field.said ?? null,
    })),
    decisions: content.decisions,
    actions: content.actions,
  }
}

function stampOf({ root, document }: DocumentProof): { fingerprint: string; digest: string; root: string } {
  return { fingerprint: fingerprint(fromHex(root) ?? new Uint8Array()), digest: document.digest, root }
}

function signaturesOf(proof: DocumentProof, parties: DecisionFileSource['parties']): SignatureOfFile[] {
  return proof.signatures.flatMap(({ statement }) => {
    const read = readSignatureStatement(statement)
    if ('problem' in read) return []
    const { signer, signedAt, method, disagreement } = read.statement
    return [
      {
        name: signer.name,
        role: roleOf(signer.membershipId, parties),
        at: signedAt,
        method,
        disagrees: disagreement,
      },
    ]
  })
}

function roleOf(membershipId: string, parties: DecisionFileSource['parties']): SignatureOfFile['role'] {
  if (membershipId === parties?.supervisorId) return 'supervisor'
  return membershipId === parties?.superviseeId ? 'supervisee' : 'member'
}

/**
 * Whether what a person reads in the file is what its proof proves: undefined when it is, else what is not. That the
 * proof itself holds is for `verifyProof`. Not covered: whose file it is for (the register's) and disagreements' words.
 */
export function problemOfDecisionFile(file: DecisionFile): string | undefined {
  const { proof } = file
  if (proof === null) return 'There is no proof in the file.'
  const inside = JSON.parse(proof.document.canonicalText) as { kind?: unknown; content?: unknown }
  if (inside.kind !== 'case_discussion') return 'What is proved is not a decision record.'
  const { documentId, versionNo } = proof.document
  if (file.documentId !== documentId || file.version !== versionNo) return 'The file names another document or version.'
  if (!same(file.record, recordOf(inside.content as CaseDiscussionContent))) {
    return 'What can be read in the file is not what was signed.'
  }
  if (!same(file.stamp, stampOf(proof))) return 'The stamp is not that of what was signed.'
  const proved = proof.signatures.map(({ statement }) => readSignatureStatement(statement))
  const told = file.signatures.every((signature, index) => {
    const one = proved[index]
    return (
      one !== undefined &&
      'statement' in one &&
      one.statement.signer.name === signature.name &&
      one.statement.signedAt === signature.at &&
      one.statement.method === signature.method &&
      one.statement.disagreement === signature.disagrees
    )
  })
  return told && file.signatures.length === proved.length
    ? undefined
    : 'Who signed, as the file says it, is not who signed.'
}

const same = (one: unknown, other: unknown): boolean => canonicalText(one) === canonicalText(other)
