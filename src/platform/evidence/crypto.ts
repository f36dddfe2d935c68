import { hash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import { fromBase64url, toBase64url, utf8 } from '../../domain/evidence/bytes.ts'
import { keyIdOf, type ProofSignature } from '../../domain/evidence/document-proof.ts'
import type { Sha256, VerifyEd25519 } from '../../domain/evidence/hash.ts'
import { type SignatureStatement, signatureStatement } from '../../domain/evidence/signature-statement.ts'

/** A server's signing key, ready for use. The private half stays inside. */
export type SigningKey = {
  readonly keyId: string
  /** Raw, base64url, 32 bytes. */
  readonly publicKey: string
  readonly sign: (message: Uint8Array) => Uint8Array
}

/** SHA-256 by OpenSSL. */
export const sha256: Sha256 = (bytes) => new Uint8Array(hash('sha256', bytes, 'buffer'))

/** Ed25519 by OpenSSL. A key or signature of the wrong length is not an error but simply does not verify. */
export const verifyEd25519: VerifyEd25519 = (publicKey, message, signature) => {
  try {
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: toBase64url(publicKey) }, format: 'jwk' })
    return verify(null, message, key, signature)
  } catch {
    return false
  }
}

/** A signing key from a private Ed25519 key, as a `KeyObject` or PKCS #8 PEM. Throws when it is of another kind. */
export function signingKey(privateKey: KeyObject | string): SigningKey {
  const key = typeof privateKey === 'string' ? createPrivateKey(privateKey) : privateKey
  if (key.type !== 'private' || key.asymmetricKeyType !== 'ed25519') {
    throw new TypeError('The signing key is not a private Ed25519 key')
  }
  const publicKey = createPublicKey(key).export({ format: 'jwk' }).x ?? ''
  const raw = fromBase64url(publicKey) ?? new Uint8Array()
  return { keyId: keyIdOf(raw, sha256), publicKey, sign: (message) => new Uint8Array(sign(null, message, key)) }
}

/** A statement with the server's signature, in the form that goes into a proof. */
export function signStatement(statement: SignatureStatement, key: SigningKey): ProofSignature {
  const text = signatureStatement(statement)
  return {
    statement: text,
    signature: toBase64url(key.sign(utf8(text))),
    publicKey: key.publicKey,
    keyId: key.keyId,
  }
}
