import { Logger, run, type TaskList } from 'graphile-worker'
import pg from 'pg'
import type { Logger as Log } from 'pino'
import { asRole } from '../database/pools.ts'
import type { TaskHandlers } from './tasks.ts'

interface WorkerSettings {
  /** names the server and the database; the worker logs in as `plumbline_worker` */
  ownerUrl: string
  /** password of plumbline_worker */
  password: string
  log: Log
  tasks: TaskHandlers
}

export interface RunningWorker {
  /** Finishes the jobs under way and closes the connections. */
  stop: () => Promise<void>
}

/** Take jobs from the queue, two at a time, until stopped. A job that fails is tried again, later each time. */
export async function startWorker({ ownerUrl, password, log, tasks }: WorkerSettings): Promise<RunningWorker> {
  let stopping = false
  const lost = (problem: Error) => {
    // In stopping, the library ends the connection that listens for jobs in the middle of its waiting.
    if (!stopping) log.warn({ code: (problem as { code?: string }).code }, 'the worker lost a connection')
  }
  const pool = new pg.Pool({
    ...asRole(ownerUrl, 'plumbline_worker', password),
    max: 4,
    connectionTimeoutMillis: 5_000,
    application_name: 'plumbline-worker',
  })
  pool.on('error', lost)
  pool.on('connect', (client) => client.on('error', lost))
  try {
    const runner = await run({
      pgPool: pool,
      concurrency: 2,
      pollInterval: 10_000,
      noHandleSignals: true,
      parsedCronItems: [],
      taskList: { ...tasks } as unknown as TaskList,
      logger: loggerOn(log),
    })
    // A worker that ended by itself says so once; it is told of here and nowhere else.
    runner.promise.catch((problem: Error) => log.error({ kind: problem.name }, 'the worker stopped'))
    return {
      async stop() {
        stopping = true
        await runner.stop().catch(() => {})
        await pool.end()
      },
    }
  } catch (problem) {
    await pool.end()
    throw problem
  }
}

/** The queue's own messages can hold what a job was given, so only what happened to which job is logged. */
function loggerOn(log: Log): Logger {
  return new Logger((scope) => (level, message, meta) => {
    if (level !== 'error' && level !== 'warning') return
    const job = (meta?.['job'] ?? {}) as { id?: string; attempts?: number }
    const facts = { task: scope.taskIdentifier, job: scope.jobId ?? job.id, attempts: job.attempts }
    if (level === 'error') log.error(facts, 'a job failed, or the queue did')
    else log.warn(facts, 'the queue warns')
    void message
  })
}
