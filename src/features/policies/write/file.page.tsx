import type { FormTokens } from '../../../platform/http/route.ts'
import type { FileProblem } from '../../../platform/policies/pack-layers.ts'
import { FileField } from '../../../ui/form/file-field.tsx'
import { FormErrors } from '../../../ui/form/form-errors.tsx'
import { HiddenField } from '../../../ui/form/hidden-field.tsx'
import { LongTextField } from '../../../ui/form/long-text-field.tsx'
import { PostForm } from '../../../ui/form/post-form.tsx'
import type { FormState } from '../../../ui/form/state.ts'
import { SubmitButton } from '../../../ui/form/submit-button.tsx'
import { TextField } from '../../../ui/form/text-field.tsx'
import { Head } from '../../../ui/pieces/head.tsx'
import { Link } from '../../../ui/pieces/link.tsx'
import { Section } from '../../../ui/pieces/section.tsx'
import { NotificationBanner } from '../../../ui/govuk/notification-banner.tsx'
import { ProblemList } from '../draft/problem-list.tsx'

interface FileProps {
  versionNo: number
  packId: string
  state: FormState
  problems: readonly FileProblem[]
  revision: string
  /** what somebody else has saved meanwhile */
  theirs: string | null
  tokens: FormTokens
}

/** The whole draft as its file: to write in, to paste into, or to replace by another. */
export function FilePage({ versionNo, packId, state, problems, revision, theirs, tokens }: FileProps) {
  return (
    <>
      <FormErrors state={state} labels={{ text: 'The policy as a file', file: 'Or choose a file' }} />
      <Head title="The policy as a file" caption={`Draft of version ${versionNo}`} />
      {theirs !== null && (
        <NotificationBanner titleText="Nothing is lost">
          <p class="govuk-notification-banner__heading">Somebody else changed the draft while you were on this page.</p>
          <p class="govuk-body">
            Yours is in the form, and what they saved is below it. Send it again to put yours in its place.
          </p>
        </NotificationBanner>
      )}
      <p class="govuk-body">
        A pack is one YAML file. <Link href="/policy/format">The page about its format (a text file)</Link> is all that
        is needed to write one. Its id is “{packId}” and its version {versionNo} here, whatever the file says.
      </p>
      {problems.length > 0 && (
        <Section id="problems" title="What is wrong, and what to write instead">
          <ProblemList problems={problems} withLines />
        </Section>
      )}
      <PostForm action="/policy/change/file" tokens={tokens} files>
        <HiddenField name="revision" value={revision} />
        <LongTextField
          state={state}
          name="text"
          label="The policy as a file"
          rows={24}
          maxLength={1_000_000}
          spellcheck={false}
          classes="pl-code"
        />
        <FileField
          state={state}
          name="file"
          label="Or choose a file"
          hint="It takes the place of the text above. Comments in it are kept."
          accept=".yaml,.yml,application/yaml,text/yaml"
        />
        <div class="govuk-button-group">
          <SubmitButton text="Save in the draft" />
          <Link href="/policy/change">Cancel</Link>
        </div>
      </PostForm>
      {theirs !== null && (
        <Section id="theirs" title="In the draft now">
          <pre class="pl-file" tabIndex={0} aria-label="The draft as somebody else saved it">
            {theirs}
          </pre>
          <p class="govuk-body">
            <Link href="/policy/change">Leave theirs</Link>
          </p>
        </Section>
      )}
    </>
  )
}

interface OwnRuleProps {
  versionNo: number
  state: FormState
  problems: readonly FileProblem[]
  revision: string
  tokens: FormTokens
}

export const ownRuleLabels = {
  clause: 'Clause',
  says: 'What the clause asks, in your own words',
  rule: 'The rule',
} as const

/** A clause and rule of the organisation’s own. */
export function OwnRulePage({ versionNo, state, problems, revision, tokens }: OwnRuleProps) {
  return (
    <>
      <FormErrors state={state} labels={ownRuleLabels} />
      <Head title="Add a rule of your own" caption={`Draft of version ${versionNo}`} />
      <p class="govuk-body">
        A rule is written as it stands in the file, from its id on.{' '}
        <Link href="/policy/format">The page about rules (a text file)</Link> says what there is, with an example of
        each kind.
      </p>
      {problems.length > 0 && (
        <Section id="problems" title="What is wrong, and what to write instead">
          <ProblemList problems={problems} withLines />
        </Section>
      )}
      <PostForm action="/policy/change/clauses/new" tokens={tokens}>
        <HiddenField name="revision" value={revision} />
        <TextField
          state={state}
          name="clause"
          label={ownRuleLabels.clause}
          hint="Its reference in your policy, such as 4.7. A reference that stands in what you follow is theirs: call yours own 4.7."
          width={10}
          maxLength={40}
        />
        <LongTextField
          state={state}
          name="says"
          label={ownRuleLabels.says}
          optional
          rows={3}
          voice="record"
          maxLength={2000}
          hint="Left empty when the clause is there already."
        />
        <LongTextField
          state={state}
          name="rule"
          label={ownRuleLabels.rule}
          rows={10}
          maxLength={20_000}
          spellcheck={false}
          classes="pl-code"
        />
        <div class="govuk-button-group">
          <SubmitButton text="Save in the draft" />
          <Link href="/policy/change">Cancel</Link>
        </div>
      </PostForm>
    </>
  )
}
