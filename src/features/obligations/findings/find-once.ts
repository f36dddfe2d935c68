import type pg from 'pg'
import { fewestBound } from '../../../domain/compliance/words/contradictions-with-practice.ts'
import type { PolicyFindings } from '../../../domain/policy/findings.ts'
import { londonDay } from '../../../domain/text/dates.ts'
import { policiesOf, PolicyUnreadable, versionOn } from '../assess/policy-in-force.ts'
import type { Assessing } from '../assess/reassess.ts'
import { measuresOf } from './count-measures.ts'
import { workOutFindings, type AgreementRow, type PracticeRow } from './work-out-findings.ts'

/** How a policy fares changes slowly, and finding it reads a whole organisation: so not after every change. */
const oftenest = '1 minute'
/** Asked for by somebody who waits: tests and the demonstration. */
const atOnce = '0'

/**
 * Find how the policy of one organisation fares, where what is owed has been worked out again since it was last found. Runs
 * as the worker, beside the assessing (product B5).
 * @param older how old the last finding must be, as an interval of the database
 * @returns how many organisations were looked at; 0 when none waits
 */
export async function findOnce(client: pg.ClientBase, assessing: Assessing, older = oftenest): Promise<number> {
  let organisation: string | null = null
  await client.query('begin')
  try {
    const { rows } = await client.query<{ organisation: string | null }>(
      'select platform.take_findings($1::interval) as organisation',
      [older],
    )
    organisation = rows[0]?.organisation ?? null
    if (organisation !== null) await find(client, organisation, assessing, older === atOnce)
    await client.query('commit')
    return organisation === null ? 0 : 1
  } catch (problem) {
    await client.query('rollback').catch(() => {})
    // What cannot be found of one organisation holds up no other; it is tried again after the next change.
    if (organisation !== null && !(problem instanceof Error && 'code' in problem)) {
      await settle(client, organisation, null, nothing, londonDay(assessing.now()))
    }
    throw problem
  }
}

const nothing: PolicyFindings = { practice: [], agreements: [], moreAgreements: 0 }

const settle = (
  client: pg.ClientBase,
  organisation: string,
  version: string | null,
  found: PolicyFindings,
  today: Temporal.PlainDate,
) =>
  client.query('select platform.settle_findings($1, $2, $3, $4)', [
    organisation,
    version,
    JSON.stringify(found),
    today.toString(),
  ])

async function find(
  client: pg.ClientBase,
  organisation: string,
  { packs, now }: Assessing,
  isAwaited: boolean,
): Promise<void> {
  const today = londonDay(now())
  const versions = await policiesOf(client, organisation, packs)
    // The assessing tells of it; until the policy can be read there is nothing to find.
    .catch((problem: Error) => {
      if (problem instanceof PolicyUnreadable) return []
      throw problem
    })
  const current = versionOn(versions, today)
  if (current === null) {
    await settle(client, organisation, null, nothing, today)
    return
  }
  const { rows: owed } = await client.query<PracticeRow>('select * from platform.practice_of($1, $2, $3)', [
    organisation,
    current.versionId,
    fewestBound,
  ])
  const { rows: agreements } = await client.query<AgreementRow>('select * from platform.agreements_of($1, $2)', [
    organisation,
    today.toString(),
  ])
  const found = workOutFindings(current.resolved.pack, owed, agreements, today.toString())
  const asked = { organisation, versions, current, now: now(), packs, isAwaited }
  const measured = await measuresOf(client, asked)
  const all = measured === null ? found : { ...found, measures: measured.found }
  await settle(client, organisation, current.versionId, all, today)
  if (measured?.isStale === true) await client.query('select platform.ask_findings($1)', [organisation])
}
