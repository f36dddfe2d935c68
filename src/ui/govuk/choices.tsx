import type { ComponentChildren } from 'preact'
import { Fieldset, type FieldsetOptions } from './fieldset.tsx'
import {
  describedBy,
  type ErrorMessageOptions,
  FormGroup,
  HintAndError,
  type HintOptions,
  type InputsGroupOptions,
} from './form-group.tsx'
import { Hint } from './hint.tsx'
import { Label } from './label.tsx'
import { attrs, type Attributes, classes, drawn, ids, type Maybe, type Words, words } from './words.ts'

/** One radio or checkbox, or a word between two of them. */
export interface ChoiceItem extends Words {
  id?: string | undefined
  value?: string | number | undefined
  label?: { classes?: string | undefined; attributes?: Attributes | undefined } | undefined
  hint?: HintOptions | undefined
  /** A word between two choices; the other options are not used then. */
  divider?: string | undefined
  checked?: boolean | undefined
  disabled?: boolean | undefined
  /** Shown below the choice when it is chosen. */
  conditional?: ComponentChildren
  attributes?: Attributes | undefined
}

/** What radios and checkboxes share. */
export interface ChoicesOptions<Item extends ChoiceItem> {
  name: string
  /** The name's value unless given. The first choice has this id, so that an error can be linked to it. */
  idPrefix?: string | undefined
  items: readonly Maybe<Item>[]
  fieldset?: FieldsetOptions | undefined
  hint?: HintOptions | undefined
  errorMessage?: ErrorMessageOptions | undefined
  formGroup?: InputsGroupOptions | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
}

type Kind = 'radios' | 'checkboxes'

interface ChoicesProps<Item extends ChoiceItem> {
  kind: Kind
  options: ChoicesOptions<Item>
  describedBy?: string | undefined
  isChosen: (item: Item) => boolean
  /** Attributes of one input beyond those of its item. */
  inputAttributes?: ((item: Item) => Attributes) | undefined
}

/** The body of `Radios` and of `Checkboxes`. Pages use those. */
export function Choices<Item extends ChoiceItem>(props: ChoicesProps<Item>) {
  const { kind, options } = props
  const { fieldset } = options
  const idPrefix = options.idPrefix || options.name
  const described = describedBy(idPrefix, options, fieldset?.describedBy || props.describedBy)
  const inner = (
    <>
      <HintAndError id={idPrefix} field={options} />
      <div
        class={classes(`govuk-${kind}`, options.classes)}
        {...attrs(options.attributes)}
        data-module={`govuk-${kind}`}
      >
        {options.formGroup?.beforeInputs}
        {options.items.map(
          (item, i) => item && <Choice {...props} item={item} id={itemId(item, idPrefix, i)} described={described} />,
        )}
        {options.formGroup?.afterInputs}
      </div>
    </>
  )
  return (
    <FormGroup formGroup={options.formGroup} errorMessage={options.errorMessage}>
      {fieldset ? (
        <Fieldset {...fieldset} role={undefined} describedBy={described}>
          {inner}
        </Fieldset>
      ) : (
        inner
      )}
    </FormGroup>
  )
}

function itemId(item: ChoiceItem, idPrefix: string, index: number): string {
  return item.id || (index > 0 ? `${idPrefix}-${index + 1}` : idPrefix)
}

interface ChoiceProps<Item extends ChoiceItem> extends ChoicesProps<Item> {
  item: Item
  id: string
  described: string | undefined
}

function Choice<Item extends ChoiceItem>(props: ChoiceProps<Item>) {
  const { kind, options, item, id } = props
  if (item.divider) return <div class={`govuk-${kind}__divider`}>{item.divider}</div>
  const chosen = item.checked || (item.checked !== false && props.isChosen(item))
  const hintId = drawn(words(item.hint)) ? `${id}-item-hint` : undefined
  const conditionalId = drawn(item.conditional) ? `conditional-${id}` : undefined
  return (
    <>
      <div class={`govuk-${kind}__item`}>
        <input
          {...attrs({
            class: `govuk-${kind}__input`,
            id,
            name: options.name,
            type: kind === 'radios' ? 'radio' : 'checkbox',
            value: item.value ?? '',
            checked: chosen,
            disabled: item.disabled,
            'data-aria-controls': conditionalId,
            'aria-describedby': ids(kind === 'checkboxes' && !options.fieldset && props.described, hintId),
            ...props.inputAttributes?.(item),
            ...item.attributes,
          })}
        />
        <Label
          text={item.text}
          content={item.content}
          classes={classes(`govuk-${kind}__label`, item.label?.classes)}
          attributes={item.label?.attributes}
          for={id}
        />
        {hintId && <Hint {...item.hint} id={hintId} classes={classes(`govuk-${kind}__hint`, item.hint?.classes)} />}
      </div>
      {conditionalId && (
        <div
          class={classes(`govuk-${kind}__conditional`, !chosen && `govuk-${kind}__conditional--hidden`)}
          id={conditionalId}
        >
          {item.conditional}
        </div>
      )}
    </>
  )
}
