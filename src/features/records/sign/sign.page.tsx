import type { SchoolCalendar } from '../../../domain/calendar/calendar-types.ts'
import { firstName } from '../../../domain/sessions/names.ts'
import {
  dayInWords,
  dayLong,
  instantInWords,
  listInWords,
  londonDay,
  countOf,
  timeOfInstant,
} from '../../../domain/text/dates.ts'
import type { FormState } from '../../../ui/form/state.ts'
import { NotificationBanner } from '../../../ui/govuk/notification-banner.tsx'
import { Head } from '../../../ui/pieces/head.tsx'
import { Link } from '../../../ui/pieces/link.tsx'
import { Readers } from '../../../ui/pieces/readers.tsx'
import { Columns, Section } from '../../../ui/pieces/section.tsx'
import { State } from '../../../ui/pieces/state.tsx'
import { SignatureErrorSummary, SignaturePanel, type SigningSet } from '../../signing/public.ts'
import { bothOrAll, withWhom, type SessionHead } from '../facts/session-head.queries.ts'
import { numberFirst, numberInWords } from '../read/number-words.ts'
import { nameOf } from '../sealed/entries.ts'
import { SealedDoc } from '../sealed/sealed-doc.tsx'
import { lateness } from './lateness.ts'
import type { Changes, RecordToRead } from './sign.queries.ts'

interface SignPageProps {
  session: SessionHead
  set: SigningSet
  record: RecordToRead
  calendar: SchoolCalendar
  actor: { membershipId: string; secondFactor: boolean; demonstration: boolean }
  today: Temporal.PlainDate
  tokens: { csrf: string; once: string }
  state: FormState
  /** the form was sent for another text than this: say so first */
  changed: boolean
}

/** Everything that is signed, word for word, and then the place where it is signed. */
export function SignPage({ session, set, record, calendar, actor, today, tokens, state, changed }: SignPageProps) {
  const other = withWhom(session, actor.membershipId)
  const signed = set.signatures.some((signature) => signature.membershipId === actor.membershipId)
  const count = record.documents.length
  const day = londonDay(session.startsAt)
  return (
    <>
      <SignatureErrorSummary state={state} />
      {changed && <ChangedBanner />}
      <Head
        title={`Read and sign: your session on ${dayInWords(day, today)}`}
        facts={[
          session.group === null ? `With ${other}` : other,
          `${dayLong(day, today)}, ${timeOfInstant(session.startsAt)}, ${countOf(session.minutes, 'minute')}`,
          signed ? <State state="met">You have signed</State> : <State state="due">Waiting for your signature</State>,
          lateness(day, session.completedAt ?? set.madeAt, calendar),
        ]}
      />
      <p class="govuk-body-l">
        {numberFirst(count)} documents came out of one conversation. Each goes to different people. Your one signature
        covers all {numberInWords(count)}, exactly as they stand on this page.
      </p>
      <Columns
        stay
        side={
          <>
            <Section id="who" title="Who can read these, and why">
              <Readers readers={record.readers} last="Nobody else can open them." />
            </Section>
            {record.changes && (
              <Section id="changed" title="Changed since the version before">
                <ChangedList changes={record.changes} today={today} />
              </Section>
            )}
          </>
        }
      >
        {record.documents.map(({ sealed, readBy, disagreements }, index) => (
          <SealedDoc
            key={sealed.documentId}
            sealed={sealed}
            number={index + 1}
            readBy={readBy}
            disagreements={disagreements.map(({ by, words, at }) => ({ by, words, when: instantInWords(at, today) }))}
          />
        ))}
        <SignaturePanel
          action={`/sessions/${session.sessionId}/sign`}
          tokens={tokens}
          state={state}
          set={set}
          documents={record.documents.map(({ sealed }, index) => ({
            documentId: sealed.documentId,
            name: `${index + 1}. ${nameOf(sealed.content)}`,
          }))}
          actor={actor}
          today={today}
          waitingFor={stillToSign(session, set, actor.membershipId)}
          sendBack={{
            href: `/sessions/${session.sessionId}/send-back`,
            text: 'Send it back to be changed',
            consequence: sendBackConsequence(set, session, actor.membershipId),
          }}
        />
      </Columns>
    </>
  )
}

