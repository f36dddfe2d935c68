import { randomUUID } from 'node:crypto'
import { reassessEverybody } from '../../src/features/obligations/public.ts'
import { testSecrets } from './database.ts'
import type { TestOrganisation, World } from './world.ts'

/** The head of a policy of tests, for rules in JSON, which is YAML too. */
export const policyText = (rules: readonly object[], more: object = {}): string =>
  JSON.stringify({
    plumbline: 'pack/1',
    id: 'brook-lane',
    title: 'Brook Lane, supervision policy',
    version: 1,
    in_force_from: '2020-01-01',
    clauses: { '2.1': 'Supervision is regular.' },
    rules: rules.map((rule) => ({ title: 'A rule', clause: '2.1', strength: 'must', ...rule })),
    ...more,
  })

/** A version put in as the owner, in force since a day: for what is not about adopting. */
export async function adoptedPolicy(
  { database: { owner } }: World,
  { organisationId }: TestOrganisation,
  body: string,
  { from = '2020-01-01', no = 1 }: { from?: string; no?: number } = {},
): Promise<string> {
  const versionId = randomUUID()
  await owner.query(
    `update app.policy_version set in_force_until = $2::date - 1 where organisation_id = $1 and state = 'adopted' and in_force_until is null`,
    [organisationId, from],
  )
  await owner.query(
    `insert into app.policy_version (organisation_id, version_id, version_no, pack_id, body, state, in_force_from, adopted_on, adopted_by, adopted_at)
     values ($1, $2, $3, 'brook-lane', $4, 'adopted', $5, $5, 'the governors', now())`,
    [organisationId, versionId, no, body, from],
  )
  return versionId
}

/** What the job would have worked out by now. */
export const assessed = ({ database, services }: World, now = services.now): Promise<number> =>
  reassessEverybody({
    ownerUrl: database.ownerUrl,
    password: testSecrets.worker,
    packs: services.packs,
    now,
    log: services.log,
  })
