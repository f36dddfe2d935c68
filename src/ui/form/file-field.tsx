import { FileUpload } from '../govuk/file-upload.tsx'
import { type FieldProps, labelled } from './field.ts'

export interface FileFieldProps extends FieldProps {
  /** Kinds of file the browser offers, such as ".csv,text/csv". It refuses nothing. */
  accept?: string | undefined
  multiple?: boolean | undefined
}

/** A file. Its form needs `enctype="multipart/form-data"`. */
export function FileField(props: FileFieldProps) {
  return (
    <FileUpload
      {...labelled(props)}
      multiple={props.multiple}
      attributes={{ accept: props.accept, ...props.attributes }}
    />
  )
}
