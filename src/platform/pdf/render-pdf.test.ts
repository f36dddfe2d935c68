import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { dejaVuSansMono } from './dejavu-sans-mono.ts'
import { pointsIn } from './font-coverage.ts'
import { LAST_RESORT, loadFaces } from './fonts.ts'
import type { PrintDocument } from './print-document.ts'
import { parsePdf, type ReadPdf, unspaced } from './read-pdf.test-support.ts'
import { pdfRenderer, renderPdf } from './render-pdf.ts'
import { form, record } from './samples.test-support.ts'

const narrative = (text: string): PrintDocument => ({
  ...record,
  sections: [{ heading: 'What was said', blocks: [{ kind: 'narrative', text }] }],
})
const said = async (print: PrintDocument) => unspaced(parsePdf(await renderPdf(print)).pages.join(''))

describe('a printed record', () => {
  let pdf: ReadPdf
  let bytes: Uint8Array
  beforeAll(async () => {
    bytes = await renderPdf(record)
    pdf = parsePdf(bytes)
  })

  it('says of itself that it is PDF/A-2a and PDF/UA-1', () => {
    expect(pdf.metadata).toContain('<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>')
    expect(pdf.metadata).toContain('<pdfuaid:part>1</pdfuaid:part>')
    expect(pdf.file.text.startsWith('%PDF-1.7')).toBe(true)
  })

  it('describes the identifier that PDF/A does not know, as PDF/A asks', () => {
    expect(pdf.metadata).toContain('<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>')
    expect(pdf.metadata).toContain('xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"')
  })

  it('has metadata that is well made and as long as it says', () => {
    expect(Number(/\/Length (\d+)/.exec(pdf.metadata)?.[1])).toBe(
      Buffer.byteLength(/stream\n([\s\S]*)\nendstream/.exec(pdf.metadata)?.[1] ?? '', 'utf8'),
    )
    const named = [...pdf.metadata.matchAll(/<(\/?)([\w:]+)[^>]*?(\/?)>/g)].filter(([tag]) => !tag.startsWith('<?'))
    const open: string[] = []
    for (const [, closing, name = '', empty] of named) {
      if (closing) expect(open.pop()).toBe(name)
      else if (!empty) open.push(name)
    }
    expect(open).toEqual([])
  })

  it('names its colours by a profile that is inside it', () => {
    const profile = Number(/\/OutputIntents \[<<[\s\S]*?\/DestOutputProfile (\d+) 0 R/.exec(pdf.catalog)?.[1])
    expect(pdf.objects[profile - 1]).toMatch(/\/N 3\b[\s\S]*stream/)
    expect(pdf.catalog).toContain('/S /GTS_PDFA1')
  })

  it('is tagged, in British English, and shows its title', () => {
    expect(pdf.catalog).toMatch(/\/MarkInfo <<\s*\/Marked true/)
    expect(pdf.catalog).toMatch(/\/StructTreeRoot \d+ 0 R/)
    expect(pdf.catalog).toContain('/Lang (en-GB)')
    expect(pdf.catalog).toMatch(/\/ViewerPreferences <<[^>]*\/DisplayDocTitle true/)
    expect(pdf.metadata).toContain('<rdf:li xml:lang="x-default">Case discussion: Tobias Ellery</rdf:li>')
    expect(pdf.metadata).toContain('Idris Falodun')
  })

  it('is structured for a screen reader: one title, headings, lists of facts, tables with heads', () => {
    const tags = pdf.objects.flatMap((object) => /\/Type \/StructElem[\s\S]*?\/S \/(\w+)/.exec(object)?.[1] ?? [])
    const count = (tag: string) => tags.filter((one) => one === tag).length
    expect(count('H1')).toBe(1)
    expect(count('H2')).toBe(4)
    expect(count('Table')).toBe(3)
    expect(count('TH')).toBe(4 + 2 + 3)
    expect(count('L')).toBe(2)
    expect(count('Lbl')).toBe(3)
  })

  it('carries every font it uses', () => {
    const fonts = pdf.objects.filter((object) => /\/Type \/FontDescriptor/.test(object))
    expect(fonts.length).toBeGreaterThanOrEqual(2)
    for (const font of fonts) expect(font).toMatch(/\/FontFile[23]? \d+ 0 R/)
    expect(pdf.objects.filter((object) => /\/Subtype \/Type0/.test(object)).length).toBe(fonts.length)
  })

  it('holds nothing that runs, opens, attaches or hides', () => {
    for (const name of ['JavaScript', 'JS', 'OpenAction', 'AA', 'Launch', 'EmbeddedFile', 'Encrypt', 'URI', 'XFA']) {
      expect(pdf.file.text).not.toMatch(new RegExp(`/${name}\\b`))
    }
  })

  it('is dated by the record, not by the day it was printed', () => {
    expect(pdf.file.text).toContain('/CreationDate (D:20260312000000Z)')
    expect(pdf.metadata).toContain('<xmp:CreateDate>2026-03-12T00:00:00Z</xmp:CreateDate>')
  })

  it('is the same bytes each time, from any renderer', async () => {
    expect(Buffer.from(await renderPdf(record)).equals(bytes)).toBe(true)
    expect(Buffer.from(await pdfRenderer()(record)).equals(bytes)).toBe(true)
  })

  it('says everything that the record says', () => {
    const text = unspaced(pdf.pages.join(''))
    const strings: string[] = []
    JSON.stringify(record, (key, value: unknown) => {
      if (typeof value === 'string' && !['kind', 'rating', 'voice', 'date', 'author'].includes(key)) strings.push(value)
      return value
    })
    for (const one of strings.flatMap((value) => value.split('\n'))) expect(text).toContain(unspaced(one))
    for (const label of ['We decided', 'Because', 'Approved by', 'plumbline verify']) {
      expect(text).toContain(unspaced(label))
    }
  })

  it('has on every page which document and version it is, the fingerprint and how many pages', () => {
    expect(pdf.pages.length).toBeGreaterThan(1)
    for (const [index, page] of pdf.pages.entries()) {
      expect(unspaced(page)).toContain(
        unspaced('Document 01957f0e-3c5a-7a12-9d7b-2f6d1c7f3a91 · Version 2 · a94b 2f07 6c1d 88e3'),
      )
      expect(unspaced(page)).toContain(`Page${index + 1}of${pdf.pages.length}`)
    }
  })

  it('never uses a font of the machine', () => {
    const names = [...pdf.file.text.matchAll(/\/FontName \/[A-Z]{6}\+([A-Za-z0-9]+)/g)].map((found) => found[1])
    for (const name of names) expect(name).toMatch(/^(SourceSans3|SourceSerif4|LibertinusSerif|DejaVuSansMono)/)
  })
})

describe('what somebody typed', () => {
  it.each([
    '#import "@preview/evil:0.1.0": *',
    '#panic("no") #set page(width: 1pt) #pagebreak()',
    '$x^2 + sum_(i)$ *bold* _stress_ `raw` ```block```',
    '= A heading\n- a list\n/ Term: meaning\n+ one',
    '<label> @reference // comment /* comment */',
    'back\\slash \\u{41} \\n "quotes" \'single\' -- --- ...',
    '") + read("/etc/passwd") + ("',
    '#sys.inputs.data {"title": "x"}',
    'Ŵyn Łódź Ștefan Đặng Ґ ş ı €½',
  ])('is printed as it was typed: %s', async (text) => {
    for (const line of text.split('\n')) expect(await said(narrative(text))).toContain(unspaced(line))
  })

  it('is printed as it was typed, whatever signs of a keyboard it has', async () => {
    const keyboard = fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 200 })
    await fc.assert(
      fc.asyncProperty(keyboard, async (text) => {
        expect(await said(narrative(text))).toContain(unspaced(text))
      }),
      { numRuns: 60 },
    )
  }, 60_000)

  it('is printed as typed in every other place too', async () => {
    const typed = '#panic("x") *a* $b$'
    const everywhere = JSON.stringify({ ...record, date: 0 }, (key, value: unknown) =>
      typeof value === 'string' && !['kind', 'rating', 'voice', 'digest'].includes(key) ? typed : value,
    )
    const print = { ...(JSON.parse(everywhere) as PrintDocument), date: record.date }
    expect((await said(print)).split(unspaced(typed)).length).toBeGreaterThan(40)
    const filled = parsePdf(await renderPdf(form(typed)))
    expect(unspaced(filled.pages.join('')).split(unspaced(typed)).length).toBeGreaterThan(7)
  })

  it('may be 20,000 characters in any place', async () => {
    const long = 'He said that it was better. '.repeat(715).slice(0, 20_000)
    // letters on each page stand between its head and foot, so the text is looked for in pieces
    const pieces = (await said(narrative(long))).split('Hesaidthatitwasbetter.').length
    expect(pieces).toBeGreaterThan(690)
    const pdf = parsePdf(await renderPdf(form(long)))
    expect(unspaced(pdf.pages.join('')).length).toBeGreaterThan(unspaced(long).length * 6)
  })

  it('is not dropped in silence when no face can draw it', async () => {
    expect(await said(narrative('She smiled 🙂 and said 好'))).toContain('Shesmiled[U+1F642]andsaid[U+597D]')
  })

  it('may be Arabic', async () => {
    const text = await said(narrative('قالت إنها بخير'))
    expect(text).toMatch(/\p{Script=Arabic}/u)
    expect(text).not.toContain('U+06')
  })

  it('loses controls, directional overrides and other things nobody can see', async () => {
    const text = await said(narrative('a\u0000b\u001b[31m\u202ec\u202c\ufeffd\u00ade\ue000f\ufffe'))
    expect(text).toContain('ab[31mcdef')
  })

  it('always makes a page, whatever it is', async () => {
    const anything = fc.string({ unit: 'binary', maxLength: 300 })
    await fc.assert(
      fc.asyncProperty(anything, anything, async (text, title) => {
        const pdf = parsePdf(await renderPdf({ ...narrative(text), title, boundFor: text, organisation: title }))
        expect(pdf.pages.length).toBeGreaterThan(0)
      }),
      { numRuns: 60 },
    )
  }, 60_000)

  it('does not appear in the error when a page cannot be made', async () => {
    const careless = pdfRenderer({ ...loadFaces(), draws: () => true })
    const error: unknown = await careless(narrative('Secret words 🙂')).catch((reason: unknown) => reason)
    expect(String(error)).toContain('The page is not fit for ua-1: PDF/UA-1 error: the text')
    expect(`${String(error)} ${String((error as Error).stack)}`).not.toMatch(/Secret|🙂/u)
    expect((error as Error).cause).toBeUndefined()
  })
})

