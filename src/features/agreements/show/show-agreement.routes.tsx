import { agreementTitle } from '../../../domain/agreements/kinds.ts'
import { inSupervision, member } from '../../../domain/access/who.ts'
import { route, type Ctx, type Route } from '../../../platform/http/route.ts'
import { signingSetOf } from '../../signing/public.ts'
import { agreementDocument, agreementOf, isParty, openAgreement, versionsOf } from '../agreement.queries.ts'
import { crumbsTo } from '../crumbs.ts'
import { disagreementsIn } from '../disagreements.queries.ts'
import { agreementWord } from '../words.ts'
import { AgreementPage } from './show-agreement.page.tsx'
import { partyView } from './show-agreement.queries.ts'
import { StandsPage } from './stands.page.tsx'
import { VersionPage } from './version.page.tsx'

export const showAgreementRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/agreements/:agreementId',
    // A line manager may hold no role in supervision. Row security says whose agreements they see at all.
    who: member,
    journal: { writes: ['document.read'] },
    async handle(ctx) {
      const { actor, today } = ctx
      const { agreement, versions } = await found(ctx)
      const title = agreementTitle(agreement.kind, agreementWord(actor))
      const options = { title, under: 'my-supervision' as const, breadcrumbs: crumbsTo(agreement, actor) }
      if (!isParty(agreement, actor.membershipId)) {
        return ctx.page(
          { ...options, under: 'people', bobAtLogo: true },
          <StandsPage title={title} agreement={agreement} versions={versions} today={today} />,
        )
      }
      const view = await partyView(ctx, agreement, versions)
      if (view === null) return ctx.notFound()
      return ctx.page(
        options,
        <AgreementPage
          title={title}
          word={agreementWord(actor)}
          agreement={agreement}
          versions={versions}
          view={view}
          eligibility={ctx.services.templates.agreement(agreement.templateKey).eligibility}
          me={actor.membershipId}
          today={today}
        />,
      )
    },
  }),
  route({
    method: 'get',
    path: '/agreements/:agreementId/versions/:versionNo',
    who: inSupervision,
    journal: { writes: ['document.read'] },
    async handle(ctx) {
      const { actor, db } = ctx
      const { agreement, versions } = await found(ctx)
      const version = versions.find((each) => String(each.versionNo) === ctx.params['versionNo'])
      const documentId = await agreementDocument(db, actor, agreement.agreementId)
      if (version === undefined || documentId === null) return ctx.notFound()
      const opened = await openAgreement(ctx.door, documentId, version.versionNo, 'to read')
      if (opened === null) return ctx.notFound()
      const set = await signingSetOf(db, actor.organisationId, {
        agreementId: agreement.agreementId,
        versionNo: version.versionNo,
      })
      const title = agreementTitle(agreement.kind, agreementWord(actor))
      const back = `/agreements/${agreement.agreementId}`
      return ctx.page(
        {
          title: `${title}, version ${version.versionNo}`,
          under: 'my-supervision',
          bobAtLogo: true,
          breadcrumbs: [...crumbsTo(agreement, actor), { text: title, href: back }],
        },
        <VersionPage
          title={title}
          agreement={agreement}
          version={version}
          opened={opened}
          set={set}
          disagreements={await disagreementsIn(ctx, documentId, set)}
          today={ctx.today}
        />,
      )
    },
  }),
]

async function found(ctx: Ctx) {
  const agreementId = ctx.params['agreementId'] ?? ''
  const agreement = await agreementOf(ctx.db, ctx.actor, agreementId)
  const versions = agreement === null ? [] : await versionsOf(ctx.db, ctx.actor, agreementId)
  return agreement === null || versions.length === 0 ? ctx.notFound() : { agreement, versions }
}
