import { administrator } from '../../../domain/access/who.ts'
import { importTerms, type TermImport } from '../../../domain/calendar/import-terms.ts'
import { problemInWords, unknownColumns, type SheetRow } from '../../../domain/imports/sheet-row.ts'
import { readTermFile } from '../../../platform/files-in/term-file.ts'
import { openSheet, sealSheet } from '../../../platform/files-in/sealed-sheet.ts'
import { textOf } from '../../../platform/http/posted-form.ts'
import { route, type Ctx, type Route } from '../../../platform/http/route.ts'
import { emptyForm, type FormState } from '../../../ui/form/state.ts'
import { calendarStep, inSetUp, setUpStep } from '../../set-up/public.ts'
import { calendarYears, yearOf } from '../calendar/calendar.queries.ts'
import { calendarCrumbs } from '../calendar/calendar.routes.tsx'
import { addPeriods } from '../calendar/change-calendar.command.ts'
import { ImportTermsPage, PreviewTermsPage } from './import-terms.page.tsx'

const mostRows = 500
const bodyLimit = 3_000_000
const example = 'name,kind,starts,ends\r\nAutumn term,term,01/09/2026,18/12/2026\r\n'
const options = {
  title: 'Import term dates',
  under: 'organisation',
  breadcrumbs: calendarCrumbs,
  bobAtLogo: true,
} as const
const wanted = [
  'name',
  'title',
  'kind',
  'type',
  'starts',
  'starts on',
  'start',
  'start date',
  'from',
  'first day',
  'ends',
  'ends on',
  'end',
  'end date',
  'to',
  'last day',
]

interface Sheet {
  headings: readonly string[]
  rows: readonly SheetRow[]
  notes?: readonly string[]
}

const stepOf = (ctx: Ctx) => setUpStep(ctx, calendarStep)
const statusOf = (state: FormState) => (Object.keys(state.errors).length > 0 ? 422 : 200)
const sealedBy = ({ services, actor }: Ctx) => ({
  key: services.formKey,
  purpose: `terms|${actor.organisationId}|${actor.membershipId}`,
})
const fatesOf = ({ rows }: TermImport) => rows.map(({ row, fate }) => `${row}${fate[0]}`).join(' ')

const show = (ctx: Ctx, state: FormState) =>
  ctx.page(
    { ...options, status: statusOf(state) },
    <ImportTermsPage state={state} tokens={ctx.tokens} step={stepOf(ctx)} />,
  )

async function showPreview(
  ctx: Ctx,
  sheet: Sheet,
  preview: TermImport,
  state: FormState,
  clashes: readonly string[] = [],
): Promise<Response> {
  const years = [...new Set(preview.periods.map(({ startsOn }) => yearOf(startsOn)))].toSorted((a, b) => a - b)
  const held = years.length === 0 ? [] : await calendarYears(ctx.db, ctx.actor, years)
  return ctx.page(
    { ...options, title: 'What will happen', status: statusOf(state) },
    <PreviewTermsPage
      preview={preview}
      sealed={sealSheet(sealedBy(ctx), sheet, wanted, fatesOf(preview))}
      ignored={unknownColumns(sheet.headings, wanted)}
      notes={sheet.notes ?? []}
      clashes={clashes}
      yearsWithDates={held.filter(({ periods }) => periods.length > 0).map(({ window }) => window.name)}
      state={state}
      tokens={ctx.tokens}
      step={stepOf(ctx)}
    />,
  )
}

async function upload(ctx: Ctx): Promise<Response> {
  const refuse = (words: string) => show(ctx, { values: {}, errors: { file: words } })
  const file = ctx.files['file']
  if (file === undefined || file.bytes.byteLength === 0) return refuse('Choose a file')
  const reading = await readTermFile(file.bytes)
  if (!reading.ok) return refuse(reading.problems.join('. '))
  if (reading.rows.length > mostRows)
    return refuse(`The file has more than ${mostRows} rows. Split it into smaller files`)
  const preview = importTerms(reading.headings, reading.rows)
  if (preview.rows.length === 0) return refuse(preview.problems.map(({ words }) => words).join('. '))
  return showPreview(ctx, reading, preview, emptyForm)
}

async function confirm(ctx: Ctx): Promise<Response> {
  const { form } = ctx
  const sheet = openSheet(sealedBy(ctx), {
    sheet: textOf(form, 'sheet'),
    fates: textOf(form, 'fates'),
    seal: textOf(form, 'seal'),
  })
  if (sheet === null) return ctx.notFound()
  const preview = importTerms(sheet.headings, sheet.rows)
  const values = { leave: textOf(form, 'leave'), replace: textOf(form, 'replace') }
  const again = (errors: Record<string, string>, clashes: readonly string[] = []) =>
    showPreview(ctx, sheet, preview, { values, errors }, clashes)
  if (preview.problems.length > 0 && values.leave !== 'yes') {
    return again({ leave: 'Say that the rows with problems are to be left out, or mend them in the file' })
  }
  const adding = await addPeriods(ctx, preview.periods, {
    replace: values.replace === 'yes',
    event: 'calendar.imported',
  })
  if (adding.outcome === 'problems') {
    const rows = preview.rows.filter(({ fate }) => fate === 'accepted').map(({ row }) => row)
    const clashes = adding.problems.map(({ index, part, words }) =>
      problemInWords({ row: rows[index] ?? 0, column: part, words }),
    )
    return again(
      { '': 'Some of these dates do not go together with those that are here. Nothing has been kept' },
      clashes,
    )
  }
  return ctx.redirect(inSetUp('/organisation/calendar', stepOf(ctx)))
}

export const importTermsRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/organisation/calendar/import',
    who: administrator,
    journal: { nothing: 'a form' },
    handle: (ctx) => show(ctx, emptyForm),
  }),
  route({
    method: 'get',
    path: '/organisation/calendar/import/example',
    who: administrator,
    journal: { nothing: 'an empty file' },
    handle: (ctx) => ctx.download(new TextEncoder().encode(example), 'text/csv; charset=utf-8', 'term-dates.csv'),
  }),
  route({
    method: 'post',
    path: '/organisation/calendar/import',
    who: administrator,
    journal: { nothing: 'a preview: nothing is written' },
    bodyLimit,
    handle: upload,
  }),
  route({
    method: 'post',
    path: '/organisation/calendar/import/confirm',
    who: administrator,
    journal: { writes: ['calendar.imported'] },
    bodyLimit,
    handle: confirm,
  }),
]
