import { describe, expect, it } from 'vitest'
import { canonicalText, isCanonicalText } from './canonical-text.ts'
import { readSignatureStatement, type SignatureStatement, signatureStatement } from './signature-statement.ts'

const statement: SignatureStatement = {
  root: 'a9'.repeat(32),
  documents: 3,
  setId: 'session-1',
  organisationId: 'organisation-1',
  signer: { membershipId: 'membership-1', name: 'Morwenna Tait' },
  method: 'passkey',
  signedAt: '2026-03-12T16:52:00Z',
  disagreement: false,
  purpose: 'session',
  version: 2,
}

describe('the statement that is signed', () => {
  it('is canonical text that reads back as what was stated', () => {
    const text = signatureStatement(statement)
    expect(isCanonicalText(text)).toBe(true)
    expect(readSignatureStatement(text)).toEqual({ statement })
  })

  it('carries the digest of a disagreement', () => {
    const disagreeing = { ...statement, disagreement: true, disagreementDigest: 'b1'.repeat(32) }
    expect(readSignatureStatement(signatureStatement(disagreeing))).toEqual({ statement: disagreeing })
  })

  it.each<[string, object]>([
    ['a root of another length', { root: 'a9' }],
    ['a root in capitals', { root: 'A9'.repeat(32) }],
    ['no documents', { documents: 0 }],
    ['an unknown method', { method: 'shouting' }],
    ['a time without a zone', { signedAt: '2026-03-12T16:52:00' }],
    ['a time in another spelling', { signedAt: '2026-03-12T16:52:00+00:00' }],
    ['a signer without a name', { signer: { membershipId: 'membership-1', name: '' } }],
    ['a signer with something more', { signer: { membershipId: 'a', name: 'b', email: 'c' } }],
    ['a disagreement without its digest', { disagreement: true }],
    ['a digest without a disagreement', { disagreementDigest: 'b1'.repeat(32) }],
    ['an unknown purpose', { purpose: 'lunch' }],
    ['a version before the first', { version: 0 }],
    ['a part that does not belong', { note: 'She said' }],
  ])('is not made, and not read, with %s', (_what, change) => {
    const wrong = { ...statement, ...change }
    expect(() => signatureStatement(wrong)).toThrow('Not a signature statement')
    const text = canonicalText({ ...wrong, format: 'plumbline-signature-1' })
    expect(readSignatureStatement(text)).toHaveProperty('problem')
  })

  it.each(['', 'null', '[]', '{}', '{"format":"plumbline-signature-2"}', 'constructor'])('is not %j', (text) => {
    expect(readSignatureStatement(text)).toHaveProperty('problem')
  })

  it('is not read in any spelling but the canonical one', () => {
    const spaced = signatureStatement(statement).replace('{', '{ ')
    expect(readSignatureStatement(spaced)).toEqual({ problem: 'it is not in canonical form' })
  })
})
