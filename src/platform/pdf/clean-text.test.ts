import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanLine, cleanText, paragraphsOf } from './clean-text.ts'

const all = () => true
const latin = (point: number) => point < 0x250

describe('text made fit for a page', () => {
  it('keeps what a person can see', () => {
    const text = 'She said: “No.” (twice) £3 — Ŵyn & Łukasz #1 *not bold* \\ <b>'
    expect(cleanText(text, all)).toBe(text)
  })

  it('knows every kind of line end, and makes a tab a space', () => {
    expect(cleanText('a\r\nb\rc\u2028d\u0085e\tf\u3000g', all)).toBe('a\nb\nc\nd\ne f g')
  })

  it('keeps a no-break space, which joins a day to its month', () => {
    expect(cleanText('5\u00a0March', all)).toBe('5\u00a0March')
  })

  it('shows by number what cannot be drawn', () => {
    expect(cleanText('ok 🙂 好', latin)).toBe('ok [U+1F642] [U+597D]')
  })

  it('keeps joiners inside a word of a script that needs them, and nowhere else', () => {
    expect(cleanText('می\u200cخواهم', all)).toBe('می\u200cخواهم')
    expect(cleanText('👩\u200d👧 a\u200c b', all)).toBe('👩👧 a b')
  })

  it('lets a very long word break, and leaves ordinary ones alone', () => {
    expect(cleanText('w'.repeat(50), all)).toBe(`${'w'.repeat(24)}\u200b${'w'.repeat(24)}\u200bww`)
    expect(cleanText('counterrevolutionaries', all)).toBe('counterrevolutionaries')
  })

  it('puts a title on one line', () => {
    expect(cleanLine('  Case\n discussion \t x ', all)).toBe('Case discussion x')
  })

  it('parts paragraphs at empty lines and keeps the lines of a list', () => {
    expect(paragraphsOf('one\n- a\n- b\n \n\n\ntwo\n', all)).toEqual([
      { lines: ['one', '- a', '- b'], rtl: false },
      { lines: ['two'], rtl: false },
    ])
    expect(paragraphsOf(' \n\n ', all)).toEqual([])
  })

  it('knows a paragraph that reads from the right by its first letter', () => {
    expect(paragraphsOf('3. قالت: yes\n\nyes: قالت', all).map(({ rtl }) => rtl)).toEqual([true, false])
  })

  it('never leaves a control character, half a pair or a non-character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const clean = cleanText(`${text}\u0007\ud800\ufffe\u{1fffe}\u202e`, all)
        expect(clean).not.toMatch(/(?!\n)\p{Cc}|\p{Cs}|\p{Co}|\p{Noncharacter_Code_Point}|[\u202a-\u202e]/u)
      }),
    )
  })
})
