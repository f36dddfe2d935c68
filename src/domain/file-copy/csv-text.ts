/** Excel reads a file as UTF-8 when it begins so. */
const mark = '\ufeff'

/**
 * A table as CSV (RFC 4180): commas, every cell quoted, lines ended with CR LF, and a byte order mark. Line ends inside a
 * cell are LF. A cell that a spreadsheet would take for a formula begins with an apostrophe (CWE-1236).
 */
export function csvText(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  return `${mark}${[heads, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`
}

function cell(text: string): string {
  const lines = text.replaceAll(/\r\n?/gu, '\n')
  const safe = /^[=+\-@\t\n]/u.test(lines) ? `'${lines}` : lines
  return `"${safe.replaceAll('"', '""')}"`
}
