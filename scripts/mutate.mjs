// `npm run mutate`: plants faults in the assessment engine, one at a time, and sees whether a test finds each. Fails when
// one stays that docs/mutation.md does not explain. docs/mutation.md says how to read what it prints.
import { fork } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { fail, root, say } from './bootstrap.mjs'
import { explained, goneFrom, reasonOf, rowOf } from './mutate/explained.mjs'
import { faultsOf } from './mutate/plant.mjs'

/** As many as take about 20 minutes on one core. */
const SAMPLE = 500
const QUICK_SAMPLE = 40
const SEED = 3
const MEMORY_MB = 2000

const ENGINE = [
  { folder: 'src/domain/compliance' },
  {
    folder: 'src/domain/calendar',
    only: ['days', 'windows', 'working-days', 'term-time', 'school-calendar', 'split-terms'],
  },
  { folder: 'src/domain/policy', only: ['follow', 'follow-rest', 'merge-patch', 'readings'] },
]
/** Published shapes: their JSON Schemas are kept, and `npm run check` compares them. */
const SHAPES = [
  'src/domain/compliance/facts.ts',
  'src/domain/compliance/measure-standing.ts',
  'src/domain/compliance/obligation.ts',
]

const { values: asked } = parseArgs({
  options: {
    all: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    of: { type: 'string' },
    seed: { type: 'string', default: String(SEED) },
  },
})

const engine = ENGINE.flatMap(({ folder, only }) =>
  fs
    .readdirSync(path.join(root, folder))
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .filter((name) => !only || only.includes(name.slice(0, -3)))
    .map((name) => `${folder}/${name}`)
    .filter((file) => !SHAPES.includes(file)),
)
const texts = new Map(engine.map((file) => [file, fs.readFileSync(path.join(root, file), 'utf8')]))
const all = [...texts].flatMap(([file, text]) => faultsOf(file, text))
const reasons = explained(path.join(root, 'docs/mutation.md'))
for (const id of goneFrom(reasons, all)) say(`docs/mutation.md explains a fault that can no longer be planted: ${id}`)

const survivors = []
let crashed = 0
const faults = chosen()
say(`${faults.length} of ${all.length} faults in ${engine.length} files.`)
const began = Date.now()
let worker = await begin(null)
const { learnt } = worker
for (const [place, fault] of faults.entries()) {
  if (fs.readFileSync(path.join(root, fault.file), 'utf8') !== texts.get(fault.file)) {
    fail(`${fault.file} has changed while this ran. Run it again on files that stay as they are.`)
  }
  const { found } = await worker.ask({ fault })
  if (found === undefined) {
    crashed++
    worker = await begin(learnt)
  }
  const why = reasonOf(reasons, fault)
  if (found === null) survivors.push({ ...fault, why })
  if (found === null && why === undefined)
    say(`Not found: ${fault.file}:${fault.line} in ${fault.where}: ${fault.fault}`)
  if (found !== null && reasons.has(fault.id)) say(`Explained, and found all the same by ${found}: ${fault.id}`)
  if ((place + 1) % 100 === 0) say(`${place + 1} tried, ${survivors.length} not found, ${minutes()} minutes.`)
}
worker.end()
report()

/**
 * Which faults are tried: a fixed draw, by the identity of each, so that two runs on the same files try the same, and a
 * change of one file changes the draw of no other.
 */
function chosen() {
  const wanted = all.filter(({ file }) => asked.of === undefined || file.includes(asked.of))
  if (asked.all || asked.of !== undefined) return wanted
  // The quick sample is of faults that must all be found.
  const drawn = wanted
    .filter((fault) => !asked.quick || reasonOf(reasons, fault) === undefined)
    .map((fault) => ({ fault, lot: createHash('sha256').update(`${asked.seed} ${fault.id}`).digest('hex') }))
    .toSorted((one, other) => (one.lot < other.lot ? -1 : 1))
  return drawn.slice(0, asked.quick ? QUICK_SAMPLE : SAMPLE).map(({ fault }) => fault)
}

/** A process that tries faults. `learnt` is what one before it has found out about the tests. */
async function begin(learnt) {
  const child = fork(path.join(root, 'scripts/mutate/worker.mjs'), {
    cwd: root,
    execArgv: [`--max-old-space-size=${MEMORY_MB}`],
    serialization: 'advanced',
  })
  const ask = (message) =>
    new Promise((resolve) => {
      const ended = () => resolve({})
      child.once('exit', ended)
      child.once('message', (answer) => {
        child.off('exit', ended)
        resolve(answer)
      })
      child.send(message)
    })
  const first = await ask({ begin: { root, engine, learnt } })
  if (first.failed === undefined) fail('The tests could not be begun. The lines above say why.')
  if (first.failed.length > 0) fail(`Without any fault these fail:\n${first.failed.join('\n')}`)
  if (!learnt) say(`${first.learnt.length} tests pass without a fault, ${minutes()} minutes.`)
  return { learnt: first.learnt, ask, end: () => child.disconnect() }
}

function report() {
  const unexplained = survivors.filter(({ why }) => why === undefined)
  const killed = faults.length - survivors.length
  if (unexplained.length > 0) {
    say('\nNo test finds these. Write the test, or a row in docs/mutation.md with why it changes nothing:')
    for (const fault of unexplained) say(rowOf(fault))
  }
  process.stdout.write(
    `${faults.length} faults planted: ${killed} found (${crashed} took the process down), ` +
      `${survivors.length - unexplained.length} explained, ${unexplained.length} not found. ${minutes()} minutes.\n`,
  )
  process.exitCode = unexplained.length > 0 ? 1 : 0
}

function minutes() {
  return ((Date.now() - began) / 60_000).toFixed(1)
}
