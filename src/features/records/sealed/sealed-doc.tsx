import type { ComponentChildren } from 'preact'
import { shortDigest } from '../../../domain/evidence/fingerprint.ts'
import type { SealedAction } from '../../../domain/templates/content.ts'
import { Details } from '../../../ui/govuk/details.tsx'
import { Doc, type DocField } from '../../../ui/pieces/document.tsx'
import { Rag, RAG_WORDS } from '../../../ui/pieces/rag.tsx'
import { entriesOf, nameOf, saysNothing, sealedDay, type Entry } from './entries.ts'
import type { Sealed } from './read-sealed.ts'

interface SealedDocProps {
  sealed: Sealed
  /** its place among the documents of the page, from 1; left out when it stands alone */
  number?: number
  /** for whom it is, as a sentence */
  readBy: string
  /** what signers said against it, beside the text */
  disagreements?: readonly { by: string; words: string; when: string }[]
  /** links about this document */
  children?: ComponentChildren
}

/** One sealed document as it is read: exactly its sealed text, in the record face. */
export function SealedDoc({ sealed, number, readBy, disagreements = [], children }: SealedDocProps) {
  const name = nameOf(sealed.content)
  const entries = entriesOf(sealed.content)
  const nothing: DocField[] = saysNothing(sealed.content)
    ? [{ label: 'What was said', value: 'Nothing was recorded.', fact: true }]
    : []
  const against = disagreements.map(({ by, words, when }): DocField => ({
    label: `Where ${by} disagrees, ${when}`,
    value: <Lines text={words} />,
  }))
  return (
    <Doc
      id={`document-${sealed.documentId}`}
      title={number === undefined ? name : `${number}. ${name}`}
      readBy={readBy}
      digest={shortDigest(sealed.digest)}
      fields={[...nothing, ...entries.flatMap(fieldsOf), ...against]}
    >
      {entries.map((entry, index) => (
        <Beside key={index} entry={entry} />
      ))}
      {children}
    </Doc>
  )
}

/** Text with its line ends kept. */
export function Lines({ text }: { text: string }) {
  return (
    <>
      {text.split('\n').map((line, index) => (
        <>
          {index > 0 && <br />}
          {line}
        </>
      ))}
    </>
  )
}

function fieldsOf(entry: Entry): DocField[] {
  switch (entry.kind) {
    case 'words':
      return [{ label: entry.label, value: <Lines text={entry.text} /> }]
    case 'fact':
      return [{ label: entry.label, value: <Lines text={entry.text} />, fact: true }]
    case 'rag':
      return [{ label: entry.label, value: <Rag value={entry.rag} since={RAG_WORDS[entry.rag].meaning} />, fact: true }]
    case 'decision':
      return decisionFields(entry)
    case 'actions':
      return [{ label: 'Actions agreed', value: <Actions actions={entry.actions} />, fact: true }]
    case 'facts':
    case 'empty':
      return []
  }
}

function decisionFields({ decision, place, of }: Extract<Entry, { kind: 'decision' }>): DocField[] {
  const number = of > 1 ? `, decision ${place}` : ''
  const { departure } = decision
  return [
    { label: `We decided${number}`, value: <Lines text={decision.what} /> },
    { label: `Because${number}`, value: <Lines text={decision.why} /> },
    ...(departure
      ? [
          { label: `Where procedure was not followed${number}`, value: <Lines text={departure.what} /> },
          { label: 'Reason for that', value: <Lines text={departure.reason} /> },
          { label: 'Approved by', value: departure.approvedBy, fact: true },
        ]
      : []),
  ]
}

function Actions({ actions }: { actions: readonly SealedAction[] }) {
  return (
    <ul class="govuk-list govuk-list--bullet">
      {actions.map((action, index) => (
        <li key={index}>
          <Lines text={action.what} />
          <br />
          {action.who}, by {sealedDay(action.by)}. Why: <Lines text={action.why} />
        </li>
      ))}
    </ul>
  )
}

/** What is sealed too and says little, closed: it does not stand between the reader and the words. */
function Beside({ entry }: { entry: Entry }) {
  switch (entry.kind) {
    case 'facts':
      return (
        <Details
          summaryText="Facts kept with it"
          text={entry.facts.map(({ label, value }) => `${label}: ${value}`).join(' · ')}
          classes="govuk-!-margin-bottom-2"
        />
      )
    case 'empty':
      return (
        <Details
          summaryText="Asked, and left empty"
          text={entry.labels.join(' · ')}
          classes="govuk-!-margin-bottom-2"
        />
      )
    default:
      return null
  }
}
