import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { assess, compilePack } from '../src/domain/compliance/assess.ts'
import type { HistoryRows } from '../src/domain/compliance/history.ts'
import { historyOfRows } from '../src/domain/compliance/history-of-rows.ts'
import type { Pack } from '../src/domain/policy/pack.ts'
import { builtInPacks } from '../src/platform/policies/built-in-packs.ts'
import { populationPack } from './population-pack.ts'
import { asOf, schoolAt, type Population, type School } from './population-schools.ts'

setFlagsFromString('--expose-gc')
// Otherwise V8 sees, while its young generation is still small, that histories outlive a collection, and puts them with
// what stays for good from then on: a fifth of the time goes into taking them out again.
setFlagsFromString('--no-allocation-site-pretenuring')
const collect = runInNewContext('gc') as () => void

/** What assessing a population took. */
interface Assessed {
  readonly supervisees: number
  readonly sessions: number
  readonly events: number
  readonly obligations: number
  /** seconds of the clock: making histories of rows; judging, with the obligations made */
  readonly building: number
  readonly judging: number
  /** seconds of processor for both, all threads of the process: what a busy machine does not blur as much */
  readonly processor: number
  /** megabytes after a collection: before the first school, at the most on the way, and after the last */
  readonly heap: { readonly before: number; readonly most: number; readonly after: number }
}

const whole: Population = { supervisees: 250_000, schools: 24_000 }
const tenth: Population = { supervisees: 25_000, schools: 2_400 }
/** Enough for the code to be compiled before it is measured. */
const warming: Population = { supervisees: 5_000, schools: 480 }

/**
 * The pure engine over everybody: school by school, rows made up and let go again (not timed), a history built of them
 * and every subject assessed (timed apart). No database, no sentences. Then one person after one change.
 */
export function population(): void {
  console.log(`Assessing ${whole.supervisees} supervisees in ${whole.schools} schools as of ${asOf}.\n`)
  console.log(
    '| pack | supervisees | sessions | events | obligations | building, s | judging, s | supervisees a second | … a second of processor | heap before, most, after, MB |',
  )
  console.log('|---|---|---|---|---|---|---|---|---|---|')
  printAssessed(populationPack, 'supervisees alone', whole, ({ supervisees }) => supervisees)
  printAssessed(populationPack, 'everything about them', whole)
  for (const pack of builtInPacks()) printAssessed(pack, 'everything, a tenth of them', tenth)
  console.log('\n| one person after one change | p50 ms | p90 ms | p99 ms |\n|---|---|---|---|')
  for (const pack of [populationPack, ...builtInPacks()]) {
    for (const [name, rowsFor] of neighbourhoods) printOnePerson(pack, name, rowsFor)
  }
}

type Subjects = (school: School) => readonly string[] | undefined

function printAssessed(pack: Pack, what: string, size: Population, subjects: Subjects = () => undefined): void {
  assessAll(pack, warming, subjects)
  const done = assessAll(pack, size, subjects)
  const { before, most, after } = done.heap
  const cells = [
    `${pack.id}, ${what}`,
    done.supervisees,
    done.sessions,
    done.events,
    done.obligations,
    done.building.toFixed(1),
    done.judging.toFixed(1),
    (done.supervisees / (done.building + done.judging)).toFixed(0),
    (done.supervisees / done.processor).toFixed(0),
    `${before.toFixed(0)}, ${most.toFixed(0)}, ${after.toFixed(0)}`,
  ]
  console.log(`| ${cells.join(' | ')} |`)
}

function assessAll(pack: Pack, size: Population, subjectsOf: Subjects): Assessed {
  const compiled = compilePack(pack)
  const sum = { supervisees: 0, sessions: 0, events: 0, obligations: 0, building: 0, judging: 0, processor: 0 }
  const before = heap()
  let most = before
  for (let place = 0; place < size.schools; place++) {
    const school = schoolAt(place, size)
    const subjects = subjectsOf(school)
    const processor = process.cpuUsage()
    const started = performance.now()
    const history = historyOfRows(school.rows)
    const built = performance.now()
    const obligations = assess(compiled, history, { asOf, subjects })
    sum.judging += (performance.now() - built) / 1_000
    sum.building += (built - started) / 1_000
    const used = process.cpuUsage(processor)
    sum.processor += (used.user + used.system) / 1_000_000
    sum.supervisees += school.supervisees.length
    sum.sessions += school.sessions
    sum.events += school.rows.events.length
    sum.obligations += obligations.length
    if (place % 1_000 === 999) most = Math.max(most, heap())
  }
  return { ...sum, heap: { before, most, after: heap() } }
}

function heap(): number {
  collect()
  return process.memoryUsage().heapUsed / 1_048_576
}

type RowsFor = (school: School, person: string) => HistoryRows

/** What is read again when something about one person has changed: their whole school, or what has to do with them. */
const neighbourhoods: readonly (readonly [string, RowsFor])[] = [
  ['history of their school', ({ rows }) => rows],
  ['history of what has to do with them', aroundPerson],
]

function aroundPerson({ rows }: School, person: string): HistoryRows {
  const near = new Set([person])
  for (const { of, value } of rows.facts) {
    if (value === person) near.add(of)
    if (of === person && typeof value === 'string') near.add(value)
  }
  return {
    ...rows,
    things: rows.things.filter(({ id, kind }) => near.has(id) || kind === 'organisation'),
    facts: rows.facts.filter(({ of }) => near.has(of)),
    events: rows.events.filter(({ links }) => Object.values(links).includes(person)),
  }
}

/** The person, the children they hold, their agreement and their sessions: what the product assesses with them. */
function subjectsAbout({ facts, events }: HistoryRows, person: string): string[] {
  const things = facts.filter(({ fact, value }) => value === person && (fact === 'holder' || fact === 'supervisee'))
  const own = events.filter(({ links }) => links['supervisee'] === person)
  return [person, ...new Set([...things.map(({ of }) => of), ...own.map(({ id }) => id)])]
}

/** Of 2,000 people in 400 schools: the history built anew and everything about the person assessed. */
function printOnePerson(pack: Pack, name: string, rowsFor: RowsFor): void {
  const compiled = compilePack(pack)
  const times: number[] = []
  for (let place = 0; place < 400; place++) {
    const school = schoolAt(place, whole)
    for (const person of school.supervisees.slice(0, 5)) {
      const rows = rowsFor(school, person)
      const subjects = subjectsAbout(rows, person)
      const started = performance.now()
      assess(compiled, historyOfRows(rows), { asOf, subjects })
      times.push(performance.now() - started)
    }
  }
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(2)
  console.log(`| ${pack.id}, ${name} | ${at(0.5)} | ${at(0.9)} | ${at(0.99)} |`)
}
