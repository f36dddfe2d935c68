import { clausesOf } from '../../../domain/policy/rule.ts'
import { changeInWords } from '../../../domain/policy/words/change-in-words.ts'
import { ruleInWords } from '../../../domain/policy/words/rule-in-words.ts'
import type { FormTokens } from '../../../platform/http/route.ts'
import { FormErrors } from '../../../ui/form/form-errors.tsx'
import { HiddenField } from '../../../ui/form/hidden-field.tsx'
import { PostForm } from '../../../ui/form/post-form.tsx'
import { RadioField } from '../../../ui/form/radio-field.tsx'
import type { FormState } from '../../../ui/form/state.ts'
import { SubmitButton } from '../../../ui/form/submit-button.tsx'
import { TextField } from '../../../ui/form/text-field.tsx'
import { Head } from '../../../ui/pieces/head.tsx'
import { Link } from '../../../ui/pieces/link.tsx'
import { Section } from '../../../ui/pieces/section.tsx'
import { DecidedFields, decidedLabels } from '../decided-fields.tsx'
import { StaleNotice, type Stale } from '../draft/stale.tsx'
import { MarkedWords } from '../marked-words.tsx'
import { agreedInWords, clauseHref, partInWords, strengthOptions } from '../policy-words.ts'
import { clauseSays } from '../show/policy-view.ts'
import { numbersOf } from './numbers-of-rule.ts'
import type { RuleAtHand } from './rule-at-hand.ts'
import { numberField } from './vary-rule.form.ts'

interface VaryProps {
  hand: RuleAtHand
  followed: string | null
  versionNo: number
  state: FormState
  /** of the form that leaves the rule out */
  leaving: FormState
  revision: string
  stale: Stale | null
  isSaved: boolean
  tokens: FormTokens
}

export function VaryRulePage(props: VaryProps) {
  const { hand, followed, versionNo, state, leaving, revision, stale, tokens } = props
  const action = `/policy/change/rules/${hand.id}`
  const numbers = numbersOf(hand.rule)
  const { headline, details } = ruleInWords(hand.rule, hand.pack)
  const labels = {
    ...Object.fromEntries(numbers.map(({ called }, at) => [numberField(at), called])),
    strength: 'Strength',
    reading: 'How it is read',
    ...decidedLabels,
  }
  return (
    <>
      <FormErrors state={Object.keys(leaving.errors).length > 0 ? leaving : state} labels={labels} />
      <Head title={hand.rule.title} caption={`Draft of version ${versionNo}`} />
      {stale !== null && <StaleNotice stale={stale} what="this rule" leaveTo={action} />}
      {props.isSaved && (
        <p class="govuk-body" role="status">
          <strong>Saved in the draft.</strong> <Link href="/policy/change">See the whole draft</Link>
        </p>
      )}
      <p class="govuk-body-l">{hand.dropped === null ? <Standing hand={hand} /> : <del>{headline}</del>}</p>
      <p class="pl-note">{details.join(' ')}</p>
      {clausesOf(hand.rule).map((clause) => (
        <p key={clause} class="govuk-body">
          <Link href={clauseHref(clause)}>Clause {clause}</Link>
          <span class="pl-record">: {clauseSays(hand.pack.clauses[clause] ?? '').says}</span>
        </p>
      ))}
      {hand.dropped !== null && (
        <p class="govuk-body">
          It is left out here. Reason: {hand.dropped.reason}
          {agreedInWords(hand.dropped)}
        </p>
      )}
      <Section id="numbers" title={hand.dropped === null ? 'What it asks' : 'Put it back, as this'}>
        <PostForm action={action} tokens={tokens}>
          <HiddenField name="revision" value={revision} />
          <HiddenField name="what" value="vary" />
          {numbers.map(({ called, kind }, at) => (
            <TextField
              key={at}
              state={state}
              name={numberField(at)}
              label={called}
              hint={
                kind === 'interval'
                  ? 'A number and a unit, such as 28 days, 4 weeks of term or 5 working days'
                  : undefined
              }
              width={kind === 'interval' ? 20 : 5}
              maxLength={40}
            />
          ))}
          {numbers.length === 0 && (
            <p class="govuk-body">
              There is no number in it. Other parts can be changed <Link href="/policy/change/file">in the file</Link>.
            </p>
          )}
          <RadioField state={state} name="strength" label={labels.strength} options={strengthOptions} inline />
          {hand.readings.length > 0 && (
            <div id="reading-choice" class="pl-measure">
              <RadioField
                state={state}
                name="reading"
                label={labels.reading}
                options={hand.readings.map(({ name, says }) => ({ value: name, text: says }))}
              />
            </div>
          )}
          {hand.base !== null && <DecidedFields state={state} />}
          <div class="govuk-button-group">
            <SubmitButton text="Save in the draft" />
            <Link href="/policy/change">Cancel</Link>
          </div>
        </PostForm>
        {hand.base !== null && (hand.change !== null || hand.dropped !== null || hand.reading !== 'taken') && (
          <PostForm action={action} tokens={{ ...tokens, once: '' }}>
            <HiddenField name="revision" value={revision} />
            <HiddenField name="what" value="restore" />
            <SubmitButton text={`Take it over as ${followed === null ? 'it is' : 'it is followed'}`} kind="secondary" />
          </PostForm>
        )}
      </Section>
      {hand.dropped === null && (
        <Section id="leave" title="Leave it out">
          <PostForm action={action} tokens={{ ...tokens, once: '' }} id="leaving">
            <HiddenField name="revision" value={revision} />
            <HiddenField name="what" value="leave" />
            <LeaveChoice state={leaving} />
            <SubmitButton text="Leave it out" kind="secondary" />
          </PostForm>
        </Section>
      )}
    </>
  )
}

/** The rule as it stands, marked where it is otherwise than followed, and whether it asks more or less. */
function Standing({ hand }: { hand: RuleAtHand }) {
  const words = changeInWords(hand.followed ?? hand.rule, hand.rule, hand.pack)
  const { difference } = hand
  const told = difference?.changes.filter(({ field }) => !field.startsWith('reading.')) ?? []
  return (
    <>
      <MarkedWords line={words.headline} />
      {told.length > 0 && ` Followed: ${told.map((change) => partInWords(change, 'from')).join('; ')}.`}
      {difference?.way && <strong> It is {difference.way} than what is followed.</strong>}
    </>
  )
}

/** Its own names, so that the two forms of the page can be told apart. */
function LeaveChoice({ state }: { state: FormState }) {
  return (
    <>
      <RadioField
        state={state}
        name="leave_as"
        label="What becomes of it?"
        options={[
          { value: 'out', text: 'It is not asked here' },
          {
            value: 'people',
            text: 'It is left to people',
            hint: 'It stays beside its clause as something that nobody checks by machine.',
          },
        ]}
      />
      <TextField state={state} name="leave_reason" label="Why is it left out?" maxLength={500} />
      <TextField state={state} name="leave_agreed" label={decidedLabels.agreed} optional width={30} />
    </>
  )
}
