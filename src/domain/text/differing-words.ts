/** A run of a text, with whether its words were found in this text only. */
export interface TextRun {
  text: string
  only: boolean
}

export interface DifferingWords {
  left: TextRun[]
  right: TextRun[]
}

/**
 * The most cells the comparison may fill: about 2,000 changed words against 2,000. Beyond it the changed middle
 * is marked whole, which is true and merely less helpful.
 */
export const MOST_CELLS = 4_000_000

const TOKEN = /\s+|[\p{L}\p{N}]+(?:[’'-][\p{L}\p{N}]+)*|[^\s\p{L}\p{N}]/gu

interface Word {
  text: string
  /** White space before the word. */
  gap: string
}

interface Split {
  words: Word[]
  tail: string
}

function split(text: string): Split {
  const words: Word[] = []
  let gap = ''
  for (const token of text.match(TOKEN) ?? []) {
    if (/^\s/u.test(token)) {
      gap = token
    } else {
      words.push({ text: token, gap })
      gap = ''
    }
  }
  return { words, tail: gap }
}

/**
 * Which words of each list belong to a longest common subsequence, as flags.
 * Of several equal ones the latest is taken, so that a comma is matched beside the word that follows it in both.
 */
function matched(left: readonly string[], right: readonly string[]): { left: boolean[]; right: boolean[] } {
  const keptLeft = left.map(() => false)
  const keptRight = right.map(() => false)
  const width = right.length + 1
  if (left.length * right.length > MOST_CELLS) return { left: keptLeft, right: keptRight }

  const lengths = new Uint16Array((left.length + 1) * width)
  const at = (row: number, column: number): number => lengths[row * width + column] ?? 0
  for (let i = 1; i <= left.length; i++) {
    for (let j = 1; j <= right.length; j++) {
      lengths[i * width + j] =
        left[i - 1] === right[j - 1] ? at(i - 1, j - 1) + 1 : Math.max(at(i - 1, j), at(i, j - 1))
    }
  }
  let i = left.length
  let j = right.length
  while (i > 0 && j > 0) {
    if (left[i - 1] === right[j - 1]) {
      keptLeft[--i] = true
      keptRight[--j] = true
    } else if (at(i - 1, j) >= at(i, j - 1)) i--
    else j--
  }
  return { left: keptLeft, right: keptRight }
}

function runs({ words, tail }: Split, common: readonly boolean[]): TextRun[] {
  const result: TextRun[] = []
  const add = (text: string, only: boolean): void => {
    if (text === '') return
    const last = result.at(-1)
    if (last?.only === only) last.text += text
    else result.push({ text, only })
  }
  let before = false
  words.forEach((word, index) => {
    const only = common[index] !== true
    // The space between two marked words is marked with them; at the edge of a run it is not.
    add(word.gap, only && before)
    add(word.text, only)
    before = only
  })
  add(tail, false)
  return result
}

/**
 * Compares two texts word by word and marks the words that are in one of them only, by a longest common
 * subsequence. Words are letters and digits with inner apostrophes and hyphens; each other mark is a word of its
 * own; white space is carried but not compared. Joined together, the runs of a side are its text unchanged.
 */
export function differingWords(left: string, right: string): DifferingWords {
  const a = split(left)
  const b = split(right)
  const wordsA = a.words.map((word) => word.text)
  const wordsB = b.words.map((word) => word.text)

  const shortest = Math.min(wordsA.length, wordsB.length)
  let head = 0
  while (head < shortest && wordsA[head] === wordsB[head]) head++
  let tail = 0
  while (tail < shortest - head && wordsA.at(-1 - tail) === wordsB.at(-1 - tail)) tail++

  const middle = matched(wordsA.slice(head, wordsA.length - tail), wordsB.slice(head, wordsB.length - tail))
  const whole = (flags: boolean[]): boolean[] => [
    ...Array.from({ length: head }, () => true),
    ...flags,
    ...Array.from({ length: tail }, () => true),
  ]
  return { left: runs(a, whole(middle.left)), right: runs(b, whole(middle.right)) }
}
