import { DateField } from '../../../ui/form/date-field.tsx'
import { FormErrors } from '../../../ui/form/form-errors.tsx'
import { LongTextField } from '../../../ui/form/long-text-field.tsx'
import { PostForm } from '../../../ui/form/post-form.tsx'
import { SelectField } from '../../../ui/form/select-field.tsx'
import type { FormState } from '../../../ui/form/state.ts'
import { SubmitButton } from '../../../ui/form/submit-button.tsx'
import { Head } from '../../../ui/pieces/head.tsx'
import { Link } from '../../../ui/pieces/link.tsx'
import { Readers } from '../../../ui/pieces/readers.tsx'
import { Columns, Empty, Section } from '../../../ui/pieces/section.tsx'
import { longestGist, type InformalChoices } from './log-informal.form.ts'

interface LogInformalProps {
  state: FormState
  tokens: { csrf: string; once: string }
  choices: InformalChoices
}

const labels = {
  with: 'Whom did you talk with?',
  child: 'Which child?',
  when: 'When did you talk?',
  gist: 'What was said, in a sentence or two',
}

export function LogInformalPage({ state, tokens, choices }: LogInformalProps) {
  return (
    <>
      <FormErrors state={state} labels={labels} />
      <Columns side={<WhoReads />}>
        <Head title="Log an informal discussion">
          <p class="govuk-body">It comes back on your next agenda. It does not count as supervision.</p>
        </Head>
        {choices.partners.length === 0 ? (
          <Empty>
            <p class="govuk-body">
              An informal discussion is logged with somebody you supervise, or who supervises you. Nobody is, yet.
            </p>
            <p class="govuk-body">
              <Link href="/my-supervision">Go to your supervision</Link>
            </p>
          </Empty>
        ) : (
          <PostForm action="/informal/new" tokens={tokens}>
            <SelectField
              state={state}
              name="with"
              label={labels.with}
              empty={choices.partners.length === 1 ? undefined : 'Choose a person'}
              options={choices.partners.map(({ membershipId, name }) => ({ value: membershipId, text: name }))}
            />
            <SelectField
              state={state}
              name="child"
              label={labels.child}
              optional
              empty="No child"
              options={choices.children.map(({ childId, name, group }) => ({ value: childId, text: name, group }))}
            />
            <DateField state={state} name="when" label={labels.when} />
            <LongTextField
              state={state}
              name="gist"
              label={labels.gist}
              voice="record"
              rows={3}
              maxLength={longestGist}
            />
            <div class="pl-here">
              <SubmitButton>Save the informal discussion</SubmitButton>
            </div>
          </PostForm>
        )}
      </Columns>
    </>
  )
}

function WhoReads() {
  return (
    <Section id="readers" title="Who will read it">
      <Readers
        readers={[{ name: 'You, and whom you talked with', basis: 'Had the discussion' }]}
        last="Nobody else, unless a disclosure is made. You would both be told."
      />
    </Section>
  )
}
