import pg from 'pg'
import type { Logger } from 'pino'
import type { Pack } from '../../../domain/policy/pack.ts'
import { londonDay } from '../../../domain/text/dates.ts'
import { asRole } from '../../../platform/database/pools.ts'
import { findOnce } from '../findings/find-once.ts'
import { reassessOnce, type Assessing } from './reassess.ts'

interface AssessingSettings {
  /** names the server and the database; logs in as `plumbline_worker` */
  readonly ownerUrl: string
  readonly password: string
  readonly packs: readonly Pack[]
  readonly now: () => Temporal.Instant
  readonly log: Logger
}

/** Other work of the same role on the same connection, when nobody waits for what they are owed; it says how much it did. */
export type BesideAssessing = (client: pg.ClientBase) => Promise<number>

export interface KeptAssessed {
  stop: () => Promise<void>
}

/** A change is seen on the page after this: looking costs one look at an empty table. */
const lookEvery = 1_000
const waitAfterFailure = 15_000
/** How soon after midnight the day is noticed. */
const askEvery = 5 * 60_000

/**
 * Keep what is owed up to date until stopped: whatever was asked for by a change of facts, within about a second of it, and
 * everybody once a day, because the day itself changes most states. Several processes may do it beside each other. It looks
 * by itself and is not told, since telling (`NOTIFY`) makes every writer of the database wait for every other.
 */
export function keepAssessed(settings: AssessingSettings, ...beside: readonly BesideAssessing[]): KeptAssessed {
  const { log, now } = settings
  const pool = workerPool(settings)
  const assessing = assessingWith(settings)
  const stopping = new AbortController()
  let wake = () => {}
  let askedAt = -Infinity
  const sleep = (milliseconds: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })

  async function round(): Promise<number> {
    const client = await pool.connect()
    try {
      if (performance.now() - askedAt > askEvery) {
        await askForTheDay(client, now())
        askedAt = performance.now()
      }
      let done = await reassessOnce(client, assessing)
      for (const work of beside) if (done === 0) done = await work(client)
      return done
    } finally {
      client.release()
    }
  }

  const running = (async () => {
    while (!stopping.signal.aborted) {
      const done = await round().catch((problem: Error & { code?: string }) => {
        if (!stopping.signal.aborted)
          log.warn({ code: problem.code, kind: problem.name }, 'what is owed could not be worked out; tried again')
        return null
      })
      if (stopping.signal.aborted) break
      if (done === null) await sleep(waitAfterFailure)
      else if (done === 0) await sleep(lookEvery)
    }
  })()

  return {
    async stop() {
      stopping.abort()
      wake()
      await running
      await pool.end()
    },
  }
}

/**
 * Work out what is owed until nobody waits any more, for the demonstration and for tests, where nobody wants to wait.
 * @returns how many subjects were looked at
 */
export async function reassessEverybody(settings: AssessingSettings): Promise<number> {
  const pool = workerPool(settings)
  try {
    const client = await pool.connect()
    try {
      await askForTheDay(client, settings.now())
      const assessing = assessingWith(settings)
      let all = 0
      for (
        let taken = await reassessOnce(client, assessing);
        taken > 0;
        taken = await reassessOnce(client, assessing)
      ) {
        all += taken
      }
      while ((await findOnce(client, assessing, '0')) > 0);
      return all
    } finally {
      client.release()
    }
  } finally {
    await pool.end()
  }
}

async function askForTheDay(client: pg.ClientBase, now: Temporal.Instant): Promise<void> {
  await client.query('select platform.ask_all_reassessments($1)', [londonDay(now).toString()])
}

const assessingWith = ({ packs, now, log }: AssessingSettings): Assessing => ({
  packs,
  now,
  onPutAside: ({ name, message }, organisation, subjects) =>
    // The message of a policy that cannot be read names the policy; any other may hold what is kept of people.
    log.warn(
      { organisation, subjects, kind: name, ...(name === 'PolicyUnreadable' ? { message } : {}) },
      'what is owed could not be worked out and was put aside',
    ),
})

function workerPool({ ownerUrl, password }: AssessingSettings): pg.Pool {
  const pool = new pg.Pool({
    ...asRole(ownerUrl, 'plumbline_worker', password),
    max: 1,
    connectionTimeoutMillis: 5_000,
    application_name: 'plumbline-assessing',
  })
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}
