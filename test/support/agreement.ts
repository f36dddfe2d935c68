import { startingValues, type AgreementValues } from '../../src/domain/templates/agreement-values.ts'
import { toHex } from '../../src/domain/evidence/bytes.ts'
import type { AgreementKind } from '../../src/domain/agreements/kinds.ts'
import { proposeAgreement, signAgreement } from '../../src/features/agreements/public.ts'
import { signingSetOf } from '../../src/features/signing/public.ts'
import { templates } from './templates.ts'
import type { TestPerson, World } from './world.ts'

export const testTemplate = 'partnership_direct'

export const londonToday = (): Temporal.PlainDate => Temporal.Now.plainDateISO('Europe/London')

/** Complete terms of `testTemplate`, starting today. */
export function testTerms(more: AgreementValues = {}): AgreementValues {
  const today = londonToday()
  return {
    ...startingValues(templates.agreement(testTemplate)),
    form: 'one_to_one',
    frequency: { every: 4, unit: 'week' },
    minutes: 60,
    starts_on: today.toString(),
    preferred_time: { weekday: 2, time: '15:45' },
    venue: 'The Willow Room, door closed',
    review_on: today.add({ years: 1 }).toString(),
    ...more,
  }
}

interface Between {
  supervisor: TestPerson
  supervisee: TestPerson
  /** the supervisor unless given */
  by?: TestPerson
  kind?: AgreementKind
  values?: AgreementValues
}

/** An agreement drafted by one of the two, with version 1 before both to sign. */
export async function proposedAgreement(world: World, between: Between): Promise<string> {
  const { supervisor, supervisee, by = supervisor } = between
  const proposing = await world.work(by, (work) =>
    proposeAgreement(work, {
      supervisorId: supervisor.membershipId,
      superviseeId: supervisee.membershipId,
      kind: between.kind ?? 'safeguarding',
      templateKey: testTemplate,
      values: between.values ?? testTerms(),
    }),
  )
  if (proposing.outcome !== 'proposed') throw new Error(`Not proposed: ${JSON.stringify(proposing)}`)
  return proposing.agreementId
}

/** Sign what is before the two, as this person. */
export function signNewest(world: World, person: TestPerson, agreementId: string, disagreement?: { words: string }) {
  return world.work(person, async (work) => {
    const set = await signingSetOf(work.db, work.actor.organisationId, { agreementId })
    if (set === null) throw new Error('Nothing is before them to sign')
    return signAgreement(work, agreementId, {
      setId: set.setId,
      shownRoot: toHex(set.root),
      method: 'password_and_code',
      ...(disagreement === undefined ? {} : { disagreement }),
    })
  })
}

/** An agreement in force. */
export async function signedAgreement(world: World, between: Between): Promise<string> {
  const agreementId = await proposedAgreement(world, between)
  await signNewest(world, between.supervisor, agreementId)
  await signNewest(world, between.supervisee, agreementId)
  return agreementId
}
