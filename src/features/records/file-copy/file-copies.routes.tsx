import { inSupervision } from '../../../domain/access/who.ts'
import { countOf } from '../../../domain/text/dates.ts'
import { textOf } from '../../../platform/http/posted-form.ts'
import { route, type Ctx, type Route } from '../../../platform/http/route.ts'
import { valuesOf, type FormState } from '../../../ui/form/state.ts'
import { referralPdf } from '../../referrals/public.ts'
import { copiesWaiting, copiesWithoutReceipt, type FileCopy } from './copies.queries.ts'
import { sentBefore } from './file-copy.routes.tsx'
import { readSent } from './file-copy.form.ts'
import { FileCopiesPage } from './file-copies.page.tsx'
import { filesOf, packageOf, type RecordFiles } from './make-files.ts'
import { noteNotNeeded, noteSent } from './note-copy.command.ts'

/** Enough for a page to be read, and for a package to be made while one waits. */
const shown = 25

async function show(ctx: Ctx, state: FormState | null, status: 200 | 422): Promise<Response> {
  const waiting = await copiesWaiting(ctx.db, ctx.actor, shown + 1)
  return ctx.page(
    {
      title: 'For children’s files',
      under: 'children',
      breadcrumbs: [{ text: 'Children', href: '/children' }],
      status,
      bobAtLogo: waiting.length === 0,
    },
    <FileCopiesPage
      waiting={waiting.slice(0, shown)}
      moreWaiting={waiting.length > shown}
      withoutReceipt={await copiesWithoutReceipt(ctx.db, ctx.actor, shown)}
      news={newsOf(ctx)}
      tokens={ctx.tokens}
      state={state ?? { values: await sentBefore(ctx), errors: {} }}
      today={ctx.today}
    />,
  )
}

function newsOf({ query }: Ctx): string | null {
  const done = /^(sent|kept)-(\d{1,2})$/.exec(query.get('done') ?? '')
  if (done === null) return null
  const records = countOf(Number(done[2]), 'record')
  return done[1] === 'sent' ? `${records} sent. Say whether each arrived when you hear.` : `${records} kept here.`
}

async function act(ctx: Ctx): Promise<Response> {
  const turnedBack = (errors: FormState['errors']) => show(ctx, { values: ctx.form, errors }, 422)
  const wanted = new Set(valuesOf(ctx.form, 'chosen'))
  const waiting = await copiesWaiting(ctx.db, ctx.actor, shown)
  const chosen = waiting.filter(({ documentId }) => wanted.has(documentId))
  if (chosen.length === 0) return turnedBack({ chosen: 'Choose at least one record' })
  switch (textOf(ctx.form, 'do')) {
    case 'take':
      return take(ctx, chosen)
    case 'not_needed': {
      for (const { documentId } of chosen) await noteNotNeeded(ctx, documentId)
      return ctx.redirect(`/file-copies?done=kept-${chosen.length}`)
    }
    default: {
      const read = readSent(ctx.form, ctx.today)
      if ('errors' in read) return turnedBack(read.errors)
      for (const { documentId } of chosen) await noteSent(ctx, { documentId, ...read.sent })
      return ctx.redirect(`/file-copies?done=sent-${chosen.length}`)
    }
  }
}

/** One package of those chosen; what was recorded under "Stop and refer" is in it as a page. */
async function take(ctx: Ctx, chosen: readonly FileCopy[]): Promise<Response> {
  const files: RecordFiles[] = []
  const pages: Record<string, Uint8Array> = {}
  for (const { kind, documentId, since } of chosen) {
    const page = kind === 'referral' ? await referralPdf(ctx, documentId) : null
    if (page !== null) pages[`stop-and-refer-${since}-${documentId.slice(0, 8)}.pdf`] = page
    const made = kind === 'referral' ? null : await filesOf(ctx, documentId, 'package')
    if (made !== null) files.push(made)
  }
  const bytes = await packageOf(files, pages)
  return ctx.download(bytes, 'application/zip', `decision-records-${ctx.today}.zip`)
}

export const fileCopiesRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/file-copies',
    who: inSupervision,
    journal: { nothing: 'which records are to go where; no document is opened' },
    handle: (ctx) => show(ctx, null, 200),
  }),
  route({
    method: 'post',
    path: '/file-copies',
    who: inSupervision,
    journal: { writes: ['document.read', 'document.printed', 'file_copy.sent', 'file_copy.not_needed'] },
    handle: act,
  }),
]
