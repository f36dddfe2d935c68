import { shortDigest } from '../../../domain/evidence/fingerprint.ts'
import { Digest } from '../../../ui/pieces/document.tsx'
import { Head } from '../../../ui/pieces/head.tsx'
import { Link } from '../../../ui/pieces/link.tsx'
import { Columns } from '../../../ui/pieces/section.tsx'
import type { SigningSet } from '../../signing/public.ts'
import type { AgreementRow, OpenedAgreement, VersionRow } from '../agreement.queries.ts'
import { AgreementText } from '../agreement-text.tsx'
import type { Disagreement } from '../disagreements.queries.ts'
import { Disagreements, Signatures } from './signatures.tsx'
import { stateWords } from './version-words.ts'

interface VersionProps {
  title: string
  agreement: AgreementRow
  version: VersionRow
  opened: OpenedAgreement
  set: SigningSet | null
  disagreements: readonly Disagreement[]
  today: Temporal.PlainDate
}

/** One version exactly as it was sealed. */
export function VersionPage({ title, agreement, version, opened, set, disagreements, today }: VersionProps) {
  return (
    <>
      <Head
        title={`${title}: version ${version.versionNo}`}
        facts={[
          `Between ${agreement.supervisee.name} and ${agreement.supervisor.name}`,
          stateWords(version, today),
          <Digest>{shortDigest(opened.digest)}</Digest>,
        ]}
      />
      <p class="govuk-body-l">
        These are the words as they stood then.{' '}
        <Link href={`/agreements/${agreement.agreementId}`}>See what stands now</Link>.
      </p>
      <Columns side={<Signatures agreement={agreement} versionNo={version.versionNo} set={set} today={today} />}>
        <AgreementText content={opened.content} />
        <Disagreements disagreements={disagreements} />
      </Columns>
    </>
  )
}
