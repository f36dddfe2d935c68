import { sql } from 'kysely'
import type { EventName } from '../../domain/journal/catalogue.ts'
import type { Db } from '../database/scope.ts'

/** A sealed version of a document, as it was read through the door. */
export interface OpenedDocument {
  documentId: string
  versionNo: number
  /** canonical JSON, the exact text that was sealed */
  body: string
  salt: Uint8Array
  digest: Uint8Array
  createdBy: string
  createdAt: Temporal.Instant
}

/** One field of a document that is being written. */
export interface DraftField {
  documentId: string
  fieldKey: string
  revision: number
  text: string
  savedBy: string
  savedAt: Temporal.Instant
}

export type SaveOutcome =
  | { outcome: 'saved' | 'same'; revision: number; savedAt: Temporal.Instant }
  | {
      outcome: 'conflict'
      revision: number
      theirs: string
      savedBy: string | null
      savedByName: string
      savedAt: Temporal.Instant | null
    }
  | { outcome: 'closed' | 'refused' }

/** Why a document is opened: kept in the journal and shown to the people whose record it is. */
export type Purpose =
  | 'to read'
  | 'to write'
  | 'to sign'
  | 'to print'
  | 'to prove'
  | 'to compare'
  | 'to prepare'
  | 'history'

/**
 * The one door to narrative. Each method is one database function that checks the readers, writes the journal and only
 * then answers (product I1, I2). What the one in scope may not read is simply not in the answer.
 */
export interface Door {
  open(documentIds: readonly string[], purpose: Purpose, versionNo?: number): Promise<OpenedDocument[]>
  drafts(documentIds: readonly string[], purpose: Purpose): Promise<DraftField[]>
  history(
    documentId: string,
    fieldKey: string,
  ): Promise<{ revision: number; text: string; savedBy: string; savedAt: Temporal.Instant }[]>
  /** @param ofSession refused unless the document is of this session and the one in scope one of its two; closed when it is over */
  save(documentId: string, fieldKey: string, basedOn: number, text: string, ofSession?: string): Promise<SaveOutcome>
  seal(documentId: string, canonicalText: string, salt: Uint8Array, digest: Uint8Array): Promise<number>
  putToSigning(set: SigningSetToMake): Promise<void>
  sign(signature: SignatureToMake): Promise<'signed' | 'complete' | 'already' | 'changed' | 'refused'>
  sendBack(setId: string, why: string): Promise<boolean>
  beginCorrection(sessionId: string): Promise<boolean>
}

export interface SigningSetToMake {
  setId: string
  purpose: 'session' | 'agreement'
  sessionId: string | null
  agreementId: string | null
  versionNo: number
  root: Uint8Array
  signers: readonly string[]
  documents: readonly { documentId: string; versionNo: number }[]
}

export interface SignatureToMake {
  setId: string
  signatureId: string
  shownRoot: Uint8Array
  method: 'password_and_code' | 'passkey'
  statement: string
  serverSignature: Uint8Array
  keyId: string
  /** raw, base64url: the signature can be checked by itself, whatever key the server has later */
  publicKey: string
  disagrees: boolean
  signedAt: Temporal.Instant
}

/** What a function of the door always gives. */
function given<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('The door gave no answer')
  return value
}

/**
 * @param declare called with each event before it is written, so that a route cannot write what it did not declare
 */
