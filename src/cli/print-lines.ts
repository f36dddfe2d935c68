import type { FileProblem } from '../platform/policies/read-pack.ts'

const width = 100

/** `file:line:column: error: what is wrong; what to write instead.` Editors and terminals find the place by it. */
export function problemLine({ file, line, column, severity, says, instead }: FileProblem): string {
  const more = instead === null ? '' : `; ${instead}`
  const text = `${says}${more}`
  return `${file}:${line}:${column}: ${severity}: ${text}${/[.?!]$/.test(text) ? '' : '.'}`
}

/** Breaks words into lines of at most 100 letters, each after the same space. A word longer than that stays whole. */
export function wrapped(text: string, space: string, first = space): string[] {
  const lines: string[] = []
  let line = first
  let fresh = true
  for (const word of text.split(/[ \n]+/)) {
    if (!fresh && line.length + 1 + word.length > width) {
      lines.push(line)
      line = space
      fresh = true
    }
    line += fresh ? word : ` ${word}`
    fresh = false
  }
  return [...lines, line]
}

/** Rows with their columns below each other; the last one is as long as it is. */
export function inColumns(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = []
  for (const row of rows) for (const [at, cell] of row.entries()) widths[at] = Math.max(widths[at] ?? 0, cell.length)
  return rows.map((row) =>
    row
      .map((cell, at) => (at === row.length - 1 ? cell : cell.padEnd(widths[at] ?? 0)))
      .join('  ')
      .trimEnd(),
  )
}
