import { type ChoiceItem, Choices, type ChoicesOptions } from './choices.tsx'
import type { Attributes } from './words.ts'

export interface CheckboxItem extends ChoiceItem {
  /** In place of the name of the group. */
  name?: string | undefined
  /** "exclusive": with script, choosing it clears the others. */
  behaviour?: 'exclusive' | undefined
}

export interface CheckboxesProps extends ChoicesOptions<CheckboxItem> {
  /** Ids of what describes each input, where there is no fieldset. */
  describedBy?: string | undefined
  /** The values of the chosen items, in place of `checked`. */
  values?: readonly (string | number)[] | undefined
}

/** Any number of several choices. */
export function Checkboxes(props: CheckboxesProps) {
  const chosen = props.values?.map(String) ?? []
  return (
    <Choices
      kind="checkboxes"
      options={props}
      describedBy={props.describedBy}
      isChosen={(item) => chosen.includes(String(item.value))}
      inputAttributes={ownAttributes}
    />
  )
}

function ownAttributes(item: CheckboxItem): Attributes {
  return { ...(item.name ? { name: item.name } : {}), 'data-behaviour': item.behaviour }
}
