/** What can be chosen where two texts of one field met. Both are kept whatever is chosen. */
export const textChoices = ['both', 'mine', 'theirs', 'new'] as const
export type TextChoice = (typeof textChoices)[number]

/** What the record will say. Both is theirs first, because it was there first. */
export function textChosen(choice: TextChoice, texts: { mine: string; theirs: string; fresh: string }): string {
  if (choice === 'mine') return texts.mine
  if (choice === 'theirs') return texts.theirs
  return choice === 'both' ? bothTexts(texts) : texts.fresh
}

/** Theirs, an empty line, mine: what new words start from as well. */
export function bothTexts({ mine, theirs }: { mine: string; theirs: string }): string {
  return [theirs.trimEnd(), mine.trimStart()].filter((text) => text !== '').join('\n\n')
}

/**
 * The texts to save one after the other so that the history holds all of them: mine first where the choice is not mine
 * itself, then the one chosen.
 */
export function textsToKeep(chosen: string, mine: string): string[] {
  return chosen === mine ? [mine] : [mine, chosen]
}