export function doorTo(db: Db, declare: (event: EventName) => void): Door {
  return {
    async open(documentIds, purpose, versionNo) {
      declare('document.read')
      if (documentIds.length === 0) return []
      const { rows } = await sql<{
        document_id: string
        version_no: number
        body: string
        salt: Buffer
        digest: Buffer
        created_by: string
        created_at: Temporal.Instant
      }>`select * from platform.open_documents(${documentIds}::uuid[], ${purpose}, ${versionNo ?? null}::int)`.execute(
        db,
      )
      return rows.map((row) => ({
        documentId: row.document_id,
        versionNo: row.version_no,
        body: row.body,
        salt: row.salt,
        digest: row.digest,
        createdBy: row.created_by,
        createdAt: row.created_at,
      }))
    },

    async drafts(documentIds, purpose) {
      declare('draft.read')
      if (documentIds.length === 0) return []
      const { rows } = await sql<{
        document_id: string
        field_key: string
        revision: number
        text: string
        saved_by: string
        saved_at: Temporal.Instant
      }>`select * from platform.open_drafts(${documentIds}::uuid[], ${purpose})`.execute(db)
      return rows.map((row) => ({
        documentId: row.document_id,
        fieldKey: row.field_key,
        revision: row.revision,
        text: row.text,
        savedBy: row.saved_by,
        savedAt: row.saved_at,
      }))
    },

    async history(documentId, fieldKey) {
      declare('draft.read')
      const { rows } = await sql<{ revision: number; text: string; saved_by: string; saved_at: Temporal.Instant }>`
        select * from platform.open_field_history(${documentId}::uuid, ${fieldKey})`.execute(db)
      return rows.map((row) => ({
        revision: row.revision,
        text: row.text,
        savedBy: row.saved_by,
        savedAt: row.saved_at,
      }))
    },

    async save(documentId, fieldKey, basedOn, text, ofSession) {
      declare('field.saved')
      declare('field.conflict')
      const { rows } = await sql<{
        done: {
          outcome: SaveOutcome['outcome']
          revision: number
          theirs?: string | null
          saved_by?: string | null
          saved_at: string | null
          saved_by_name?: string | null
        }
      }>`select platform.save_field(${documentId}::uuid, ${fieldKey}, ${basedOn}::int, ${text}, ${ofSession ?? null}::uuid) as done`.execute(
        db,
      )
      const row = given(rows[0]).done
      const savedAt = row.saved_at === null ? null : Temporal.Instant.from(row.saved_at)
      if (row.outcome === 'conflict') {
        return {
          outcome: 'conflict',
          revision: row.revision,
          theirs: row.theirs ?? '',
          savedBy: row.saved_by ?? null,
          savedByName: row.saved_by_name ?? '',
          savedAt,
        }
      }
      if (row.outcome === 'saved' || row.outcome === 'same') {
        return { outcome: row.outcome, revision: row.revision, savedAt: given(savedAt) }
      }
      return { outcome: row.outcome }
    },

    async seal(documentId, canonicalText, salt, digest) {
      declare('document.sealed')
      const { rows } = await sql<{ no: number }>`
        select platform.seal_version(${documentId}::uuid, ${canonicalText}, ${Buffer.from(salt)}, ${Buffer.from(digest)}) as no`.execute(
        db,
      )
      return given(rows[0]).no
    },

    async putToSigning(set) {
      declare('record.put_to_signing')
      await sql`select platform.make_signing_set(${set.setId}::uuid, ${set.purpose}, ${set.sessionId}::uuid, ${set.agreementId}::uuid,
        ${set.versionNo}::int, ${Buffer.from(set.root)}, ${set.signers}::uuid[],
        ${set.documents.map((item) => item.documentId)}::uuid[], ${set.documents.map((item) => item.versionNo)}::int[])`.execute(
        db,
      )
    },

    async sign(signature) {
      declare('record.signed')
      const { rows } = await sql<{ outcome: 'signed' | 'complete' | 'already' | 'changed' | 'refused' }>`
        select platform.sign(${signature.setId}::uuid, ${signature.signatureId}::uuid, ${Buffer.from(signature.shownRoot)},
          ${signature.method}, ${signature.statement}, ${Buffer.from(signature.serverSignature)}, ${signature.keyId},
          ${signature.disagrees}, ${signature.signedAt.toString()}::timestamptz, ${signature.publicKey}) as outcome`.execute(
        db,
      )
      return given(rows[0]).outcome
    },

    async sendBack(setId, why) {
      declare('record.sent_back')
      const { rows } = await sql<{
        done: boolean
      }>`select platform.end_signing_set(${setId}::uuid, ${why}) as done`.execute(db)
      return given(rows[0]).done
    },

    async beginCorrection(sessionId) {
      declare('record.correction_begun')
      const { rows } = await sql<{
        done: boolean
      }>`select platform.begin_correction(${sessionId}::uuid) as done`.execute(db)
      return given(rows[0]).done
    },
  }
}
