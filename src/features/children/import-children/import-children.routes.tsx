import { keepsRegister } from '../../../domain/access/who.ts'
import { childColumns } from '../../../domain/children/child-columns.ts'
import {
  childrenToImport,
  importChildren,
  statusesToRecord,
  type ChildImport,
} from '../../../domain/children/import-children.ts'
import type { SheetRow } from '../../../domain/imports/sheet-row.ts'
import { readCsv } from '../../../platform/files-in/csv.ts'
import { openSheet, sealSheet } from '../../../platform/files-in/sealed-sheet.ts'
import { textOf, textsOf } from '../../../platform/http/posted-form.ts'
import { route, type Ctx, type Route } from '../../../platform/http/route.ts'
import { emptyForm, type FormState } from '../../../ui/form/state.ts'
import { childrenToCompare } from '../facts/register.queries.ts'
import { whatHangsOn } from '../facts/what-hangs.queries.ts'
import { whoMayHold } from '../facts/who-may-hold.queries.ts'
import { holdRegister, importChildrenFrom, undoImport } from './import-children.command.ts'
import { ImportChildrenPage } from './import-children.page.tsx'
import { childrenOfImport, importsDone, statusesOfImport, type ImportDone } from './import-children.queries.ts'
import { ImportPage, ImportsPage } from './imports.page.tsx'
import { PreviewPage } from './preview.page.tsx'

const mostRows = 800
const bodyLimit = 3_000_000
const example =
  'given name,family name,date of birth,reference,upn,school,family,status,legal basis,status since,case holder\r\n' +
  'Example,Child,2018-03-12,1204,,Example Primary,Child,child in need,s17,2025-11-03,\r\n'

const children = { text: 'Children', href: '/children' }
const imports = { text: 'Imports', href: '/children/imports' }

const show = (ctx: Ctx, state: FormState): Response =>
  ctx.page(
    {
      title: 'Import children',
      under: 'children',
      breadcrumbs: [children],
      bobAtLogo: true,
      status: Object.keys(state.errors).length > 0 ? 422 : 200,
    },
    <ImportChildrenPage state={state} tokens={ctx.tokens} most={mostRows} />,
  )

interface Sheet {
  headings: readonly string[]
  rows: readonly SheetRow[]
}

const sealedBy = ({ services, actor }: Ctx) => ({
  key: services.formKey,
  purpose: `children|${actor.organisationId}|${actor.membershipId}`,
})

async function previewOf(ctx: Ctx, { headings, rows }: Sheet): Promise<ChildImport> {
  const { db, actor, today } = ctx
  const here = await childrenToCompare(db, actor, today)
  return importChildren(headings, rows, { here, holders: await whoMayHold(db, actor, today), today })
}

/** The preview in a few characters, to tell whether it still holds: each row’s fate, and which child it is or may be. */
const fatesOf = ({ rows }: ChildImport): string =>
  rows
    .map((one) => {
      const who =
        one.fate === 'here'
          ? `${one.here.childId.slice(0, 8)}${one.offers === null ? '' : '+'}`
          : one.fate === 'unsure'
            ? one.mayBe.length
            : ''
      return `${one.row}${one.fate[0]}${who}`
    })
    .join(' ')

function showPreview(ctx: Ctx, sheet: Sheet, preview: ChildImport, state: FormState, changed = false): Response {
  const wanted = Object.values(childColumns).flat()
  return ctx.page(
    {
      title: 'What will happen',
      under: 'children',
      breadcrumbs: [children, { text: 'Import children', href: '/children/import' }],
      bobAtLogo: true,
      status: changed ? 409 : Object.keys(state.errors).length > 0 ? 422 : 200,
    },
    <PreviewPage
      preview={preview}
      sealed={sealSheet(sealedBy(ctx), sheet, wanted, fatesOf(preview))}
      changed={changed}
      state={state}
      tokens={ctx.tokens}
    />,
  )
}

async function upload(ctx: Ctx): Promise<Response> {
  const refuse = (words: string) => show(ctx, { values: {}, errors: { file: words } })
  const file = ctx.files['file']
  if (file === undefined || file.bytes.byteLength === 0) return refuse('Choose a CSV file')
  const reading = readCsv(file.bytes)
  if (!reading.ok) return refuse(reading.problems.join('. '))
  if (reading.rows.length > mostRows) {
    return refuse(`The file has more than ${mostRows} rows. Leave out children of no concern, or split it`)
  }
  const preview = await previewOf(ctx, reading)
  if (preview.rows.length === 0) return refuse(preview.problems.map(({ words }) => words).join('. '))
  return showPreview(ctx, reading, preview, emptyForm)
}

