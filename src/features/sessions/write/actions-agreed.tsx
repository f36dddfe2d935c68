import type { ActionWords } from '../../../domain/templates/shape.ts'
import { dayBeside } from '../../../domain/text/dates.ts'
import { DateField } from '../../../ui/form/date-field.tsx'
import { SelectField } from '../../../ui/form/select-field.tsx'
import type { FormState } from '../../../ui/form/state.ts'
import { SubmitButton } from '../../../ui/form/submit-button.tsx'
import { TextField } from '../../../ui/form/text-field.tsx'
import { Details } from '../../../ui/govuk/details.tsx'
import { Row, Rows } from '../../../ui/pieces/rows.tsx'
import { SafetyField, type ActionFacts } from '../../actions/public.ts'
import type { SessionChild, SessionFacts } from '../facts/session-facts.ts'

interface ActionsAgreedProps {
  words: ActionWords
  actions: readonly ActionFacts[]
  session: SessionFacts
  /** the child that the page is about; null on a page about none */
  child: SessionChild | null
  state: FormState
  today: Temporal.PlainDate
}

/** The actions agreed on this page so far, and a place to add one, all inside the page's own form. */
export function ActionsAgreed({ words, actions, session, child, state, today }: ActionsAgreedProps) {
  const wrong = Object.keys(state.errors).some((name) => name.startsWith('action.'))
  return (
    <div class="pl-decide" id="actions">
      <h2 class="govuk-heading-m">{words.heading}</h2>
      {actions.length > 0 && (
        <Rows>
          {actions.map((action) => (
            <Row
              key={action.actionId}
              what={action.what}
              why={action.why}
              when={
                <>
                  {action.ownerName}, by {dayBeside(action.dueOn, today)}{' '}
                  <button type="submit" class="pl-linkbutton" name="go" value={`change-action:${action.actionId}`}>
                    Change<span class="govuk-visually-hidden"> the action: {action.what}</span>
                  </button>
                </>
              }
            />
          ))}
        </Rows>
      )}
      <Details summaryText="Add an action" open={wrong} id="add-action">
        <TextField state={state} name="action.what" label={words.what.label} hint={words.what.hint} maxLength={300} />
        <TextField state={state} name="action.why" label={words.why.label} hint={words.why.hint} maxLength={500} />
        <SelectField
          state={state}
          name="action.who"
          label={words.who.label}
          empty="Choose a person"
          options={(session.group?.members ?? session.writers).map((party) => ({
            value: party.membershipId,
            text: party.name,
          }))}
        />
        <DateField state={state} name="action.by" label={words.by.label} />
        {child !== null && (
          <SafetyField state={state} child={child.givenName} supervisor={session.supervisor.firstName} />
        )}
        <SubmitButton kind="secondary" name="go" value="action">
          Add this action
        </SubmitButton>
      </Details>
    </div>
  )
}
