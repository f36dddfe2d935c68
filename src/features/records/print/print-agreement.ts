import { toHex } from '../../../domain/evidence/bytes.ts'
import { fingerprint, shortDigest } from '../../../domain/evidence/fingerprint.ts'
import type { AgreementContent } from '../../../domain/templates/content.ts'
import { londonDay } from '../../../domain/text/dates.ts'
import type { PrintBlock, PrintDocument, PrintSection } from '../../../platform/pdf/print-document.ts'
import type { SigningSet } from '../../signing/public.ts'
import { sealedDay } from '../sealed/entries.ts'
import type { Sealed } from '../sealed/read-sealed.ts'
import { signatureOnPaper } from './print-record.ts'

export interface AgreementToPrint {
  sealed: Sealed<AgreementContent>
  set: SigningSet
  supervisorId: string
  superviseeId: string
  organisation: string
  /** what signers said against it, by who signed */
  disagreements: readonly { membershipId: string; words: string }[]
}

type SealedPart = AgreementContent['parts'][number]
type SealedClause = SealedPart['clauses'][number]

/**
 * The whole of one sealed version as it goes on paper: every part and clause in the order in which both read it, with who
 * signed and the fingerprint. A clause that was left empty is named under its part, because both signed that too.
 */
export function printAgreement(agreement: AgreementToPrint): PrintDocument {
  const { sealed, set, supervisorId, superviseeId, organisation } = agreement
  const { parties, parts, title } = sealed.content
  return {
    kind: 'document',
    title,
    organisation,
    author: `${parties.supervisee.name} and ${parties.supervisor.name}`,
    date: londonDay(sealed.sealedAt),
    documentId: sealed.documentId,
    version: sealed.versionNo,
    standing: set.signatures.length === set.signers.length ? 'Signed by both' : 'Not signed by both yet',
    facts: [
      { label: 'Organisation', value: organisation },
      { label: 'Supervisor', value: withPost(parties.supervisor) },
      { label: 'Supervisee', value: withPost(parties.supervisee) },
    ],
    sections: parts.flatMap(sectionOf),
    signatures: set.signatures.map((signature) =>
      signatureOnPaper(
        signature,
        signature.membershipId === supervisorId
          ? 'Supervisor'
          : signature.membershipId === superviseeId
            ? 'Supervisee'
            : 'Signer',
        agreement.disagreements
          .filter((each) => each.membershipId === signature.membershipId)
          .map(({ words }) => words),
      ),
    ),
    proof: {
      fingerprint: fingerprint(set.root),
      shortDigest: shortDigest(sealed.digest),
      digest: toHex(sealed.digest),
    },
  }
}

const withPost = ({ name, post }: { name: string; post: string }): string => (post === '' ? name : `${name}, ${post}`)

function sectionOf({ title, clauses }: SealedPart): PrintSection[] {
  if (clauses.length === 0) return []
  const left = clauses.filter((clause) => clause.said === '').map((clause) => clause.label)
  const blocks = clauses.filter((clause) => clause.said !== '').map(blockOf)
  const empty: PrintBlock[] = left.length === 0 ? [] : [{ kind: 'statement', text: `Left empty: ${left.join('; ')}` }]
  return [{ heading: title, blocks: [...blocks, ...empty] }]
}

function blockOf({ kind, label, said }: SealedClause): PrintBlock {
  if (kind === 'text' || kind === 'statement') return { kind: 'narrative', label, text: said }
  return { kind: 'facts', facts: [{ label, value: kind === 'date' ? sealedDay(said) : said }] }
}
