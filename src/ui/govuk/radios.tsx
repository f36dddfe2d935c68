import { type ChoiceItem, Choices, type ChoicesOptions } from './choices.tsx'

export type RadioItem = ChoiceItem

export interface RadiosProps extends ChoicesOptions<RadioItem> {
  /** The value of the chosen item, in place of `checked`. */
  value?: string | number | undefined
}

/** One choice of several. */
export function Radios(props: RadiosProps) {
  const isChosen = (item: RadioItem) => !!props.value && String(item.value) === String(props.value)
  return <Choices kind="radios" options={props} isChosen={isChosen} />
}
