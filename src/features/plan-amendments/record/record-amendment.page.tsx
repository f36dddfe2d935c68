import { DateField } from '../../../ui/form/date-field.tsx'
import { FormErrors } from '../../../ui/form/form-errors.tsx'
import { HiddenField } from '../../../ui/form/hidden-field.tsx'
import { PostForm } from '../../../ui/form/post-form.tsx'
import type { FormState } from '../../../ui/form/state.ts'
import { SubmitButton } from '../../../ui/form/submit-button.tsx'
import { TextField } from '../../../ui/form/text-field.tsx'
import { Details } from '../../../ui/govuk/details.tsx'
import { Head } from '../../../ui/pieces/head.tsx'
import { Columns, Section } from '../../../ui/pieces/section.tsx'
import { AgencyFields } from '../facts/agency-fields.tsx'
import { agenciesAsked, labels } from '../facts/amendment.form.ts'

export interface RecordAmendmentProps {
  child: {
    childId: string
    name: string
    givenName: string
    tellers: readonly { membershipId: string; name: string }[]
  }
  sessionId: string | null
  tokens: { csrf: string; once: string }
  state: FormState
}

/** A change of a child's plan, and who must hear of it. */
export function RecordAmendmentPage({ child, sessionId, tokens, state }: RecordAmendmentProps) {
  const others = Array.from({ length: agenciesAsked - 1 }, (_, index) => `agency_${index + 2}`)
  const isOpen = (name: string) =>
    (state.values[`${name}_name`] ?? '') !== '' || Object.keys(state.errors).some((key) => key.startsWith(`${name}_`))
  return (
    <>
      <FormErrors state={state} labels={labels} />
      <Head title={`The plan for ${child.givenName} changes`} facts={[child.name]} />
      <Columns side={<About givenName={child.givenName} />}>
        <PostForm action={`/children/${child.childId}/plan-changes/new`} tokens={tokens}>
          {sessionId !== null && <HiddenField name="session" value={sessionId} />}
          <TextField
            state={state}
            name="what"
            label={labels['what'] ?? ''}
            hint="Such as “Weekly home visits, announced and not”. What was said of it belongs in the record."
          />
          <DateField state={state} name="agreed_on" label={labels['agreed_on'] ?? ''} />
          <h2 class="govuk-heading-m">Who must hear of it</h2>
          <AgencyFields state={state} name="agency_1" tellers={child.tellers} />
          {others.map((name, index) => (
            <Details key={name} summaryText={index === 0 ? 'Another agency too' : 'And another'} open={isOpen(name)}>
              <AgencyFields state={state} name={name} tellers={child.tellers} />
            </Details>
          ))}
          <div class="pl-here">
            <SubmitButton>Record the change</SubmitButton>
          </div>
        </PostForm>
      </Columns>
    </>
  )
}

function About({ givenName }: { givenName: string }) {
  return (
    <Section id="about" title="Who sees this">
      <p class="govuk-body-s">
        Whoever may see {givenName}: those who hold the case, their supervisors, and the safeguarding team. Plumbline
        tells no agency by itself: it keeps who was told, how, and what came back.
      </p>
    </Section>
  )
}
