import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { concat, fromBase64url, fromHex, sameBytes, toBase64url, toHex } from './bytes.ts'
import { fingerprint, shortDigest } from './fingerprint.ts'

describe('bytes as text', () => {
  it('come back the same from hexadecimal and from base64url', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(fromHex(toHex(bytes))).toEqual(bytes)
        expect(fromBase64url(toBase64url(bytes))).toEqual(bytes)
      }),
    )
  })

  it.each(['A', '=', 'AA==', 'AB', 'A+', 'AAAAA', 'é'])(
    'are not read from %j, which is no one spelling of them',
    (text) => {
      expect(fromBase64url(text)).toBeUndefined()
    },
  )

  it.each(['a', 'AB', 'zz', 'ab '])('are not read from the hexadecimal %j', (text) => {
    expect(fromHex(text)).toBeUndefined()
  })

  it('are the same only in full', () => {
    expect(sameBytes(Uint8Array.of(1, 2), concat(Uint8Array.of(1), Uint8Array.of(2)))).toBe(true)
    expect(sameBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 2, 3))).toBe(false)
    expect(sameBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 3))).toBe(false)
  })
})

describe('what people compare by eye', () => {
  const root = fromHex(`a94b2f076c1d88e3${'00'.repeat(24)}`) ?? new Uint8Array()

  it('is four groups of four for what was signed', () => {
    expect(fingerprint(root)).toBe('a94b 2f07 6c1d 88e3')
  })

  it('is two groups for one document', () => {
    expect(shortDigest(root)).toBe('a94b 2f07')
  })
})
