// `npm run bench`: what docs/performance.md quotes. `-- --sessions N` sets how many sessions the large organisation has,
// `-- --connections N` how many ask at once, `-- --seconds N` how long each measurement takes, `-- --json FILE` writes the figures, `-- --trace` prints the messages of statements
// of each page instead, with what they take, `-- --explain` how the database runs them, and fails when one grows with what
// others add; `-- --kills N` kills application and database N times during saves,
// `-- --only WORDS` takes only measurements with these words in their name (`population` needs no database), `-- --profile FOLDER` writes a processor profile.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { brotliCompressSync } from 'node:zlib'
import { csrfToken } from '../src/platform/http/form-tokens.ts'
import { startProduct } from '../test/support/product.ts'
import { explain } from './explain.ts'
import { type BenchGround, benchGround } from './ground.ts'
import { kills } from './kills.ts'
import type { LongCase } from './long-case.ts'
import { totpNow } from '../test/support/accounts.ts'
import { askOnce, Connection } from './connection.ts'
import { load, type Measured, summary } from './load.ts'
import { population } from './population.ts'
import { type AskedPage, trace } from './trace.ts'

const { values: options } = parseArgs({
  options: {
    sessions: { type: 'string', default: '300000' },
    seconds: { type: 'string', default: '8' },
    connections: { type: 'string', default: '20' },
    json: { type: 'string' },
    trace: { type: 'boolean', default: false },
    explain: { type: 'boolean', default: false },
    kills: { type: 'string' },
    only: { type: 'string' },
    profile: { type: 'string' },
  },
})
const seconds = Number(options.seconds)
const connections = Number(options.connections)
const signatures = 60
/** Saves a second, besides as many as it takes: far more than 20 people type, and half of what it takes. */
const paces = [250, 500]
/** Of the field that each connection writes in. */
const revisions = new Map<number, number>()
const coverageOfMany = 'coverage of 2,000 live children'
const oneChild = 'a child with 15 years of history'
const childThen = 'what was known of that child a year ago'

if (options.kills !== undefined) process.exit(await kills(Number(options.kills)))
if (wanted('population') && !options.trace && !options.explain) population()
if (options.only === 'population') process.exit(0)
console.log(`Filling ${options.sessions} sessions of one organisation.`)
const ground = await benchGround(
  Number(options.sessions),
  connections,
  wanted('sign a record') && !options.trace ? signatures : 0,
)
const pages = [
  ['home', '/'],
  // Its second page: the first shows 10 that are over.
  ['list of 50 sessions', '/sessions?before=2100-01-01T00:00:00Z_ffffffff-ffff-ffff-ffff-ffffffffffff'],
  ['open a signed record (journalled)', `/sessions/${ground.signed.sessionId}/record`],
  [
    'page of a child being written',
    `/sessions/${ground.open[0]?.sessionId}/write/child/${ground.open[0]?.children[0]?.childId}`,
  ],
] as const
const morePages = [
  ['one session', `/sessions/${ground.signed.sessionId}`],
  ['actions', '/actions'],
  ['children', '/children'],
  ['one child', `/children/${ground.open[0]?.children[0]?.childId}`],
  ['my supervision', '/my-supervision'],
  ['what is out of step', '/obligations'],
  ['an informal discussion', '/informal/new'],
  ['policy', '/policy'],
] as const
let status = 0
if (options.explain) status = (await explain(ground, [...pages, ...morePages])) === 0 ? 0 : 1
else if (options.trace) await trace(ground, await whatIsAsked(ground))
else await measure(ground)
await ground.stop()
ground.remove()
process.exit(status)

