import { objectAt, objectBy, type PdfFile, type PdfObject, readPdf, trailerOf, withObjects } from './pdf-objects.ts'

/** PDF/UA's own identifier, which PDF/A-2 wants described before it is used (ISO 19005-2, 6.6.2.3). */
const UA_SCHEMA =
  '<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>' +
  '<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>' +
  '<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">' +
  '<pdfaProperty:category>internal</pdfaProperty:category>' +
  '<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>' +
  '<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>' +
  '</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li>'

/**
 * One file of both standards from two exports of one page. The compiler enforces PDF/A-2a and PDF/UA-1, but only one at
 * a time (typst/typst, issue 7183), so the page was exported and checked as each. The two differ in four places: this
 * takes the PDF/UA file, which has the fuller structure (boxes of tables) and the viewer preference, and puts in what
 * PDF/A asks for: its output intent, and its metadata with both identifiers. Throws when a file is not laid out as
 * expected.
 */
export function asBothStandards(pdfUa: Uint8Array, pdfA: Uint8Array): Uint8Array {
  const ua = readPdf(pdfUa)
  const a = readPdf(pdfA)
  const catalog = catalogOf(ua)
  const metadata = objectBy(ua, /\/Metadata (\d+) 0 R/, catalog.text)
  const intent = `/OutputIntents [${outputIntent(a, rgbProfile(ua))}]`
  return withObjects(ua, [
    { ...catalog, text: replaceOnce(catalog.text, '/ViewerPreferences', `${intent}\n  /ViewerPreferences`) },
    { ...metadata, text: withStream(metadata.text, bothIdentifiers(a, ua)) },
  ])
}

function catalogOf(file: PdfFile): PdfObject {
  return objectBy(file, /\/Root (\d+) 0 R/, trailerOf(file))
}

/** The number of the sRGB profile that every colour on the page is already defined by. */
function rgbProfile(file: PdfFile): number {
  const profiles = [...file.text.matchAll(/\/ICCBased (\d+) 0 R/g)].map((found) => Number(found[1]))
  const rgb = profiles.find((number) => /\/N 3\b/.test(objectAt(file, number).text))
  if (rgb === undefined) throw new Error('The PDF has no RGB profile')
  return rgb
}

function outputIntent(a: PdfFile, profile: number): string {
  const list = objectBy(a, /\/OutputIntents (\d+) 0 R/, catalogOf(a).text)
  const dictionary = /<<[\s\S]*>>/.exec(objectBy(a, /\[(\d+) 0 R\]/, list.text).text)?.[0] ?? ''
  if (!dictionary.includes('/S /GTS_PDFA1')) throw new Error('The PDF/A file has no output intent')
  return dictionary.replace(/\/DestOutputProfile \d+ 0 R/, `/DestOutputProfile ${profile} 0 R`)
}

function bothIdentifiers(a: PdfFile, ua: PdfFile): string {
  const metadata = streamOf(objectBy(a, /\/Metadata (\d+) 0 R/, catalogOf(a).text).text)
  const named = replaceOnce(
    replaceOnce(
      replaceOnce(metadata, ' xmlns:pdfaid=', ' xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"  xmlns:pdfaid='),
      '<pdfaExtension:schemas><rdf:Bag>',
      `<pdfaExtension:schemas><rdf:Bag>${UA_SCHEMA}`,
    ),
    '<pdfaid:part>',
    '<pdfuaid:part>1</pdfuaid:part><pdfaid:part>',
  )
  return named.replaceAll(identifierOf(a), () => identifierOf(ua))
}

/** Each export hashes its own content into an identifier; the metadata has to name the one of the file it is in. */
function identifierOf(file: PdfFile): string {
  const identifier = /\/ID \[\(([A-Za-z0-9+/=]+)\)/.exec(trailerOf(file))?.[1]
  if (identifier === undefined) throw new Error('The PDF has no identifier')
  return identifier
}

function streamOf(object: string): string {
  const stream = /stream\r?\n([\s\S]*)\r?\nendstream/.exec(object)?.[1]
  if (stream === undefined) throw new Error('The metadata is not a plain stream')
  return stream
}

function withStream(object: string, stream: string): string {
  const head = object.slice(0, object.indexOf('stream')).replace(/\/Length \d+/, `/Length ${stream.length}`)
  return `${head}stream\n${stream}\nendstream\n`
}

function replaceOnce(text: string, find: string, put: string): string {
  const parts = text.split(find)
  if (parts.length !== 2) throw new Error(`Expected ${find.trim()} once in the PDF`)
  return parts.join(put)
}
