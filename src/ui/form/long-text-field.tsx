import { Textarea } from '../govuk/textarea.tsx'
import { type FieldProps, labelled } from './field.ts'
import { valueOf } from './state.ts'

export interface LongTextFieldProps extends FieldProps {
  /** "record" where the words become part of a document: narrative, set in the record face. "sans" unless given. */
  voice?: 'record' | 'sans' | undefined
  /** 5 unless given. */
  rows?: number | undefined
  /** 20000 unless given. A browser counts a line break as one. */
  maxLength?: number | undefined
  spellcheck?: boolean | undefined
}

/** Several lines of text. */
export function LongTextField(props: LongTextFieldProps) {
  return (
    <Textarea
      {...labelled(props, props.voice === 'record' && 'pl-write')}
      value={valueOf(props.state.values, props.name)}
      rows={props.rows}
      spellcheck={props.spellcheck}
      attributes={{ maxlength: props.maxLength ?? 20_000, ...props.attributes }}
    />
  )
}
