import { dayInWords } from '../../../domain/text/dates.ts'
import { FormErrors } from '../../../ui/form/form-errors.tsx'
import { HiddenField } from '../../../ui/form/hidden-field.tsx'
import { PostForm } from '../../../ui/form/post-form.tsx'
import type { FormState } from '../../../ui/form/state.ts'
import { SubmitButton } from '../../../ui/form/submit-button.tsx'
import { Digest } from '../../../ui/pieces/document.tsx'
import { Head } from '../../../ui/pieces/head.tsx'
import { Link } from '../../../ui/pieces/link.tsx'
import { Row, Rows } from '../../../ui/pieces/rows.tsx'
import { Columns, Empty, Section } from '../../../ui/pieces/section.tsx'
import { StackTable } from '../../../ui/pieces/stack-table.tsx'
import { State } from '../../../ui/pieces/state.tsx'
import type { FileCopy } from './copies.queries.ts'
import { copyName, copyStanding, wayWords } from './copy-words.ts'
import { sentLabels } from './file-copy.form.ts'
import { SentFields } from './sent-fields.tsx'

export interface DocumentCopyProps {
  copies: readonly [FileCopy, ...FileCopy[]]
  /** whether the reader sees the child in the register, by whose names and numbers other systems find the file */
  seesChild: boolean
  /** whether the reader may note that one went */
  mayNote: boolean
  /** what proves that a copy is the one signed; null for what one person alone sealed */
  stamp: { fingerprint: string; digest: string } | null
  tokens: { csrf: string; once: string }
  state: FormState
  today: Temporal.PlainDate
}

/** One decision record on its way to the child's file: take it, say where it went, say that it arrived. */
export function DocumentCopyPage(props: DocumentCopyProps) {
  const { copies, mayNote, state, today } = props
  const [newest] = copies
  const waits = copies.some((copy) => copy.state === 'waiting')
  return (
    <>
      <FormErrors state={state} labels={sentLabels} />
      <Head
        title={`For ${newest.childName}’s file`}
        facts={[
          copyName(newest, today),
          newest.kind === 'case_discussion' ? `Signed by all on ${dayInWords(newest.since, today)}` : 'Sealed',
          <Standing key="state" copies={copies} today={today} />,
        ]}
      />
      <Columns side={<Stamp {...props} />}>
        <Section id="take" title="Take it">
          <Files documentId={newest.documentId} kind={newest.kind} seesChild={props.seesChild} />
        </Section>
        {mayNote && (
          <Section id="sent" title={waits ? 'Then say where it went' : 'Sent somewhere else too?'}>
            <SentForm {...props} waits={waits} />
          </Section>
        )}
        <Section id="copies" title="Copies">
          <Copies {...props} />
        </Section>
      </Columns>
    </>
  )
}

function Standing({ copies, today }: Pick<DocumentCopyProps, 'copies' | 'today'>) {
  const { state, words } = copyStanding(copies[0], today)
  return <State state={state}>{words}</State>
}

interface FilesProps {
  documentId: string
  kind: FileCopy['kind']
  seesChild: boolean
}

function Files({ documentId, kind, seesChild }: FilesProps) {
  const at = `/documents/${documentId}`
  if (kind === 'referral' || !seesChild) {
    return (
      <Rows>
        <Row
          what="A page to print or keep (PDF)"
          href={kind === 'referral' ? `/referrals/${documentId}/pdf` : `${at}/pdf`}
        />
      </Rows>
    )
  }
  return (
    <Rows>
      <Row
        what="Everything for another system (ZIP)"
        href={`${at}/package`}
        why={`The page as a PDF, the record as JSON${kind === 'oversight' ? '' : ' with its proof'}, and a row of CSV that names both.`}
      />
      <Row what="The page alone (PDF)" href={`${at}/pdf`} why="To print, to keep, or to add by hand." />
      <Row
        what="The record alone (JSON)"
        href={`${at}/json`}
        why={kind === 'oversight' ? 'As one person sealed it.' : 'With its proof: “plumbline verify” checks it.'}
      />
      <Row what="The row alone (CSV)" href={`${at}/csv`} why="For an import that takes one row for each entry." />
    </Rows>
  )
}

