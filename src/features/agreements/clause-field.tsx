import { weekdayNames } from '../../domain/text/dates.ts'
import type { Clause } from '../../domain/templates/agreement-shape.ts'
import { CheckboxField } from '../../ui/form/checkbox-field.tsx'
import { DateField } from '../../ui/form/date-field.tsx'
import { LongTextField } from '../../ui/form/long-text-field.tsx'
import { RadioField } from '../../ui/form/radio-field.tsx'
import { SelectField, type SelectOption } from '../../ui/form/select-field.tsx'
import { errorOf, valueOf, type FormState } from '../../ui/form/state.ts'
import { TextField } from '../../ui/form/text-field.tsx'
import { ErrorMessage } from '../../ui/govuk/error-message.tsx'
import { Fieldset } from '../../ui/govuk/fieldset.tsx'
import { Hint } from '../../ui/govuk/hint.tsx'
import { classes } from '../../ui/govuk/words.ts'
import type { ComponentChildren } from 'preact'
import { frequencyPatterns, inputOf, peopleInputs } from './read-clauses.ts'

interface ClauseFieldProps {
  clause: Clause
  state: FormState
  /** who can be named */
  people: readonly SelectOption[]
}

/** A text of at most this many characters is one line. */
const oneLine = 400

/** The control for one clause, whatever its kind, with what the policy says of it and where. */
export function ClauseField({ clause, state, people }: ClauseFieldProps) {
  const field = {
    state,
    name: inputOf(clause),
    label: clause.label,
    hint: hintOf(clause),
    optional: !clause.required,
  }
  switch (clause.kind) {
    case 'text':
      return clause.maxLength <= oneLine ? (
        <TextField {...field} maxLength={clause.maxLength} />
      ) : (
        <LongTextField {...field} voice="record" rows={rowsFor(field.name, state, 3)} maxLength={clause.maxLength} />
      )
    case 'statement':
      return (
        <LongTextField {...field} voice="record" rows={rowsFor(field.name, state, 4)} maxLength={clause.maxLength} />
      )
    case 'choice': {
      const options = clause.options.map(({ value, label }) => ({ value, text: label }))
      return clause.several ? (
        <CheckboxField {...field} options={options} small />
      ) : (
        <RadioField {...field} options={options} small />
      )
    }
    case 'frequency':
      return <FrequencyField {...field} />
    case 'minutes':
      return <TextField {...field} inputmode="numeric" width={3} maxLength={12} suffix="minutes" />
    case 'date':
      return <DateField {...field} />
    case 'people':
      return clause.several ? (
        <PeopleField {...field} inputs={peopleInputs(clause)} people={people} />
      ) : (
        <SelectField {...field} options={people} empty={clause.required ? 'Choose a person' : 'Nobody is named'} />
      )
    case 'weekday_time':
      return <WeekdayTimeField {...field} />
  }
}

/** The hint, and the clause of the policy that it rests on. What the product asks for has none. */
function hintOf(clause: Clause): ComponentChildren {
  const several = clause.kind === 'statement' ? 'One point to a line.' : undefined
  const words = clause.hint ?? several
  const place = clause.source.policy === 'Plumbline' ? undefined : clause.source.place
  if (words === undefined && place === undefined) return undefined
  return (
    <>
      {words} {place !== undefined && <span class="pl-note">From the policy: {place}</span>}
    </>
  )
}

/** Room for what is there, and a line to go on. */
function rowsFor(name: string, state: FormState, least: number): number {
  const text = valueOf(state.values, name) ?? ''
  const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / 70)), 0)
  return Math.min(14, Math.max(least, lines + 1))
}

interface GroupProps {
  state: FormState
  name: string
  label: string
  hint: ComponentChildren
  optional: boolean
}

/** Several inputs that answer one question. */
function Group({ children, ...props }: GroupProps & { children: ComponentChildren }) {
  const error = errorOf(props.state, props.name)
  const described = classes(props.hint !== undefined && `${props.name}-hint`, error && `${props.name}-error`)
  return (
    <div class={classes('govuk-form-group', error && 'govuk-form-group--error')}>
      <Fieldset
        describedBy={described === '' ? undefined : described}
        legend={{ text: props.optional ? `${props.label} (optional)` : props.label }}
      >
        {props.hint !== undefined && <Hint id={`${props.name}-hint`} content={props.hint} />}
        {error && <ErrorMessage id={`${props.name}-error`} text={error.text} />}
        {children}
      </Fieldset>
    </div>
  )
}

/** The error of a group is said once, for all its inputs. */
const quiet = (state: FormState): FormState => ({ values: state.values, errors: {} })

function FrequencyField(props: GroupProps) {
  const { state, name } = props
  return (
    <Group {...props}>
      <div>
        <SelectField
          state={quiet(state)}
          name={name}
          label="Pattern"
          empty={props.optional ? 'None' : 'Choose one'}
          options={Object.entries(frequencyPatterns).map(([value, text]) => ({ value, text }))}
        />
        <TextField
          state={quiet(state)}
          name={`${name}-number`}
          label="How many"
          inputmode="numeric"
          width={2}
          maxLength={2}
        />
      </div>
    </Group>
  )
}

function WeekdayTimeField(props: GroupProps) {
  const { state, name } = props
  return (
    <Group {...props} hint={props.hint ?? 'Sessions are planned from it. Each can be moved.'}>
      <div>
        <SelectField
          state={quiet(state)}
          name={name}
          label="Day"
          empty="No usual day"
          options={weekdayNames.slice(0, 5).map((text, index) => ({ value: String(index + 1), text }))}
        />
        <TextField state={quiet(state)} name={`${name}-time`} label="Time, such as 3.45pm" width={5} maxLength={10} />
      </div>
    </Group>
  )
}

function PeopleField(props: GroupProps & { inputs: string[]; people: readonly SelectOption[] }) {
  const { state, inputs, people } = props
  const named = inputs.filter((input) => (valueOf(state.values, input) ?? '') !== '')
  // One more than are named, and never fewer than two, so that somebody can be added without script.
  const shown = inputs.slice(0, Math.max(2, named.length + 1))
  return (
    <Group {...props}>
      {shown.map((input, index) => (
        <SelectField
          key={input}
          state={quiet(state)}
          name={input}
          label={index === 0 ? 'Name' : 'And'}
          options={people}
          empty="Nobody else"
        />
      ))}
    </Group>
  )
}
