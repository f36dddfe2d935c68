import type { ComponentChildren } from 'preact'
import { fingerprint } from '../../../domain/evidence/fingerprint.ts'
import type { PaperForm } from '../../../domain/templates/paper-shape.ts'
import {
  countOf,
  dayInWords,
  dayLong,
  instantInWords,
  listInWords,
  londonDay,
  timeOfInstant,
} from '../../../domain/text/dates.ts'
import { Button } from '../../../ui/govuk/button.tsx'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'
import { Digest, Signed } from '../../../ui/pieces/document.tsx'
import { Head } from '../../../ui/pieces/head.tsx'
import { Link } from '../../../ui/pieces/link.tsx'
import { Next } from '../../../ui/pieces/next.tsx'
import { Readers } from '../../../ui/pieces/readers.tsx'
import { Columns, Section } from '../../../ui/pieces/section.tsx'
import { State } from '../../../ui/pieces/state.tsx'
import { signedHow } from '../../signing/public.ts'
import type { Opening } from '../facts/openings.queries.ts'
import { bothOrAll, signedByInWords } from '../facts/session-head.queries.ts'
import { factOf } from '../sealed/entries.ts'
import type { Sealed } from '../sealed/read-sealed.ts'
import { SealedDoc } from '../sealed/sealed-doc.tsx'
import { lateness } from '../sign/lateness.ts'
import type { RecordAsRead } from './record.queries.ts'
import { Corrected, Correction, Earlier } from './versions.tsx'

interface RecordPageProps {
  record: RecordAsRead
  me: string
  today: Temporal.PlainDate
  /** every paper form there is, for those of a child's file */
  sheets: readonly PaperForm[]
  /** the organisation's paper forms that this record can be printed as */
  forms: readonly { key: string; name: string }[]
}

/** The record of a session, as this reader may see it. */
export function RecordPage({ record, me, today, sheets, forms }: RecordPageProps) {
  const { session, set, complete } = record
  const mine =
    record.isParty &&
    record.ended === null &&
    !complete &&
    !set.signatures.some((signature) => signature.membershipId === me)
  return (
    <>
      <Head title={titleOf(record, today)} facts={factsOf(record, me, today)} />
      {record.ended && (
        <InsetText
          text={`This version was sent back by ${record.ended.endedByName} on ${instantInWords(record.ended.endedAt, today)}. Its signatures ended then. It is kept as it was.`}
        />
      )}
      {record.older && (
        <InsetText>
          {bothOrAll(set.signers.length) === 'both' ? 'Both' : 'All'} signed this version on{' '}
          {dayInWords(londonDay(record.older.completedAt), today)}, and it was corrected since. It is kept as it was.{' '}
          <Link href={`/sessions/${record.sessionId}/record`}>Read the record as it is now</Link>
        </InsetText>
      )}
      {record.ended === null && record.older === null && <Correction record={record} />}
      {mine && (
        <Next
          id="next"
          kicker="Next for you"
          title="Read and sign this record"
          actions={<Button text="Read and sign" href={`/sessions/${record.sessionId}/sign`} />}
        >
          It is complete and waits for your signature.
        </Next>
      )}
      <Columns stay side={<RecordSide record={record} me={me} today={today} />}>
        {record.documents.map(({ sealed, readBy, disagreements }, index) => (
          <SealedDoc
            key={sealed.documentId}
            sealed={sealed}
            {...(record.documents.length > 1 ? { number: index + 1 } : {})}
            readBy={readBy}
            disagreements={disagreements.map(({ by, words, at }) => ({ by, words, when: instantInWords(at, today) }))}
          >
            {record.older !== null && (
              <p class="pl-note govuk-!-margin-top-3">
                <Link href={`/documents/${sealed.documentId}/proof?version=${sealed.versionNo}`}>
                  Proof file of this version
                </Link>
              </p>
            )}
            {record.ended === null && record.older === null && (
              <DocumentLinks
                documentId={sealed.documentId}
                complete={complete}
                forFile={sealed.content.kind === 'case_discussion'}
                childForm={childForm(sheets, record.sessionId, sealed)}
              />
            )}
          </SealedDoc>
        ))}
        <Signatures record={record} today={today} />
        {forms.length > 0 && (
          <Section id="paper" title="On paper">
            <ul class="govuk-list">
              {forms.map(({ key, name }) => (
                <li key={key}>
                  <Link href={`/sessions/${record.sessionId}/forms/${key}`}>{name} (PDF)</Link>
                </li>
              ))}
            </ul>
          </Section>
        )}
        {record.corrected.length > 0 && <Corrected record={record} today={today} />}
        {session !== null && record.earlier.length > 0 && <Earlier record={record} today={today} />}
        {session?.state === 'signed' && record.isParty && record.ended === null && record.older === null && (
          <p class="govuk-body">
            Something wrong? <Link href={`/sessions/${record.sessionId}/correct`}>Correct this record</Link>
          </p>
        )}
      </Columns>
    </>
  )
}

function titleOf({ day, session, documents }: RecordAsRead, today: Temporal.PlainDate): string {
  if (day !== null && session !== null) return `Record of the session on ${dayInWords(day, today)}`
  const date = documents[0] === undefined ? '' : factOf(documents[0].sealed.content, 'session.date')
  return `Record of the session on ${date}`
}

