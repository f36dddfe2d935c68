import { inflateSync } from 'node:zlib'
import { objectAt, objectBy, type PdfFile, readPdf, trailerOf } from './pdf-objects.ts'

/** What a test wants to know of a PDF. It reads what this compiler writes, and is no reader of others. */
export type ReadPdf = {
  readonly file: PdfFile
  /** Text of every object, in the order of their numbers. */
  readonly objects: readonly string[]
  readonly catalog: string
  readonly metadata: string
  /** What each page says, in the order it is drawn. */
  readonly pages: readonly string[]
}

/** Reads a PDF. Throws when an offset in its table does not lead to the object. */
export function parsePdf(bytes: Uint8Array): ReadPdf {
  const file = readPdf(bytes)
  const objects = file.offsets.slice(1).map((_, index) => {
    const { text } = objectAt(file, index + 1)
    if (!text.startsWith(`${index + 1} 0 obj`)) throw new Error(`Offset ${index + 1} leads elsewhere`)
    return text
  })
  const catalog = objectBy(file, /\/Root (\d+) 0 R/, trailerOf(file)).text
  const metadata = Buffer.from(objectBy(file, /\/Metadata (\d+) 0 R/, catalog).text, 'latin1').toString('utf8')
  const pages = objects.filter((object) => /\/Type \/Page\b/.test(object)).map((page) => textOf(file, page))
  return { file, objects, catalog, metadata, pages }
}

/** Text without its spaces: where a line ends, a space is not drawn. */
export function unspaced(text: string): string {
  return text.replace(/[\s\u200b]/gu, '')
}

function textOf(file: PdfFile, page: string): string {
  const faces = new Map<string, Map<string, string>>()
  for (const [, name, number] of page.matchAll(/\/(f\d+) (\d+) 0 R/g)) {
    if (name && number) faces.set(name, charactersOf(file, objectAt(file, Number(number)).text))
  }
  let text = ''
  let face: Map<string, string> | undefined
  for (const found of contentOf(file, page).matchAll(
    /\/(f\d+) [-\d.]+ Tf|<([0-9a-f]+)>|\(((?:\\[\s\S]|[^\\()])*)\)/gi,
  )) {
    if (found[1]) face = faces.get(found[1])
    const glyphs = found[2] ?? Buffer.from(unescaped(found[3] ?? ''), 'latin1').toString('hex')
    for (const glyph of glyphs.match(/.{4}/g) ?? []) text += face?.get(glyph.toUpperCase()) ?? ''
  }
  return text
}

/** A literal string's bytes (ISO 32000-1, 7.3.4.2). */
function unescaped(literal: string): string {
  const named: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }
  return literal.replace(/\\([0-7]{1,3}|[\s\S])/g, (_, code: string) =>
    /^[0-7]/.test(code) ? String.fromCharCode(Number.parseInt(code, 8)) : (named[code] ?? code),
  )
}

function contentOf(file: PdfFile, page: string): string {
  return streamOf(objectBy(file, /\/Contents (\d+) 0 R/, page).text)
}

function charactersOf(file: PdfFile, font: string): Map<string, string> {
  const map = streamOf(objectBy(file, /\/ToUnicode (\d+) 0 R/, font).text)
  return new Map(
    [...map.matchAll(/<([0-9A-F]{4})> <((?:[0-9A-F]{4})+)>\n/g)].map(([, glyph = '', utf16 = '']) => [
      glyph,
      Buffer.from(utf16, 'hex').swap16().toString('utf16le'),
    ]),
  )
}

function streamOf(object: string): string {
  const start = object.indexOf('stream') + 'stream\n'.length
  const bytes = Buffer.from(object.slice(start, object.lastIndexOf('endstream')), 'latin1')
  return (object.includes('/FlateDecode') ? inflateSync(bytes) : bytes).toString('latin1')
}
