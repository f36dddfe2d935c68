import {
  agencyStanding,
  answers,
  answerWords,
  waysToTell,
  wayToTellWords,
} from '../../../domain/plan-amendments/agency-standing.ts'
import { DateField } from '../../../ui/form/date-field.tsx'
import { FormErrors } from '../../../ui/form/form-errors.tsx'
import { HiddenField } from '../../../ui/form/hidden-field.tsx'
import { PostForm } from '../../../ui/form/post-form.tsx'
import { RadioField } from '../../../ui/form/radio-field.tsx'
import type { FormState } from '../../../ui/form/state.ts'
import { SubmitButton } from '../../../ui/form/submit-button.tsx'
import { TextField } from '../../../ui/form/text-field.tsx'
import { Head } from '../../../ui/pieces/head.tsx'
import { Link } from '../../../ui/pieces/link.tsx'
import { labels } from '../facts/amendment.form.ts'
import type { Agency, Amendment } from '../facts/amendments.queries.ts'

interface AgencyPageProps {
  amendment: Amendment
  agency: Agency
  tokens: { csrf: string; once: string }
  state: FormState
  today: Temporal.PlainDate
}

/** One agency: that it was told, then what it answered. */
export function AgencyPage({ amendment, agency, tokens, state, today }: AgencyPageProps) {
  const back = `/plan-changes/${amendment.amendmentId}`
  const action = `${back}/agencies/${agency.agencyId}`
  const whom = agency.person === '' ? agency.agency : `${agency.agency}, ${agency.person}`
  return (
    <>
      <FormErrors state={state} labels={labels} />
      <Head
        title={agency.toldOn === null ? `Was ${agency.agency} told?` : `What did ${agency.agency} say?`}
        caption={amendment.what}
        facts={[amendment.childName, whom, agencyStanding(agency, today).words]}
      />
      {agency.toldOn === null ? (
        <>
          <PostForm action={action} tokens={tokens}>
            <HiddenField name="do" value="told" />
            <DateField state={state} name="told_on" label={labels['told_on'] ?? ''} />
            <RadioField
              state={state}
              name="told_how"
              label={labels['told_how'] ?? ''}
              options={waysToTell.map((value) => ({ value, text: wayToTellWords[value] }))}
            />
            <div class="pl-here">
              <SubmitButton>Note that they were told</SubmitButton>
            </div>
          </PostForm>
          <PostForm action={action} tokens={{ ...tokens, once: '' }} class="govuk-!-margin-top-6">
            <HiddenField name="do" value="remove" />
            <SubmitButton kind="secondary">They need not be told: take them off</SubmitButton>
          </PostForm>
        </>
      ) : (
        <PostForm action={action} tokens={tokens}>
          <HiddenField name="do" value="answer" />
          <RadioField
            state={state}
            name="answer"
            label={labels['answer'] ?? ''}
            options={answers.map((value) => ({ value, text: answerWords[value] }))}
          />
          <DateField state={state} name="answered_on" label={labels['answered_on'] ?? ''} />
          <TextField state={state} name="answered_by" label={labels['answered_by'] ?? ''} width={30} />
          <div class="pl-here">
            <SubmitButton>Note their answer</SubmitButton>
          </div>
        </PostForm>
      )}
      <p class="govuk-body govuk-!-margin-top-6">
        <Link href={back}>Go back</Link>
      </p>
    </>
  )
}
