import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { PlainError } from '../config/plain-error.ts'
import type { DataFolder } from './data-folder.ts'
import { writeDurably } from './write-durably.ts'

/** The secrets of one installation. Whoever has them and the database has everything, so both are kept, and kept apart. */
export type Keys = {
  /**
   * A secret for one purpose, as base64url of 32 bytes: the same for the same label for as long as the master key lives.
   * A label is for ever, as what it protects would be lost with it: `role/<name>`, `auth`.
   */
  readonly secret: (label: string) => string
  /** The server's own signature key (Ed25519, RFC 8032). */
  readonly signing: { readonly privateKey: KeyObject; readonly publicKey: KeyObject }
}

const MASTER_KEY_BYTES = 32
const SECRET_BYTES = 32

/**
 * Reads the keys, and makes them on the first start.
 * @throws PlainError when there is a database but its keys are gone: new ones would lock people out, and quietly so
 */
export function loadKeys(folder: DataFolder): Keys {
  const masterFile = path.join(folder.keys, 'master.key')
  const signingFile = path.join(folder.keys, 'signing.key')
  if (existsSync(path.join(folder.database, 'cluster'))) refuseMissing([masterFile, signingFile])
  const master = readOrMake(masterFile, () => randomBytes(MASTER_KEY_BYTES))
  if (master.length !== MASTER_KEY_BYTES) {
    throw new PlainError(`${masterFile} is not a key of ${MASTER_KEY_BYTES} bytes. Restore it from a backup.`)
  }
  const signing = readOrMake(signingFile, newSigningKey)
  const privateKey = parseSigningKey(signing, signingFile)
  return {
    secret: (label) => deriveSecret(master, label),
    signing: { privateKey, publicKey: createPublicKey(privateKey) },
  }
}

function refuseMissing(files: readonly string[]): void {
  const missing = files.filter((file) => !existsSync(file))
  if (missing.length === 0) return
  throw new PlainError(
    `There is a database but ${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} missing. Restore the keys folder from a backup.`,
  )
}

/** HKDF with SHA-256 (RFC 5869). The master key is uniformly random, so that no salt is needed; the label is the info. */
function deriveSecret(master: Uint8Array, label: string): string {
  return Buffer.from(hkdfSync('sha256', master, '', `plumbline/${label}`, SECRET_BYTES)).toString('base64url')
}

function newSigningKey(): Uint8Array {
  const { privateKey } = generateKeyPairSync('ed25519')
  return Buffer.from(privateKey.export({ format: 'pem', type: 'pkcs8' }))
}

function parseSigningKey(pem: Uint8Array, file: string): KeyObject {
  try {
    const key = createPrivateKey(Buffer.from(pem))
    if (key.asymmetricKeyType === 'ed25519') return key
  } catch {
    // Told below: whatever is wrong with it, what to do is the same.
  }
  throw new PlainError(`${file} is not an Ed25519 key. Restore it from a backup.`)
}

/** Two first starts at once agree on the key of the one that was first. */
function readOrMake(file: string, make: () => Uint8Array): Uint8Array {
  if (!existsSync(file)) writeDurably(file, make(), { existing: 'keep' })
  return readFileSync(file)
}
