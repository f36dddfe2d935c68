import { administrator } from '../../../domain/access/who.ts'
import type { SheetRow } from '../../../domain/imports/sheet-row.ts'
import { importStaff, type StaffImport } from '../../../domain/people/import-staff.ts'
import { staffColumns } from '../../../domain/people/read-staff-row.ts'
import { readCsv } from '../../../platform/files-in/csv.ts'
import { openSheet, sealSheet } from '../../../platform/files-in/sealed-sheet.ts'
import { textOf } from '../../../platform/http/posted-form.ts'
import { route, type Ctx, type Route } from '../../../platform/http/route.ts'
import { emptyForm, type FormState } from '../../../ui/form/state.ts'
import { inSetUp, peopleStep, setUpStep } from '../../set-up/public.ts'
import { everybodyHere, holdPeople } from '../kept-people.queries.ts'
import { importPeople } from './import-people.command.ts'
import { ImportDonePage, ImportPeoplePage, PreviewPage } from './import-people.page.tsx'

const mostPeople = 500
const bodyLimit = 3_000_000
const example =
  "name,email,post,roles,line manager's email,start date,contracted hours,newly qualified,holds cases," +
  'clinical role,occupational standard,standard interval,standard minutes\r\n' +
  'Example Person,example.person@example.org,Class teacher,supervisee; deputy dsl,,2026-09-01,32.5,no,yes,no,no,,\r\n'

const breadcrumbs = [{ text: 'People', href: '/people' }]

const show = (ctx: Ctx, state: FormState) =>
  ctx.page(
    {
      title: 'Import people',
      under: 'people',
      breadcrumbs,
      bobAtLogo: true,
      status: Object.keys(state.errors).length > 0 ? 422 : 200,
    },
    <ImportPeoplePage state={state} tokens={ctx.tokens} step={setUpStep(ctx, peopleStep)} />,
  )

interface Sheet {
  headings: readonly string[]
  rows: readonly SheetRow[]
}

const sealedBy = ({ services, actor }: Ctx) => ({
  key: services.formKey,
  purpose: `people|${actor.organisationId}|${actor.membershipId}`,
})

async function previewOf(ctx: Ctx, { headings, rows }: Sheet): Promise<StaffImport> {
  const here = await everybodyHere(ctx.db, ctx.actor, ctx.today)
  return importStaff(
    headings,
    rows,
    here.map(({ email }) => email),
  )
}

/** The preview in a few characters, to tell whether it still holds. */
const fatesOf = ({ rows }: StaffImport) => rows.map(({ row, fate }) => `${row}${fate[0]}`).join(' ')

function showPreview(ctx: Ctx, sheet: Sheet, preview: StaffImport, state: FormState, changed = false): Response {
  const wanted = Object.values(staffColumns).flat()
  return ctx.page(
    {
      title: 'What will happen',
      under: 'people',
      breadcrumbs,
      bobAtLogo: true,
      status: changed ? 409 : Object.keys(state.errors).length > 0 ? 422 : 200,
    },
    <PreviewPage
      preview={preview}
      sealed={sealSheet(sealedBy(ctx), sheet, wanted, fatesOf(preview))}
      changed={changed}
      mailed={ctx.services.config.smtpUrl !== undefined}
      state={state}
      tokens={ctx.tokens}
      today={ctx.today}
      step={setUpStep(ctx, peopleStep)}
    />,
  )
}

async function upload(ctx: Ctx): Promise<Response> {
  const refuse = (words: string) => show(ctx, { values: {}, errors: { file: words } })
  const file = ctx.files['file']
  if (file === undefined || file.bytes.byteLength === 0) return refuse('Choose a CSV file')
  const reading = readCsv(file.bytes)
  if (!reading.ok) return refuse(reading.problems.join('. '))
  if (reading.rows.length > mostPeople)
    return refuse(`The file has more than ${mostPeople} people. Split it into smaller files`)
  const preview = await previewOf(ctx, reading)
  if (preview.rows.length === 0) return refuse(preview.problems.map(({ words }) => words).join('. '))
  return showPreview(ctx, reading, preview, { values: { invite: 'yes' }, errors: {} })
}

async function confirm(ctx: Ctx): Promise<Response> {
  const { form } = ctx
  const fates = textOf(form, 'fates')
  const sheet = openSheet(sealedBy(ctx), { sheet: textOf(form, 'sheet'), fates, seal: textOf(form, 'seal') })
  if (sheet === null) return ctx.notFound()
  await holdPeople(ctx.db, ctx.actor)
  const preview = await previewOf(ctx, sheet)
  const state = { values: { leave: textOf(form, 'leave'), invite: textOf(form, 'invite') }, errors: {} }
  if (fatesOf(preview) !== fates) return showPreview(ctx, sheet, preview, state, true)
  if (preview.counts.problem > 0 && textOf(form, 'leave') !== 'yes') {
    return showPreview(ctx, sheet, preview, {
      ...state,
      errors: { leave: 'Say that the rows with problems are to be left out, or mend them in the file' },
    })
  }
  const staff = preview.rows.flatMap((fate) => (fate.fate === 'new' ? [fate.person] : []))
  if (staff.length === 0) return show(ctx, emptyForm)
  const invited = textOf(form, 'invite') === 'yes'
  await importPeople(ctx, staff, invited)
  const { counts } = preview
  const done = `added=${counts.new}&here=${counts.alreadyHere}&left=${counts.problem}&invited=${invited ? 1 : 0}`
  return ctx.redirect(inSetUp(`/people/import/done?${done}`, setUpStep(ctx, peopleStep)))
}

function done(ctx: Ctx): Response {
  const count = (name: string) => Math.min(mostPeople, Math.max(0, Math.trunc(Number(ctx.query.get(name)) || 0)))
  return ctx.page(
    { title: 'People have been added', under: 'people', breadcrumbs, bobAtLogo: true },
    <ImportDonePage
      added={count('added')}
      here={count('here')}
      left={count('left')}
      invited={ctx.query.get('invited') === '1'}
      mailed={ctx.services.config.smtpUrl !== undefined}
      step={setUpStep(ctx, peopleStep)}
    />,
  )
}

const form = { nothing: 'a form' } as const

export const importPeopleRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/people/import',
    who: administrator,
    journal: form,
    handle: (ctx) => show(ctx, emptyForm),
  }),
  route({
    method: 'get',
    path: '/people/import/example',
    who: administrator,
    journal: { nothing: 'an empty file' },
    handle: (ctx) => ctx.download(new TextEncoder().encode(example), 'text/csv; charset=utf-8', 'people.csv'),
  }),
  route({
    method: 'post',
    path: '/people/import',
    who: administrator,
    journal: { nothing: 'a preview: nothing is written' },
    bodyLimit,
    handle: upload,
  }),
  route({
    method: 'post',
    path: '/people/import/confirm',
    who: administrator,
    journal: { writes: ['people.imported', 'invitation.made'] },
    bodyLimit,
    handle: confirm,
  }),
  route({
    method: 'get',
    path: '/people/import/done',
    who: administrator,
    journal: { nothing: 'what was just done, in numbers' },
    handle: done,
  }),
]