function factsOf(record: RecordAsRead, me: string, today: Temporal.PlainDate): ComponentChildren[] {
  const { session, complete, set, calendar, documents } = record
  const pair = whoseInWords(record, me)
  const waiting = record.signers.filter(
    (party) => !set.signatures.some((each) => each.membershipId === party.membershipId),
  )
  const signed = complete ? (
    <State state="met">{signedByInWords(set.signers.length)}</State>
  ) : (
    <State state="due">
      Waiting for {listInWords(waiting.map((party) => (party.membershipId === me ? 'you' : party.name)))} to sign
    </State>
  )
  const readThrough = documents.some(({ sealed }) => factOf(sealed.content, 'session.read_through') !== '')
    ? ['Read through together before it ended']
    : []
  if (session === null) return [pair, signed, ...readThrough]
  const day = londonDay(session.startsAt)
  return [
    pair,
    `${dayLong(day, today)}, ${timeOfInstant(session.startsAt)}, ${countOf(session.minutes, 'minute')}`,
    signed,
    lateness(day, record.firstCompleteAt ?? session.completedAt ?? set.madeAt, calendar),
    ...readThrough,
  ]
}

/** Whose session it was, from the side of whoever reads. */
export function whoseInWords(
  { session, supervisee, supervisor, isGroup, documents }: RecordAsRead,
  me: string,
): string {
  if (isGroup)
    return session?.group?.name ?? documents.map(({ sealed }) => factOf(sealed.content, 'session.type'))[0] ?? ''
  if (me === supervisee.membershipId) return `With ${supervisor.name}`
  if (me === supervisor.membershipId) return `With ${supervisee.name}`
  return `${supervisee.name}, supervised by ${supervisor.name}`
}

/** The paper form of a child's file that the organisation's policy has, filled from this document; undefined without one. */
export function childForm(
  sheets: readonly PaperForm[],
  sessionId: string,
  { documentId, content }: Sealed,
): { href: string; name: string } | undefined {
  if (content.kind !== 'case_discussion') return undefined
  const form = sheets.find(
    (each) => each.boundFor === 'child_file' && 'record' in each.of && each.of.record === content.template.key,
  )
  return form && { href: `/sessions/${sessionId}/forms/${form.key}?document=${documentId}`, name: form.name }
}

/** What can be done with one document. */
export function DocumentLinks({
  documentId,
  complete,
  forFile,
  childForm,
}: {
  documentId: string
  complete: boolean
  /** bound for a child's file */
  forFile: boolean
  childForm?: { href: string; name: string } | undefined
}) {
  return (
    <p class="pl-note govuk-!-margin-top-3">
      <Link href={`/documents/${documentId}`}>
        By itself<span class="govuk-visually-hidden">: this document</span>
      </Link>{' '}
      · <Link href={`/documents/${documentId}/pdf`}>For the file (PDF)</Link>
      {childForm && (
        <>
          {' '}
          · <Link href={childForm.href}>{childForm.name} (PDF)</Link>
        </>
      )}
      {complete && (
        <>
          {' '}
          · <Link href={`/documents/${documentId}/proof`}>Proof file</Link>
        </>
      )}
      {complete && forFile && (
        <>
          {' '}
          · <Link href={`/documents/${documentId}/file-copy`}>Send it to the child’s file</Link>
        </>
      )}
    </p>
  )
}

/** Who has signed, and the fingerprint. */
export function Signatures({ record, today }: { record: RecordAsRead; today: Temporal.PlainDate }) {
  const { set, signers } = record
  // That somebody disagreed with another document of the set is not for the readers of this one.
  const disagreementShown = record.isParty || record.documents.some((document) => document.disagreements.length > 0)
  return (
    <Section id="signatures" title="Signatures">
      {signers.map(({ membershipId, name }) => {
        const signature = set.signatures.find((each) => each.membershipId === membershipId)
        return signature === undefined ? (
          <Signed key={membershipId} name={name} state={<State state="due">Not signed yet</State>} />
        ) : (
          <Signed
            key={membershipId}
            name={signature.name}
            state={<State state="met">Signed</State>}
            how={signedHow({ ...signature, disagrees: signature.disagrees && disagreementShown }, today)}
          />
        )
      })}
      <p class="govuk-body-s">
        Fingerprint <Digest>{fingerprint(set.root)}</Digest>, version {set.versionNo}. Anyone can check later that not a
        letter has changed.
      </p>
    </Section>
  )
}

/** Who may read, why, and who has. */
export function RecordSide({ record, me, today }: { record: RecordAsRead; me: string; today: Temporal.PlainDate }) {
  return (
    <>
      <Section id="who" title="Who can read this, and why">
        <Readers readers={record.readers} last="Nobody else can open them." />
      </Section>
      <Section id="read-by" title={record.isParty ? 'Who has read it' : 'When you read it'}>
        <Readers
          readers={record.openings.map((opening) => ({
            name: nameOf(opening, me),
            basis: whenRead(opening, record, today),
          }))}
        />
      </Section>
    </>
  )
}

const nameOf = (opening: Opening, me: string): string =>
  opening.membershipId === me ? `${opening.name} (you)` : opening.name

function whenRead(opening: Opening, { documents }: RecordAsRead, today: Temporal.PlainDate): string {
  const which = documents.flatMap(({ sealed }, index) =>
    opening.documentIds.includes(sealed.documentId) ? [index + 1] : [],
  )
  const some = which.length === documents.length ? '' : ` ${which.join(', ')} only.`
  return `${countOf(opening.times, 'time')}, last ${instantInWords(opening.last, today)}.${some}`
}
