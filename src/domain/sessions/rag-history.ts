export const ragValues = ['red', 'amber', 'green'] as const
export type Rag = (typeof ragValues)[number]

export const isRag = (text: string): text is Rag => (ragValues as readonly string[]).includes(text)

const worthAsking = 3

/**
 * Whether things have stood still: at each of the last three discussions or more it was amber or red (product F4: "amber or
 * red again and again"). What follows is a question, and never a score.
 * @param earlier directions at earlier discussions, newest first
 */
export function isDrifting(earlier: readonly Rag[]): boolean {
  return earlier.length >= worthAsking && earlier.slice(0, worthAsking).every((rag) => rag !== 'green')
}

/** How often running the newest direction has been given, counting back. 0 when none was. */
export function runOf(earlier: readonly Rag[]): number {
  const changed = earlier.findIndex((rag) => rag !== earlier[0])
  return changed === -1 ? earlier.length : changed
}
