import type { LabelledInputOptions } from './form-group.tsx'
import { Hint } from './hint.tsx'
import { Textarea } from './textarea.tsx'
import { type Attributes, classes, i18n, type PluralTexts } from './words.ts'

export interface CharacterCountProps extends Omit<LabelledInputOptions, 'disabled' | 'describedBy'> {
  rows?: number | undefined
  value?: string | undefined
  spellcheck?: boolean | undefined
  maxlength?: number | string | undefined
  /** Wins over `maxlength`. */
  maxwords?: number | string | undefined
  /** What the script counts: characters unless given, or `maxwords` is. */
  countType?: 'characters' | 'words' | 'utf-16' | (string & {}) | undefined
  /** Per cent of the limit after which the count is shown. */
  threshold?: number | string | undefined
  countMessage?: { classes?: string | undefined } | undefined
  /** "%{count}" stands for the limit. */
  textareaDescriptionText?: string | undefined
  charactersUnderLimitText?: PluralTexts | undefined
  charactersAtLimitText?: string | undefined
  charactersOverLimitText?: PluralTexts | undefined
  wordsUnderLimitText?: PluralTexts | undefined
  wordsAtLimitText?: string | undefined
  wordsOverLimitText?: PluralTexts | undefined
}

/** Several lines of text with a limit that is said, and counted where there is script. */
export function CharacterCount(props: CharacterCountProps) {
  const id = props.id || props.name
  const limit = props.maxwords || props.maxlength
  const countType = props.countType || (props.maxwords ? 'words' : undefined)
  const description =
    props.textareaDescriptionText || `You can enter up to %{count} ${countType === 'words' ? 'words' : 'characters'}`
  const message = (
    <Hint
      id={`${id}-info`}
      classes={classes('govuk-character-count__message', props.countMessage?.classes)}
      text={limit ? description.replaceAll('%{count}', String(limit)) : undefined}
    />
  )
  return (
    <Textarea
      id={id}
      name={props.name}
      describedBy={`${id}-info`}
      rows={props.rows}
      spellcheck={props.spellcheck}
      value={props.value}
      formGroup={{
        classes: classes('govuk-character-count', props.formGroup?.classes),
        attributes: scriptAttributes(props, countType),
        beforeInput: props.formGroup?.beforeInput,
        afterInput: [message, props.formGroup?.afterInput],
      }}
      classes={classes('govuk-js-character-count', props.classes)}
      label={props.label}
      hint={props.hint}
      errorMessage={props.errorMessage}
      attributes={props.attributes}
    />
  )
}

function scriptAttributes(props: CharacterCountProps, countType: string | undefined): Attributes {
  const text = props.textareaDescriptionText
  const limitIsSetByScript = !props.maxwords && !props.maxlength
  return {
    'data-module': 'govuk-character-count',
    'data-maxlength': props.maxlength,
    'data-maxwords': props.maxwords,
    'data-threshold': props.threshold,
    'data-count-type': countType,
    ...(limitIsSetByScript && text ? i18n('textarea-description', { other: text }) : {}),
    ...i18n('characters-under-limit', props.charactersUnderLimitText),
    ...i18n('characters-at-limit', props.charactersAtLimitText),
    ...i18n('characters-over-limit', props.charactersOverLimitText),
    ...i18n('words-under-limit', props.wordsUnderLimitText),
    ...i18n('words-at-limit', props.wordsAtLimitText),
    ...i18n('words-over-limit', props.wordsOverLimitText),
    ...props.formGroup?.attributes,
  }
}
