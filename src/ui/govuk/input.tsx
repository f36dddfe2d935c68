import type { ComponentChildren } from 'preact'
import { describedBy, FormGroup, HintAndError, type LabelledInputOptions } from './form-group.tsx'
import { Label } from './label.tsx'
import { attrs, type Attributes, classes, drawn, type Words, words } from './words.ts'

export interface AffixOptions extends Words {
  classes?: string | undefined
  attributes?: Attributes | undefined
}

export interface InputProps extends LabelledInputOptions {
  /** "text" unless given. */
  type?: string | undefined
  inputmode?: string | undefined
  value?: string | number | undefined
  prefix?: AffixOptions | undefined
  suffix?: AffixOptions | undefined
  autocomplete?: string | undefined
  pattern?: string | undefined
  spellcheck?: boolean | undefined
  autocapitalize?: string | undefined
  inputWrapper?: { classes?: string | undefined; attributes?: Attributes | undefined } | undefined
}

/** One line of text. */
export function Input(props: InputProps) {
  const id = props.id || props.name
  return (
    <FormGroup formGroup={props.formGroup} errorMessage={props.errorMessage}>
      <Label {...props.label} for={id} />
      <HintAndError id={id} field={props} />
      <Wrapper {...props}>
        <input
          {...attrs({
            class: classes('govuk-input', props.classes, props.errorMessage && 'govuk-input--error'),
            id,
            name: props.name,
            type: props.type || 'text',
            spellcheck: props.spellcheck === undefined ? undefined : `${props.spellcheck}`,
            value: props.value,
            disabled: props.disabled,
            'aria-describedby': describedBy(id, props, props.describedBy),
            autocomplete: props.autocomplete,
            autocapitalize: props.autocapitalize,
            pattern: props.pattern,
            inputmode: props.inputmode,
            ...props.attributes,
          })}
        />
      </Wrapper>
    </FormGroup>
  )
}

function Wrapper(props: InputProps & { children: ComponentChildren }) {
  const { prefix, suffix, formGroup, inputWrapper } = props
  const parts = [words(prefix), words(suffix), formGroup?.beforeInput, formGroup?.afterInput]
  if (!parts.some(drawn)) return <>{props.children}</>
  return (
    <div class={classes('govuk-input__wrapper', inputWrapper?.classes)} {...attrs(inputWrapper?.attributes)}>
      {formGroup?.beforeInput}
      <Affix affix={prefix} type="prefix" />
      {props.children}
      <Affix affix={suffix} type="suffix" />
      {formGroup?.afterInput}
    </div>
  )
}

function Affix({ affix, type }: { affix: AffixOptions | undefined; type: 'prefix' | 'suffix' }) {
  const content = words(affix)
  if (!drawn(content)) return null
  return (
    <div class={classes(`govuk-input__${type}`, affix?.classes)} aria-hidden="true" {...attrs(affix?.attributes)}>
      {content}
    </div>
  )
}
