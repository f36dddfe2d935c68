import { setImmediate } from 'node:timers/promises'
import type pg from 'pg'
import type { Facts } from '../../../domain/compliance/facts.ts'
import type { Pack } from '../../../domain/policy/pack.ts'
import { londonDay } from '../../../domain/text/dates.ts'
import type { FactRows } from '../facts/fact-rows.ts'
import { withGroups, type GroupFactRows } from '../facts/group-facts.ts'
import { productFacts } from '../facts/product-facts.ts'
import { keepCoverage } from '../coverage/keep-coverage.ts'
import { policiesOf, PolicyUnreadable, type PolicyVersion } from './policy-in-force.ts'
import type { Subject } from './subjects.ts'
import { workOut, type ObligationRow } from './work-out.ts'

/** How many are taken at once: making their history ready takes some 12 ms, in which no request is answered. */
const mostAtOnce = 25
/** Gaps and windows of rules reach back two years at most; one more is kept for what began before. */
export const daysBack = 3 * 366

interface Asked {
  organisation_id: string
  subject_kind: Subject['kind']
  subject_id: string
}

/** What a round needs beside a connection. */
export interface Assessing {
  readonly packs: readonly Pack[]
  readonly now: () => Temporal.Instant
  /** told of an organisation, and how many subjects, that could not be worked out and were put aside */
  readonly onPutAside?: (problem: Error, organisation: string, subjects: number) => void
}

/**
 * Work out again what is owed to and by those for whom it was asked, of one organisation, in one transaction. When it cannot be
 * done the asking stays and waits, so that nobody else is held up: several that failed together are then tried one by one, and
 * an organisation whose policy cannot be read waits as a whole. Runs as the worker, which sees facts without names and no
 * narrative.
 * @returns how many subjects were taken; 0 when nobody is waiting
 * @throws when the database fails: then everything waits as it was
 */
export async function reassessOnce(client: pg.ClientBase, assessing: Assessing): Promise<number> {
  let asked: Asked[] = []
  await client.query('begin')
  try {
    ;({ rows: asked } = await client.query<Asked>('select * from platform.take_reassessments($1)', [mostAtOnce]))
    await reassessTaken(client, asked, assessing)
    await client.query('commit')
  } catch (problem) {
    await client.query('rollback').catch(() => {})
    if (!(problem instanceof Error) || asked.length === 0 || isOfDatabase(problem)) throw problem
    await putAside(client, asked, problem, assessing)
  }
  return asked.length
}

/** Lost connections, deadlocks, a full disk, a server that stops: nobody's facts are to blame. */
const isOfDatabase = (problem: Error & { code?: unknown }): boolean =>
  typeof problem.code === 'string' && !/^(22|23|42|P0|XX)/.test(problem.code)

async function putAside(client: pg.ClientBase, asked: readonly Asked[], problem: Error, assessing: Assessing) {
  const organisation = asked[0]?.organisation_id ?? ''
  await client.query('select platform.put_aside_reassessments($1, $2, $3, $4)', [
    organisation,
    asked.map((each) => each.subject_kind),
    asked.map((each) => each.subject_id),
    problem instanceof PolicyUnreadable,
  ])
  assessing.onPutAside?.(problem, organisation, asked.length)
}

async function reassessTaken(client: pg.ClientBase, asked: readonly Asked[], assessing: Assessing): Promise<void> {
  const organisation = asked[0]?.organisation_id
  if (organisation === undefined) return
  const versions = await policiesOf(client, organisation, assessing.packs)
  const subjects = asked.map(({ subject_kind, subject_id }): Subject => ({ kind: subject_kind, id: subject_id }))
  const today = londonDay(assessing.now())
  // Where nothing was ever adopted, nobody is owed anything by a policy; children are to be discussed all the same.
  if (versions.length === 0) {
    return keepCoverage(client, { organisation, subjects, obligations: [], versions, today })
  }
  if (asked.some(({ subject_kind }) => subject_kind === 'organisation')) {
    await client.query('select platform.spread_reassessment($1)', [organisation])
  }
  const obligations = await workedOut(client, organisation, subjects, versions, today)
  await client.query('select platform.store_obligations($1, $2, $3, $4)', [
    organisation,
    subjects.map(({ kind }) => kind),
    subjects.map(({ id }) => id),
    JSON.stringify(obligations),
  ])
  await keepCoverage(client, { organisation, subjects, obligations, versions, today })
  await client.query('select platform.ask_findings($1)', [organisation])
}

async function workedOut(
  client: pg.ClientBase,
  organisation: string,
  subjects: readonly Subject[],
  versions: readonly PolicyVersion[],
  today: Temporal.PlainDate,
): Promise<ObligationRow[]> {
  const facts = await factsAround(client, organisation, subjects, today)
  const work = workOut(facts, versions, subjects, { organisation, today })
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
    // Requests are answered between two people.
    await setImmediate()
  }
}

/** The facts around some subjects of an organisation, as far back as rules reach. */
export async function factsAround(
  client: pg.ClientBase,
  organisation: string,
  subjects: readonly Subject[],
  today: Temporal.PlainDate,
): Promise<Facts> {
  const idsOf = (kind: Subject['kind']) => subjects.filter((subject) => subject.kind === kind).map(({ id }) => id)
  const children = idsOf('child')
  const since = today.subtract({ days: daysBack })
  const { rows } = await client.query<{ facts: FactRows; groups: GroupFactRows; calendar: CalendarRow }>(
    `select platform.facts_of($1, $2, $3, since.at) || jsonb_build_object('meetings', platform.meetings_of($1, $2, $3, since.at),
         'escalations', platform.escalations_of($1, $3)) as facts,
       platform.group_facts_of($1, $2, $3, since.at) as groups, platform.calendar_of($1) as calendar
     from (select $4::date at time zone 'Europe/London' as at) since`,
    [organisation, idsOf('membership'), children, since.toString()],
  )
  const [row] = rows
  if (row === undefined) throw new Error('The facts of an organisation gave no row')
  const { nation, periods, since: begun } = row.calendar
  const calendar = { nation: nation.replaceAll('-', '_') as never, periods: [...periods] }
  // What is not fetched any more is not held against anybody.
  const evaluateFrom = begun > since.toString() ? begun : since.toString()
  return productFacts(withGroups(row.facts, row.groups), { organisation, children, calendar, evaluateFrom })
}

/** What `platform.calendar_of` gives. */
interface CalendarRow {
  readonly nation: string
  readonly since: string
  readonly periods: readonly {
    kind: 'term' | 'half_term' | 'holiday' | 'inset' | 'closure'
    name: string
    from: string
    to: string
  }[]
}
