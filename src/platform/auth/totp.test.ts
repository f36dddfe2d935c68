import { describe, expect, it } from 'vitest'
import { codeOfStep, fromBase32, matchingSteps, timeStep, toBase32 } from './totp.ts'

const key = new TextEncoder().encode('12345678901234567890')
const at = (seconds: number) => Temporal.Instant.fromEpochMilliseconds(seconds * 1_000)

describe('codes of an authenticator app', () => {
  it.each([
    [59, '94287082'],
    [1111111109, '07081804'],
    [1111111111, '14050471'],
    [1234567890, '89005924'],
    [2000000000, '69279037'],
    [20000000000, '65353130'],
  ])('are those of RFC 6238, appendix B, at %i seconds', (seconds, code) => {
    expect(codeOfStep(key, timeStep(at(seconds)), 8)).toBe(code)
  })

  it.each(
    ['755224', '287082', '359152', '969429', '338314', '254676', '287922', '162583', '399871', '520489'].map(
      (code, counter) => [counter, code] as const,
    ),
  )('are those of RFC 4226, appendix D, for counter %i', (counter, code) => {
    expect(codeOfStep(key, counter)).toBe(code)
  })

  it('hold for the step before, the present one and the one after, and no further', () => {
    const now = at(1_000_000_015)
    const step = timeStep(now)
    for (const on of [-1, 0, 1]) expect(matchingSteps(key, codeOfStep(key, step + on), now)).toEqual([step + on])
    for (const on of [-2, 2]) expect(matchingSteps(key, codeOfStep(key, step + on), now)).toEqual([])
  })

  it('are not matched by something shorter or longer', () => {
    const now = at(1_000_000_015)
    const code = codeOfStep(key, timeStep(now))
    expect(matchingSteps(key, code.slice(1), now)).toEqual([])
    expect(matchingSteps(key, `${code}0`, now)).toEqual([])
    expect(matchingSteps(key, '', now)).toEqual([])
  })
})

describe('base32', () => {
  it.each([
    ['f', 'MY'],
    ['fo', 'MZXQ'],
    ['foo', 'MZXW6'],
    ['foob', 'MZXW6YQ'],
    ['fooba', 'MZXW6YTB'],
    ['foobar', 'MZXW6YTBOI'],
  ])('writes and reads %s as in RFC 4648, section 10', (text, wanted) => {
    expect(toBase32(new TextEncoder().encode(text))).toBe(wanted)
    expect(new TextDecoder().decode(fromBase32(wanted))).toBe(text)
  })
})
