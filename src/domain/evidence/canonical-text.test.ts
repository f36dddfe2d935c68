import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalText, isCanonicalText } from './canonical-text.ts'

function doubleOf(hex: string): number {
  const view = new DataView(new ArrayBuffer(8))
  view.setBigUint64(0, BigInt(`0x${hex}`))
  return view.getFloat64(0)
}

describe('the canonical text of content', () => {
  it('is that of the example in RFC 8785, section 3.2.2', () => {
    const value: unknown = JSON.parse(
      '{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],' +
        '"string":"\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/","literals":[null,true,false]}',
    )
    expect(canonicalText(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    )
  })

  it('orders members by UTF-16 code units, as in RFC 8785, section 3.2.3', () => {
    const value = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    }
    const order = [...canonicalText(value).matchAll(/:"([A-Z][^"]*)"/g)].map((found) => found[1])
    expect(order).toEqual([
      'Carriage Return',
      'One',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ])
  })

  it.each([
    ['0000000000000000', '0'],
    ['8000000000000000', '0'],
    ['0000000000000001', '5e-324'],
    ['8000000000000001', '-5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['ffefffffffffffff', '-1.7976931348623157e+308'],
    ['4340000000000000', '9007199254740992'],
    ['c340000000000000', '-9007199254740992'],
    ['4430000000000000', '295147905179352830000'],
    ['44b52d02c7e14af5', '9.999999999999997e+22'],
    ['44b52d02c7e14af6', '1e+23'],
    ['44b52d02c7e14af7', '1.0000000000000001e+23'],
    ['444b1ae4d6e2ef4e', '999999999999999700000'],
    ['444b1ae4d6e2ef4f', '999999999999999900000'],
    ['444b1ae4d6e2ef50', '1e+21'],
    ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['41b3de4355555553', '333333333.3333332'],
    ['41b3de4355555554', '333333333.33333325'],
    ['41b3de4355555555', '333333333.3333333'],
    ['41b3de4355555556', '333333333.3333334'],
    ['41b3de4355555557', '333333333.33333343'],
    ['becbf647612f3696', '-0.0000033333333333333333'],
    ['43143ff3c1cb0959', '1424953923781206.2'],
  ])('writes the double %s as %s, as in RFC 8785, appendix B', (hex, text) => {
    expect(canonicalText(doubleOf(hex))).toBe(text)
  })

  it.each([
    ['not a number', Number.NaN],
    ['infinity', Number.POSITIVE_INFINITY],
    ['an undefined member', { why: undefined }],
    ['a hole in a list', [1, , 3]], // oxlint-disable-line no-sparse-arrays
    ['half a surrogate pair', 'a\ud800'],
    ['half a surrogate pair in a name', { '\udc00': 1 }],
    ['a Temporal date', Temporal.PlainDate.from('2026-03-05')],
    ['a map', new Map()],
    ['a big integer', 1n],
    ['a function', () => 1],
  ])('refuses %s, which JSON cannot hold', (_what, value) => {
    expect(() => canonicalText(value)).toThrow(TypeError)
  })

  it('refuses what goes round in a circle or too deep, naming the place and not the words', () => {
    const circle: { inside?: unknown } = {}
    circle.inside = circle
    expect(() => canonicalText(circle)).toThrow('nested deeper than 64')
    expect(() => canonicalText({ cases: [{ why: undefined, text: 'She said' }] })).toThrow(
      'Not JSON: the value at /cases/0/why is undefined',
    )
  })

  it('does not depend on the order in which members were written', () => {
    expect(canonicalText({ b: 1, a: { d: 2, c: 3 } })).toBe(canonicalText({ a: { c: 3, d: 2 }, b: 1 }))
  })

  it('reads back as the same value, and is its own canonical text', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noNegativeZero: true } as never), (value) => {
        const json: unknown = JSON.parse(JSON.stringify(value).toWellFormed())
        const text = canonicalText(json)
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(json)))
        expect(isCanonicalText(text)).toBe(true)
      }),
    )
  })

  it.each(['{"a": 1}', '{"b":1,"a":2}', '{"a":1,"a":1}', '1.0', '{', '"\\u0041"'])(
    'is not any other spelling: %s',
    (text) => expect(isCanonicalText(text)).toBe(false),
  )
})
