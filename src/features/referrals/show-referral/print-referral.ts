import { toHex } from '../../../domain/evidence/bytes.ts'
import { fingerprint, shortDigest } from '../../../domain/evidence/fingerprint.ts'
import { londonDay } from '../../../domain/text/dates.ts'
import type { PrintDocument } from '../../../platform/pdf/print-document.ts'
import type { SealedReferral } from '../facts/referral-content.ts'

/** What was recorded under "Stop and refer" as it goes on paper. It knows nothing else of its session. */
export function printReferral(sealed: SealedReferral, organisation: string): PrintDocument {
  const { content } = sealed
  return {
    kind: 'document',
    title: content.decision === 'not_referred' ? 'Record of a decision not to refer' : 'Stop and refer record',
    organisation,
    author: content.by,
    date: londonDay(sealed.sealedAt),
    documentId: sealed.documentId,
    version: sealed.versionNo,
    standing: 'Sealed',
    boundFor: `For ${content.child}’s file`,
    facts: [
      { label: 'Child', value: content.child },
      { label: 'Recorded by', value: content.by },
      { label: 'Recorded', value: content.recordedAt },
      { label: 'Session', value: content.session },
    ],
    sections: [
      {
        heading: 'What was recorded',
        blocks: content.fields.map(({ label, value }) => ({ kind: 'narrative', label, text: value })),
      },
    ],
    proof: {
      fingerprint: fingerprint(sealed.digest),
      shortDigest: shortDigest(sealed.digest),
      digest: toHex(sealed.digest),
      check: 'It was sealed by one person at the time that it gives, and cannot be changed since.',
    },
  }
}