async function confirm(ctx: Ctx): Promise<Response> {
  const { form } = ctx
  const fates = textOf(form, 'fates')
  const sheet = openSheet(sealedBy(ctx), { sheet: textOf(form, 'sheet'), fates, seal: textOf(form, 'seal') })
  if (sheet === null) return ctx.notFound()
  await holdRegister(ctx.db, ctx.actor)
  const preview = await previewOf(ctx, sheet)
  const others = textsOf(form, 'other')
  const ticked = textsOf(form, 'record')
  const state = { values: { leave: textOf(form, 'leave'), other: others, record: ticked }, errors: {} }
  if (fatesOf(preview) !== fates) return showPreview(ctx, sheet, preview, state, true)
  if (preview.counts.problem > 0 && textOf(form, 'leave') !== 'yes') {
    const leave = 'Say that the rows with problems are to be left out, or mend them in the file'
    return showPreview(ctx, sheet, preview, { ...state, errors: { leave } })
  }
  const toAdd = childrenToImport(preview, new Set(others.map(Number)))
  const statuses = statusesToRecord(preview, new Set(ticked.map(Number)))
  if (toAdd.length === 0 && statuses.length === 0) {
    const wrong: FormState['errors'] =
      preview.counts.unsure > 0
        ? { other: 'Tick the children that are to be added' }
        : { record: 'Tick the statuses that are to be recorded' }
    return showPreview(ctx, sheet, preview, { ...state, errors: wrong })
  }
  const { importId } = await importChildrenFrom(ctx, { children: toAdd, statuses, readRows: preview.rows.length })
  return ctx.redirect(`/children/imports/${importId}`)
}

async function importHere(ctx: Ctx): Promise<ImportDone> {
  const [done] = await importsDone(ctx.db, ctx.actor, ctx.params['importId'] ?? '')
  return done ?? ctx.notFound()
}

async function showImport(ctx: Ctx): Promise<Response> {
  const done = await importHere(ctx)
  const added = await childrenOfImport(ctx.db, ctx.actor, done.importId)
  const hanging = await whatHangsOn(
    ctx.db,
    added.map(({ childId }) => childId),
  )
  return ctx.page(
    { title: 'An import of children', under: 'children', breadcrumbs: [children, imports], bobAtLogo: true },
    <ImportPage
      done={done}
      children={added}
      recorded={await statusesOfImport(ctx.db, ctx.actor, done.importId)}
      hanging={hanging}
      tokens={ctx.tokens}
      today={ctx.today}
    />,
  )
}

export const importChildrenRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/children/import',
    who: keepsRegister,
    journal: { nothing: 'a form' },
    handle: (ctx) => show(ctx, emptyForm),
  }),
  route({
    method: 'get',
    path: '/children/import/example',
    who: keepsRegister,
    journal: { nothing: 'an empty file' },
    handle: (ctx) => ctx.download(new TextEncoder().encode(example), 'text/csv; charset=utf-8', 'children.csv'),
  }),
  route({
    method: 'post',
    path: '/children/import',
    who: keepsRegister,
    journal: { nothing: 'a preview: nothing is written' },
    bodyLimit,
    handle: upload,
  }),
  route({
    method: 'post',
    path: '/children/import/confirm',
    who: keepsRegister,
    journal: { writes: ['children.imported'] },
    bodyLimit,
    handle: confirm,
  }),
  route({
    method: 'get',
    path: '/children/imports',
    who: keepsRegister,
    journal: { nothing: 'what was imported, in numbers' },
    handle: async (ctx) =>
      ctx.page(
        { title: 'Imports of children', under: 'children', breadcrumbs: [children], bobAtLogo: true },
        <ImportsPage imports={await importsDone(ctx.db, ctx.actor)} today={ctx.today} />,
      ),
  }),
  route({
    method: 'get',
    path: '/children/imports/:importId',
    who: keepsRegister,
    journal: { nothing: 'facts of children, and what hangs on them in numbers; no document is opened' },
    handle: showImport,
  }),
  route({
    method: 'post',
    path: '/children/imports/:importId/undo',
    who: keepsRegister,
    journal: { writes: ['children.import_undone'] },
    async handle(ctx) {
      const done = await importHere(ctx)
      if (done.undone !== null) return ctx.notFound()
      await holdRegister(ctx.db, ctx.actor)
      // When something has come to hang on one of its children meanwhile, the page says what.
      await undoImport(ctx, done.importId)
      return ctx.redirect(`/children/imports/${done.importId}`)
    },
  }),
]
