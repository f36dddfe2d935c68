import { describedBy, FormGroup, HintAndError, type LabelledInputOptions } from './form-group.tsx'
import { Label } from './label.tsx'
import { attrs, type Attributes, classes, type Maybe } from './words.ts'

export interface SelectItem {
  /** The text is the value unless given. */
  value?: string | number | boolean | undefined
  text: string
  /** items beside each other with the same words stand under them */
  group?: string | undefined
  selected?: boolean | undefined
  disabled?: boolean | undefined
  attributes?: Attributes | undefined
}

export interface SelectProps extends LabelledInputOptions {
  items: readonly Maybe<SelectItem>[]
  /** The value of the chosen item, in place of `selected`. */
  value?: string | number | undefined
}

/** A drop-down list. */
export function Select(props: SelectProps) {
  const id = props.id || props.name
  return (
    <FormGroup formGroup={props.formGroup} errorMessage={props.errorMessage}>
      <Label {...props.label} for={id} />
      <HintAndError id={id} field={props} />
      {props.formGroup?.beforeInput}
      <select
        class={classes('govuk-select', props.classes, props.errorMessage && 'govuk-select--error')}
        id={id}
        name={props.name}
        disabled={props.disabled}
        aria-describedby={describedBy(id, props, props.describedBy)}
        {...attrs(props.attributes)}
      >
        {inGroups(props.items).map(({ group, items }) =>
          group === undefined ? (
            items.map((item) => <Option item={item} chosen={props.value} />)
          ) : (
            <optgroup label={group}>
              {items.map((item) => (
                <Option item={item} chosen={props.value} />
              ))}
            </optgroup>
          ),
        )}
      </select>
      {props.formGroup?.afterInput}
    </FormGroup>
  )
}

function inGroups(items: readonly Maybe<SelectItem>[]): { group: string | undefined; items: SelectItem[] }[] {
  const groups: { group: string | undefined; items: SelectItem[] }[] = []
  for (const item of items) {
    if (!item) continue
    const last = groups.at(-1)
    if (last !== undefined && last.group === item.group) last.items.push(item)
    else groups.push({ group: item.group, items: [item] })
  }
  return groups
}

function Option({ item, chosen }: { item: SelectItem; chosen: string | number | undefined }) {
  const isChosen = !!chosen && String(item.value ?? item.text) === String(chosen)
  return (
    <option
      {...attrs({
        value: item.value === undefined ? undefined : String(item.value),
        selected: item.selected ?? isChosen,
        disabled: item.disabled,
        ...item.attributes,
      })}
    >
      {item.text}
    </option>
  )
}
