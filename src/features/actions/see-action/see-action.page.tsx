import { isBefore } from '../../../domain/calendar/days.ts'
import { firstName } from '../../../domain/sessions/names.ts'
import { dayInWords, londonDay } from '../../../domain/text/dates.ts'
import { DateField } from '../../../ui/form/date-field.tsx'
import { FormErrors } from '../../../ui/form/form-errors.tsx'
import { HiddenField } from '../../../ui/form/hidden-field.tsx'
import { LongTextField } from '../../../ui/form/long-text-field.tsx'
import { PostForm } from '../../../ui/form/post-form.tsx'
import { SelectField } from '../../../ui/form/select-field.tsx'
import type { FormState } from '../../../ui/form/state.ts'
import { SubmitButton } from '../../../ui/form/submit-button.tsx'
import { TextField } from '../../../ui/form/text-field.tsx'
import { Head } from '../../../ui/pieces/head.tsx'
import { Link } from '../../../ui/pieces/link.tsx'
import { Carried } from '../../../ui/pieces/rows.tsx'
import { Section } from '../../../ui/pieces/section.tsx'
import type { ActionFacts } from '../facts/actions.queries.ts'
import { SafetyField } from '../agree-action/safety-field.tsx'
import type { NoteFromAbove } from '../late/late.queries.ts'
import { Due } from '../list-actions/list-actions.page.tsx'

interface ActionPageProps {
  action: ActionFacts
  /** the two who agreed it, while its session is open and it can still be changed; else null */
  owners: readonly { membershipId: string; name: string }[] | null
  /** what the supervisor of the session is called */
  supervisor: string
  /** whether the direction moved after it; null when it is for no child, or was agreed today */
  direction: string | null
  /** what somebody above the supervisor noted when it was late */
  notes: readonly NoteFromAbove[]
  /** where the session is written, while it is open */
  backHref: string | null
  tokens: { csrf: string; once: string }
  state: FormState
  today: Temporal.PlainDate
}

export const labels = {
  outcome: 'What came of it?',
  'action.what': 'What will be done',
  'action.why': 'What it is meant to change',
  'action.who': 'Who will do it',
  'action.by': 'By when',
}

/** One action: what, why, who, by when, for which child; marking it done; changing it while its session is open. */
export function ActionPage(props: ActionPageProps) {
  const { action, state, tokens, today } = props
  const path = `/actions/${action.actionId}`
  return (
    <>
      <FormErrors state={state} labels={labels} />
      <Head
        title={action.what}
        facts={[
          action.ownerName,
          ...(action.childName === null ? [] : [`For ${action.childName}`]),
          `Agreed on ${dayInWords(action.agreedOn, today)}`,
        ]}
      />
      <p class="govuk-body-l">{action.why}</p>
      <p class="govuk-body">
        {action.state === 'open' ? <Due on={action.dueOn} today={today} /> : closedWords(action, today)}{' '}
        {action.carried > 0 && <Carried times={action.carried} />}
      </p>
      {action.outcome !== null && <p class="govuk-body">{action.outcome}</p>}
      {props.direction !== null && <p class="govuk-body">{props.direction}</p>}
      {action.childSafety && <Safety {...props} />}
      {props.owners !== null && <ChangeForm {...props} owners={props.owners} path={path} />}
      {action.state === 'open' && props.owners === null && (
        <PostForm action={path} tokens={tokens}>
          <HiddenField name="do" value="done" />
          <LongTextField
            state={state}
            name="outcome"
            label={labels.outcome}
            hint="What is different because of it."
            rows={3}
            maxLength={500}
          />
          <div class="pl-here">
            <SubmitButton>Mark it done</SubmitButton>
          </div>
        </PostForm>
      )}
      <p class="govuk-body">
        <Link href={props.backHref ?? '/actions'}>
          {props.backHref === null ? 'All your actions' : 'Go back to the session'}
        </Link>
      </p>
    </>
  )
}

function Safety({ action, notes, supervisor, today }: ActionPageProps) {
  const isLate = action.state === 'open' && isBefore(action.dueOn, today)
  return (
    <>
      <p class="govuk-body">
        It keeps a child safe. {isLate ? 'It is late, and has gone to ' : 'If it is late, it goes to '}
        whoever is above {supervisor}.
      </p>
      {notes.map((note) => (
        <p key={note.dueOn.toString()} class="govuk-inset-text">
          {note.byName}, {dayInWords(londonDay(note.on), today)}, when it was due on {dayInWords(note.dueOn, today)}:{' '}
          {note.said}
        </p>
      ))}
    </>
  )
}

function closedWords(action: ActionFacts, today: Temporal.PlainDate): string {
  const on = action.closedAt === null ? '' : ` on ${dayInWords(londonDay(action.closedAt), today)}`
  return `${action.state === 'done' ? 'Done' : 'Dropped'}${on}.`
}

function ChangeForm({
  action,
  supervisor,
  state,
  tokens,
  owners,
  path,
}: ActionPageProps & { owners: readonly { membershipId: string; name: string }[]; path: string }) {
  return (
    <Section id="change" title="Change it while the session is open">
      <PostForm action={path} tokens={tokens}>
        <HiddenField name="do" value="change" />
        <TextField state={state} name="action.what" label={labels['action.what']} maxLength={300} />
        <TextField state={state} name="action.why" label={labels['action.why']} maxLength={500} />
        <SelectField
          state={state}
          name="action.who"
          label={labels['action.who']}
          options={owners.map(({ membershipId, name }) => ({ value: membershipId, text: name }))}
        />
        <DateField state={state} name="action.by" label={labels['action.by']} />
        {action.childName !== null && (
          <SafetyField state={state} child={firstName(action.childName)} supervisor={supervisor} />
        )}
        <SubmitButton>Save the change</SubmitButton>
      </PostForm>
      <PostForm action={path} tokens={{ ...tokens, once: '' }}>
        <HiddenField name="do" value="remove" />
        <SubmitButton kind="secondary">Take it back</SubmitButton>
      </PostForm>
    </Section>
  )
}
