import type { ComponentChildren } from 'preact'
import { describedBy, FormGroup, HintAndError, type LabelledInputOptions } from './form-group.tsx'
import { Label } from './label.tsx'
import { attrs, type Attributes, classes, i18n, type PluralTexts } from './words.ts'

export interface FileUploadProps extends LabelledInputOptions {
  multiple?: boolean | undefined
  /** Wraps the input for the package's script, which draws a drop zone. The options below are for it. */
  javascript?: boolean | undefined
  wrapperClasses?: string | undefined
  wrapperAttributes?: Attributes | undefined
  chooseFilesButtonText?: string | undefined
  noFileChosenText?: string | undefined
  multipleFilesChosenText?: PluralTexts | undefined
  dropInstructionText?: string | undefined
  enteredDropZoneText?: string | undefined
  leftDropZoneText?: string | undefined
}

/** A file from the reader's device. */
export function FileUpload(props: FileUploadProps) {
  const id = props.id || props.name
  return (
    <FormGroup formGroup={props.formGroup} errorMessage={props.errorMessage}>
      <Label {...props.label} for={id} />
      <HintAndError id={id} field={props} />
      {props.formGroup?.beforeInput}
      <Wrapper {...props}>
        <input
          {...attrs({
            class: classes('govuk-file-upload', props.classes, props.errorMessage && 'govuk-file-upload--error'),
            id,
            name: props.name,
            type: 'file',
            disabled: props.disabled,
            multiple: props.multiple,
            'aria-describedby': describedBy(id, props, props.describedBy),
            ...props.attributes,
          })}
        />
      </Wrapper>
      {props.formGroup?.afterInput}
    </FormGroup>
  )
}

function Wrapper(props: FileUploadProps & { children: ComponentChildren }) {
  if (!props.javascript) return <>{props.children}</>
  return (
    <div
      class={classes('govuk-file-upload-wrapper', props.wrapperClasses)}
      data-module="govuk-file-upload"
      {...attrs({
        ...i18n('choose-files-button', props.chooseFilesButtonText),
        ...i18n('no-file-chosen', props.noFileChosenText),
        ...i18n('multiple-files-chosen', props.multipleFilesChosenText),
        ...i18n('drop-instruction', props.dropInstructionText),
        ...i18n('entered-drop-zone', props.enteredDropZoneText),
        ...i18n('left-drop-zone', props.leftDropZoneText),
        ...props.wrapperAttributes,
      })}
    >
      {props.children}
    </div>
  )
}
