import type { Db } from '../../../platform/database/scope.ts'
import { endedSetsOf, signedSetsOf } from '../facts/sets.queries.ts'
import { isSendBackReason, sendBackReasons } from './send-back-record.command.ts'

/** That a record was sent back: by whom, when, and why in words ("something is missing"). */
export interface SentBack {
  versionNo: number
  byName: string
  at: Temporal.Instant
  why: string
}

/** The last time the record of a session was sent back, for its two parties; null when it never was since both signed. */
export async function lastSentBack(db: Db, organisationId: string, sessionId: string): Promise<SentBack | null> {
  const [last] = await endedSetsOf(db, organisationId, sessionId)
  if (last === undefined) return null
  const [signed] = await signedSetsOf(db, organisationId, sessionId)
  if (signed !== undefined && signed.versionNo > last.versionNo) return null
  const { versionNo, endedByName, endedAt, why } = last
  return { versionNo, byName: endedByName, at: endedAt, why: isSendBackReason(why) ? sendBackReasons[why] : why }
}

/** Whether the session's record was signed by both, so that what is written in it now is its correction. */
export async function isCorrection(db: Db, organisationId: string, sessionId: string): Promise<boolean> {
  return (await signedSetsOf(db, organisationId, sessionId)).length > 0
}