/** Who has still to sign, once the reader has. */
function stillToSign({ parties }: SessionHead, { signatures }: Pick<SigningSet, 'signatures'>, me: string): string {
  const left = parties.filter(
    ({ membershipId }) => membershipId !== me && !signatures.some((each) => each.membershipId === membershipId),
  )
  return listInWords(left.map(({ name }) => name))
}

/** What sending back does to the signatures there are. */
export function sendBackConsequence(set: Pick<SigningSet, 'signatures'>, session: SessionHead, me: string): string {
  const all = bothOrAll(session.parties.length)
  const names = set.signatures.map(({ membershipId, name }) => (membershipId === me ? 'your' : `${firstName(name)}’s`))
  if (names.length === 0) return `You can ${all} write in it again, and you ${all} sign the new text.`
  const ended = `${listInWords(names)} signature${names.length > 1 && session.group !== null ? 's end' : ' ends'}`
  return `${ended.charAt(0).toUpperCase()}${ended.slice(1)}, and you ${all} sign the new text.`
}

function ChangedBanner() {
  return (
    <NotificationBanner text="The record was changed after that page was shown to you, so nothing was signed. This is the new text: read it first." />
  )
}

function ChangedList({ changes, today }: { changes: Changes; today: Temporal.PlainDate }) {
  const nothing = changes.documents.length === 0 && changes.gone.length === 0
  return (
    <>
      {changes.documents.flatMap(({ number, isNew, changes: inDocument }) =>
        isNew
          ? [
              <p key={number} class="govuk-body-s">
                Document {number} is new.
              </p>,
            ]
          : inDocument.map(({ label, added, removed }, index) => (
              <p key={`${number}-${index}`} class="govuk-body-s">
                In document {number}, under “{label}”: {added.length > 0 && <Runs runs={added} />}
                {added.length > 0 && ' was added'}
                {added.length > 0 && removed.length > 0 && ' and '}
                {removed.length > 0 && (
                  <>
                    {removed.map((text, place) => (
                      <>
                        {place > 0 && ', '}
                        <del>{text}</del>
                      </>
                    ))}{' '}
                    was taken out
                  </>
                )}
                .
              </p>
            )),
      )}
      {changes.gone.map((name) => (
        <p key={name} class="govuk-body-s">
          The page “{name}” was taken out.
        </p>
      ))}
      {nothing && <p class="govuk-body-s">Not a word: the text is the same.</p>}
      <p class="pl-note">
        {changes.sentBack === null
          ? `Both signed version ${changes.before}. This is its correction.`
          : `${changes.sentBack.byName} sent version ${changes.sentBack.versionNo} back on ${instantInWords(changes.sentBack.at, today)} because ${changes.sentBack.why}.`}{' '}
        It was put to signing{changes.sentBack === null ? '' : ' again'} on {instantInWords(changes.at, today)}.
      </p>
    </>
  )
}

function Runs({ runs }: { runs: readonly string[] }) {
  return (
    <>
      {runs.map((text, place) => (
        <>
          {place > 0 && ', '}
          <ins>{text}</ins>
        </>
      ))}
    </>
  )
}

interface BeingWrittenProps {
  session: SessionHead
  me: string
  today: Temporal.PlainDate
}

/** The record that somebody meant to sign was sent back meanwhile, and there is no new text yet. */
export function BeingWrittenAgainPage({ session, me, today }: BeingWrittenProps) {
  const day = dayInWords(londonDay(session.startsAt), today)
  return (
    <>
      <Head
        title="The record is being written again"
        facts={[session.group === null ? `With ${withWhom(session, me)}` : withWhom(session, me), `Session on ${day}`]}
      />
      <p class="govuk-body-l">
        It was sent back after that page was shown to you, so nothing was signed. When it is complete again, you{' '}
        {bothOrAll(session.parties.length)} sign the new text.
      </p>
      <p class="govuk-body">
        <Link href={`/sessions/${session.sessionId}`}>Go to the session</Link>
      </p>
    </>
  )
}
