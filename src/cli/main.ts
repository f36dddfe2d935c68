// The `plumbline` command. It only reads what was asked; each command is loaded when it is the one.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { PlainError } from '../platform/config/plain-error.ts'
import { packageRoot } from '../platform/files/package-root.ts'

/** A command: what it is called with, what it does, and its work, which gives the exit code. */
type Command = {
  readonly usage: string
  readonly purpose: string
  /** what may follow besides, on a line of its own */
  readonly options?: string
  readonly run: (words: readonly string[]) => Promise<number>
}

const COMMANDS: Readonly<Record<string, Command>> = {
  start: {
    usage: 'start',
    purpose: 'Start Plumbline, and its database unless DATABASE_URL names one.',
    run: async (words) => {
      nothingBut(words, 'start')
      return (await import('./start.command.ts')).startCommand(false)
    },
  },
  demo: {
    usage: 'demo',
    purpose: 'Start a demonstration with fictional people, in a folder of its own.',
    run: async (words) => {
      nothingBut(words, 'demo')
      return (await import('./start.command.ts')).startCommand(true)
    },
  },
  migrate: {
    usage: 'migrate',
    purpose: 'Bring the database to this version, and stop.',
    run: async (words) => {
      nothingBut(words, 'migrate')
      return (await import('./migrate.command.ts')).migrateCommand()
    },
  },
  account: {
    usage: 'account reset EMAIL',
    purpose: 'For somebody who lost their password or phone: prints a link that works once, for an hour.',
    run: async (words) => (await import('./account.command.ts')).accountCommand(words),
  },
  verify: {
    usage: 'verify FILE [--key KEY]...',
    purpose: 'Check a proof file, with nothing but the file. --key accepts only that signing key.',
    run: async (words) => (await import('./verify.command.ts')).verifyCommand(words),
  },
  policy: {
    usage: 'policy check|explain|diff PACK...',
    options: '[--json]',
    purpose: 'Check packs, read one in plain English, or compare two.',
    run: async (words) => (await import('./policy.command.ts')).policyCommand(words),
  },
  assess: {
    usage: 'assess --policy PACK --facts FACTS --as-of DATE',
    options: '[--known-at INSTANT] [--rule ID]... [--subject ID]... [--reading RULE=NAME]... [--json]',
    purpose: 'What is owed on a day, from a pack and a file of facts.',
    run: async (words) => (await import('./assess.command.ts')).assessCommand(words),
  },
  forecast: {
    usage: 'forecast --policy PACK --facts FACTS --as-of DATE --until DATE',
    options: '[--rule ID]... [--subject ID]... [--reading RULE=NAME]... [--json]',
    purpose: 'When what is owed turns, if nothing more is recorded and if what is booked is held.',
    run: async (words) => (await import('./forecast.command.ts')).forecastCommand(words),
  },
  simulate: {
    usage: 'simulate --policy A --instead B --facts FACTS --from DATE --to DATE',
    options: '[--rule ID]... [--subject ID]... [--json]',
    purpose: 'What another pack would have made of the same facts.',
    run: async (words) => (await import('./simulate.command.ts')).simulateCommand(words),
  },
  help: {
    usage: 'help',
    purpose: 'Show this list.',
    run: async () => say(help()),
  },
  version: {
    usage: 'version',
    purpose: 'Show the version.',
    run: async () => say(version()),
  },
}

const OPTIONS = [
  '  --known-at INSTANT   As it was known then, such as 2026-03-12T15:30:00+00:00.',
  '  --rule ID            Only this rule of the pack. May be given several times, as --subject and --reading may.',
  '  --subject ID         Only this person, child, session or other thing of the facts.',
  '  --reading RULE=NAME  By another of the readings that the pack gives of a rule.',
  '  --json               For programs. What it holds is in docs/policies/facts-and-obligations.md.',
]

function say(text: string): number {
  console.log(text)
  return 0
}

function nothingBut(words: readonly string[], name: string): void {
  if (words.length > 0) throw new PlainError(`"plumbline ${name}" takes nothing after it.`, 2)
}

function help(): string {
  const commands = Object.values(COMMANDS)
  const width = Math.max(...commands.map(({ usage }) => usage.length))
  const lines = commands.flatMap(({ usage, purpose, options }) => [
    `  plumbline ${usage.padEnd(width)}  ${purpose}`,
    ...(options === undefined ? [] : [`      ${options}`]),
  ])
  return [...lines, '', ...OPTIONS, '', 'Settings come from the environment: see docs/settings.md.'].join('\n')
}

function version(): string {
  const { version: number } = JSON.parse(readFileSync(path.join(packageRoot(), 'package.json'), 'utf8'))
  return `Plumbline ${number}`
}

/** The command and what follows it. `--help` and `--version` are the commands of that name. */
function chosen(words: string[]): { name: string; rest: string[] } {
  const [first, ...rest] = words
  if (first === undefined) return { name: 'help', rest }
  if (!first.startsWith('-')) return { name: first, rest }
  const { values } = parseArgs({
    args: [first],
    options: { help: { type: 'boolean', short: 'h' }, version: { type: 'boolean', short: 'v' } },
    strict: false,
  })
  return { name: values.version ? 'version' : values.help ? 'help' : first, rest }
}

async function main(words: string[]): Promise<number> {
  try {
    const { name, rest } = chosen(words)
    const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
    if (!command) throw new PlainError(`There is no command "${name}". "plumbline help" lists them.`, 2)
    return await command.run(rest)
  } catch (error) {
    if (!(error instanceof PlainError)) throw error
    console.error(error.message)
    return error.exitCode
  }
}

process.exitCode = await main(process.argv.slice(2))
// What was written to a pipe may still be on its way, and leaving now would cut it off: then Node ends by itself.
if (process.stdout.writableLength === 0 && process.stderr.writableLength === 0) process.exit()
