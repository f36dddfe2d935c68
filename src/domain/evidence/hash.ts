/**
 * SHA-256 (FIPS 180-4): any bytes in, 32 bytes out. It is handed in, because `domain/` imports no library and an own
 * implementation would be slower and one more thing to trust; `platform/evidence/crypto.ts` has the one that is used.
 */
export type Sha256 = (bytes: Uint8Array) => Uint8Array

/** Ed25519 (RFC 8032): whether `signature` (64 bytes) is `publicKey`'s (32 bytes, raw) over `message`. Never throws. */
export type VerifyEd25519 = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean

/** Bytes in a SHA-256 digest, and in a salt. */
export const DIGEST_BYTES = 32
