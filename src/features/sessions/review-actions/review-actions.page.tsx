import { firstName } from '../../../domain/sessions/names.ts'
import { dayBeside, dayInWords } from '../../../domain/text/dates.ts'
import { DateField } from '../../../ui/form/date-field.tsx'
import { FormErrors } from '../../../ui/form/form-errors.tsx'
import { HiddenField } from '../../../ui/form/hidden-field.tsx'
import { LongTextField } from '../../../ui/form/long-text-field.tsx'
import { PostForm } from '../../../ui/form/post-form.tsx'
import { RadioField } from '../../../ui/form/radio-field.tsx'
import type { FormState } from '../../../ui/form/state.ts'
import { SubmitButton } from '../../../ui/form/submit-button.tsx'
import { Link } from '../../../ui/pieces/link.tsx'
import { Carried, Row, Rows } from '../../../ui/pieces/rows.tsx'
import { Agenda, ContextBlock, SessionGrid, type AgendaItem } from '../../../ui/pieces/session.tsx'
import type { ActionToReview } from '../../actions/public.ts'
import type { InformalToRevisit } from '../../informal/public.ts'
import { seenOf } from './review-actions.form.ts'

interface ReviewActionsProps {
  actions: readonly ActionToReview[]
  /** by action: whether the direction moved since */
  directions: ReadonlyMap<string, string>
  informal: readonly InformalToRevisit[]
  path: string
  tokens: { csrf: string; once: string }
  state: FormState
  /** of the next session that is planned, which stands as the new date until somebody changes it */
  nextDay: Temporal.PlainDate | null
  nextName: string
  nextHref: string
  agenda: readonly AgendaItem[]
  today: Temporal.PlainDate
}

/** Last session's actions, which come first and cannot be skipped; then informal discussions to revisit. */
export function ReviewActionsPage(props: ReviewActionsProps) {
  const { actions, informal, path, tokens, state, today, nextDay } = props
  return (
    <SessionGrid
      agenda={<Agenda id="agenda" items={props.agenda} />}
      context={<WhyFirst />}
      contextLabel="About these actions"
    >
      <FormErrors state={state} />
      <h1 class="govuk-heading-l">Last session’s actions</h1>
      {actions.length === 0 ? (
        <>
          <p class="govuk-body">No action is open from an earlier session.</p>
          <p class="govuk-body">
            <Link href={props.nextHref}>Go to {props.nextName}</Link>
          </p>
        </>
      ) : (
        <PostForm action={path} tokens={tokens}>
          {actions.map((action) => (
            <OneAction
              key={action.actionId}
              action={action}
              direction={props.directions.get(action.actionId)}
              state={state}
              nextDay={nextDay}
              today={today}
            />
          ))}
          <div class="govuk-button-group">
            <SubmitButton name="go" value="next">
              Save and go to {props.nextName}
            </SubmitButton>
            <SubmitButton kind="secondary" name="go" value="later">
              Save and come back later
            </SubmitButton>
          </div>
        </PostForm>
      )}
      {informal.length > 0 && <Conversations informal={informal} path={path} tokens={tokens} today={today} />}
    </SessionGrid>
  )
}

interface OneActionProps {
  action: ActionToReview
  direction: string | undefined
  state: FormState
  nextDay: Temporal.PlainDate | null
  today: Temporal.PlainDate
}

function OneAction({ action, direction, state, nextDay, today }: OneActionProps) {
  const id = action.actionId
  return (
    <div class="pl-decide">
      <h2 class="govuk-heading-m">{action.what}</h2>
      <p class="govuk-body">
        {action.carried > 0 && (
          <>
            <Carried times={action.carried} />.{' '}
          </>
        )}
        {action.ownerName}, by {dayBeside(action.dueOn, today)}
        {action.childName === null ? '' : `, for ${action.childName}`}. Agreed on {dayInWords(action.agreedOn, today)}.{' '}
        {action.why}
        {direction !== undefined && `${/[.?]$/.test(action.why) ? '' : '.'} ${direction}`}
      </p>
      {action.childSafety && (
        <p class="govuk-body">
          <b>It keeps {firstName(action.childName ?? 'a child')} safe.</b>
        </p>
      )}
      <HiddenField name={`seen.${id}`} value={seenOf(action)} />
      <RadioField
        state={state}
        name={`outcome.${id}`}
        label="What came of it?"
        options={[
          {
            value: 'done',
            text: 'It is done',
            conditional: (
              <LongTextField
                state={state}
                name={`done.${id}`}
                label="What came of it"
                rows={2}
                maxLength={500}
                classes="pl-write--short"
              />
            ),
          },
          {
            value: 'carried',
            text: 'Carry it forward',
            conditional: (
              <DateField
                state={state}
                name={`due.${id}`}
                label="New date"
                {...(nextDay === null ? {} : { hint: `Your next session is on ${dayInWords(nextDay, today)}.` })}
              />
            ),
          },
          {
            value: 'dropped',
            text: 'Drop it',
            conditional: (
              <LongTextField
                state={state}
                name={`dropped.${id}`}
                label="Why it is dropped"
                rows={2}
                maxLength={500}
                classes="pl-write--short"
              />
            ),
          },
        ]}
      />
    </div>
  )
}

function Conversations(props: {
  informal: readonly InformalToRevisit[]
  path: string
  tokens: { csrf: string; once: string }
  today: Temporal.PlainDate
}) {
  return (
    <div class="pl-decide" id="informal">
      <h2 class="govuk-heading-m">Informal discussions to revisit</h2>
      <Rows>
        {props.informal.map((informal) => (
          <Row
            key={informal.informalId}
            what={`An informal discussion on ${dayInWords(informal.happenedOn, props.today)}`}
            {...(informal.documentId === null ? {} : { href: `/documents/${informal.documentId}` })}
            why={`${informal.childName === null ? 'About no child' : `About ${informal.childName}`}, logged by ${informal.loggedByName}`}
            when={
              informal.revisited ? (
                'Revisited today'
              ) : (
                <PostForm action={`${props.path}/revisit`} tokens={{ ...props.tokens, once: '' }}>
                  <HiddenField name="informal" value={informal.informalId} />
                  <button type="submit" class="pl-linkbutton">
                    Revisited in this session
                  </button>
                </PostForm>
              )
            }
          />
        ))}
      </Rows>
    </div>
  )
}

function WhyFirst() {
  return (
    <ContextBlock title="Why these come first">
      <p>
        What was promised is looked at before anything new. The record cannot be completed until each has an answer.
      </p>
    </ContextBlock>
  )
}
