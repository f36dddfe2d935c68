import { differingWords, type TextRun } from '../text/differing-words.ts'

/** A run of words that stayed, went out or came in. */
export interface Piece {
  readonly text: string
  readonly kind: 'same' | 'out' | 'in'
}

/** One line of a text (a paragraph, or a point of a list) with what changed in it. */
export type ChangedLine = readonly Piece[]

const token = /\s+|[\p{L}\p{N}]+(?:[’'-][\p{L}\p{N}]+)*|[^\s\p{L}\p{N}]/gu
const isSpace = (text: string) => /^\s/u.test(text)

/**
 * What changed from one text to another, line by line. A line that was rewritten for less than half is shown with its
 * changed words marked; any other is the old line out and the new line in. Joined, `same` and `in` are the new text.
 */
export function changedLines(before: string, after: string): ChangedLine[] {
  const [old, fresh] = [linesOf(before), linesOf(after)]
  const result: ChangedLine[] = []
  let gone: string[] = []
  let come: string[] = []
  const flush = () => {
    gone.forEach((line, index) => {
      const partner = come[index]
      if (partner !== undefined && alike(line, partner)) result.push(merged(line, partner))
      else result.push([{ text: line, kind: 'out' }], ...(partner === undefined ? [] : [[piece(partner, 'in')]]))
    })
    result.push(...come.slice(gone.length).map((line) => [piece(line, 'in')]))
    gone = []
    come = []
  }
  for (const step of aligned(old, fresh)) {
    if (step.kind === 'same') {
      flush()
      result.push([step])
    } else (step.kind === 'out' ? gone : come).push(step.text)
  }
  flush()
  return result
}

const piece = (text: string, kind: Piece['kind']): Piece => ({ text, kind })

function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line.trim() !== '')
}

/** A longest common subsequence of lines, with what is in one text only between. */
function aligned(old: readonly string[], fresh: readonly string[]): Piece[] {
  const width = fresh.length + 1
  const lengths = Array.from<number>({ length: (old.length + 1) * width }).fill(0)
  const at = (row: number, column: number) => lengths[row * width + column] ?? 0
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = fresh.length - 1; j >= 0; j--) {
      lengths[i * width + j] = old[i] === fresh[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  const steps: Piece[] = []
  let [i, j] = [0, 0]
  while (i < old.length || j < fresh.length) {
    const [left, right] = [old[i], fresh[j]]
    if (left !== undefined && left === right) {
      steps.push(piece(left, 'same'))
      i++
      j++
    } else if (left !== undefined && (right === undefined || at(i + 1, j) >= at(i, j + 1))) {
      steps.push(piece(left, 'out'))
      i++
    } else {
      steps.push(piece(right ?? '', 'in'))
      j++
    }
  }
  return steps
}

function alike(before: string, after: string): boolean {
  const { left, right } = differingWords(before, after)
  const length = (runs: readonly TextRun[]) =>
    runs.filter((run) => !run.only).reduce((sum, run) => sum + run.text.trim().length, 0)
  return length(left) * 2 > before.length && length(right) * 2 > after.length
}

/** Two lines as one, with the words that went out before those that came in at the same place. */
function merged(before: string, after: string): Piece[] {
  const { left, right } = differingWords(before, after)
  const [old, fresh] = [tokensOf(left), tokensOf(right)]
  const result: { text: string; kind: Piece['kind'] }[] = []
  let gap = ''
  const add = (text: string, kind: Piece['kind']) => {
    const last = result.at(-1)
    if (last?.kind === kind) last.text += text
    else result.push({ text, kind })
  }
  const endsOpen = () => result.length > 0 && !isSpace(result.at(-1)?.text.at(-1) ?? ' ')
  let [i, j] = [0, 0]
  while (i < old.length || j < fresh.length) {
    const [gone, come] = [old[i], fresh[j]]
    if (gone && (gone.only || isSpace(gone.text))) {
      if (gone.only) {
        if (gap !== '' && endsOpen()) add(gap, 'same')
        add(gone.text, 'out')
        gap = ''
      } else gap = gone.text
      i++
    } else if (come) {
      if (come.only && result.at(-1)?.kind === 'out' && endsOpen() && !isSpace(come.text)) add(' ', 'same')
      add(come.text, come.only ? 'in' : 'same')
      if (!come.only) gap = ''
      if (!come.only && !isSpace(come.text)) i++
      j++
    } else i++
  }
  return result
}

function tokensOf(runs: readonly TextRun[]): TextRun[] {
  return runs.flatMap(({ text, only }) => (text.match(token) ?? []).map((part) => ({ text: part, only })))
}
