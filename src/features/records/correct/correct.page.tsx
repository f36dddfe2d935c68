import { PostForm } from '../../../ui/form/post-form.tsx'
import { SubmitButton } from '../../../ui/form/submit-button.tsx'
import { Head } from '../../../ui/pieces/head.tsx'
import { Link } from '../../../ui/pieces/link.tsx'

interface CorrectPageProps {
  sessionId: string
  day: string
  other: string
  /** "Idris", "the others" */
  others: string
  all: 'both' | 'all'
  tokens: { csrf: string; once: string }
}

/** What correcting a signed record does, before it is begun. */
export function CorrectPage({ sessionId, day, other, others, all, tokens }: CorrectPageProps) {
  return (
    <>
      <Head title={`Correct the record of ${day}`} facts={[`With ${other}`]} />
      <p class="govuk-body-l">A signed record is never changed. A correction is a new version of it.</p>
      <ul class="govuk-list govuk-list--bullet">
        <li>The record as it is now stays, with its signatures.</li>
        <li>The session opens again with the words that were signed. You and {others} change what is wrong.</li>
        <li>When it is complete, you {all} sign the new version.</li>
        <li>Until then, whoever may read the record reads the one that is signed.</li>
      </ul>
      <PostForm action={`/sessions/${sessionId}/correct`} tokens={tokens}>
        <div class="govuk-button-group">
          <SubmitButton text="Begin the correction" />
          <Link href={`/sessions/${sessionId}/record`}>Leave it as it is</Link>
        </div>
      </PostForm>
    </>
  )
}
