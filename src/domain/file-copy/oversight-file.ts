import { oversightLabels } from '../oversight/words.ts'
import { dayWithYear } from '../text/dates.ts'
import { decisionFileFormat, type DecisionFile, type FileChild } from './decision-file.ts'

/** Management oversight as it was sealed: the one document that its file is made of. */
export interface OversightOfFile {
  readonly title: string
  readonly by: string
  readonly worker: string
  readonly child: string
  /** a day */
  readonly heldOn: string
  readonly lookedAt: string
  readonly decided: string
  readonly why: string
  readonly departure?: { readonly what: string; readonly reason: string; readonly approvedBy: string } | undefined
  readonly asked: string
}

export interface OversightFileSource {
  readonly organisation: { readonly id: string; readonly name: string }
  readonly child: FileChild
  readonly documentId: string
  readonly version: number
  /** an instant in UTC */
  readonly sealedAt: string
  readonly content: OversightOfFile
}

/** By this a reader of files knows that a record is oversight: what one person wrote and sealed, and nobody signs. */
export const oversightTemplate = 'oversight'

/**
 * Management oversight as another system takes it (product F6, E9), in the format of a decision record. It is made of that one
 * document: nothing of a session, and nothing of why it was asked for, is given to it.
 */
export function oversightFile(source: OversightFileSource): DecisionFile {
  const { organisation, child, content } = source
  const answer = (key: 'looked_at' | 'asked', value: string) => ({
    section: null,
    key,
    question: oversightLabels[key],
    kind: 'long',
    value,
    said: null,
  })
  const fact = (key: string, label: string, value: string) => ({ key: `oversight.${key}`, label, value })
  return {
    format: decisionFileFormat,
    documentId: source.documentId,
    version: source.version,
    sealedAt: source.sealedAt,
    organisation: { id: organisation.id, name: organisation.name },
    child: {
      id: child.id,
      givenName: child.givenName,
      familyName: child.familyName,
      bornOn: child.bornOn,
      references: child.references.map(({ kind, value }) => ({ kind, value })),
    },
    record: {
      title: content.title,
      template: { key: oversightTemplate, version: 1 },
      facts: [
        fact('child', 'Child', content.child),
        fact('by', 'Written by', content.by),
        fact('worker', 'About the work of', content.worker),
        fact('day', 'Looked at on', dayWithYear(Temporal.PlainDate.from(content.heldOn))),
      ],
      direction: null,
      answers: [answer('looked_at', content.lookedAt), answer('asked', content.asked)],
      decisions: [
        {
          what: content.decided,
          why: content.why,
          ...(content.departure === undefined
            ? {}
            : {
                departure: {
                  what: content.departure.what,
                  reason: content.departure.reason,
                  approvedBy: content.departure.approvedBy,
                },
              }),
        },
      ],
      actions: [],
    },
    disagreements: [],
    signatures: [],
    stamp: null,
    proof: null,
  }
}
