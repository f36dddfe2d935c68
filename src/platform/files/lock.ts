import { randomUUID } from 'node:crypto'
import { readFileSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { PlainError } from '../config/plain-error.ts'
import type { DataFolder } from './data-folder.ts'
import { isAlive, isVisible, thisProcess } from './process-identity.ts'
import { writeDurably } from './write-durably.ts'

/** The hold on a data folder: one Plumbline at a time. */
export type FolderLock = {
  /** Tells a second start where the first one is, once that is known. */
  readonly setAddress: (address: string) => void
  /** Tells a second start that this one is about to end, so that it waits instead of giving up. */
  readonly setStopping: () => void
  readonly release: () => void
}

const Holder = z.object({
  id: z.string(),
  pid: z.number(),
  began: z.string(),
  boot: z.string(),
  namespace: z.string(),
  address: z.string(),
  stopping: z.boolean(),
})
type Holder = z.infer<typeof Holder>

/** How often a living holder touches its lock, and how long it may not before a machine that cannot see it takes over. */
const HEARTBEAT_MS = 4_000
const SILENCE_MS = 15_000
/** How long a second start waits for a first that is on its way out. Longer than a stop may take. */
const STOPPING_MS = 45_000
const LOOK_AGAIN_MS = 100
const MOST_TRIES = 20

/**
 * Takes the data folder. A lock that a killed process or a restarted machine left is recognised and taken over.
 * A holder in another container or on another machine cannot be seen; its lock counts for as long as it is touched.
 * @throws PlainError when another Plumbline holds it, with where that one is
 */
export async function lockDataFolder(folder: DataFolder, address: string): Promise<FolderLock> {
  const file = path.join(folder.path, 'plumbline.lock')
  const mine: Holder = { id: randomUUID(), ...thisProcess(), address, stopping: false }
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    if (writeDurably(file, JSON.stringify(mine), { existing: 'keep', mode: 0o644 })) return hold(file, mine)
    const holder = readHolder(file)
    if (holder === 'gone') continue
    await refuseLiving(file, holder)
    removeStale(file, holder)
  }
  throw new PlainError(`The lock ${file} keeps changing hands. Start Plumbline once.`)
}

/** The process that holds the data folder at the moment, if one does. For commands that want to talk about it. */
export function holderOf(folder: DataFolder): { readonly pid: number; readonly address: string } | undefined {
  const holder = readHolder(path.join(folder.path, 'plumbline.lock'))
  return typeof holder === 'object' && isVisible(holder) && isAlive(holder) ? holder : undefined
}

function hold(file: string, first: Holder): FolderLock {
  let mine = first
  const isMine = () => {
    const holder = readHolder(file)
    return typeof holder === 'object' && holder.id === mine.id
  }
  const beat = setInterval(() => touch(file), HEARTBEAT_MS)
  beat.unref()
  const change = (next: Partial<Holder>) => {
    mine = { ...mine, ...next }
    if (isMine()) writeDurably(file, JSON.stringify(mine), { existing: 'replace', mode: 0o644 })
  }
  return {
    setAddress: (address) => change({ address }),
    setStopping: () => change({ stopping: true }),
    release: () => {
      clearInterval(beat)
      if (isMine()) rmSync(file, { force: true })
    },
  }
}

function touch(file: string): void {
  try {
    utimesSync(file, new Date(), new Date())
  } catch {
    // A folder that was removed under a running server is told by whatever writes there next.
  }
}

/** The holder as the lock tells it; 'unreadable' for a lock that no version of this program has written whole. */
function readHolder(file: string): Holder | 'gone' | 'unreadable' {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    return 'gone'
  }
  try {
    return Holder.parse(JSON.parse(text))
  } catch {
    return 'unreadable'
  }
}

/** Returns when the holder is dead or done, and throws when it lives. */
async function refuseLiving(file: string, holder: Holder | 'unreadable'): Promise<void> {
  if (holder === 'unreadable') return
  const refusal = new PlainError(`Plumbline is already running at ${holder.address} (process ${holder.pid}).`)
  if (isVisible(holder)) {
    const deadline = Date.now() + (holder.stopping ? STOPPING_MS : 0)
    while (isAlive(holder) && stillHolds(file, holder)) {
      if (Date.now() >= deadline) throw refusal
      await sleep(LOOK_AGAIN_MS)
    }
    return
  }
  const before = lastTouched(file)
  while (Date.now() - before < SILENCE_MS && stillHolds(file, holder)) {
    await sleep(LOOK_AGAIN_MS)
    if (lastTouched(file) > before) throw refusal
  }
}

function stillHolds(file: string, holder: Holder): boolean {
  const now = readHolder(file)
  return typeof now === 'object' && now.id === holder.id
}

function lastTouched(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0
}

/** Takes a dead lock away, and puts it back if in between it has become another start's. */
function removeStale(file: string, seen: Holder | 'unreadable'): void {
  const aside = `${file}.${randomUUID()}`
  try {
    renameSync(file, aside)
  } catch {
    return
  }
  const taken = readHolder(aside)
  const other = typeof taken === 'object' && (typeof seen !== 'object' || taken.id !== seen.id)
  if (other) writeDurably(file, readFileSync(aside), { existing: 'keep', mode: 0o644 })
  rmSync(aside, { force: true })
}
