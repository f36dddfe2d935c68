import type pg from 'pg'
import { londonDay } from '../../../domain/text/dates.ts'
import { policiesOf, versionOn, type PolicyRow } from '../assess/policy-in-force.ts'
import { factsAround, type Assessing } from '../assess/reassess.ts'
import type { Subject } from '../assess/subjects.ts'
import { workOutTrial } from './work-out-trial.ts'

interface Waiting {
  organisation_id: string
  trial_id: string
  version_no: number
  body: string
}

/**
 * Work out the trial of a policy that has waited longest. One that cannot be worked out is settled as such, so that it does
 * not stand before the others for ever. Runs as the worker.
 * @returns how many were settled; 0 when none is waiting
 */
export async function tryOnce(client: pg.ClientBase, assessing: Assessing): Promise<number> {
  const settled = await inTransaction(client, (trial) => workOut(client, trial, assessing)).catch((problem: Error) =>
    // Only what the trial itself does wrong: with a lost connection this fails too, and the trial waits.
    inTransaction(client, () => Promise.resolve({ wrong: `It could not be worked out (${problem.name})` })),
  )
  return settled
}

type Settled = { readonly found: unknown } | { readonly wrong: string }

async function inTransaction(client: pg.ClientBase, work: (trial: Waiting) => Promise<Settled>): Promise<number> {
  await client.query('begin')
  try {
    const { rows } = await client.query<Waiting>('select * from platform.take_policy_trial()')
    const [trial] = rows
    if (trial !== undefined) {
      const done = await work(trial)
      await client.query('select platform.settle_policy_trial($1, $2, $3, $4)', [
        trial.organisation_id,
        trial.trial_id,
        'found' in done ? JSON.stringify(done.found) : null,
        'wrong' in done ? done.wrong : null,
      ])
    }
    await client.query('commit')
    return rows.length
  } catch (problem) {
    await client.query('rollback').catch(() => {})
    throw problem
  }
}

async function workOut(client: pg.ClientBase, trial: Waiting, { packs, now }: Assessing): Promise<Settled> {
  const organisation = trial.organisation_id
  const today = londonDay(now())
  const tried: PolicyRow = {
    organisation_id: organisation,
    version_id: trial.trial_id,
    version_no: trial.version_no,
    pack_id: 'draft',
    body: trial.body,
    in_force_from: today,
    in_force_until: null,
    steps: 0,
    followed: null,
    followed_digest: null,
  }
  const versions = await policiesOf(client, organisation, packs, [tried])
  const draft = versions.find(({ versionId }) => versionId === trial.trial_id)
  if (draft === undefined) return { wrong: 'The draft could not be read' }
  const current = versionOn(
    versions.filter((version) => version !== draft),
    today,
  )
  const { rows: all } = await client.query<{ people: string[]; children: string[] }>(
    'select * from platform.everybody_of($1)',
    [organisation],
  )
  const everybody: Subject[] = [
    ...(all[0]?.people ?? []).map((id): Subject => ({ kind: 'membership', id })),
    ...(all[0]?.children ?? []).map((id): Subject => ({ kind: 'child', id })),
    { kind: 'organisation', id: organisation },
  ]
  const facts = await factsAround(client, organisation, everybody, today)
  return { found: workOutTrial(facts, current, draft, { organisation, everybody, today }) }
}
