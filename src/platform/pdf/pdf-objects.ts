/** A PDF file as text, one character a byte, with where its objects begin. */
export type PdfFile = { readonly text: string; readonly xref: number; readonly offsets: readonly number[] }

/** An object's place and text, without its "endobj". */
export type PdfObject = { readonly start: number; readonly end: number; readonly text: string }

/** Reads a file with one plain cross-reference table, which is how this compiler writes them. Throws on any other. */
export function readPdf(bytes: Uint8Array): PdfFile {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  const xref = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text.slice(-64))?.[1] ?? Number.NaN)
  const table = /^xref\s+0 (\d+)\s+(\d{10} \d{5} f\s{1,2}(?:\d{10} \d{5} n\s{1,2})+)trailer/.exec(text.slice(xref))
  if (!table) throw new Error('The PDF has no plain cross-reference table')
  const offsets = [...(table[2] ?? '').matchAll(/(\d{10}) \d{5}/g)].map((entry) => Number(entry[1]))
  if (offsets.length !== Number(table[1]))
    throw new Error('The cross-reference table does not have the entries it names')
  return { text, xref, offsets }
}

/** The object of a number. Throws when there is none. */
export function objectAt({ text, offsets }: PdfFile, number: number): PdfObject {
  const start = offsets[number]
  const end = start === undefined ? -1 : text.indexOf('endobj', start)
  if (start === undefined || end < 0) throw new Error(`The PDF has no object ${number}`)
  return { start, end, text: text.slice(start, end) }
}

/** The object that the first match of a pattern refers to: its only group is the number. */
export function objectBy(file: PdfFile, pattern: RegExp, within: string): PdfObject {
  return objectAt(file, Number(pattern.exec(within)?.[1] ?? Number.NaN))
}

/** What comes after the cross-reference table: the references to the catalog and to the file's identifier. */
export function trailerOf({ text }: PdfFile): string {
  return text.slice(text.lastIndexOf('trailer'), text.lastIndexOf('startxref'))
}

/** The file with some objects' texts replaced, and every offset moved accordingly. */
export function withObjects(file: PdfFile, replaced: readonly PdfObject[]): Uint8Array {
  const edits = replaced.toSorted((a, b) => a.start - b.start)
  const moved = (offset: number) =>
    edits.reduce((sum, { start, end, text }) => (start < offset ? sum + text.length - (end - start) : sum), offset)
  let body = ''
  let at = 0
  for (const { start, end, text } of edits) {
    body += file.text.slice(at, start) + text
    at = end
  }
  const entries = file.offsets.slice(1).map((offset) => `${String(moved(offset)).padStart(10, '0')} 00000 n\r\n`)
  const table = `xref\n0 ${file.offsets.length}\n0000000000 65535 f\r\n${entries.join('')}`
  const rest = `${trailerOf(file)}startxref\n${moved(file.xref)}\n%%EOF`
  return new Uint8Array(Buffer.from(body + file.text.slice(at, file.xref) + table + rest, 'latin1'))
}