function SentForm({ copies: [newest], tokens, state, waits }: DocumentCopyProps & { waits: boolean }) {
  const action = `/documents/${newest.documentId}/file-copy`
  return (
    <>
      <PostForm action={action} tokens={tokens}>
        <HiddenField name="do" value="sent" />
        <SentFields state={state} />
        <div class={waits ? 'pl-here' : undefined}>
          <SubmitButton kind={waits ? 'primary' : 'secondary'}>Note that it was sent</SubmitButton>
        </div>
      </PostForm>
      {waits && (
        <PostForm action={action} tokens={{ ...tokens, once: '' }}>
          <HiddenField name="do" value="not_needed" />
          <p class="govuk-body govuk-!-margin-top-6">The child’s file is the one kept here, so nothing is sent?</p>
          <SubmitButton kind="secondary">Nothing is sent: it is kept here</SubmitButton>
        </PostForm>
      )}
    </>
  )
}

function Copies({ copies, mayNote, today }: DocumentCopyProps) {
  const gone = copies.filter((copy) => copy.state !== 'waiting')
  if (gone.length === 0) {
    return (
      <Empty>
        <p class="govuk-body">Each copy that was sent will be here, with its receipt.</p>
      </Empty>
    )
  }
  return (
    <StackTable
      caption="Copies, the newest first"
      columns={['Where', 'When', 'How', { text: 'Receipt', labelled: false }]}
      rows={gone.map((copy) => [
        copy.sentTo === '' ? 'Here' : copy.sentTo,
        copy.sentOn === null ? dayInWords(copy.since, today) : dayInWords(copy.sentOn, today),
        copy.sentHow === null ? `Version ${copy.versionNo}` : `${wayWords[copy.sentHow]}, version ${copy.versionNo}`,
        <ReceiptCell key={copy.copyId} copy={copy} mayNote={mayNote} today={today} />,
      ])}
    />
  )
}

function ReceiptCell({ copy, mayNote, today }: { copy: FileCopy; mayNote: boolean; today: Temporal.PlainDate }) {
  const { state, words } = copyStanding(copy, today)
  return (
    <>
      <State state={state}>{words}</State>
      {copy.state === 'received' && (
        <>
          <br />
          {copy.receivedBy}
          {copy.reference === '' ? '' : `, their reference ${copy.reference}`}
        </>
      )}
      {copy.state === 'sent' && mayNote && (
        <>
          <br />
          <Link href={`/documents/${copy.documentId}/file-copies/${copy.copyId}`}>
            Say whether it arrived<span class="govuk-visually-hidden"> at {copy.sentTo}</span>
          </Link>
        </>
      )}
    </>
  )
}

function Stamp({ stamp, copies: [newest] }: DocumentCopyProps) {
  return (
    <Section id="stamp" title="The stamp">
      {stamp === null ? (
        <p class="govuk-body-s">
          Sealed by whoever recorded it. It is not signed by two people, so no proof goes with it.
        </p>
      ) : (
        <>
          <p class="govuk-body-s">
            Fingerprint <Digest>{stamp.fingerprint}</Digest>, version {newest.versionNo}. It stands on the page and in
            the file. Anyone can check with the file alone that not a letter has changed.
          </p>
          <p class="govuk-body-s">
            <Link href={`/documents/${newest.documentId}/proof`}>Proof file</Link>
          </p>
        </>
      )}
      <p class="govuk-body-s">
        {newest.kind === 'oversight'
          ? 'It holds what the manager wrote of this child’s case, and nothing of any session.'
          : 'It holds this child’s page and nothing else of the session.'}{' '}
        <Link href={`/documents/${newest.documentId}`}>Read it first</Link>
      </p>
      <p class="govuk-body-s">
        <Link href="/file-copies">All that is to go to children’s files</Link>
      </p>
    </Section>
  )
}
