import { sql } from 'kysely'
import type { Actor } from '../../../domain/access/actor.ts'
import type { Db } from '../../../platform/database/scope.ts'

export interface OrganisationSettings {
  name: string
  kind: string
  nation: string
  words: Record<string, string>
  recordTemplate: string
  agreementTemplate: string
  keepDraftsInBrowser: boolean
}

export async function settingsOf(db: Db, actor: Actor): Promise<OrganisationSettings> {
  const row = await db
    .selectFrom('organisation')
    .select(['name', 'kind', 'nation', 'words', 'record_template', 'agreement_template', 'keep_drafts_in_browser'])
    .where('organisation_id', '=', actor.organisationId)
    .executeTakeFirstOrThrow()
  return {
    name: row.name,
    kind: row.kind,
    nation: row.nation,
    words: row.words as Record<string, string>,
    recordTemplate: row.record_template,
    agreementTemplate: row.agreement_template,
    keepDraftsInBrowser: row.keep_drafts_in_browser,
  }
}

/** The organisations directly below this one. */
export async function organisationsBelow(db: Db): Promise<{ id: string; name: string; kind: string }[]> {
  const { rows } = await sql<{ id: string; name: string; kind: string }>`
    select organisation_id as id, name, kind from platform.organisations_below()`.execute(db)
  return rows
}
