import { agreementTitle, agreementKinds, kindWords } from '../../../domain/agreements/kinds.ts'
import type { AgreementTemplate } from '../../../domain/templates/agreement-shape.ts'
import { FormErrors } from '../../../ui/form/form-errors.tsx'
import { HiddenField } from '../../../ui/form/hidden-field.tsx'
import { PostForm } from '../../../ui/form/post-form.tsx'
import { RadioField } from '../../../ui/form/radio-field.tsx'
import { SelectField, type SelectOption } from '../../../ui/form/select-field.tsx'
import type { FormState } from '../../../ui/form/state.ts'
import { SubmitButton } from '../../../ui/form/submit-button.tsx'
import { Head } from '../../../ui/pieces/head.tsx'
import { Link } from '../../../ui/pieces/link.tsx'
import { Empty, Section } from '../../../ui/pieces/section.tsx'
import { AgreementFields, type Between } from '../agreement-fields.tsx'
import { clauseLabels } from '../read-clauses.ts'
import { anAgreement, firstName } from '../words.ts'
import type { Choice } from './propose-agreement.form.ts'

export const newPath = '/agreements/new'

interface ChooseProps {
  word: string
  state: FormState
  others: readonly SelectOption[]
  templates: readonly AgreementTemplate[]
}

const chosenLabels = {
  with: 'Who it is with',
  as: 'Which of you supervises',
  kind: 'What kind of supervision',
  template: 'The words to begin from',
}

/** The first of two steps: nothing is kept yet, so it is asked by address. */
export function ChoosePage({ word, state, others, templates }: ChooseProps) {
  if (others.length === 0) {
    return (
      <>
        <Head title={`Draft ${anAgreement(word)}`} />
        <Empty>
          <p class="govuk-body">
            There is nobody here yet who supervises or is supervised. An administrator adds people and their roles.
          </p>
        </Empty>
      </>
    )
  }
  return (
    <>
      <FormErrors state={state} labels={chosenLabels} />
      <Head title={`Draft ${anAgreement(word)}`} />
      <p class="govuk-body-l">
        Either of you can draft it. The other can change it, and it stands once you have both signed.
      </p>
      <form action={newPath} method="get" novalidate>
        <SelectField state={state} name="with" label={chosenLabels.with} options={others} empty="Choose a person" />
        <RadioField
          state={state}
          name="as"
          label={chosenLabels.as}
          options={[
            { value: 'supervisee', text: 'They supervise me' },
            { value: 'supervisor', text: 'I supervise them' },
          ]}
        />
        <RadioField
          state={state}
          name="kind"
          label={chosenLabels.kind}
          hint={`You can have more than one ${word} at once, each for its own purpose.`}
          options={agreementKinds.map((kind) => ({ value: kind, text: kindWords[kind] }))}
        />
        <SelectField
          state={state}
          name="template"
          label={chosenLabels.template}
          hint="Your organisation’s own come first. You can change them on the next page."
          options={templates.map(({ key, name }) => ({ value: key, text: name }))}
        />
        <SubmitButton text="Continue" />
      </form>
    </>
  )
}

interface DraftProps {
  word: string
  choice: Choice
  state: FormState
  people: readonly SelectOption[]
  between: Between
  organisationName: string
  tokens: { csrf: string; once: string }
}

/** The second: every clause, with what the policy gives already in it. */
export function DraftPage({ word, choice, state, people, between, organisationName, tokens }: DraftProps) {
  const { other, me, kind, template } = choice
  const chosen = { with: other.membershipId, as: me, kind, template: template.key }
  return (
    <>
      <FormErrors state={state} labels={clauseLabels(template)} />
      <Head
        title={`Draft: ${agreementTitle(kind, word)}`}
        facts={[
          `Between you and ${other.name}`,
          me === 'supervisor' ? 'You supervise' : `${firstName(other.name)} supervises`,
          template.name,
          <Link href={`${newPath}?${new URLSearchParams({ ...chosen, choose: '1' })}`}>Choose again</Link>,
        ]}
      />
      <p class="govuk-body-l">
        What is filled in comes from the policy. Change what you like: {firstName(other.name)} reads it next, and can
        change it too.
      </p>
      <PostForm action={newPath} tokens={tokens} class="pl-measure">
        {Object.entries(chosen).map(([name, value]) => (
          <HiddenField key={name} name={name} value={value} />
        ))}
        <AgreementFields
          template={template}
          state={state}
          people={people}
          between={between}
          organisationName={organisationName}
        />
        <Section id="save" title="Save it">
          <p class="govuk-body">
            {firstName(other.name)} can read it as soon as you save it. You both sign it after that.
          </p>
          <SubmitButton text={`Save and show ${firstName(other.name)}`} />
        </Section>
      </PostForm>
    </>
  )
}
