import { readFileSync, readlinkSync } from 'node:fs'

/** Which process this is, beyond its number: a number is given again after a while, and after a restart of the machine. */
export type ProcessIdentity = {
  readonly pid: number
  /** When the process began, in the kernel's clock ticks since the machine started. */
  readonly began: string
  /** This start of the machine. */
  readonly boot: string
  /** The pid namespace: in another container the same number is another process. */
  readonly namespace: string
}

/** The identity of this process. On a system without /proc only the number is known. */
export function thisProcess(): ProcessIdentity {
  return { pid: process.pid, began: beganAt(process.pid) ?? '', boot: bootId(), namespace: pidNamespace() }
}

/** Could this process see the other one, if it were alive? */
export function isVisible(identity: ProcessIdentity): boolean {
  return identity.boot === bootId() && identity.namespace === pidNamespace()
}

/** Is that very process alive? Ask only of one that `isVisible`. */
export function isAlive({ pid, began }: Pick<ProcessIdentity, 'pid' | 'began'>): boolean {
  return processLives(pid) && (began === '' || beganAt(pid) === began)
}

/** Is there a living process of that number? A dead one that nobody has waited for (a zombie) does not count. */
export function processLives(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false
  const stat = statFields(pid)
  if (stat) return stat[0] !== 'Z' && stat[0] !== 'X'
  if (process.platform === 'linux') return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** The command of a process and its arguments, or undefined when there is none or it may not be read. */
export function commandLine(pid: number): readonly string[] | undefined {
  const text = readProc(`/proc/${pid}/cmdline`)
  return text ? text.replace(/\0$/, '').split('\0') : undefined
}

function beganAt(pid: number): string | undefined {
  // Field 22 of proc_pid_stat(5); the first two are taken off, since a program's name may hold spaces.
  return statFields(pid)?.[19]
}

function statFields(pid: number): string[] | undefined {
  const text = readProc(`/proc/${pid}/stat`)
  return text
    ?.slice(text.lastIndexOf(')') + 2)
    .trim()
    .split(' ')
}

function bootId(): string {
  return readProc('/proc/sys/kernel/random/boot_id')?.trim() ?? ''
}

function pidNamespace(): string {
  try {
    return readlinkSync('/proc/self/ns/pid')
  } catch {
    return ''
  }
}

function readProc(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
