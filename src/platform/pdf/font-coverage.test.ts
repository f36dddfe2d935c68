import { describe, expect, it } from 'vitest'
import { codePointsOf, pointsIn } from './font-coverage.ts'

/** A font with nothing but a character map: A to C by a delta, D by a list of glyphs, and one emoji. */
function tinyFont(): Uint8Array {
  const format4 = [4, 44, 0, 6, 0, 0, 0, 0x43, 0x45, 0xffff, 0, 0x41, 0x44, 0xffff, 0x10000 - 0x40, 0, 1, 0, 4, 0, 9, 0]
  const words = [0, 1, 1, 0, 0, 0, 0x636d, 0x6170, 0, 0, 0, 28, 0, 0]
  words.push(0, 2, 0, 3, 0, 20, 3, 10, 0, 20 + format4.length * 2, ...format4)
  words.push(12, 0, 0, 28, 0, 0, 0, 1, 0x1, 0xf642, 0x1, 0xf643, 0, 5)
  const view = new DataView(new ArrayBuffer(words.length * 2))
  for (const [index, word] of words.entries()) view.setUint16(index * 2, word)
  return new Uint8Array(view.buffer)
}

describe('what a font can draw', () => {
  it('is read from its character map in both formats that are in use', () => {
    expect([...codePointsOf(tinyFont())]).toEqual([0x41, 0x42, 0x43, 0x44, 0x1f642, 0x1f643])
  })

  it('is not read from what has no character map', () => {
    expect(() => codePointsOf(new Uint8Array(12))).toThrow('no character map')
  })

  it('may be given as ranges', () => {
    expect([
      ...pointsIn([
        [1, 3],
        [7, 7],
      ]),
    ]).toEqual([1, 2, 3, 7])
  })
})
