import { instantInWords, listInWords } from '../../../domain/text/dates.ts'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'
import { Link } from '../../../ui/pieces/link.tsx'
import { Section } from '../../../ui/pieces/section.tsx'
import { bothOrAll } from '../facts/session-head.queries.ts'
import { sendBackReasons, isSendBackReason } from '../send-back/send-back-record.command.ts'
import type { RecordAsRead } from './record.queries.ts'

/** While the signed record is corrected, the two are told so: it is still what everybody else reads. */
export function Correction({ record: { session, isParty, complete, sessionId, signers } }: { record: RecordAsRead }) {
  const all = bothOrAll(signers.length)
  if (session === null || !isParty || !complete) return null
  if (session.state === 'open')
    return (
      <InsetText>
        A correction of this record is being written. Until you have {all} signed it, this is the record that is read.{' '}
        <Link href={`/sessions/${sessionId}`}>Go to the correction</Link>
      </InsetText>
    )
  if (session.state !== 'completed') return null
  return (
    <InsetText>
      A correction of this record is written and waits for signatures. Until you have {all} signed it, this is the
      record that is read. <Link href={`/sessions/${sessionId}/sign`}>Read the correction</Link>
    </InsetText>
  )
}

/** Versions that both signed and that were corrected since: kept with their signatures, for the two to read. */
export function Corrected({ record, today }: { record: RecordAsRead; today: Temporal.PlainDate }) {
  return (
    <Section id="corrected" title="Earlier signed versions">
      <ul class="govuk-list">
        {record.corrected.map(({ setId, versionNo, completedAt, signedBy }) => (
          <li key={setId}>
            <Link href={`/sessions/${record.sessionId}/record?version=${versionNo}`}>Version {versionNo}</Link>, signed
            by {listInWords(signedBy)}, complete on {instantInWords(completedAt, today)}
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** Versions that were sent back: kept as they were, for the two to read. */
export function Earlier({ record, today }: { record: RecordAsRead; today: Temporal.PlainDate }) {
  return (
    <Section id="earlier" title="Versions that were sent back">
      <ul class="govuk-list">
        {record.earlier.map(({ setId, versionNo, endedAt, endedByName, why }) => (
          <li key={setId}>
            <Link href={`/sessions/${record.sessionId}/record?version=${versionNo}`}>Version {versionNo}</Link>, sent
            back by {endedByName} on {instantInWords(endedAt, today)}
            {isSendBackReason(why) ? ` because ${sendBackReasons[why]}` : ''}
          </li>
        ))}
      </ul>
    </Section>
  )
}
