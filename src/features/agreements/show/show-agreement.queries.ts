import type { Role } from '../../../domain/access/actor.ts'
import type { EligibilityCheck } from '../../../domain/agreements/eligibility.ts'
import type { Ctx } from '../../../platform/http/route.ts'
import { formOfSession } from '../../../domain/agreements/kinds.ts'
import { seriesRunsOutOn, type SeriesReach } from '../../planning/public.ts'
import { weakerThanPolicy, type WeakerThanPolicy } from '../../policies/public.ts'
import { signingSetOf, type SigningSet } from '../../signing/public.ts'
import {
  agreementDocument,
  agreementsOfPerson,
  readersNamedIn,
  type AgreementRow,
  type VersionRow,
} from '../agreement.queries.ts'
import { openCompared, type Compared } from '../compared.queries.ts'
import { disagreementsIn, type Disagreement } from '../disagreements.queries.ts'
import { eligibilityOf, namesOf, rolesOf } from '../members.queries.ts'

/** What a party sees besides the facts. */
export interface PartyView {
  /** the document that holds its words */
  documentId: string
  opened: Compared
  set: SigningSet | null
  eligibility: EligibilityCheck[]
  /** roles of the two today */
  roles: { supervisor: readonly Role[]; supervisee: readonly Role[] }
  /** where the newest version asks for less than the policy in force */
  weaker: readonly WeakerThanPolicy[]
  others: AgreementRow[]
  /** readers that the version shown names, by kind of document */
  named: { name: string; documentKind: string }[]
  reach: SeriesReach
  disagreements: Disagreement[]
}

/** Everything the page shows a party, or null when the words are not theirs to read. */
export async function partyView(
  ctx: Pick<Ctx, 'db' | 'door' | 'actor' | 'today' | 'services'>,
  agreement: AgreementRow,
  versions: readonly VersionRow[],
): Promise<PartyView | null> {
  const { db, door, actor, today } = ctx
  const { agreementId, supervisor, supervisee } = agreement
  const [newest] = versions
  const documentId = await agreementDocument(db, actor, agreementId)
  if (newest === undefined || documentId === null) return null
  const opened = await openCompared(door, documentId, newest, versions, 'to read')
  if (opened === null) return null
  const set = await signingSetOf(db, actor.organisationId, { agreementId, versionNo: newest.versionNo })
  const readers = await readersNamedIn(db, actor, agreementId, newest.versionNo)
  const names = await namesOf(
    db,
    actor,
    readers.map((reader) => reader.membershipId),
  )
  const mine = await agreementsOfPerson(db, actor, actor.membershipId, today)
  const roles = await rolesOf(db, actor, [supervisor.id, supervisee.id], today)
  const [reach] = await seriesRunsOutOn(db, actor, [agreementId], today)
  return {
    documentId,
    opened,
    set,
    eligibility: await eligibilityOf(db, actor, { supervisorId: supervisor.id, superviseeId: supervisee.id }, today),
    roles: { supervisor: roles.get(supervisor.id) ?? [], supervisee: roles.get(supervisee.id) ?? [] },
    weaker: await weakerThanPolicy(ctx, {
      superviseeId: supervisee.id,
      frequency: newest.frequency,
      minutes: newest.minutes,
      form: formOfSession(agreement.kind),
    }),
    others: mine.filter((each) => each.agreementId !== agreementId && each.supervisee.id === supervisee.id),
    named: readers.map((reader) => ({ name: names.get(reader.membershipId) ?? '', documentKind: reader.documentKind })),
    reach: reach ?? { agreementId, runsOutOn: null, ahead: 0 },
    disagreements: await disagreementsIn(ctx, documentId, set),
  }
}
