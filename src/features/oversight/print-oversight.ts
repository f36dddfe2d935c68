import { toHex } from '../../domain/evidence/bytes.ts'
import { fingerprint, shortDigest } from '../../domain/evidence/fingerprint.ts'
import { oversightLabels } from '../../domain/oversight/words.ts'
import { dayWithYear, londonDay } from '../../domain/text/dates.ts'
import type { PrintBlock, PrintDocument } from '../../platform/pdf/print-document.ts'
import type { SealedOversight } from './content.ts'

/** Management oversight as it goes on paper: what was sealed, and nothing else of the case. */
export function printOversight(sealed: SealedOversight, organisation: string): PrintDocument {
  const { content } = sealed
  const { departure } = content
  const narrative = (key: 'looked_at' | 'asked', text: string): PrintBlock[] =>
    text === '' ? [] : [{ kind: 'narrative', label: oversightLabels[key], text }]
  return {
    kind: 'document',
    title: 'Management oversight',
    organisation,
    author: content.by,
    date: londonDay(sealed.sealedAt),
    documentId: sealed.documentId,
    version: sealed.versionNo,
    standing: 'Sealed',
    boundFor: `For ${content.child}’s file`,
    facts: [
      { label: 'Child', value: content.child },
      { label: 'Written by', value: content.by },
      { label: 'About the work of', value: content.worker },
      { label: 'Looked at on', value: dayWithYear(Temporal.PlainDate.from(content.heldOn)) },
    ],
    sections: [
      {
        heading: 'What was looked at and decided',
        blocks: [
          ...narrative('looked_at', content.lookedAt),
          {
            kind: 'decision',
            decision: content.decided,
            why: content.why,
            ...(departure === undefined ? {} : { departure }),
          },
          ...narrative('asked', content.asked),
        ],
      },
    ],
    proof: {
      fingerprint: fingerprint(sealed.digest),
      shortDigest: shortDigest(sealed.digest),
      digest: toHex(sealed.digest),
      check: 'It was sealed by the manager who wrote it, and cannot be changed since.',
    },
  }
}
