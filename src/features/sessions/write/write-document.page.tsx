import type { ComponentChildren } from 'preact'
import { FormErrors } from '../../../ui/form/form-errors.tsx'
import { PostForm } from '../../../ui/form/post-form.tsx'
import type { FormState } from '../../../ui/form/state.ts'
import { SubmitButton } from '../../../ui/form/submit-button.tsx'
import { NotificationBanner } from '../../../ui/govuk/notification-banner.tsx'
import { Agenda, Bound, SessionGrid, type AgendaItem } from '../../../ui/pieces/session.tsx'
import { WritingDecisions, WritingSections } from './writing-field.tsx'
import type { WritingDecision, WritingSection } from './writing-fields.ts'

/** What the script needs to save each field as it is typed. */
export interface LiveForm {
  saveTo: string
  documentId: string
  membershipId: string
  keepInBrowser: boolean
}

/** Marks a form whose fields are saved as they are typed. Without a script it does nothing. */
export function LiveMark({ live }: { live: LiveForm }) {
  return (
    <span
      hidden
      data-live={live.saveTo}
      data-document={live.documentId}
      data-member={live.membershipId}
      data-keep={live.keepInBrowser ? 'yes' : 'no'}
    />
  )
}

export interface WriteDocumentProps {
  caption?: string
  title: string
  /** whose file this is; its first sentence stands out */
  readersSentence: string
  action: string
  tokens: { csrf: string; once: string }
  live: LiveForm
  state: FormState
  sections: readonly WritingSection[]
  decisions: readonly WritingDecision[] | null
  /** the actions agreed here, and the form to add one; part of the same form */
  actions: ComponentChildren
  /** "Save and go to Rosa" */
  saveText: string
  agenda: readonly AgendaItem[]
  context: ComponentChildren
  contextLabel: string
  /** news of the last save, when the page stays the same */
  news: string | null
  labels: Readonly<Record<string, string>>
}

export function WriteDocumentPage(props: WriteDocumentProps) {
  return (
    <SessionGrid
      agenda={<Agenda id="agenda" items={props.agenda} />}
      context={props.context}
      contextLabel={props.contextLabel}
    >
      <FormErrors state={props.state} labels={props.labels} />
      {props.news !== null && <NotificationBanner type="success" titleText="Saved" text={props.news} />}
      {props.caption !== undefined && <span class="govuk-caption-l">{props.caption}</span>}
      <h1 class="govuk-heading-l">{props.title}</h1>
      <BoundFor sentence={props.readersSentence} />
      <PostForm action={props.action} tokens={props.tokens}>
        <LiveMark live={props.live} />
        <WritingSections state={props.state} sections={props.sections} />
        {props.decisions !== null && <WritingDecisions state={props.state} decisions={props.decisions} />}
        {props.decisions !== null && (
          <SubmitButton kind="secondary" name="go" value="decision">
            Add another decision
          </SubmitButton>
        )}
        {props.actions}
        <div class="govuk-button-group">
          <SubmitButton name="go" value="next">
            {props.saveText}
          </SubmitButton>
          <SubmitButton kind="secondary" name="go" value="later">
            Save and come back later
          </SubmitButton>
        </div>
      </PostForm>
    </SessionGrid>
  )
}

/** "This page is for Tobias’s file." stands out from what follows it. */
export function BoundFor({ sentence }: { sentence: string }) {
  const end = sentence.indexOf('. ')
  return (
    <Bound>
      <b>{end === -1 ? sentence : sentence.slice(0, end + 1)}</b>
      {end === -1 ? '' : sentence.slice(end + 1)}
    </Bound>
  )
}
