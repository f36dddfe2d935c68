import type { PaperForm } from '../../../domain/templates/paper-shape.ts'
import { instantInWords } from '../../../domain/text/dates.ts'
import { Head } from '../../../ui/pieces/head.tsx'
import { Columns } from '../../../ui/pieces/section.tsx'
import { State } from '../../../ui/pieces/state.tsx'
import { signedByInWords } from '../facts/session-head.queries.ts'
import { factOf } from '../sealed/entries.ts'
import { SealedDoc } from '../sealed/sealed-doc.tsx'
import { childForm, DocumentLinks, RecordSide, Signatures } from './record.page.tsx'
import type { RecordAsRead } from './record.queries.ts'

interface DocumentPageProps {
  record: RecordAsRead
  me: string
  today: Temporal.PlainDate
  /** every paper form there is, for those of a child's file */
  sheets: readonly PaperForm[]
}

const headings = { case_discussion: 'Decision record', work: 'Staff record', wellbeing: 'Wellbeing note' } as const

/** One document alone: what the keeper of a child's file opens. */
export function DocumentPage({ record, me, today, sheets }: DocumentPageProps) {
  const [document] = record.documents
  if (document === undefined) return null
  const { sealed, readBy, disagreements } = document
  return (
    <>
      <Head
        title={record.isGroup && sealed.content.kind === 'work' ? 'Notes of the group' : headings[sealed.content.kind]}
        facts={[
          record.isGroup
            ? factOf(sealed.content, 'session.type')
            : `${record.supervisee.name}, supervised by ${record.supervisor.name}`,
          `Session of ${factOf(sealed.content, 'session.date')}`,
          record.complete ? (
            <State state="met">{signedByInWords(record.signers.length)}</State>
          ) : (
            <State state="due">Not {signedByInWords(record.signers.length).toLowerCase()} yet</State>
          ),
        ]}
      />
      <Columns stay side={<RecordSide record={record} me={me} today={today} />}>
        <SealedDoc
          sealed={sealed}
          readBy={readBy}
          disagreements={disagreements.map(({ by, words, at }) => ({ by, words, when: instantInWords(at, today) }))}
        >
          <DocumentLinks
            documentId={sealed.documentId}
            complete={record.complete}
            forFile={sealed.content.kind === 'case_discussion'}
            childForm={childForm(sheets, record.sessionId, sealed)}
          />
        </SealedDoc>
        <Signatures record={record} today={today} />
      </Columns>
    </>
  )
}
