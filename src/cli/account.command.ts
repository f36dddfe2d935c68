import pg from 'pg'
import { minutesToSignInAgain, resetAccount } from '../platform/auth/sign-in-again.ts'
import { PlainError } from '../platform/config/plain-error.ts'
import { runningEmbedded } from '../platform/database/server/embedded.ts'
import { openDatabase } from '../platform/database/server/open.ts'
import { holderOf, lockDataFolder } from '../platform/files/lock.ts'
import { openGround } from '../start.ts'

const log = { info: () => {}, warn: console.error, error: console.error }

/**
 * `plumbline account reset EMAIL`: for somebody who has lost their password or their phone. Works beside a running server.
 * Hand the link over to the person and nobody else: whoever has it signs in as them.
 */
export async function accountCommand(words: readonly string[]): Promise<number> {
  const [what, email, ...more] = words
  if (what !== 'reset' || email === undefined || email.startsWith('-') || more.length > 0) {
    throw new PlainError('Name one e-mail address: plumbline account reset EMAIL', 2)
  }
  const { link, name } = await withOwner(async (owner, address) => {
    const reset = await resetAccount(owner, email)
    if (reset === null) throw new PlainError(`Nobody signs in with ${email}.`)
    return { name: reset.name, link: new URL(`/sign-in/again/${reset.token}`, address).href }
  })
  console.log(`${name} is signed out everywhere, and the password and second factor no longer count.`)
  console.log(`Give this link to ${name} and nobody else. It works once, for ${minutesToSignInAgain} minutes:`)
  console.log(link)
  return 0
}

/** As the owner of the database that the settings name, whether or not Plumbline is running on it. */
async function withOwner<T>(work: (owner: pg.Client, address: string) => Promise<T>): Promise<T> {
  const { config, folder } = openGround()
  const running = holderOf(folder)
  const address = config.publicUrlNamed ? config.publicUrl : (running?.address ?? config.publicUrl)
  const onDatabase = async (ownerUrl: string) => {
    const owner = new pg.Client({ connectionString: ownerUrl })
    await owner.connect()
    try {
      return await work(owner, address)
    } finally {
      await owner.end()
    }
  }
  if (config.databaseUrl !== undefined) return onDatabase(config.databaseUrl)
  if (running !== undefined) return onDatabase(await runningEmbedded(folder, log))
  const lock = await lockDataFolder(folder, 'the command line')
  try {
    const database = await openDatabase({ databaseUrl: undefined, dataFolder: folder, log })
    try {
      return await onDatabase(database.ownerUrl)
    } finally {
      await database.stop()
    }
  } finally {
    lock.release()
  }
}