async function measure(ground: BenchGround): Promise<void> {
  const { folder, ownerUrl, databasePid, settled } = ground
  const asked = await whatIsAsked(ground)
  const startUp = await measureStartUp()
  const profiling: Record<string, string> = options.profile
    ? { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${options.profile}` }
    : {}
  const product = await startProduct({ dataFolder: folder, env: { DATABASE_URL: ownerUrl, ...profiling } })
  const address = new URL(product.address)
  const processes = { application: product.pid, database: databasePid }
  await settled()
  for (const { name, where, cookie } of asked) {
    const first = await askOnce(address, { path: where, headers: { cookie } })
    console.log(`${name}: ${first.status}, ${first.bytes} bytes`)
  }
  const everything = (during: number): (() => Promise<Measured>)[] => [
    ...asked.map(({ name, where, cookie }) => () => {
      const page = { path: where, headers: { cookie } }
      return load(name, address, { connections, seconds: during }, () => page, undefined, processes)
    }),
    ...(wanted('save a field')
      ? [undefined, ...paces].map((pace) => () => saves(address, processes, during, pace))
      : []),
  ]
  // Everything once before anything is measured: a process serves for weeks, and what V8 makes of the code that all pages
  // share is settled when it has seen them all.
  for (const one of everything(10)) await one()
  const figures: Measured[] = []
  for (const one of everything(seconds)) figures.push(await one())
  // Looked at before the signatures: hashing 20 passwords at once takes memory that is given back, and is not what pages need.
  const memory = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${product.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
  if (wanted('sign a record')) figures.push(await signs(address))
  const weight = await firstPageWeight(address)
  print(figures)
  console.log(
    `Memory of the application after it: ${memory.toFixed(0)} MB. First page with everything: ${(weight / 1024).toFixed(1)} kB.`,
  )
  console.log(`Start-up: ${startUp.first.toFixed(1)} s with a new database, ${startUp.later.toFixed(1)} s after that.`)
  if (options.json)
    writeFileSync(
      options.json,
      JSON.stringify({ figures, memory, weight, startUp, sessions: Number(options.sessions) }, null, 2),
    )
  await product.kill('SIGTERM')
}

/** The pages that are wanted, and who asks for them; what only they need is filled in. */
async function whatIsAsked({ supervisee, coverage, longCase }: BenchGround): Promise<AskedPage[]> {
  const lead = wanted(coverageOfMany) ? await coverage() : null
  const long = wanted(oneChild) || wanted(childThen) ? await longCase() : null
  return [
    ...pages.filter(([each]) => wanted(each)).map(([name, where]) => ({ name, where, cookie: supervisee.cookie })),
    ...(lead === null ? [] : [{ name: coverageOfMany, where: '/children/coverage', cookie: lead.cookie }]),
    ...(long === null ? [] : pagesOfChild(long).filter(({ name }) => wanted(name))),
  ]
}

function pagesOfChild({ childId, cookie }: LongCase) {
  const then = Temporal.Now.plainDateISO('Europe/London').subtract({ years: 1 })
  return [
    { name: oneChild, where: `/children/${childId}`, cookie },
    { name: childThen, where: `/children/${childId}?known=${then}`, cookie },
  ]
}

/** All measurements, or those whose name has the words of `--only`. */
function wanted(name: string): boolean {
  return options.only === undefined || name.includes(options.only)
}

function print(figures: readonly Measured[]): void {
  console.log(
    '\n| what | a second | p50 ms | p99 ms | most ms | failed | application, ms of processor | database, ms of processor | load, ms of processor |',
  )
  console.log('|---|---|---|---|---|---|---|---|---|')
  for (const { name, perSecond, p50, p99, most, failed, cpu } of figures) {
    const cells = [
      name,
      perSecond.toFixed(0),
      p50.toFixed(1),
      p99.toFixed(1),
      most.toFixed(0),
      failed,
      cpu.application.toFixed(2),
      cpu.database.toFixed(2),
      cpu.load.toFixed(2),
    ]
    console.log(`| ${cells.join(' | ')} |`)
  }
}

/** Each connection writes one field of a session of its own, each save on top of the last, durably. */
async function saves(
  address: URL,
  processes: { application: number; database: number },
  during: number,
  pace: number | undefined,
): Promise<Measured> {
  const { services, supervisee, open } = ground
  const csrf = csrfToken(services.formKey, supervisee.token)
  const headers = {
    cookie: supervisee.cookie,
    'content-type': 'application/json',
    'x-plumbline-form': csrf,
    origin: address.origin,
  }
  return load(
    pace === undefined ? 'save a field' : `save a field, ${pace} a second`,
    address,
    { connections, seconds: during, pace },
    (connection) => {
      const session = open[connection]
      const body = {
        documentId: session?.wellbeingDocumentId,
        fieldKey: 'wellbeing',
        basedOn: revisions.get(connection) ?? 0,
        text: `Words that were typed, ${performance.now()} of them, and a few more so that it is a sentence or two as people write them.`,
      }
      return { path: `/sessions/${session?.sessionId}/fields`, method: 'POST', headers, body: JSON.stringify(body) }
    },
    (answered, connection) => {
      if (answered.status !== 200 && answered.status !== 409) return false
      const { outcome, revision } = JSON.parse(answered.body()) as { outcome?: string; revision?: number }
      revisions.set(connection, revision ?? 0)
      return outcome === 'saved'
    },
    processes,
  )
}

/** Each record is signed once, by somebody else: read the page, then sign with password and code. Only the signing is timed. */
async function signs(address: URL): Promise<Measured> {
  const { services, toSign } = ground
  const waiting = [...toSign]
  const times: number[] = []
  let failed = 0
  const began = performance.now()
  const one = async () => {
    const kept = new Connection(address)
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const where = `/sessions/${next.sessionId}/sign`
      const headers = {
        cookie: next.person.cookie,
        'content-type': 'application/x-www-form-urlencoded',
        origin: address.origin,
      }
      const page = (await kept.ask({ path: where, headers })).body()
      const field = (name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(page)?.[1] ?? ''
      const form = {
        _csrf: csrfToken(services.formKey, next.person.token),
        set: field('set'),
        root: field('root'),
        accurate: 'yes',
      }
      const body = new URLSearchParams({
        ...form,
        password: next.person.password,
        code: totpNow(next.person.totpSecret),
      }).toString()
      const answer = await kept.ask({ path: where, method: 'POST', headers, body })
      if (answer.status === 303) times.push(answer.took)
      else failed++
    }
    kept.close()
  }
  await Promise.all(Array.from({ length: connections }, one))
  return summary('sign a record (password and code)', times, (performance.now() - began) / 1000, failed)
}

/** The sign-in page with its stylesheet and script, as a browser that takes brotli gets them. */
async function firstPageWeight(address: URL): Promise<number> {
  const headers = { 'accept-encoding': 'br' }
  const page = (await askOnce(address, { path: '/sign-in', headers })).body()
  const others = [...page.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map((match) => match[1] ?? '')
  const sizes = await Promise.all(others.map(async (each) => (await askOnce(address, { path: each, headers })).bytes))
  return brotliCompressSync(page).length + sizes.reduce((sum, size) => sum + size, 0)
}

async function measureStartUp(): Promise<{ first: number; later: number }> {
  const parent = mkdtempSync(path.join(tmpdir(), 'plumbline-bench-'))
  const times: number[] = []
  for (let turn = 0; turn < 2; turn++) {
    const began = performance.now()
    const started = await startProduct({ dataFolder: path.join(parent, 'empty') })
    times.push((performance.now() - began) / 1000)
    await started.kill('SIGTERM')
  }
  rmSync(parent, { recursive: true, force: true })
  return { first: times[0] ?? 0, later: times[1] ?? 0 }
}
