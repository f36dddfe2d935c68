const words = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'] as const

/** "three" for a count of documents in a running sentence; figures from ten on. */
export const numberInWords = (count: number): string => words[count] ?? `${count}`

/** "Three": the same at the beginning of a sentence. */
export function numberFirst(count: number): string {
  const text = numberInWords(count)
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`
}
