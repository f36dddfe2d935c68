import { inSupervision } from '../../../domain/access/who.ts'
import { fingerprint } from '../../../domain/evidence/fingerprint.ts'
import { toHex } from '../../../domain/evidence/bytes.ts'
import { textOf } from '../../../platform/http/posted-form.ts'
import { route, type Ctx, type Route } from '../../../platform/http/route.ts'
import { dateFieldValues } from '../../../ui/form/read-date-field.ts'
import type { FormState } from '../../../ui/form/state.ts'
import { signingSetOf } from '../../signing/public.ts'
import { signedSetOfDocument } from '../facts/sets.queries.ts'
import { copiesOf, copyOf, lastPlace, type FileCopy } from './copies.queries.ts'
import { DocumentCopyPage } from './document-copy.page.tsx'
import { fileChildOf } from './file-child.queries.ts'
import { readReceipt, readSent } from './file-copy.form.ts'
import { csvOf, filesOf, jsonOf, packageOf } from './make-files.ts'
import { mayNote, noteNotNeeded, noteReceipt, noteSent } from './note-copy.command.ts'
import { ReceiptPage } from './receipt.page.tsx'

const writes = ['file_copy.sent', 'file_copy.not_needed', 'file_copy.received', 'file_copy.lost'] as const
const takes = { writes: ['document.read', 'document.printed'] } as const

async function copiesHere(ctx: Ctx): Promise<readonly [FileCopy, ...FileCopy[]]> {
  const [newest, ...others] = await copiesOf(ctx.db, ctx.actor, ctx.params['documentId'] ?? '')
  return newest === undefined ? ctx.notFound() : [newest, ...others]
}

const breadcrumbs = [
  { text: 'Children', href: '/children' },
  { text: 'For children’s files', href: '/file-copies' },
]

async function show(ctx: Ctx, state: FormState | null, status: 200 | 422): Promise<Response> {
  const copies = await copiesHere(ctx)
  const may = await mayNote(ctx, copies[0].documentId)
  return ctx.page(
    {
      title: 'For a child’s file',
      under: 'children',
      breadcrumbs,
      status,
      bobAtLogo: !may || copies.every((copy) => copy.state !== 'waiting'),
    },
    <DocumentCopyPage
      copies={copies}
      seesChild={(await fileChildOf(ctx.db, ctx.actor, copies[0].childId)) !== null}
      mayNote={may}
      stamp={await stampOf(ctx, copies[0].documentId)}
      tokens={ctx.tokens}
      state={state ?? { values: await sentBefore(ctx), errors: {} }}
      today={ctx.today}
    />,
  )
}

/** What a form opens with: today, and where the last copy went. */
export async function sentBefore(ctx: Ctx): Promise<FormState['values']> {
  const last = await lastPlace(ctx.db, ctx.actor)
  return {
    ...dateFieldValues('sent_on', ctx.today.toString()),
    ...(last === null ? {} : { sent_to: last.to, sent_how: last.how }),
  }
}

async function stampOf(
  { db, actor }: Ctx,
  documentId: string,
): Promise<{ fingerprint: string; digest: string } | null> {
  const setId = await signedSetOfDocument(db, actor.organisationId, documentId)
  const set = setId === null ? null : await signingSetOf(db, actor.organisationId, { setId })
  const item = set?.items.find((each) => each.documentId === documentId)
  return set === null || item === undefined ? null : { fingerprint: fingerprint(set.root), digest: toHex(item.digest) }
}

async function note(ctx: Ctx): Promise<Response> {
  const [{ documentId }] = await copiesHere(ctx)
  if (!(await mayNote(ctx, documentId))) return ctx.notFound()
  const here = `/documents/${documentId}/file-copy`
  if (textOf(ctx.form, 'do') === 'not_needed') {
    await noteNotNeeded(ctx, documentId)
    return ctx.redirect(here)
  }
  const read = readSent(ctx.form, ctx.today)
  if ('errors' in read) return show(ctx, { values: ctx.form, errors: read.errors }, 422)
  return (await noteSent(ctx, { documentId, ...read.sent })) === null ? ctx.notFound() : ctx.redirect(here)
}

/** A copy that went, for whoever may say whether it arrived. */
async function copySent(ctx: Ctx): Promise<FileCopy & { sentOn: Temporal.PlainDate }> {
  const copy = await copyOf(ctx.db, ctx.actor, ctx.params['copyId'] ?? '')
  if (copy === null || copy.documentId !== ctx.params['documentId'] || copy.sentOn === null) return ctx.notFound()
  if (!(await mayNote(ctx, copy.documentId))) return ctx.notFound()
  return { ...copy, sentOn: copy.sentOn }
}

async function askReceipt(ctx: Ctx, state: FormState, status: 200 | 422): Promise<Response> {
  const copy = await copySent(ctx)
  if (copy.state !== 'sent') return ctx.redirect(`/documents/${copy.documentId}/file-copy`)
  return ctx.page(
    { title: 'Did it arrive?', under: 'children', breadcrumbs, status },
    <ReceiptPage copy={copy} tokens={ctx.tokens} state={state} today={ctx.today} />,
  )
}

async function receive(ctx: Ctx): Promise<Response> {
  const { copyId, documentId, sentOn } = await copySent(ctx)
  const read = readReceipt(ctx.form, { copyId, sentOn, today: ctx.today })
  if ('errors' in read) return askReceipt(ctx, { values: ctx.form, errors: read.errors }, 422)
  await noteReceipt(ctx, read.receipt)
  return ctx.redirect(`/documents/${documentId}/file-copy`)
}

/** One record as a file; the words come through the door, which notes it. */
async function take(ctx: Ctx, form: 'package' | 'json' | 'csv'): Promise<Response> {
  const files = await filesOf(ctx, ctx.params['documentId'] ?? '', form)
  if (files === null) return ctx.notFound()
  switch (form) {
    case 'package':
      return ctx.download(await packageOf([files]), 'application/zip', `${files.stem}.zip`)
    case 'json':
      return ctx.download(jsonOf(files), 'application/json', files.jsonFile)
    case 'csv':
      return ctx.download(csvOf([files]), 'text/csv; charset=utf-8', `${files.stem}.csv`)
  }
}

export const fileCopyRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/documents/:documentId/file-copy',
    who: inSupervision,
    journal: { nothing: 'where copies went; no document is opened' },
    handle: (ctx) => show(ctx, null, 200),
  }),
  route({
    method: 'post',
    path: '/documents/:documentId/file-copy',
    who: inSupervision,
    journal: { writes },
    handle: note,
  }),
  ...(['package', 'json', 'csv'] as const).map((form) =>
    route({
      method: 'get',
      path: `/documents/:documentId/${form}`,
      who: inSupervision,
      journal: takes,
      handle: (ctx) => take(ctx, form),
    }),
  ),
  route({
    method: 'get',
    path: '/documents/:documentId/file-copies/:copyId',
    who: inSupervision,
    journal: { nothing: 'where a copy went; no document is opened' },
    handle: (ctx) => askReceipt(ctx, { values: dateFieldValues('received_on', ctx.today.toString()), errors: {} }, 200),
  }),
  route({
    method: 'post',
    path: '/documents/:documentId/file-copies/:copyId',
    who: inSupervision,
    journal: { writes },
    handle: receive,
  }),
]
