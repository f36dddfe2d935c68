import { pino } from 'pino'
import { readConfig } from '../../src/platform/config/config.ts'
import { openDataFolder } from '../../src/platform/files/data-folder.ts'
import { loadKeys } from '../../src/platform/files/keys.ts'
import { servicesOn } from '../../src/services.ts'
import { roleSecretsOf } from '../../src/start.ts'
import { publicUrl, worldOn, type World } from '../../test/support/world.ts'
import type { Running } from './product.ts'

/** A world in the database of a product that runs, so that what stands at the beginning of a journey is there at once. */
export function worldIn({ dataFolder, ownerUrl, owner }: Running): { world: World; secret: string } {
  const folder = openDataFolder(dataFolder)
  const keys = loadKeys(folder)
  const services = servicesOn({
    config: readConfig({ PLUMBLINE_DATA: dataFolder, PUBLIC_URL: publicUrl, DATABASE_POOL: '4' }, { isRoot: false }),
    demo: false,
    folder,
    keys,
    ownerUrl,
    roleSecrets: roleSecretsOf(keys),
    log: pino({ level: 'silent' }),
  })
  const secret = keys.secret('auth')
  return { world: worldOn({ ownerUrl, owner, drop: async () => {} }, services, secret), secret }
}
