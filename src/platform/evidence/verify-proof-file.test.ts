import { generateKeyPairSync } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import canonicalize from 'canonicalize'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toBase64url, toHex, utf8 } from '../../domain/evidence/bytes.ts'
import { canonicalText } from '../../domain/evidence/canonical-text.ts'
import { documentDigest, documentText, type DocumentVersion } from '../../domain/evidence/document-digest.ts'
import { type DocumentProof, proveDocument } from '../../domain/evidence/document-proof.ts'
import { fingerprint } from '../../domain/evidence/fingerprint.ts'
import { rootOf } from '../../domain/evidence/hash-tree.ts'
import type { SignatureStatement } from '../../domain/evidence/signature-statement.ts'
import { type Verdict, verifyProof } from '../../domain/evidence/verify-proof.ts'
import { sha256, signingKey, signStatement, verifyEd25519 } from './crypto.ts'
import { documentProofSchema } from './proof-file.ts'
import { verifyProofFile } from './verify-proof-file.ts'

const key = signingKey(generateKeyPairSync('ed25519').privateKey)
const otherKey = signingKey(generateKeyPairSync('ed25519').privateKey)
const tools = { sha256, verifyEd25519 }

const documents: (DocumentVersion & { salt: Uint8Array })[] = [
  { kind: 'case_discussion', documentId: 'd-1', versionNo: 2, content: { why: 'Tobias seemed calmer' }, salt: salt(1) },
  {
    kind: 'work',
    documentId: 'd-2',
    versionNo: 2,
    content: { workload: 'Three children, one too many' },
    salt: salt(2),
  },
  {
    kind: 'wellbeing',
    documentId: 'd-3',
    versionNo: 2,
    content: { said: 'The drawing stayed with her' },
    salt: salt(3),
  },
]
const digests = documents.map((document) => documentDigest(document.salt, documentText(document), sha256))
const root = rootOf(digests, sha256)
const statement: SignatureStatement = {
  root: toHex(root),
  documents: 3,
  setId: 'session-1',
  organisationId: 'organisation-1',
  signer: { membershipId: 'm-1', name: 'Idris Falodun' },
  method: 'passkey',
  signedAt: '2026-03-11T17:42:00Z',
  disagreement: false,
  purpose: 'session',
  version: 2,
}
const second: SignatureStatement = {
  ...statement,
  signer: { membershipId: 'm-2', name: 'Morwenna Tait' },
  method: 'password_and_code',
  signedAt: '2026-07-12T16:52:00Z',
  disagreement: true,
  disagreementDigest: toHex(documentDigest(salt(9), 'I said so on the day.', sha256)),
}

function salt(seed: number): Uint8Array {
  return sha256(Uint8Array.of(seed))
}

function proofOf(leafIndex: number, statements = [statement, second], by = key): DocumentProof {
  const document = documents[leafIndex]
  if (!document) throw new Error('no such document')
  const signatures = statements.map((one) => signStatement(one, by))
  return proveDocument({ document, digests, leafIndex, signatures }, sha256)
}

const problem = (proof: DocumentProof, more = {}): string => {
  const verdict: Verdict = verifyProof(proof, { ...tools, ...more })
  return verdict.ok ? 'no problem' : verdict.problem
}

