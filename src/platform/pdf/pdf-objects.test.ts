import { describe, expect, it } from 'vitest'
import { asBothStandards } from './both-standards.ts'
import { objectAt, readPdf, withObjects } from './pdf-objects.ts'

const FILE =
  '%PDF-1.7\n1 0 obj\n<< /A 1 >>\nendobj\n2 0 obj\n<< /B 2 >>\nendobj\n' +
  'xref\n0 3\n0000000000 65535 f\r\n0000000009 00000 n\r\n0000000035 00000 n\r\n' +
  'trailer\n<< /Size 3 /Root 1 0 R >>\nstartxref\n61\n%%EOF'

describe('editing a PDF', () => {
  it('moves every offset behind what has grown', () => {
    const file = readPdf(Buffer.from(FILE))
    const first = objectAt(file, 1)
    const grown = readPdf(withObjects(file, [{ ...first, text: '1 0 obj\n<< /A (longer) >>\n' }]))
    expect(objectAt(grown, 1).text).toContain('(longer)')
    expect(objectAt(grown, 2).text).toBe('2 0 obj\n<< /B 2 >>\n')
    expect(grown.offsets).toEqual([0, 9, 42])
  })

  it('changes nothing when nothing is replaced', () => {
    expect(Buffer.from(withObjects(readPdf(Buffer.from(FILE)), [])).toString('latin1')).toBe(FILE)
  })

  it('refuses a file that is laid out otherwise, rather than spoil it', () => {
    expect(() => readPdf(Buffer.from('not a PDF'))).toThrow('no plain cross-reference table')
    expect(() => readPdf(Buffer.from(FILE.replace('0 3', '0 4')))).toThrow('does not have the entries')
    expect(() => asBothStandards(Buffer.from(FILE), Buffer.from(FILE))).toThrow('The PDF has no object')
    expect(() => objectAt(readPdf(Buffer.from(FILE)), 7)).toThrow('no object 7')
  })
})
