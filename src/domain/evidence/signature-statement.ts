import { canonicalText } from './canonical-text.ts'

/** How somebody showed that it was them. */
export type SigningMethod = 'password_and_code' | 'passkey'

/** What a signature says, before it is signed. */
export type SignatureStatement = {
  /** Hash-tree root over the documents, 64 hexadecimal characters. */
  readonly root: string
  /** How many documents are under the root. An RFC 9162 root does not fix its size, so the signature does. */
  readonly documents: number
  /** The session or agreement whose documents they are. */
  readonly setId: string
  readonly organisationId: string
  readonly signer: { readonly membershipId: string; readonly name: string }
  readonly method: SigningMethod
  /** An RFC 3339 instant in UTC, as `Temporal.Instant.toString()` gives it. */
  readonly signedAt: string
  readonly disagreement: boolean
  /** Salted digest (`documentDigest`) of the disagreement's text, in hexadecimal; absent when there is none. */
  readonly disagreementDigest?: string
  readonly purpose: 'session' | 'agreement'
  /** Which version of the set this is, from 1: sending back and agreeing a new text makes the next. */
  readonly version: number
}

const FORMAT = 'plumbline-signature-1'
const HEX_DIGEST = /^[0-9a-f]{64}$/
const METHODS: readonly unknown[] = ['password_and_code', 'passkey']
const PURPOSES: readonly unknown[] = ['session', 'agreement']
const LONGEST_NAME = 200

/**
 * The canonical text (RFC 8785) that the server's Ed25519 key signs, as UTF-8. It binds person, method, time and root.
 * Throws when the statement contradicts itself or a part is malformed: nothing is signed that could not be verified.
 */
export function signatureStatement(statement: SignatureStatement): string {
  const formatted = { ...statement, format: FORMAT }
  const problem = problemOf(formatted)
  if (problem) throw new TypeError(`Not a signature statement: ${problem}`)
  return canonicalText(formatted)
}

/** The statement that a canonical text makes, or why it is not one. */
export function readSignatureStatement(text: string): { statement: SignatureStatement } | { problem: string } {
  let value: unknown
  try {
    value = JSON.parse(text)
    if (canonicalText(value) !== text) return { problem: 'it is not in canonical form' }
  } catch {
    return { problem: 'it is not canonical JSON' }
  }
  const problem = problemOf(value)
  if (problem) return { problem }
  const { format: _format, ...statement } = value as SignatureStatement & { format: string }
  return { statement }
}

const RULES: Readonly<Record<string, (value: unknown) => boolean>> = {
  format: (value) => value === FORMAT,
  root: isDigest,
  documents: isCount,
  setId: isName,
  organisationId: isName,
  signer: isSigner,
  method: (value) => METHODS.includes(value),
  signedAt: isInstant,
  disagreement: (value) => typeof value === 'boolean',
  purpose: (value) => PURPOSES.includes(value),
  version: isCount,
}

/** By hand and not by a schema library: `domain/` imports only `domain/`. */
function problemOf(value: unknown): string | undefined {
  if (!isRecord(value)) return 'it is not an object'
  for (const [name, holds] of Object.entries(RULES)) {
    if (!Object.hasOwn(value, name)) return `"${name}" is missing`
    if (!holds(value[name])) return `"${name}" is not as it should be`
  }
  const stranger = Object.keys(value).find((name) => !Object.hasOwn(RULES, name) && name !== 'disagreementDigest')
  if (stranger !== undefined) return 'it has a part that does not belong there'
  if (value['disagreement'] !== Object.hasOwn(value, 'disagreementDigest')) {
    return 'a disagreement and its digest go together'
  }
  if (value['disagreement'] && !isDigest(value['disagreementDigest'])) return '"disagreementDigest" is not a digest'
  return undefined
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isDigest(value: unknown): boolean {
  return typeof value === 'string' && HEX_DIGEST.test(value)
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 1
}

function isName(value: unknown): boolean {
  return typeof value === 'string' && value.length > 0 && value.length <= LONGEST_NAME
}

function isSigner(value: unknown): boolean {
  return (
    isRecord(value) &&
    Object.keys(value).sort().join() === 'membershipId,name' &&
    isName(value['membershipId']) &&
    isName(value['name'])
  )
}

function isInstant(value: unknown): boolean {
  if (typeof value !== 'string') return false
  try {
    return Temporal.Instant.from(value).toString() === value
  } catch {
    return false
  }
}
