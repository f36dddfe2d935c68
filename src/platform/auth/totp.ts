import { createHmac, timingSafeEqual } from 'node:crypto'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const secondsOfAStep = 30

/** @returns bytes in base32 without padding (RFC 4648, 6) */
export function toBase32(bytes: Uint8Array): string {
  let bits = ''
  for (const byte of bytes) bits += byte.toString(2).padStart(8, '0')
  return (bits.match(/.{1,5}/g) ?? []).map((five) => alphabet[Number.parseInt(five.padEnd(5, '0'), 2)]).join('')
}

/** @returns the bytes of base32 text; bits left over at the end are dropped (RFC 4648, 6) */
export function fromBase32(text: string): Uint8Array {
  let bits = ''
  for (const letter of text) bits += alphabet.indexOf(letter).toString(2).padStart(5, '0')
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], (eight) => Number.parseInt(eight, 2))
}

/** The time step that an instant falls in: 30 seconds each, counted from 1970 (RFC 6238, 4.2). */
export function timeStep(instant: Temporal.Instant): number {
  return Math.floor(instant.epochMilliseconds / 1_000 / secondsOfAStep)
}

/** The code of a time step: HMAC-SHA-1, cut to six digits (RFC 4226, 5.3; RFC 6238, 4). */
export function codeOfStep(key: Uint8Array, step: number, digits = 6): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', key).update(counter).digest()
  const number = mac.readUInt32BE((mac[19] ?? 0) & 15) & 0x7fffffff
  return `${number % 10 ** digits}`.padStart(digits, '0')
}

/** The steps whose code this is: the present one, the one before and the one after (RFC 6238, 5.2). */
export function matchingSteps(key: Uint8Array, code: string, now: Temporal.Instant): number[] {
  const given = Buffer.from(code)
  const present = timeStep(now)
  return [present, present - 1, present + 1].filter((step) => {
    const wanted = Buffer.from(codeOfStep(key, step))
    return given.length === wanted.length && timingSafeEqual(given, wanted)
  })
}
