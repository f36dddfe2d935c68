import { shortDigest } from '../../../domain/evidence/fingerprint.ts'
import { member } from '../../../domain/access/who.ts'
import { route, type Ctx, type Route } from '../../../platform/http/route.ts'
import { dateFieldValues } from '../../../ui/form/read-date-field.ts'
import type { FormState } from '../../../ui/form/state.ts'
import { openOversight } from '../open-oversight.ts'
import { withdrawOversight, writeOversight } from '../oversight.command.ts'
import { readOversight } from '../oversight.form.ts'
import { alsoSupervises, oversightInView, type Oversight } from '../oversight.queries.ts'
import { ReadOversightPage, WaitingOversightPage, WriteOversightPage } from './oversight.page.tsx'

const path = '/oversight/:oversightId'

async function oversightOfPath(ctx: Ctx): Promise<Oversight> {
  const [oversight] = await oversightInView(ctx.db, ctx.actor, { oversightId: ctx.params['oversightId'] ?? '' })
  return oversight ?? ctx.notFound()
}

const options = (status: 200 | 422 = 200) => ({
  title: 'Management oversight',
  under: 'children' as const,
  status,
  breadcrumbs: [{ text: 'Management oversight', href: '/oversight' }],
})

const common = (ctx: Ctx, oversight: Oversight) => ({
  oversight,
  me: ctx.actor.membershipId,
  organisationName: ctx.actor.organisationName,
  today: ctx.today,
})

async function writePage(ctx: Ctx, oversight: Oversight, state: FormState): Promise<Response> {
  const { manager, worker } = oversight
  return ctx.page(
    options(Object.keys(state.errors).length > 0 ? 422 : 200),
    <WriteOversightPage
      {...common(ctx, oversight)}
      state={state}
      tokens={ctx.tokens}
      alsoSupervises={await alsoSupervises(ctx.db, ctx.actor, manager.membershipId, worker.membershipId)}
    />,
  )
}

const look = route({
  method: 'get',
  path,
  who: member,
  journal: { writes: ['document.read'] },
  async handle(ctx) {
    const oversight = await oversightOfPath(ctx)
    const me = ctx.actor.membershipId
    if (oversight.state === 'asked' && oversight.manager.membershipId === me) {
      return writePage(ctx, oversight, { values: dateFieldValues('held', ctx.today.toString()), errors: {} })
    }
    if (oversight.state !== 'written') {
      return ctx.page(
        { ...options(), bobAtLogo: true },
        <WaitingOversightPage
          {...common(ctx, oversight)}
          tokens={ctx.tokens}
          mine={oversight.askedBy.membershipId === me}
        />,
      )
    }
    const sealed = oversight.documentId === null ? null : await openOversight(ctx, oversight.documentId, 'to read')
    if (sealed === null) return ctx.notFound()
    return ctx.page(
      { ...options(), bobAtLogo: true },
      <ReadOversightPage
        {...common(ctx, oversight)}
        content={sealed.content}
        documentId={sealed.documentId}
        digest={shortDigest(sealed.digest)}
      />,
    )
  },
})

const write = route({
  method: 'post',
  path,
  who: member,
  journal: { writes: ['oversight.written', 'document.sealed', 'reader.added'] },
  bodyLimit: 200_000,
  async handle(ctx) {
    const oversight = await oversightOfPath(ctx)
    if (oversight.manager.membershipId !== ctx.actor.membershipId) return ctx.notFound()
    if (oversight.state !== 'asked') return ctx.redirect(`/oversight/${oversight.oversightId}`)
    const read = readOversight(ctx.form, ctx.today)
    if ('errors' in read) return writePage(ctx, oversight, { values: ctx.form, errors: read.errors })
    if (!(await writeOversight(ctx, oversight.oversightId, read.said))) return ctx.notFound()
    return ctx.redirect(`/oversight/${oversight.oversightId}`)
  },
})

const withdraw = route({
  method: 'post',
  path: `${path}/withdraw`,
  who: member,
  journal: { writes: ['oversight.withdrawn'] },
  async handle(ctx) {
    const oversight = await oversightOfPath(ctx)
    const mine = [oversight.askedBy, oversight.manager].some(
      ({ membershipId }) => membershipId === ctx.actor.membershipId,
    )
    if (mine && oversight.state === 'withdrawn') return ctx.redirect('/oversight')
    return (await withdrawOversight(ctx, oversight.oversightId)) ? ctx.redirect('/oversight') : ctx.notFound()
  },
})

export const oversightRoutesOfOne: readonly Route[] = [look, write, withdraw]
