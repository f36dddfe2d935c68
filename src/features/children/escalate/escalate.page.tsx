import type { DriftSign } from '../../../domain/children/drift.ts'
import { driftInWords } from '../../../domain/children/drift-words.ts'
import { dayInWords } from '../../../domain/text/dates.ts'
import { DateField } from '../../../ui/form/date-field.tsx'
import { FormErrors } from '../../../ui/form/form-errors.tsx'
import { PostForm } from '../../../ui/form/post-form.tsx'
import { RadioField } from '../../../ui/form/radio-field.tsx'
import { SelectField } from '../../../ui/form/select-field.tsx'
import type { FormState } from '../../../ui/form/state.ts'
import { SubmitButton } from '../../../ui/form/submit-button.tsx'
import { TextField } from '../../../ui/form/text-field.tsx'
import { Head } from '../../../ui/pieces/head.tsx'
import type { ChildFacts } from '../facts/child.queries.ts'
import { outcomeWords } from './escalation-words.ts'
import type { Escalation } from './escalations.queries.ts'

interface Common {
  child: ChildFacts
  state: FormState
  tokens: { csrf: string; once: string }
  today: Temporal.PlainDate
}

/** Say that nothing changes, and who is to be told. */
export function EscalatePage({
  child,
  state,
  tokens,
  today,
  drift,
  people,
}: Common & { drift: readonly DriftSign[]; people: readonly { membershipId: string; name: string }[] }) {
  return (
    <>
      <FormErrors state={state} labels={{ to: 'Who is to be told', post: 'Or somebody elsewhere' }} />
      <Head caption={`${child.givenName} ${child.familyName}`} title={`Nothing changes for ${child.givenName}`} />
      {drift.length > 0 && (
        <ul class="govuk-list govuk-list--bullet">
          {drift.map((sign) => (
            <li>{driftInWords(sign, today)}</li>
          ))}
        </ul>
      )}
      <p class="govuk-body">
        Name who should hear that the plan makes no difference. It stays on the coverage page and on {child.givenName}’s
        page until you note that they were told. Plumbline does not tell them for you.
      </p>
      <PostForm action={`/children/${child.childId}/escalate`} tokens={tokens}>
        <SelectField
          state={state}
          name="to"
          label="Who is to be told"
          empty="Choose a person here"
          options={people.map(({ membershipId, name }) => ({ value: membershipId, text: name }))}
        />
        <TextField
          state={state}
          name="post"
          label="Or somebody elsewhere"
          hint="Their post, such as the team manager at children’s services. Write nothing about a child here."
          maxLength={100}
          width={30}
        />
        <SubmitButton text="Save who is to be told" />
      </PostForm>
    </>
  )
}

/** Note that they were told, that things have moved, or that it was a mistake. */
export function NoteEscalationPage({ child, state, tokens, today, escalation }: Common & { escalation: Escalation }) {
  const waits = escalation.told === null
  return (
    <>
      <FormErrors state={state} labels={{ what: 'What happened', on: 'On which day', outcome: 'What followed' }} />
      <Head
        caption={`${child.givenName} ${child.familyName}`}
        title="What came of the escalation?"
        facts={[
          `${escalation.saidBy} said on ${dayInWords(escalation.saidOn, today)} that nothing changes`,
          `${waits ? 'To be told' : 'Told'}: ${escalation.to}`,
        ]}
      />
      <PostForm action={`/children/${child.childId}/escalations/${escalation.escalationId}`} tokens={tokens}>
        <RadioField
          state={state}
          name="what"
          label="What happened"
          options={[
            ...(waits ? [{ value: 'told', text: `${escalation.to} was told` }] : []),
            { value: 'moved', text: `Things have moved for ${child.givenName}` },
            ...(waits ? [{ value: 'mistake', text: 'It was put down by mistake' }] : []),
          ]}
        />
        <DateField state={state} name="on" label="On which day" hint="For example, 12 3 2026." />
        {waits && (
          <RadioField
            state={state}
            name="outcome"
            label="What followed, when somebody was told"
            options={Object.entries(outcomeWords).map(([value, text]) => ({ value, text }))}
          />
        )}
        <SubmitButton text="Note it" />
      </PostForm>
    </>
  )
}
