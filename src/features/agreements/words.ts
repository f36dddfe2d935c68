import type { Actor } from '../../domain/access/actor.ts'

/** What the organisation calls it: an agreement, unless it says contract. */
export const agreementWord = (actor: Pick<Actor, 'words'>): string => actor.words['agreement'] ?? 'agreement'

/** "an agreement", "a contract". */
export const anAgreement = (word: string): string => `${/^[aeiou]/i.test(word) ? 'an' : 'a'} ${word}`

/** What somebody is called after the first mention. */
export const firstName = (name: string): string => name.split(' ')[0] ?? name
