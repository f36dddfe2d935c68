import { member } from '../../../domain/access/who.ts'
import type { TemplateLibrary } from '../../../domain/templates/library.ts'
import type { PaperForm } from '../../../domain/templates/paper-shape.ts'
import { route, type Route } from '../../../platform/http/route.ts'
import { FormsPage, type FormGroup } from './forms.page.tsx'

/** The name of the record or agreement template that a form lays out. */
const templateOf = ({ of }: PaperForm, templates: TemplateLibrary): string =>
  'record' in of ? templates.record(of.record).name : templates.agreement(of.agreement).name

export const formsRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/forms',
    who: member,
    journal: { nothing: 'blank forms say nothing of anybody' },
    handle: (ctx) => {
      const { templates } = ctx.services
      const byTemplate = Map.groupBy(templates.forms, (form) => templateOf(form, templates))
      const groups: FormGroup[] = [...byTemplate].map(([template, forms]) => ({
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
