import type { Actor } from '../../domain/access/actor.ts'
import { clausesOf } from '../../domain/templates/agreement-shape.ts'
import type { Db } from '../../platform/database/scope.ts'
import type { Purpose } from '../../platform/documents/door.ts'
import type { Work } from '../../platform/http/work.ts'
import {
  agreementDocument,
  agreementOf,
  openAgreement,
  valuesIn,
  versionsOf,
  type AgreementRow,
  type VersionRow,
} from './agreement.queries.ts'

export interface AgreementInForce {
  agreement: AgreementRow
  version: VersionRow
}

/** An agreement with the version that both have signed; null when there is none, or it has ended. */
export async function agreementInForce(
  db: Db,
  actor: Pick<Actor, 'organisationId'>,
  agreementId: string,
  today: Temporal.PlainDate,
): Promise<AgreementInForce | null> {
  const agreement = await agreementOf(db, actor, agreementId)
  if (agreement === null) return null
  if (agreement.endedOn !== null && Temporal.PlainDate.compare(agreement.endedOn, today) < 0) return null
  const version = (await versionsOf(db, actor, agreementId)).find((each) => each.state === 'signed')
  return version === undefined ? null : { agreement, version }
}

/** Where the two agreed to meet. It is said in the agreement's words, so it comes through the door; '' when not said. */
export async function venueOf(
  { db, actor, door, services }: Pick<Work, 'db' | 'actor' | 'door' | 'services'>,
  { agreement, version }: AgreementInForce,
  purpose: Purpose,
): Promise<string> {
  const documentId = await agreementDocument(db, actor, agreement.agreementId)
  const opened = documentId === null ? null : await openAgreement(door, documentId, version.versionNo, purpose)
  const clause = clausesOf(services.templates.agreement(agreement.templateKey)).find((each) => each.fact === 'venue')
  const venue = opened === null || clause === undefined ? null : valuesIn(opened.content)[clause.key]
  return typeof venue === 'string' ? venue.slice(0, 200) : ''
}
