const HEX = /^(?:[0-9a-f]{2})*$/
const BASE64URL = /^[A-Za-z0-9_-]*$/

/** UTF-8 bytes of a text. Half a surrogate pair would become U+FFFD, so canonical text refuses it before. */
export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

/** The parts one after another in a new array. */
export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** Whether two byte strings are the same. Not constant in time: everything compared here is public. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index])
}

/** Lower-case hexadecimal. */
export function toHex(bytes: Uint8Array): string {
  return bytes.toHex()
}

/** Bytes of lower-case hexadecimal, or nothing: one value has one spelling, so capitals are refused. */
export function fromHex(text: string): Uint8Array | undefined {
  return HEX.test(text) ? Uint8Array.fromHex(text) : undefined
}

/** Base64url without padding (RFC 4648, section 5). */
export function toBase64url(bytes: Uint8Array): string {
  return bytes.toBase64({ alphabet: 'base64url', omitPadding: true })
}

/** Bytes of unpadded base64url, or nothing when it is not their one spelling (stray bits at the end are refused). */
export function fromBase64url(text: string): Uint8Array | undefined {
  if (!BASE64URL.test(text) || text.length % 4 === 1) return undefined
  const bytes = Uint8Array.fromBase64(text, { alphabet: 'base64url', lastChunkHandling: 'loose' })
  return toBase64url(bytes) === text ? bytes : undefined
}