describe('a paper form', () => {
  it('prints blank as the same form, with room to write', async () => {
    const blank = parsePdf(await renderPdf(form()))
    const filled = parsePdf(await renderPdf(form('Morwenna Tait')))
    const [blankText, filledText] = [blank, filled].map((pdf) => unspaced(pdf.pages.join('')))
    for (const label of ['Part A', 'Supervisee', 'Agreed actions', 'Family discussion', 'Maybe', 'Venue', 'Date']) {
      expect(blankText).toContain(unspaced(label))
      expect(filledText).toContain(unspaced(label))
    }
    expect(blankText).not.toContain('Morwenna')
    expect(blankText).not.toContain('✓')
    expect(filledText).toContain('✓')
    expect(blank.pages.length).toBe(2)
  })

  it('is of both standards as a record is, blank too', async () => {
    const { metadata } = parsePdf(await renderPdf(form()))
    expect(metadata).toContain('<pdfuaid:part>1</pdfuaid:part><pdfaid:part>2</pdfaid:part>')
  })

  it('leaves no gap in the levels of its headings', async () => {
    const { objects } = parsePdf(await renderPdf(form()))
    const levels = objects.flatMap((object) => /\/S \/(H\d)/.exec(object)?.[1] ?? [])
    expect([...new Set(levels)].toSorted()).toEqual(['H1', 'H2'])
  })

  it('may lie on its side', async () => {
    const { file } = parsePdf(await renderPdf({ ...form(), orientation: 'landscape' }))
    const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(file.text) ?? []
    expect(Number(width)).toBeGreaterThan(Number(height))
  })
})

describe('the faces', () => {
  it('include a last resort that draws all we say it does', async () => {
    const faces = { ...loadFaces(), sans: [LAST_RESORT], serif: [LAST_RESORT] }
    const every = [...pointsIn(dejaVuSansMono)].map((point) => String.fromCodePoint(point)).join(' ')
    const pdf = await pdfRenderer(faces)(narrative(every))
    expect(parsePdf(pdf).pages.join('')).not.toContain('[U+')
  })

  it('are those of the compiler while the packages are not installed', () => {
    const faces = loadFaces(() => {
      throw new Error('not installed')
    })
    expect(faces.serif).toEqual(['Libertinus Serif', LAST_RESORT])
    expect(faces.files).toEqual([])
    expect(faces.draws(0x41)).toBe(true)
    expect(faces.draws(0x1f642)).toBe(false)
  })
})
