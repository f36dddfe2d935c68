import type { FormTokens } from '../../../platform/http/route.ts'
import { FormErrors } from '../../../ui/form/form-errors.tsx'
import { PostForm } from '../../../ui/form/post-form.tsx'
import { RadioField } from '../../../ui/form/radio-field.tsx'
import type { FormState } from '../../../ui/form/state.ts'
import { SubmitButton } from '../../../ui/form/submit-button.tsx'
import type { FileProblem } from '../../../platform/policies/pack-layers.ts'
import { Head } from '../../../ui/pieces/head.tsx'
import { Link } from '../../../ui/pieces/link.tsx'
import { Section } from '../../../ui/pieces/section.tsx'
import { ProblemList } from './problem-list.tsx'

export interface Followable {
  readonly name: string
  readonly title: string
  readonly hint: string
}

interface FollowProps {
  above: readonly Followable[]
  builtIn: readonly Followable[]
  /** whether something stands here already that another choice would replace */
  replaces: 'nothing' | 'what it follows' | 'all of it'
  problems: readonly FileProblem[]
  state: FormState
  tokens: FormTokens
}

export function FollowPage({ above, builtIn, replaces, problems, state, tokens }: FollowProps) {
  const option = ({ name, title, hint }: Followable) => ({ value: name, text: title, hint })
  return (
    <>
      <FormErrors state={state} labels={{ follow: 'Which policy do you follow?' }} />
      <Head title="Which policy do you follow?" />
      <p class="govuk-body">
        The draft takes over everything in it, and you change what is otherwise with you, each change with its reason.
        {replaces === 'what it follows' && ' What is varied in the draft now stays, where it still fits.'}
        {replaces === 'all of it' &&
          ' The policy you have now stands by itself: the draft would no longer have its rules.'}
      </p>
      {problems.length > 0 && (
        <Section id="problems" title="What does not fit">
          <ProblemList problems={problems} withLines />
          <p class="govuk-body">
            Put it right <Link href="/policy/change/file">in the file</Link>, or put the draft aside and begin anew.
          </p>
        </Section>
      )}
      <PostForm action="/policy/change" tokens={tokens}>
        <RadioField
          state={state}
          name="follow"
          label="The policy of an organisation above you, or one that comes with Plumbline"
          options={[...above.map(option), above.length > 0 && { divider: 'or' }, ...builtIn.map(option)]}
        />
        <div class="govuk-button-group">
          <SubmitButton text="Begin with this policy" />
          <Link href="/policy/change/file">Use a file of your own</Link>
        </div>
      </PostForm>
    </>
  )
}
