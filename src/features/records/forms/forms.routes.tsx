import { member } from '../../../domain/access/who.ts'
import { agreementTemplates, paperForms, recordTemplates } from '../../../domain/templates/library.ts'
import type { PaperForm } from '../../../domain/templates/paper-shape.ts'
import { route, type Route } from '../../../platform/http/route.ts'
import { FormsPage, type FormGroup } from './forms.page.tsx'

/** The name of the record or agreement template that a form lays out. */
function templateOf({ of }: PaperForm): string {
  const template =
    'record' in of
      ? recordTemplates.find(({ key }) => key === of.record)
      : agreementTemplates.find(({ key }) => key === of.agreement)
  return template?.name ?? ''
}

export const formsRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/forms',
    who: member,
    journal: { nothing: 'blank forms say nothing of anybody' },
    handle: (ctx) => {
      const groups: FormGroup[] = [...Map.groupBy(paperForms, templateOf)].map(([template, forms]) => ({
        template,
        forms: forms.map(({ key, name, boundFor }) => ({ key, name, boundFor })),
      }))
      return ctx.page(
        { title: 'Paper forms', bobAtLogo: true, breadcrumbs: [{ text: 'Home', href: '/' }] },
        <FormsPage groups={groups} />,
      )
    },
  }),
]
