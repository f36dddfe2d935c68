import { tmpdir } from 'node:os'
import { setImmediate } from 'node:timers/promises'
import { NodeCompiler, type NodeTypstDocument, PdfStandard } from '@myriaddreamin/typst-ts-node-compiler'
import { asBothStandards } from './both-standards.ts'
import { type Faces, loadFaces } from './fonts.ts'
import type { PrintDocument, PrintForm } from './print-document.ts'
import { template } from './template.ts'
import { templateData } from './template-data.ts'

/** Makes a PDF of a document or a form. */
export type PdfRenderer = (print: PrintDocument | PrintForm) => Promise<Uint8Array>

/**
 * A renderer with its own compiler. The file it makes is PDF/A-2a and PDF/UA-1: tagged, in British English, with its
 * fonts inside, nothing that runs, nothing encrypted; and it is the same bytes for the same input, on any day.
 * Rejects, with the compiler's words about the template but nothing of the text, when the page falls short of either.
 */
export function pdfRenderer(faces: Faces = loadFaces()): PdfRenderer {
  const compiler = NodeCompiler.create({
    // nothing is read from it: the template imports no file and no package
    workspace: tmpdir(),
    fontArgs: [{ fontBlobs: [...faces.files] }],
  })
  return async (print) => {
    // a page takes the whole thread for its milliseconds: others go first, and the last page's memory is given back
    await setImmediate()
    try {
      const page = compiled(compiler, templateData(print, faces))
      const pdfUa = exported(compiler, page, PdfStandard.UA_1)
      return asBothStandards(pdfUa, exported(compiler, page, PdfStandard.A_2a))
    } finally {
      // all of it, or words of this record would stay in the compiler's memory; it costs no time that could be measured
      compiler.evictCache(0)
    }
  }
}

let shared: PdfRenderer | undefined

/** `pdfRenderer` made once for the process, at its first use. */
export function renderPdf(print: PrintDocument | PrintForm): Promise<Uint8Array> {
  shared ??= pdfRenderer()
  return shared(print)
}

function compiled(compiler: NodeCompiler, data: string): NodeTypstDocument {
  const outcome = compiler.compile({ mainFileContent: template, inputs: { data } })
  const { result } = outcome
  if (result && !outcome.hasError()) return result
  const messages = (outcome.takeError()?.shortDiagnostics ?? []).map(({ message }: { message: string }) => message)
  throw new Error(`The page could not be set: ${withoutText(messages)}`)
}

function exported(compiler: NodeCompiler, page: NodeTypstDocument, pdfStandard: PdfStandard): Uint8Array {
  try {
    return compiler.pdf(page, { pdfStandard })
  } catch (error) {
    const messages = [...String(error).matchAll(/message: "([^"\\]*)/g)].map((found) => found[1] ?? '')
    // oxlint-disable-next-line preserve-caught-error -- left out on purpose: the cause quotes the page
    throw new Error(`The page is not fit for ${pdfStandard}: ${withoutText(messages)}`)
  }
}

/** The compiler's messages up to the first thing they quote, which may be narrative, and errors are logged. */
function withoutText(messages: readonly string[]): string {
  const openings = messages.map((message) => /^[^`"'“]*/.exec(message)?.[0].trim() ?? '')
  return [...new Set(openings)].join('; ') || 'the compiler gave no reason'
}
