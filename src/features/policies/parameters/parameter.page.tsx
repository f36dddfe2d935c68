import type { Pack, Parameter } from '../../../domain/policy/pack.ts'
import { ruleInWords } from '../../../domain/policy/words/rule-in-words.ts'
import type { Rule } from '../../../domain/policy/rule.ts'
import type { FormTokens } from '../../../platform/http/route.ts'
import { FormErrors } from '../../../ui/form/form-errors.tsx'
import { HiddenField } from '../../../ui/form/hidden-field.tsx'
import { LongTextField } from '../../../ui/form/long-text-field.tsx'
import { PostForm } from '../../../ui/form/post-form.tsx'
import { RadioField } from '../../../ui/form/radio-field.tsx'
import type { FormState } from '../../../ui/form/state.ts'
import { SubmitButton } from '../../../ui/form/submit-button.tsx'
import { TextField } from '../../../ui/form/text-field.tsx'
import { Head } from '../../../ui/pieces/head.tsx'
import { Link } from '../../../ui/pieces/link.tsx'
import { Section } from '../../../ui/pieces/section.tsx'
import { StaleNotice, type Stale } from '../draft/stale.tsx'
import { clauseHref, valueInWords } from '../policy-words.ts'
import { clauseSays } from '../show/policy-view.ts'

interface ParameterProps {
  name: string
  parameter: Parameter
  /** what the policy that is followed sets; undefined for nothing */
  followed: unknown
  /** whether the draft sets it itself */
  isSetHere: boolean
  rules: readonly Rule[]
  pack: Pack
  versionNo: number
  state: FormState
  revision: string
  stale: Stale | null
  tokens: FormTokens
}

const labels = { value: 'Answer', by: 'Who set it?', reason: 'Why?' } as const

export function ParameterPage(props: ParameterProps) {
  const { name, parameter, followed, rules, pack, versionNo, state, revision, stale, tokens } = props
  const action = `/policy/change/parameters/${name}`
  return (
    <>
      <FormErrors state={state} labels={labels} />
      <Head title={parameter.asks} caption={`Draft of version ${versionNo}`} />
      {stale !== null && <StaleNotice stale={stale} what="this answer" leaveTo={action} />}
      {[parameter.clause].flat().map((clause) => (
        <p key={clause} class="govuk-body">
          <Link href={clauseHref(clause)}>Clause {clause}</Link>
          <span class="pl-record">: {clauseSays(pack.clauses[clause] ?? '').says}</span>
        </p>
      ))}
      {followed !== undefined && <p class="govuk-body">The policy that is followed says {valueInWords(followed)}.</p>}
      <PostForm action={action} tokens={tokens}>
        <HiddenField name="revision" value={revision} />
        <HiddenField name="what" value="set" />
        <Answer parameter={parameter} state={state} />
        <TextField
          state={state}
          name="by"
          label={labels.by}
          hint="Such as the governors, on 9 July. Plumbline never guesses an answer."
          width={30}
        />
        <LongTextField
          state={state}
          name="reason"
          label={labels.reason}
          optional={followed === undefined}
          rows={2}
          maxLength={500}
        />
        <div class="govuk-button-group">
          <SubmitButton text="Save in the draft" />
          <Link href="/policy/change">Cancel</Link>
        </div>
      </PostForm>
      {props.isSetHere && (
        <PostForm action={action} tokens={{ ...tokens, once: '' }}>
          <HiddenField name="revision" value={revision} />
          <HiddenField name="what" value="clear" />
          <SubmitButton
            text={followed === undefined ? 'Leave it open again' : `Take over ${valueInWords(followed)}`}
            kind="secondary"
          />
        </PostForm>
      )}
      {rules.length > 0 && (
        <Section id="rules" title="What hangs on it">
          <ul class="pl-rows">
            {rules.map((rule) => (
              <li key={rule.id} class="pl-row">
                <div class="pl-row__what">{rule.title}</div>
                <div class="pl-row__why">
                  {ruleInWords(rule, pack).headline}{' '}
                  <Link href={`/policy/change/rules/${rule.id}#leave`}>
                    Leave it to people<span class="govuk-visually-hidden">: {rule.title}</span>
                  </Link>
                </div>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}

function Answer({ parameter, state }: { parameter: Parameter; state: FormState }) {
  if (parameter.type === 'yes_no') {
    return (
      <RadioField
        state={state}
        name="value"
        label={labels.value}
        inline
        options={[
          { value: 'yes', text: 'Yes' },
          { value: 'no', text: 'No' },
        ]}
      />
    )
  }
  if (parameter.type === 'choice') {
    return (
      <RadioField
        state={state}
        name="value"
        label={labels.value}
        options={(parameter.options ?? []).map((value) => ({ value, text: valueInWords(value) }))}
      />
    )
  }
  return (
    <TextField
      state={state}
      name="value"
      label={labels.value}
      hint={
        parameter.type === 'interval'
          ? 'A number and a unit, such as 28 days, 4 weeks of term or 5 working days'
          : 'A number'
      }
      width={parameter.type === 'interval' ? 20 : 5}
      maxLength={40}
    />
  )
}
