import { randomBytes, randomUUID } from 'node:crypto'
import { templateLibrary } from './domain/templates/library.ts'
import { createSignIn } from './platform/auth/better-auth-sign-in.ts'
import { openPools } from './platform/database/pools.ts'
import { signingKey } from './platform/evidence/crypto.ts'
import { builtAssets } from './platform/http/static-files.ts'
import { builtInPacks } from './platform/policies/built-in-packs.ts'
import type { Services } from './platform/services.ts'
import type { Ground } from './start.ts'

/** Everything impure, made once on the ground of a started installation. `services.pools.end()` gives it back. */
export function servicesOn({ config, keys, ownerUrl, roleSecrets, log }: Ground): Services {
  const pools = openPools(ownerUrl, roleSecrets, {
    size: config.databasePool,
    onLost: (problem) => log.warn({ code: (problem as { code?: string }).code }, 'a database connection was lost'),
  })
  const now = () => Temporal.Now.instant()
  const packs = builtInPacks()
  return {
    config,
    pools,
    signIn: createSignIn({ pool: pools.auth, secret: keys.secret('auth'), publicUrl: config.publicUrl, now, log }),
    now,
    newId: randomUUID,
    randomBytes: (length) => new Uint8Array(randomBytes(length)),
    signingKey: signingKey(keys.signing.privateKey),
    formKey: Buffer.from(keys.secret('forms'), 'base64url'),
    packs,
    templates: templateLibrary(packs),
    assets: builtAssets(),
    log,
  }
}
