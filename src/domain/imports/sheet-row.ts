/** Rows of a table that somebody made elsewhere, and what is said about them before anything is written. */

/** One row of a sheet. Columns are named by their heading, in lower case with single spaces ("start date"). */
export interface SheetRow {
  /** As a spreadsheet numbers it: the headings are row 1. */
  readonly row: number
  readonly cells: Readonly<Record<string, string>>
}

/** Something to mend in one row. */
export interface RowProblem {
  readonly row: number
  /** The heading of the column as we name it; null when it is about the whole row. */
  readonly column: string | null
  readonly words: string
}

/** "Row 4, starts: ..." : the sentence for a list of problems; with whose the row is, "Row 4, Nia Roe, starts: ...". */
export function problemInWords({ row, column, words }: RowProblem, whose = ''): string {
  return `${[`Row ${row}`, whose, column ?? ''].filter((part) => part !== '').join(', ')}: ${words}`
}

/** The heading in the form that `SheetRow.cells` uses. */
export function plainHeading(heading: string): string {
  return heading
    .normalize('NFC')
    .trim()
    .toLowerCase()
    .replaceAll('’', "'")
    .replaceAll(/[_\s-]+/g, ' ')
}

/** The text of the first of these headings that the row has, tidied; empty when there is none. */
export function cellOf(row: SheetRow, headings: readonly string[]): string {
  for (const heading of headings) {
    const text = row.cells[heading]
    if (text !== undefined) return text.normalize('NFC').trim()
  }
  return ''
}

/** The wanted columns that the headings do not name, by our name for them. */
export function missingColumns(
  headings: readonly string[],
  wanted: Readonly<Record<string, readonly string[]>>,
): string[] {
  return Object.entries(wanted)
    .filter(([, names]) => !names.some((name) => headings.includes(name)))
    .map(([column]) => column)
}

/** The headings of columns that nobody asked for; a column without a heading is passed over. */
export function unknownColumns(headings: readonly string[], known: readonly string[]): string[] {
  return [...new Set(headings)].filter((heading) => heading !== '' && !known.includes(heading))
}

/** What is said when a column that is needed is not there. */
export const missingInWords = (column: string) => `There is no column called “${column}”`

// Control characters, and the invisible marks that turn text round or hide it.
const unseen = /[\p{Cc}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u

/**
 * What is wrong with a piece of text that will be shown and exported: too long, invisible characters, or a first
 * character that a spreadsheet would run as a formula (OWASP, CSV injection). Null when it is sound.
 */
export function textProblem(text: string, longest: number): string | null {
  if (text.length > longest) return `It is ${text.length} characters long, and the most is ${longest}`
  if (/^[=+\-@]/.test(text)) return `It begins with ${text[0]}, which a spreadsheet would run as a formula: remove it`
  return unseen.test(text) ? 'It has characters that cannot be seen: type it again' : null
}
