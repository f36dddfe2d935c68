import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import memory from '../../scripts/node-memory.json' with { type: 'json' }
import { packageRoot } from '../../src/platform/files/package-root.ts'

/** The built product as a process of its own, as `npm start` runs it. */
export interface Product {
  address: string
  pid: number
  /** every line it printed so far */
  lines: readonly string[]
  kill(signal: NodeJS.Signals): Promise<void>
}

interface ToStart {
  dataFolder: string
  env?: Record<string, string>
  args?: string[]
  /** milliseconds to wait for its address */
  patience?: number
}

/** Start the built product on a data folder and a free port, and wait until it prints its address. */
export async function startProduct({ dataFolder, env = {}, args = [], patience = 60_000 }: ToStart): Promise<Product> {
  const child = spawn(process.execPath, [...memory.flags, join(packageRoot(), 'dist', 'server', 'main.js'), ...args], {
    env: {
      ...memory.env,
      PATH: process.env['PATH'] ?? '',
      PORT: '0',
      PLUMBLINE_DATA: dataFolder,
      LOG_LEVEL: 'warn',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const lines: string[] = []
  child.stderr?.on('data', (chunk: Buffer) => lines.push(...chunk.toString().split('\n')))
  const address = await new Promise<string>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`No address after ${patience} ms:\n${lines.join('\n')}`)), patience)
    let rest = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      rest += chunk.toString()
      const whole = rest.split('\n')
      rest = whole.pop() ?? ''
      for (const line of whole) {
        lines.push(line)
        const found = line.match(/^Plumbline is at (http\S+)/)
        if (found) {
          clearTimeout(late)
          resolve(found[1] ?? '')
        }
      }
    })
    child.once('exit', (code) => {
      clearTimeout(late)
      reject(new Error(`It ended with ${code}:\n${lines.join('\n')}`))
    })
  })
  await new Promise((resolve) => setTimeout(resolve, 50))
  return {
    address,
    pid: child.pid ?? 0,
    lines,
    kill: (signal) => ended(child, signal),
  }
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill(signal)
  await gone
}
