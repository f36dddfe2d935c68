import path from 'node:path'
import { PlainError } from '../../config/plain-error.ts'
import type { DataFolder } from '../../files/data-folder.ts'
import { answers, ask } from './answer.ts'
import { clusterPath, DATABASE, ensureCluster, ownerUrlOf, serverArguments, socketFolder } from './cluster.ts'
import { findEngine } from './engine.ts'
import type { Log } from './log.ts'
import { hasEnded, livingPostmaster, runsAs, stopPostmaster } from './postmaster.ts'
import { chooseRunner, giveTo } from './runner.ts'
import { adopt, type Launch, launch, type Running, supervise } from './supervisor.ts'

/** A running embedded PostgreSQL. */
export type EmbeddedServer = {
  /** The database `plumbline` as the server's owner. */
  readonly ownerUrl: string
  /** Of its first process. It changes when the server has had to be started again; undefined while it is not running. */
  readonly pid: number | undefined
  /** Whether it was left running by a Plumbline that was killed. */
  readonly adopted: boolean
  /** Stops it in good order. Calling it twice is the same as once. */
  readonly stop: () => Promise<void>
}

const END_OF_STOPPING_MS = 60_000

/**
 * Starts the database server of a data folder, or carries on with the one that a killed Plumbline left; makes the
 * database on the first start; and starts the server again whenever it dies. The caller holds the folder's lock.
 * @throws PlainError when it cannot be started
 */
export async function startEmbedded({
  dataFolder,
  log,
}: {
  dataFolder: DataFolder
  log: Log
}): Promise<EmbeddedServer> {
  const cluster = clusterPath(dataFolder)
  const runner = await chooseRunner(dataFolder, log)
  const engine = await findEngine(dataFolder, runner, log)
  const sockets = socketFolder(dataFolder, runner)
  const how: Launch = {
    runner,
    program: engine.postgres,
    arguments: serverArguments(cluster, sockets),
    cluster,
    logFile: path.join(path.dirname(cluster), 'server.log'),
    log,
  }
  const administration = () => ownerUrlOf(dataFolder, sockets, 'postgres')
  const left = await leftRunning(how, administration)
  if (left) log.info(`Carrying on with the database server that was left running (process ${left.pid}).`)
  else {
    giveTo(runner, path.dirname(cluster))
    await ensureCluster(dataFolder, engine, runner, log)
  }
  const running = left ?? (await launch(how))
  const supervised = supervise(running, how)
  try {
    await ensureDatabase(administration())
  } catch (error) {
    await supervised.stop()
    throw new PlainError(`The database server does not let Plumbline in: ${(error as Error).message}.`, 1, {
      cause: error,
    })
  }
  return {
    ownerUrl: ownerUrlOf(dataFolder, sockets),
    get pid() {
      return supervised.pid()
    },
    adopted: left !== undefined,
    stop: supervised.stop,
  }
}

/**
 * The embedded database of a Plumbline that is running now, as its owner: for a command that must not stop it. The caller
 * has seen that one holds the folder.
 */
export async function runningEmbedded(dataFolder: DataFolder, log: Log): Promise<string> {
  return ownerUrlOf(dataFolder, socketFolder(dataFolder, await chooseRunner(dataFolder, log)))
}

/** A server that still runs just as this program would start it. One that runs otherwise is stopped, and started anew. */
async function leftRunning(how: Launch, administration: () => string): Promise<Running | undefined> {
  const living = livingPostmaster(how.cluster)
  if (!living) return undefined
  if (living.status === 'stopping') {
    if (!(await hasEnded(living.pid, END_OF_STOPPING_MS))) await stopPostmaster(living.pid)
    return undefined
  }
  const asWeWould = runsAs(living.pid, how.program, how.arguments)
  const running = asWeWould ? await adopt(how.cluster, living.pid) : undefined
  if (running && (await answers(administration()))) return running
  how.log.info('Stopping the database server that was left running by another version.')
  await stopPostmaster(living.pid)
  return undefined
}

async function ensureDatabase(administration: string): Promise<void> {
  const found = await ask(administration, `select from pg_database where datname = '${DATABASE}'`)
  if (found.length === 0) await ask(administration, `create database ${DATABASE}`)
}
