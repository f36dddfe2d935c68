import type { CoveredChild } from '../../../domain/children/covered-child.ts'
import { standingInWords, statusOfCovered } from '../../../domain/children/covered-words.ts'
import { RAG_WORDS } from '../../../ui/pieces/rag.tsx'

/** No organisation has as many live cases; a file that is longer is not looked through. */
export const mostInFile = 20_000

const heads = [
  'Given name',
  'Family name',
  'Date of birth',
  'Status',
  'Held by',
  'Direction',
  'Times running',
  'Last discussed',
  'Limit',
  'How it stands',
  'Booked',
  'Next meeting about the plan',
  'Clause',
  'Nothing changed since',
  'Escalated',
]

/** The board as a file: days as 2026-03-12, one row a child, in the same order (RFC 4180, with a mark that it is UTF-8). */
export function coverageCsv(children: readonly CoveredChild[], today: Temporal.PlainDate): Uint8Array {
  const rows = children.map((child) => [
    child.givenName,
    child.familyName,
    day(child.bornOn),
    statusOfCovered(child, today),
    child.holders.join('; '),
    child.rag === null ? 'Not rated' : RAG_WORDS[child.rag].word,
    child.rag === null ? '' : `${child.ragTimes}`,
    day(child.lastOn),
    day(child.limit?.on),
    standingInWords(child, today),
    day(child.booked?.on),
    day(child.meeting?.on),
    (child.limit?.clause ?? []).join('; '),
    day(child.unchangedSince),
    child.escalation?.state === 'told' ? day(child.escalation.on) : '',
  ])
  const text = [heads, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')
  return new TextEncoder().encode(`\uFEFF${text}\r\n`)
}

const day = (date: Temporal.PlainDate | null | undefined): string => date?.toString() ?? ''

/** A cell that a spreadsheet would take for a formula begins with an apostrophe (CWE-1236). */
function cell(words: string): string {
  const plain = /^[=+\-@\t\r]/.test(words) ? `'${words}` : words
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}
