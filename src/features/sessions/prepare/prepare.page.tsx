import type { ComponentChildren } from 'preact'
import { FormErrors } from '../../../ui/form/form-errors.tsx'
import { PostForm } from '../../../ui/form/post-form.tsx'
import type { FormState } from '../../../ui/form/state.ts'
import { SubmitButton } from '../../../ui/form/submit-button.tsx'
import { Doc } from '../../../ui/pieces/document.tsx'
import { Head } from '../../../ui/pieces/head.tsx'
import { Columns } from '../../../ui/pieces/section.tsx'
import { BoundFor, LiveMark, type LiveForm } from '../write/write-document.page.tsx'
import { WritingSections } from '../write/writing-field.tsx'
import type { WritingSection } from '../write/writing-fields.ts'

interface Common {
  caption: string
  title: string
  facts: readonly ComponentChildren[]
  readersSentence: string
  sections: readonly WritingSection[]
  side: ComponentChildren
}

interface PrepareProps extends Common {
  action: string
  tokens: { csrf: string; once: string }
  live: LiveForm
  state: FormState
  saveText: string
  labels: Readonly<Record<string, string>>
}

/** The supervisee's part about one child, before the session. */
export function PreparePage(props: PrepareProps) {
  return (
    <Columns side={props.side}>
      <FormErrors state={props.state} labels={props.labels} />
      <Head caption={props.caption} title={props.title} facts={props.facts} here />
      <BoundFor sentence={props.readersSentence} />
      <PostForm action={props.action} tokens={props.tokens}>
        <LiveMark live={props.live} />
        <WritingSections state={props.state} sections={props.sections} />
        <div class="govuk-button-group">
          <SubmitButton name="go" value="next">
            {props.saveText}
          </SubmitButton>
          <SubmitButton kind="secondary" name="go" value="later">
            Save and come back later
          </SubmitButton>
        </div>
        {/* Below what is pressed: words that come and go above a button would move it from under the hand. */}
        <p class="pl-note" role="status" data-live-status />
      </PostForm>
    </Columns>
  )
}

/** The same, as the supervisor reads it before the session. */
export function PreparedPage(props: Common & { superviseeName: string }) {
  const fields = props.sections.flatMap((section) => section.fields).filter((field) => field.text !== '')
  return (
    <Columns side={props.side}>
      <Head caption={props.caption} title={props.title} facts={props.facts} />
      {fields.length === 0 ? (
        <p class="govuk-body">{props.superviseeName} has not written anything here yet.</p>
      ) : (
        <Doc
          id="prepared"
          title={`What ${props.superviseeName} has written`}
          fields={fields.map((field) => ({
            label: field.label,
            value: field.options.find((option) => option.value === field.text)?.label ?? field.text,
            fact: field.kind !== 'long' && field.kind !== 'short',
          }))}
        />
      )}
    </Columns>
  )
}
