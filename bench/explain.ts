import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { createApp } from '../src/app.ts'
import { clusterPath } from '../src/platform/database/server/cluster.ts'
import { servicesOn } from '../src/services.ts'
import type { BenchGround } from './ground.ts'

/** A statement as the database ran it, its own and those of the functions that it called. */
interface Ran {
  'Query Text': string
  Plan: Node
}

interface Node {
  'Node Type': string
  'Relation Name'?: string
  'Actual Rows': number
  'Actual Loops': number
  'Rows Removed by Filter'?: number
  'Rows Removed by Join Filter'?: number
  'Rows Removed by Index Recheck'?: number
  Plans?: Node[]
}

/** Rows that may be looked at beyond ten for each one that is wanted: small tables are read whole, and rightly so. */
const freeRows = 500
const removedForEachKept = 10
const mostSorted = 1_000

/**
 * Look how the database runs each statement of each page, under the role and in the scope of who asks, with the statements
 * inside its functions. A statement that reads a large table from end to end, throws away ten times what it keeps, or sorts
 * what it could have read in order, costs more with each row that somebody else adds.
 * @returns how many statements are like that; what each does is printed
 */
export async function explain(
  { ownerUrl, ground, supervisee }: BenchGround,
  pages: readonly (readonly [string, string])[],
): Promise<number> {
  await watch(ownerUrl)
  const services = servicesOn(ground)
  const app = createApp(services)
  const log = path.join(path.dirname(clusterPath(ground.folder)), 'server.log')
  let bad = 0
  for (const [name, where] of pages) {
    const ask = async () => {
      const answer = await app.request(
        new Request(new URL(where, 'http://localhost'), { headers: { cookie: supervisee.cookie } }),
      )
      await answer.text()
      return answer.status
    }
    // The first requests find out what the later ones remember.
    for (let turn = 0; turn < 3; turn++) await ask()
    const from = statSync(log).size
    const status = await ask()
    await pause(200)
    const ran = statementsIn(readFileSync(log).subarray(from).toString('utf8'))
    const found = ran.flatMap((each) => wrongWith(each.Plan).map((wrong) => ({ wrong, text: each['Query Text'] })))
    bad += found.length
    console.log(`${name}: ${status}, ${ran.length} statements, ${found.length === 0 ? 'none' : found.length} that grow`)
    for (const { wrong, text } of found)
      console.log(`  ${wrong}\n    ${text.replaceAll(/\s+/g, ' ').trim().slice(0, 300)}`)
  }
  await services.pools.end()
  return bad
}

/** Have the database know its tables, and have every statement of the web role written to the server's log as it was run. */
async function watch(ownerUrl: string): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  const settings = {
    session_preload_libraries: 'auto_explain',
    'auto_explain.log_min_duration': '0',
    'auto_explain.log_analyze': 'on',
    'auto_explain.log_timing': 'off',
    'auto_explain.log_nested_statements': 'on',
    'auto_explain.log_format': 'json',
    'auto_explain.log_parameter_max_length': '0',
  }
  // Plans follow what the database knows of its tables; a server that runs finds it out by itself.
  await owner.query('vacuum analyze')
  await owner.query(`load 'auto_explain'`)
  for (const [name, value] of Object.entries(settings))
    await owner.query(`alter role plumbline_web set ${name} = ${pg.escapeLiteral(value)}`)
  await owner.end()
}

/** In the server's log, the lines of a message after its first begin with a tab. */
function statementsIn(log: string): Ran[] {
  const found: Ran[] = []
  const lines = log.split('\n')
  for (let at = 0; at < lines.length; at++) {
    if (!/duration: [\d.]+ ms {2}plan:$/.test(lines[at] ?? '')) continue
    let text = ''
    while (lines[at + 1]?.startsWith('\t')) text += lines[++at]
    found.push(JSON.parse(text) as Ran)
  }
  return found
}

function wrongWith(node: Node): string[] {
  const rows = node['Actual Rows'] * node['Actual Loops']
  const removed =
    ((node['Rows Removed by Filter'] ?? 0) +
      (node['Rows Removed by Join Filter'] ?? 0) +
      (node['Rows Removed by Index Recheck'] ?? 0)) *
    node['Actual Loops']
  const name = `${node['Node Type']}${node['Relation Name'] === undefined ? '' : ` of ${node['Relation Name']}`}`
  return [
    ...(removed > rows * removedForEachKept + freeRows ? [`${name} throws away ${removed} rows to keep ${rows}`] : []),
    ...(node['Node Type'] === 'Sort' && rows > mostSorted ? [`${name} sorts ${rows} rows`] : []),
    ...(node['Node Type'] === 'Seq Scan' && rows > mostSorted ? [`${name} reads ${rows} rows from end to end`] : []),
    ...(node.Plans ?? []).flatMap(wrongWith),
  ]
}
