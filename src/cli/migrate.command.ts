import { migrate } from '../platform/database/migrate.ts'
import { openDatabase } from '../platform/database/server/open.ts'
import { loadKeys } from '../platform/files/keys.ts'
import { lockDataFolder } from '../platform/files/lock.ts'
import { openGround, roleSecretsOf } from '../start.ts'

const log = { info: console.log, warn: console.error, error: console.error }

/** `plumbline migrate`: takes the data folder, so that it never runs beside a server of the same folder. */
export async function migrateCommand(): Promise<number> {
  const { config, folder } = openGround()
  const lock = await lockDataFolder(folder, 'the command line')
  try {
    const secrets = roleSecretsOf(loadKeys(folder))
    const database = await openDatabase({ databaseUrl: config.databaseUrl, dataFolder: folder, log })
    try {
      const done = await migrate(database.ownerUrl, secrets)
      console.log(done.length === 0 ? 'The database is up to date.' : `Migrated: ${done.join(', ')}.`)
    } finally {
      await database.stop()
    }
  } finally {
    lock.release()
  }
  return 0
}
