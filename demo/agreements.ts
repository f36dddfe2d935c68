import { toHex } from '../src/domain/evidence/bytes.ts'
import type { AgreementKind } from '../src/domain/agreements/kinds.ts'
import type { Frequency } from '../src/domain/templates/agreement-shape.ts'
import { startingValues, type AgreementValues } from '../src/domain/templates/agreement-values.ts'
import { instantOf } from '../src/features/planning/check-place.ts'
import { agreementInForce, proposeAgreement, proposeChange, signAgreement } from '../src/features/agreements/public.ts'
import { askedOf, planSessions, proposalFor } from '../src/features/planning/public.ts'
import { signingSetOf } from '../src/features/signing/public.ts'
import { as, must, type Player, type Stage } from './stage.ts'

/** Two people and what they agree. */
export interface PairTerms {
  supervisor: Player
  supervisee: Player
  kind: AgreementKind
  template: string
  /** first session from */
  from: Temporal.PlainDate
  values: {
    frequency: Frequency
    minutes: number
    preferred_time: { weekday: number; time: string }
    venue: string
  } & AgreementValues
}

/** Propose an agreement, as either of the two. */
export async function propose(
  stage: Stage,
  by: Player,
  moment: Temporal.Instant,
  pair: PairTerms,
): Promise<{ agreementId: string; values: AgreementValues }> {
  const values = {
    ...startingValues(stage.services.templates.agreement(pair.template)),
    form: 'one_to_one',
    starts_on: pair.from.toString(),
    review_on: pair.from.add({ weeks: 52 }).toString(),
    ...pair.values,
  }
  const proposing = await as(stage, by, moment, (work) =>
    proposeAgreement(work, {
      supervisorId: pair.supervisor.membershipId,
      superviseeId: pair.supervisee.membershipId,
      kind: pair.kind,
      templateKey: pair.template,
      values,
    }),
  )
  return { agreementId: must(proposing, 'proposed').agreementId, values }
}

/** Suggest other terms over the newest version. */
export async function suggest(
  stage: Stage,
  by: Player,
  moment: Temporal.Instant,
  change: { agreementId: string; over: number; values: AgreementValues },
): Promise<void> {
  must(
    await as(stage, by, moment, (work) => proposeChange(work, change.agreementId, change.over, change.values)),
    'proposed',
  )
}

/** Sign the version that is before the two. */
export async function signTerms(
  stage: Stage,
  by: Player,
  moment: Temporal.Instant,
  agreementId: string,
): Promise<void> {
  const signing = await as(stage, by, moment, async (work) => {
    const set = await signingSetOf(work.db, work.actor.organisationId, { agreementId })
    if (set === null) throw new Error('There is no agreement to sign')
    return signAgreement(work, agreementId, {
      setId: set.setId,
      shownRoot: toHex(set.root),
      method: 'password_and_code',
    })
  })
  must(signing, 'signed', 'complete')
}

export interface Booked {
  sessionId: string
  startsAt: Temporal.Instant
}

/** Keep the dates that the product proposes for the year ahead. */
export async function plan(stage: Stage, by: Player, moment: Temporal.Instant, agreementId: string): Promise<Booked[]> {
  return as(stage, by, moment, async (work) => {
    const inForce = await agreementInForce(work.db, work.actor, agreementId, work.today)
    if (inForce === null) throw new Error('There is no agreement in force to plan from')
    const { sessions } = await proposalFor(work.db, work.actor, inForce, work.today, askedOf(inForce, work.today, {}))
    if (sessions.length === 0) return []
    const { sessionIds } = must(await planSessions(work, agreementId, sessions), 'planned')
    return sessions.map(({ startsAt }, place) => ({
      sessionId: sessionIds[place] ?? '',
      startsAt: instantOf(startsAt),
    }))
  })
}
