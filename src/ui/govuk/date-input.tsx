import { Fieldset, type FieldsetOptions } from './fieldset.tsx'
import {
  describedBy,
  type ErrorMessageOptions,
  FormGroup,
  HintAndError,
  type HintOptions,
  type InputsGroupOptions,
} from './form-group.tsx'
import { Input } from './input.tsx'
import { attrs, type Attributes, classes, type Maybe } from './words.ts'

export interface DateInputItem {
  id?: string | undefined
  name?: string | undefined
  /** The name, with a capital, unless given. */
  label?: string | undefined
  value?: string | number | undefined
  classes?: string | undefined
  /** True marks this part as wrong and not the others; false never marks it. */
  error?: boolean | undefined
  autocomplete?: string | undefined
  /** "numeric" unless given. */
  inputmode?: string | undefined
  pattern?: string | undefined
  attributes?: Attributes | undefined
}

export interface DateInputProps {
  id: string
  /** Set before each part's name, with a hyphen. */
  namePrefix?: string | undefined
  /** In place of `day`, `month` and `year`. */
  items?: readonly Maybe<DateInputItem>[] | undefined
  /** False leaves the part out. */
  day?: DateInputItem | false | undefined
  month?: DateInputItem | false | undefined
  year?: DateInputItem | false | undefined
  /** By the full name of each part. */
  values?: Readonly<Record<string, string | number | undefined>> | undefined
  hint?: HintOptions | undefined
  errorMessage?: ErrorMessageOptions | undefined
  formGroup?: InputsGroupOptions | undefined
  fieldset?: FieldsetOptions | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
}

const parts = ['day', 'month', 'year'] as const

/** A date as three numbers. */
export function DateInput(props: DateInputProps) {
  const { fieldset } = props
  const inner = (
    <>
      <HintAndError id={props.id} field={props} />
      <div class={classes('govuk-date-input', props.classes)} {...attrs(props.attributes)} id={props.id || undefined}>
        {props.formGroup?.beforeInputs}
        {resolveParts(props).map((item) => (
          <Part item={item} of={props} />
        ))}
        {props.formGroup?.afterInputs}
      </div>
    </>
  )
  return (
    <FormGroup formGroup={props.formGroup} errorMessage={props.errorMessage}>
      {fieldset ? (
        // Without the role, JAWS does not read the description of a fieldset made of text inputs.
        <Fieldset {...fieldset} role="group" describedBy={describedBy(props.id, props, fieldset.describedBy)}>
          {inner}
        </Fieldset>
      ) : (
        inner
      )}
    </FormGroup>
  )
}

interface ResolvedPart {
  item: DateInputItem
  name: string
  value: string | number | undefined
  width: 2 | 4
  hasError: boolean
}

function resolveParts(props: DateInputProps): ResolvedPart[] {
  const own = parts.map((part) => props[part] ?? { name: part, value: props.values?.[part] })
  const given = props.items && props.items.length > 0 ? props.items : own
  const items = given.filter((item) => !!item)
  const anyHasError = items.some(saysError)
  return items.map((item) => {
    const at = parts.findIndex(
      (part, i) => item === own[i] || (item.name && [part, nameOf(own[i])].includes(item.name)),
    )
    const known = own[at] || undefined
    return {
      item,
      name: item.name ?? parts[at] ?? '',
      value: item.value ?? known?.value,
      width: at === 2 ? 4 : 2,
      hasError: saysError(item) || (item.error !== false && !!props.errorMessage && !anyHasError),
    }
  })
}

function nameOf(item: DateInputItem | false | undefined): string | undefined {
  return item ? item.name : undefined
}

function saysError(item: DateInputItem): boolean {
  return !!item.error || !!item.classes?.includes('govuk-input--error')
}

function Part({ item: part, of: { id, namePrefix, values } }: { item: ResolvedPart; of: DateInputProps }) {
  const { item, name } = part
  const fullName = namePrefix ? `${namePrefix}-${name}` : name
  return (
    <div class="govuk-date-input__item">
      <Input
        label={{ text: item.label || capitalised(name), classes: 'govuk-date-input__label' }}
        id={item.id || `${id}-${name}`}
        classes={classes(
          'govuk-date-input__input',
          part.hasError && !item.classes?.includes('govuk-input--error') && 'govuk-input--error',
          !item.classes?.includes('govuk-input--width-') && `govuk-input--width-${part.width}`,
          item.classes,
        )}
        name={fullName}
        value={part.value ?? values?.[fullName]}
        inputmode={item.inputmode || 'numeric'}
        autocomplete={item.autocomplete}
        pattern={item.pattern}
        attributes={item.attributes}
      />
    </div>
  )
}

function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1).toLowerCase()
}