describe('a proof that holds', () => {
  it('says what was signed, by whom, when and how, and what it cannot say', () => {
    const verdict = verifyProof(proofOf(0), tools)
    expect(verdict).toEqual({
      ok: true,
      says: [
        'This is version 2 of document d-1, a page of the kind “case discussion”.',
        'Not a letter of it has changed since it was signed.',
        'It is number 1 of 3 documents signed together. This file tells nothing of what the others say.',
        'Idris Falodun signed on 11 March 2026 at 5.42pm with a passkey.',
        'Morwenna Tait signed on 12 July 2026 at 5.52pm with a password and a code, recording where they disagree.',
        `The fingerprint is ${fingerprint(root)}. It is the same on every page of the signed set.`,
        `The signing key is ${key.keyId.match(/.{4}/g)?.join(' ')}. Compare it with what the organisation publishes: a file cannot vouch for its own key.`,
      ],
    })
  })

  it('holds for each document of the set', () => {
    for (const index of [0, 1, 2]) expect(problem(proofOf(index))).toBe('no problem')
  })

  it('reveals nothing of the other documents: no words, no identifiers, no salts', () => {
    const file = JSON.stringify(proofOf(0))
    for (const other of documents.slice(1)) {
      expect(file).not.toContain(other.documentId)
      expect(file).not.toContain(toBase64url(other.salt))
      expect(file).not.toContain('workload')
      expect(file).not.toContain('drawing')
    }
  })

  it('does not let the words of another document be guessed from the file', () => {
    const file = JSON.stringify(proofOf(0))
    const guessed = documentText(documents[1] as DocumentVersion)
    expect(file).not.toContain(toHex(sha256(utf8(guessed))))
    expect(file).not.toContain(toHex(sha256(new Uint8Array([0, ...sha256(utf8(guessed))]))))
  })

  it('does not give away the words of a disagreement, only that there is one', () => {
    expect(JSON.stringify(proofOf(0))).not.toContain('on the day')
  })

  it('is accepted by the schema of a proof file, which refuses anything more', () => {
    const proof = proofOf(0)
    expect(documentProofSchema.parse(proof)).toEqual(proof)
    expect(documentProofSchema.safeParse({ ...proof, siblings: [] }).success).toBe(false)
    expect(documentProofSchema.safeParse({ ...proof, document: { ...proof.document, note: '' } }).success).toBe(false)
  })

  it('is shown as trusted only with a key the reader already has', () => {
    const verdict = verifyProof(proofOf(0), { ...tools, trustedKeyIds: [key.keyId] })
    expect(verdict.ok && verdict.says.at(-1)).toContain('and you trust it.')
    expect(problem(proofOf(0), { trustedKeyIds: [otherKey.keyId] })).toContain('not one of those you trust')
  })

  it('cannot move the cursor of the terminal it is printed in', () => {
    const named = { ...statement, signer: { membershipId: 'm-1', name: 'Idris\u001b[2J\u202e Falodun' } }
    const verdict = verifyProof(proofOf(0, [named]), tools)
    expect(verdict.ok && verdict.says[3]).toBe('Idris[2J Falodun signed on 11 March 2026 at 5.42pm with a passkey.')
  })
})

