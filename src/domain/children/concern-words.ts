import type { Concern } from './case-history.ts'

/** What a worry is mainly about, as a choice words it. */
export const concernWords: Record<Concern, string> = {
  neglect: 'Neglect',
  emotional: 'Emotional abuse',
  physical: 'Physical abuse',
  sexual: 'Sexual abuse',
  domestic_abuse: 'Domestic abuse at home',
  exploitation: 'Exploitation from outside the home',
  other: 'Something else',
}

export const isConcern = (text: string): text is Concern => Object.hasOwn(concernWords, text)
