import type { ComponentChildren } from 'preact'
import type { ChoiceItem } from '../govuk/choices.tsx'
import type { Maybe } from '../govuk/words.ts'
import { slot } from './field.ts'

/** One choice of a radio or checkbox field. */
export interface ChoiceOption {
  value: string
  text: string
  /** In place of `text`, where the choice is more than words. */
  content?: ComponentChildren
  hint?: ComponentChildren
  disabled?: boolean | undefined
  /** Further fields, shown below the choice when it is chosen. */
  conditional?: ComponentChildren
  /** For checkboxes: with script, choosing it clears the others. */
  exclusive?: boolean | undefined
}

/** A word between two choices. */
export interface ChoiceDivider {
  divider: string
}

export type ChoiceOptions = readonly Maybe<ChoiceOption | ChoiceDivider>[]

/**
 * The options as the components take them. One that is left out takes no number, so the first shown has the plain id.
 */
export function choiceItems(options: ChoiceOptions): (ChoiceItem & { behaviour?: 'exclusive' | undefined })[] {
  return options
    .filter((option) => !!option)
    .map((option) => {
      if ('divider' in option) return option
      const { exclusive, hint, ...item } = option
      return { ...item, hint: slot(hint), behaviour: exclusive ? 'exclusive' : undefined }
    })
}
