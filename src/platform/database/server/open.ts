import type { DataFolder } from '../../files/data-folder.ts'
import { startEmbedded } from './embedded.ts'
import { checkExternal } from './external.ts'
import type { Log } from './log.ts'

/** The database this Plumbline uses. */
export type OpenDatabase = {
  /** As its owner. For migrations and for nothing else. */
  readonly ownerUrl: string
  readonly embedded: boolean
  /** Stops the embedded server; an external one is left alone. */
  readonly stop: () => Promise<void>
}

type Opening = { readonly databaseUrl: string | undefined; readonly dataFolder: DataFolder; readonly log: Log }

/**
 * Opens the database that the settings name: the embedded one unless there is a DATABASE_URL.
 * @throws PlainError when it cannot be used
 */
export async function openDatabase({ databaseUrl, dataFolder, log }: Opening): Promise<OpenDatabase> {
  if (databaseUrl === undefined) {
    const { ownerUrl, stop } = await startEmbedded({ dataFolder, log })
    return { ownerUrl, embedded: true, stop }
  }
  await checkExternal(databaseUrl)
  return { ownerUrl: databaseUrl, embedded: false, stop: async () => {} }
}
