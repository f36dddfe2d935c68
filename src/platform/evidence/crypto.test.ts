import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { fromBase64url, fromHex, toHex, utf8 } from '../../domain/evidence/bytes.ts'
import { documentDigest } from '../../domain/evidence/document-digest.ts'
import { sha256, signingKey, verifyEd25519 } from './crypto.ts'

const bytes = (hex: string) => fromHex(hex) ?? new Uint8Array()

describe('the digests and signatures that are used', () => {
  it('are SHA-256 by its known answer (FIPS 180-4)', () => {
    expect(toHex(sha256(utf8('abc')))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  })

  it('are Ed25519 by its known answer (RFC 8032, section 7.1, test 3)', () => {
    const publicKey = bytes('fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025')
    const signature = bytes(
      '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
    )
    expect(verifyEd25519(publicKey, bytes('af82'), signature)).toBe(true)
    expect(verifyEd25519(publicKey, bytes('af83'), signature)).toBe(false)
  })

  it('verify nothing, without failing, when key or signature is malformed', () => {
    expect(verifyEd25519(new Uint8Array(3), utf8('x'), new Uint8Array(64))).toBe(false)
    expect(verifyEd25519(new Uint8Array(32), utf8('x'), new Uint8Array(3))).toBe(false)
  })

  it('are made with a key given as PEM', () => {
    const pair = generateKeyPairSync('ed25519')
    const key = signingKey(pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString())
    const publicKey = fromBase64url(key.publicKey) ?? new Uint8Array()
    expect(verifyEd25519(publicKey, utf8('x'), key.sign(utf8('x')))).toBe(true)
    expect(key.keyId).toBe(signingKey(pair.privateKey).keyId)
  })

  it('are never made with a key of another kind', () => {
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
    expect(() => signingKey(rsa.privateKey)).toThrow('not a private Ed25519 key')
    expect(() => signingKey(generateKeyPairSync('ed25519').publicKey)).toThrow('not a private Ed25519 key')
  })

  it('need a whole salt and a whole text', () => {
    expect(() => documentDigest(new Uint8Array(31), '{}', sha256)).toThrow('A salt is 32 bytes')
    expect(() => documentDigest(new Uint8Array(32), '\ud800', sha256)).toThrow('surrogate')
  })

  it('differ for the same text under another salt', () => {
    const digest = (first: number) => toHex(documentDigest(sha256(Uint8Array.of(first)), '{}', sha256))
    expect(digest(1)).not.toBe(digest(2))
  })
})
