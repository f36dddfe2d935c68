import { type FormState, valuesOf } from './state.ts'

export interface HiddenFieldProps {
  state?: FormState | undefined
  name: string
  /** In place of the state's. */
  value?: string | number | undefined
}

/** A value that goes with the form unseen, once for each value there is. */
export function HiddenField(props: HiddenFieldProps) {
  const values = props.value === undefined ? valuesOf(props.state?.values ?? {}, props.name) : [props.value]
  return (
    <>
      {values.map((value) => (
        <input type="hidden" name={props.name} value={value} />
      ))}
    </>
  )
}
