import { sql } from 'kysely'
import type { Work } from '../../../platform/http/work.ts'

export interface SettingsToKeep {
  name: string
  nation: string
  /** what an agreement is called here */
  agreementWord: 'agreement' | 'contract'
  recordTemplate: string
  agreementTemplate: string
  keepDraftsInBrowser: boolean
}

/** Change the organisation's settings. What is agreed and recorded already keeps the template it was made with. */
export async function changeSettings({ db, actor, journal }: Work, settings: SettingsToKeep): Promise<void> {
  await db
    .updateTable('organisation')
    .set({
      name: settings.name,
      nation: settings.nation,
      words: sql`words || ${JSON.stringify({ agreement: settings.agreementWord })}::jsonb`,
      record_template: settings.recordTemplate,
      agreement_template: settings.agreementTemplate,
      keep_drafts_in_browser: settings.keepDraftsInBrowser,
    })
    .where('organisation_id', '=', actor.organisationId)
    .execute()
  await journal('organisation.changed', {
    subject: 'organisation',
    id: actor.organisationId,
    details: {
      recordTemplate: settings.recordTemplate,
      agreementTemplate: settings.agreementTemplate,
      keepDraftsInBrowser: settings.keepDraftsInBrowser,
    },
  })
}
