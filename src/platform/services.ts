import type { Logger } from 'pino'
import type { Pack } from '../domain/policy/pack.ts'
import type { TemplateLibrary } from '../domain/templates/library.ts'
import type { SignIn } from './auth/sign-in.ts'
import type { Config } from './config/config.ts'
import type { Pools } from './database/pools.ts'
import type { SigningKey } from './evidence/crypto.ts'

/** Everything impure, in one record. Made once at start and handed to whoever needs a part of it. */
export interface Services {
  config: Config
  pools: Pools
  signIn: SignIn
  /** the moment; in a demonstration the builder sets it */
  now: () => Temporal.Instant
  newId: () => string
  randomBytes: (length: number) => Uint8Array
  /** the installation's signing key (Ed25519) */
  signingKey: SigningKey
  /** key for tokens in forms (HMAC-SHA256) */
  formKey: Uint8Array
  /** the policies that ship, and the templates of their records, agreements and forms */
  packs: readonly Pack[]
  templates: TemplateLibrary
  assets: { css: string; js: string | null }
  log: Logger
}
