import type { Decision, SealedAction, SealedField } from '../../../domain/templates/content.ts'
import { dayWithYear } from '../../../domain/text/dates.ts'
import type { RecordContent } from './read-sealed.ts'

/** One thing that a sealed document says, in words that are ready to be read. Pages, paper and comparisons use these. */
export type Entry =
  | { kind: 'words'; key: string; label: string; text: string }
  | { kind: 'fact'; key: string; label: string; text: string }
  | { kind: 'rag'; key: string; label: string; rag: 'red' | 'amber' | 'green'; text: string }
  | { kind: 'decision'; key: string; decision: Decision; place: number; of: number }
  | { kind: 'actions'; key: 'actions'; actions: readonly SealedAction[] }
  | { kind: 'facts'; key: 'facts'; facts: readonly { label: string; value: string }[] }
  | { kind: 'empty'; key: 'empty'; labels: readonly string[] }

/** Entries under the heading of their section; the first heading may be missing. */
export interface EntryGroup {
  heading: string | null
  entries: Entry[]
}

/**
 * Everything a sealed document says, in the order it was asked, and nothing that it does not say: what was written, then
 * decisions, actions, the facts that were sealed with it, and last the questions that were left empty.
 */
export function groupsOf(content: RecordContent): EntryGroup[] {
  const written = content.sections.map((section): EntryGroup => ({
    heading: section.heading ?? null,
    entries: content.fields.filter((field) => field.section === section.key && field.value !== '').map(entryOf),
  }))
  const decisions = 'decisions' in content ? content.decisions.map(decisionEntry) : []
  const actions: Entry[] =
    'actions' in content && content.actions.length > 0
      ? [{ kind: 'actions', key: 'actions', actions: content.actions }]
      : []
  const left = content.fields.filter((field) => field.value === '').map((field) => field.label)
  const groups = [
    ...written,
    { heading: decisions.length > 0 ? 'Decisions' : null, entries: decisions },
    { heading: actions.length > 0 ? 'Actions agreed' : null, entries: actions },
    {
      heading: 'Facts kept with it',
      entries: content.facts.length > 0 ? [{ kind: 'facts', key: 'facts', facts: content.facts } as const] : [],
    },
    {
      heading: 'Asked, and left empty',
      entries: left.length > 0 ? [{ kind: 'empty', key: 'empty', labels: left } as const] : [],
    },
  ]
  return groups.filter((group) => group.entries.length > 0)
}

/** All entries in order, without headings. */
export const entriesOf = (content: RecordContent): Entry[] => groupsOf(content).flatMap((group) => group.entries)

/** Whether nothing at all was written: what is sealed then says so. */
export function saysNothing(content: RecordContent): boolean {
  return entriesOf(content).every((entry) => entry.kind === 'facts' || entry.kind === 'empty')
}

/** The value of a fact sealed with the document, '' when it is not there. */
export function factOf(content: RecordContent, key: string): string {
  return content.facts.find((fact) => fact.key === key)?.value ?? ''
}

/** Names as the document gives them: the child's full name, or the document's title where it is about no child. */
export function nameOf(content: RecordContent): string {
  if (content.kind !== 'case_discussion') return content.title
  return factOf(content, 'child.names') || content.title
}

/** "5 March 2026" for a date of a sealed document, which is read in any year. */
export const sealedDay = (iso: string): string => dayWithYear(Temporal.PlainDate.from(iso))

function entryOf(field: SealedField): Entry {
  const { key, label, value } = field
  if (field.kind === 'rag')
    return { kind: 'rag', key, label, rag: value as 'red' | 'amber' | 'green', text: field.said ?? value }
  if (field.kind === 'date') return { kind: 'fact', key, label, text: sealedDay(value) }
  if (field.kind === 'long' || field.kind === 'short') return { kind: 'words', key, label, text: value }
  return { kind: 'fact', key, label, text: field.said ?? value }
}

const decisionEntry = (decision: Decision, index: number, all: readonly Decision[]): Entry => ({
  kind: 'decision',
  key: `decisions.${index}`,
  decision,
  place: index + 1,
  of: all.length,
})