describe('a proof that does not hold', () => {
  const proof = proofOf(0)
  const withDocument = (change: Partial<DocumentProof['document']>) => ({
    ...proof,
    document: { ...proof.document, ...change },
  })

  it('has a letter changed', () => {
    const canonical = proof.document.canonicalText.replace('calmer', 'calmed')
    expect(problem(withDocument({ canonicalText: canonical }))).toBe(
      'The text has been changed: it does not have the digest in this file.',
    )
  })

  it('has its text spelled another way', () => {
    const canonicalAgain = proof.document.canonicalText.replace('{', '{ ')
    expect(problem(withDocument({ canonicalText: canonicalAgain }))).toContain('not in the form that is signed')
  })

  it.each([{ kind: 'work' }, { documentId: 'd-9' }, { versionNo: 3 }])('names another document: %j', (change) => {
    expect(problem(withDocument(change))).toBe('The file names another document or version than the text does.')
  })

  it('has a text and digest that fit each other but not the set', () => {
    const text = canonicalText({ kind: 'case_discussion', documentId: 'd-1', versionNo: 2, content: {} })
    const digest = toHex(documentDigest(salt(1), text, sha256))
    expect(problem(withDocument({ canonicalText: text, digest }))).toContain('does not belong to the set')
  })

  it.each<[string, Partial<DocumentProof>]>([
    ['another place', { leafIndex: 1 }],
    ['another size', { leafCount: 9 }],
    ['no path', { path: [] }],
    ['a path that is not hashes', { path: ['xx', 'yy'] }],
    ['another root', { root: 'ab'.repeat(32) }],
  ])('has %s', (_what, change) => {
    expect(problem({ ...proof, ...change })).toContain('does not belong to the set')
  })

  it('has no signature', () => {
    expect(problem({ ...proof, signatures: [] })).toBe('Nobody has signed it.')
  })

  it('has a signature given for other documents', () => {
    const elsewhere = { ...statement, root: 'cd'.repeat(32) }
    expect(problem(proofOf(0, [elsewhere]))).toContain('another set of documents')
    expect(problem(proofOf(0, [{ ...statement, documents: 4 }]))).toContain('another number of documents')
  })

  it('has a statement changed after it was signed', () => {
    const [first] = proof.signatures
    if (!first) throw new Error('no signature')
    const changed = { ...first, statement: first.statement.replace('2026-03-11', '2026-03-05') }
    expect(problem({ ...proof, signatures: [changed] })).toContain('what it says has been changed')
  })

  it('has the signature of another key than it names', () => {
    const [first] = proofOf(0, [statement], otherKey).signatures
    if (!first) throw new Error('no signature')
    const pretending = { ...first, keyId: key.keyId }
    expect(problem({ ...proof, signatures: [pretending] })).toContain('its key is not the one it names')
    const swapped = { ...first, keyId: key.keyId, publicKey: key.publicKey }
    expect(problem({ ...proof, signatures: [swapped] })).toContain('what it says has been changed')
  })

  it('has a signed text that is not a statement', () => {
    const text = '{"format":"something else"}'
    const signature = toBase64url(key.sign(utf8(text)))
    const foreign = { statement: text, signature, publicKey: key.publicKey, keyId: key.keyId }
    expect(problem({ ...proof, signatures: [foreign] })).toContain('its statement cannot be read')
  })

  it('has signatures about different things, or one person twice', () => {
    expect(problem(proofOf(0, [statement, { ...second, setId: 'session-2' }]))).toContain('not about the same thing')
    expect(problem(proofOf(0, [statement, { ...second, version: 1 }]))).toContain('not about the same thing')
    expect(problem(proofOf(0, [statement, statement]))).toBe('The same person signs twice.')
  })

  it('has any one character of it changed', () => {
    const file = JSON.stringify(proof)
    fc.assert(
      fc.property(fc.nat(file.length - 1), fc.constantFrom('0', '1', 'a', 'Z', '"', '}', ' '), (at, sign) => {
        const changed = file.slice(0, at) + sign + file.slice(at + 1)
        if (changed === file) return
        let value: unknown
        try {
          value = JSON.parse(changed)
        } catch {
          return
        }
        if (canonicalText(value) === canonicalText(proof)) return
        const shape = documentProofSchema.safeParse(value)
        if (shape.success) expect(verifyProof(shape.data, tools).ok).toBe(false)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('plumbline verify', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'proof-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  const check = async (content: string, trusted?: string[]) => {
    const file = join(folder, 'proof.json')
    await writeFile(file, content)
    return verifyProofFile(file, trusted)
  }

  it('ends with 0 when the proof holds', async () => {
    const answer = await check(JSON.stringify(proofOf(1)))
    expect(answer.exitCode).toBe(0)
    expect(answer.lines.slice(0, 2)).toEqual([
      'The proof holds.',
      'This is version 2 of document d-2, a page of the kind “work”.',
    ])
  })

  it('takes a key as people read it out', async () => {
    const spoken = key.keyId.toUpperCase().replace(/.{4}/g, '$& ')
    expect((await check(JSON.stringify(proofOf(1)), [spoken])).exitCode).toBe(0)
    expect((await check(JSON.stringify(proofOf(1)), ['0000 0000 0000 0000'])).exitCode).toBe(1)
  })

  it('ends with 1 when it does not hold, and says why', async () => {
    const answer = await check(JSON.stringify({ ...proofOf(1), leafIndex: 0 }))
    expect(answer).toEqual({
      exitCode: 1,
      lines: ['The proof does not hold.', 'The document does not belong to the set that was signed.'],
    })
  })

  it('ends with 2 when there is nothing to check', async () => {
    expect(await verifyProofFile(join(folder, 'nothing'))).toEqual({ exitCode: 2, lines: ['The file cannot be read.'] })
    expect(await verifyProofFile(folder)).toEqual({ exitCode: 2, lines: ['The file cannot be read.'] })
    expect(await check('{')).toEqual({ exitCode: 2, lines: ['The file is not JSON.'] })
    expect(await check('[]')).toEqual({ exitCode: 2, lines: ['This is not a Plumbline proof: look at "the top".'] })
    const unsalted = { ...proofOf(1), document: { ...proofOf(1).document, salt: 'short' } }
    expect((await check(JSON.stringify(unsalted))).lines).toEqual([
      'This is not a Plumbline proof: look at "document.salt".',
    ])
  })
})

describe('our canonical form', () => {
  it('is letter for letter that of the published library, on whatever JSON there is', () => {
    fc.assert(
      fc.property(fc.json({ stringUnit: 'binary' }), (json) => {
        const value: unknown = JSON.parse(json)
        let published: string | undefined
        try {
          published = canonicalize(value)
        } catch {
          expect(() => canonicalText(value)).toThrow()
          return
        }
        expect(canonicalText(value)).toBe(published)
      }),
      { numRuns: 1000 },
    )
  })
})
