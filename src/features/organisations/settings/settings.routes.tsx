import { administrator } from '../../../domain/access/who.ts'
import { route, type Ctx, type Route } from '../../../platform/http/route.ts'
import type { FormState } from '../../../ui/form/state.ts'
import { changeSettings } from './change-settings.command.ts'
import { readSettingsForm } from './settings.form.ts'
import { SettingsPage } from './settings.page.tsx'
import { organisationsBelow, settingsOf, type OrganisationSettings } from './settings.queries.ts'

const valuesOf = (settings: OrganisationSettings): FormState['values'] => ({
  name: settings.name,
  nation: settings.nation,
  word: settings.words['agreement'] ?? 'agreement',
  record: settings.recordTemplate,
  agreement: settings.agreementTemplate,
  drafts: settings.keepDraftsInBrowser ? 'yes' : 'no',
})

async function show(ctx: Ctx, typed: FormState | null): Promise<Response> {
  const settings = await settingsOf(ctx.db, ctx.actor)
  const below = await organisationsBelow(ctx.db)
  return ctx.page(
    { title: 'Organisation', under: 'organisation', bobAtLogo: true, status: typed === null ? 200 : 422 },
    <SettingsPage
      name={settings.name}
      kind={settings.kind}
      below={below}
      state={typed ?? { values: valuesOf(settings), errors: {} }}
      templates={ctx.services.templates}
      tokens={ctx.tokens}
      saved={ctx.query.get('saved') === '1' && typed === null}
    />,
  )
}

export const settingsRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/organisation',
    who: administrator,
    journal: { nothing: 'settings' },
    handle: (ctx) => show(ctx, null),
  }),
  route({
    method: 'post',
    path: '/organisation',
    who: administrator,
    journal: { writes: ['organisation.changed'] },
    async handle(ctx) {
      const reading = readSettingsForm(ctx.form, ctx.services.templates)
      if (reading.errors !== null) return show(ctx, { values: ctx.form, errors: reading.errors })
      await changeSettings(ctx, reading.settings)
      return ctx.redirect('/organisation?saved=1')
    },
  }),
]
