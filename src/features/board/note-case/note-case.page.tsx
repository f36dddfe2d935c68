import type { ComponentChildren } from 'preact'
import { dayInWords } from '../../../domain/text/dates.ts'
import { DateField } from '../../../ui/form/date-field.tsx'
import { FormErrors } from '../../../ui/form/form-errors.tsx'
import { PostForm } from '../../../ui/form/post-form.tsx'
import { SelectField } from '../../../ui/form/select-field.tsx'
import type { FormState } from '../../../ui/form/state.ts'
import { SubmitButton } from '../../../ui/form/submit-button.tsx'
import { TextField } from '../../../ui/form/text-field.tsx'
import { Details } from '../../../ui/govuk/details.tsx'
import { NotificationBanner } from '../../../ui/govuk/notification-banner.tsx'
import { Row, Rows } from '../../../ui/pieces/rows.tsx'
import { SessionGrid } from '../../../ui/pieces/session.tsx'
import type { ActionFacts } from '../../actions/public.ts'
import { BoundFor, LiveMark, WritingDecisions, WritingSections } from '../../sessions/public.ts'
import type { WritingDecision, WritingSection } from '../../sessions/public.ts'

interface NoteCaseProps {
  caption: string
  title: string
  readersSentence: string
  action: string
  tokens: { csrf: string; once: string }
  live: { saveTo: string; documentId: string; membershipId: string; keepInBrowser: boolean }
  state: FormState
  sections: readonly WritingSection[]
  decisions: readonly WritingDecision[]
  /** the pack asks for a decision: then it is not behind a line that opens */
  decisionAsked: boolean
  actions: readonly ActionFacts[]
  owners: readonly { membershipId: string; name: string }[]
  /** "Save and open Rosa" */
  saveText: string
  board: ComponentChildren
  boardAt: string
  context: ComponentChildren
  contextLabel: string
  news: string | null
  labels: Readonly<Record<string, string>>
  today: Temporal.PlainDate
}

/** The form by which the cases beside this one are opened: opening one writes, so it is posted. */
export const openForm = 'open-case'

/** One case on the board: note, direction, decision and action in one form, so that a keyboard goes through it once. */
export function NoteCasePage(props: NoteCaseProps) {
  const { state, actions, today } = props
  const wrong = Object.keys(state.errors).some((name) => name.startsWith('decision.'))
  return (
    <SessionGrid agenda={props.board} context={props.context} contextLabel={props.contextLabel}>
      <FormErrors state={state} labels={props.labels} />
      {props.news !== null && <NotificationBanner type="success" titleText="Saved" text={props.news} />}
      <span class="govuk-caption-l">{props.caption}</span>
      <h1 class="govuk-heading-l">{props.title}</h1>
      <BoundFor sentence={props.readersSentence} />
      <PostForm action={props.action} tokens={props.tokens} class="pl-case">
        <LiveMark live={props.live} />
        <WritingSections state={state} sections={props.sections} />
        {props.decisionAsked ? (
          <WritingDecisions state={state} decisions={props.decisions} />
        ) : (
          <Details
            summaryText="A decision, and why"
            open={wrong || props.decisions.some(({ what, why }) => what.text !== '' || why.text !== '')}
          >
            <WritingDecisions state={state} decisions={props.decisions} />
          </Details>
        )}
        {actions.length > 0 && (
          <Rows>
            {actions.map((action) => (
              <Row
                key={action.actionId}
                what={action.what}
                why={action.why}
                when={`${action.ownerName}, by ${dayInWords(action.dueOn, today)}`}
              />
            ))}
          </Rows>
        )}
        <div class="pl-decide" id="action">
          <h2 class="govuk-heading-m">An action, if there is one</h2>
          <TextField
            state={state}
            name="action.what"
            label="What will be done"
            hint="Begin with a verb"
            maxLength={300}
          />
          <TextField state={state} name="action.why" label="What it is meant to change" maxLength={500} />
          <div class="pl-fields-row">
            <SelectField
              state={state}
              name="action.who"
              label="Who will do it"
              options={props.owners.map(({ membershipId, name }) => ({ value: membershipId, text: name }))}
            />
            <DateField state={state} name="action.by" label="By when" />
          </div>
        </div>
        <div class="govuk-button-group">
          <SubmitButton name="go" value="next">
            {props.saveText}
          </SubmitButton>
          <SubmitButton kind="secondary" name="go" value="stay">
            Save and stay
          </SubmitButton>
          <button type="submit" class="pl-linkbutton" name="go" value="out">
            Not today
          </button>
        </div>
      </PostForm>
      <PostForm id={openForm} action={props.boardAt} tokens={props.tokens}>
        {null}
      </PostForm>
    </SessionGrid>
  )
}
