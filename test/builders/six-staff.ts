import pg from 'pg'
import { findOnce } from '../../src/features/obligations/findings/find-once.ts'
import { asRole } from '../../src/platform/database/pools.ts'
import { testSecrets } from '../support/database.ts'
import { adoptedPolicy, assessed } from '../support/policy.ts'
import { agreementBetween, sessionUnder } from '../support/supervision.ts'
import { testWorld, type TestOrganisation, type TestPerson, type World } from '../support/world.ts'

export interface SixStaff {
  world: World
  school: TestOrganisation
  head: TestPerson
  lead: TestPerson
  supervisor: TestPerson
  staff: readonly TestPerson[]
  /** of each of the staff, in the same order */
  agreements: readonly string[]
  /** a connection as the worker of the jobs */
  worker: pg.Client
  /** What the job finds now of policies that were looked at longer ago than this. */
  find(older: string): Promise<number>
  end(): Promise<void>
}

interface Asked {
  /** text of the policy that the school has adopted */
  policy: string
  /** how many days ago the last session of each was held */
  lastHeld: (index: number) => number
  /** how many weeks apart each agreed to: 4 unless given */
  agreedWeeks?: (index: number) => number
}

/** A school with a policy and six people under one supervisor, whose last sessions were long enough ago or not; assessed. */
export async function sixStaff({ policy, lastHeld, agreedWeeks = () => 4 }: Asked): Promise<SixStaff> {
  const world = await testWorld()
  const school = await world.organisation('Brook Lane')
  const head = await world.person(school, 'Gwen Abara-Holt', ['head'])
  const lead = await world.person(school, 'Saskia Penhallow', ['dsl'])
  const supervisor = await world.person(school, 'Idris Falodun', ['supervisor'])
  const worker = new pg.Client(asRole(world.database.ownerUrl, 'plumbline_worker', testSecrets.worker))
  await worker.connect()
  await world.database.owner.query(`update app.organisation set created_at = now() - interval '2 years'`)
  const staff: TestPerson[] = []
  const agreements: string[] = []
  for (const [index, name] of ['Nia', 'Kofi', 'Dev', 'Jonas', 'Beck', 'Morwenna'].entries()) {
    const person = await world.person(school, `${name} Tait`, ['supervisee'])
    const frequency = { every: agreedWeeks(index), unit: 'week' }
    const agreement = await agreementBetween(world, supervisor, person, { frequency })
    await sessionUnder(world, agreement, { supervisor, supervisee: person }, -lastHeld(index), 'signed')
    staff.push(person)
    agreements.push(agreement)
  }
  await world.database.owner.query(`update app.agreement_version set signed_at = now() - interval '300 days'`)
  await adoptedPolicy(world, school, policy)
  await assessed(world)
  return {
    world,
    school,
    head,
    lead,
    supervisor,
    staff,
    agreements,
    worker,
    find: (older) => findOnce(worker, { packs: world.services.packs, now: world.services.now }, older),
    async end() {
      await worker.end()
      await world.end()
    },
  }
}
