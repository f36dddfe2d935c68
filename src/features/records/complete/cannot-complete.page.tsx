import { ErrorSummary } from '../../../ui/govuk/error-summary.tsx'
import { Head } from '../../../ui/pieces/head.tsx'
import { Link } from '../../../ui/pieces/link.tsx'
import type { MissingFromSession } from '../../sessions/public.ts'

/** What stands between the record and being completed, each with a link to where it is put right. */
export function CannotCompletePage({
  sessionId,
  missing,
}: {
  sessionId: string
  missing: readonly MissingFromSession[]
}) {
  return (
    <>
      <ErrorSummary
        titleText="Something is still to be written"
        errorList={missing.map(({ sentence, href }) => ({ text: sentence, href }))}
      />
      <Head title="The record is not complete yet" />
      <p class="govuk-body-l">Nothing you wrote is lost, and nothing was put to signing.</p>
      <p class="govuk-body">
        <Link href={`/sessions/${sessionId}/write/close`}>Go back to the end of the session</Link>
      </p>
    </>
  )
}
