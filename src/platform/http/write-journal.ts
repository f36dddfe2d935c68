import type { Actor } from '../../domain/access/actor.ts'
import type { EventName } from '../../domain/journal/catalogue.ts'
import type { Db } from '../database/scope.ts'
import type { JournalNote } from './route.ts'

/** Add one entry to the journal, in the name of whoever is in scope (the database refuses any other). */
export async function writeJournal(db: Db, actor: Actor, event: EventName, note: JournalNote = {}): Promise<void> {
  await db
    .insertInto('journal_entry')
    .values({
      organisation_id: actor.organisationId,
      event,
      membership_id: actor.membershipId,
      person_id: actor.personId,
      subject_kind: note.subject ?? null,
      subject_id: note.id ?? null,
      document_id: note.documentId ?? null,
      details: JSON.stringify(note.details ?? {}),
    })
    .execute()
}
