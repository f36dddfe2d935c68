import type { PackDifference } from '../../../domain/policy/difference.ts'
import type { ResolvedPack } from '../../../domain/policy/resolved.ts'
import type { FormTokens } from '../../../platform/http/route.ts'
import type { FileProblem } from '../../../platform/policies/pack-layers.ts'
import { HiddenField } from '../../../ui/form/hidden-field.tsx'
import { PostForm } from '../../../ui/form/post-form.tsx'
import { SubmitButton } from '../../../ui/form/submit-button.tsx'
import { Head } from '../../../ui/pieces/head.tsx'
import { Link } from '../../../ui/pieces/link.tsx'
import { Section } from '../../../ui/pieces/section.tsx'
import { ProblemList } from '../draft/problem-list.tsx'
import type { Newer } from '../read/shelf.ts'
import { DifferenceList, differenceInShort } from '../show/difference-list.tsx'

interface NewerProps {
  newer: Newer
  /** what is followed now, and what would be */
  now: ResolvedPack
  then: ResolvedPack
  difference: PackDifference
  /** what is varied here and does not fit the newer version */
  problems: readonly FileProblem[]
  draftNo: number
  tokens: FormTokens
}

/** A newer version of what is followed: what differs, and one step to go over to it. */
export function NewerPage({ newer, now, then, difference, problems, draftNo, tokens }: NewerProps) {
  return (
    <>
      <Head title="A newer version of what you follow" />
      <p class="govuk-body-l">
        {newer.words}. {differenceInShort(difference)}. You can stay with the earlier one for as long as you like: your
        policy holds the whole of it.
      </p>
      {problems.length === 0 ? (
        <section class="pl-next pl-here" aria-labelledby="next">
          <h2 class="pl-next__title" id="next">
            Go over to it in a draft
          </h2>
          <p class="govuk-body">
            What you vary stays varied. Nothing changes for anybody until version {draftNo} is adopted.
          </p>
          <div class="govuk-button-group">
            <PostForm action="/policy/change" tokens={tokens}>
              <HiddenField name="follow" value={newer.name} />
              <SubmitButton text="Follow the newer version" />
            </PostForm>
            <Link href="/policy">Stay with this one</Link>
          </div>
        </section>
      ) : (
        <Section id="problems" title="What you vary does not fit it as it is">
          <ProblemList problems={problems} withLines />
          <p class="govuk-body">
            Put it right <Link href="/policy/change/file">in the file</Link>, where you can also write “extends:{' '}
            {newer.name}”.
          </p>
        </Section>
      )}
      <Section id="difference" title="What it asks otherwise">
        <DifferenceList
          difference={difference}
          first={now}
          second={then}
          names={['The version you follow', 'The newer one']}
        />
      </Section>
    </>
  )
}
