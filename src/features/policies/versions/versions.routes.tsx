import { member } from '../../../domain/access/who.ts'
import { differenceOf } from '../../../domain/policy/difference.ts'
import { route, type Ctx, type Route } from '../../../platform/http/route.ts'
import { adoptedOf, followedBy, inForceOn, isVersionNo, shelfOf, type HeldVersion, type Shelf } from '../read/shelf.ts'
import { nameOfMember } from '../read/versions.queries.ts'
import { clausesShown } from '../show/policy-clauses.tsx'
import { policyFacts } from '../show/policy-facts.tsx'
import { policyView } from '../show/policy-view.ts'
import { followsWords, pairContext } from '../show/show-policy.routes.tsx'
import { ComparePage, VersionPage, VersionsPage } from './versions.page.tsx'

const crumbs = [
  { text: 'Policy', href: '/policy' },
  { text: 'Versions', href: '/policy/versions' },
]

/** An adopted version by its number. */
async function versionAt(ctx: Ctx, shelf: Shelf, text: string | null | undefined): Promise<HeldVersion> {
  const no = /^\d{1,6}$/.test(text ?? '') ? Number(text) : 0
  const version = isVersionNo(no) ? adoptedOf(shelf).find((each) => each.no === no) : undefined
  return version === undefined ? ctx.notFound() : shelf.held(version)
}

async function showOne(ctx: Ctx): Promise<Response> {
  const shelf = await shelfOf(ctx)
  const version = await versionAt(ctx, shelf, ctx.params['no'])
  const before = adoptedOf(shelf).findLast(({ no }) => no < version.no)
  return ctx.page(
    { title: `Supervision policy, version ${version.no}`, under: 'policy', breadcrumbs: crumbs, bobAtLogo: true },
    <VersionPage
      version={version}
      view={policyView(version.resolved, followedBy(shelf, version.read), ctx.today.toString())}
      facts={policyFacts(version, await nameOfMember(ctx, version.ownerId), ctx.today)}
      follows={followsWords(shelf, version)}
      context={pairContext(ctx, shelf, version)}
      links={[
        ...(before === undefined
          ? []
          : [
              { text: `Compare with version ${before.no}`, href: `/policy/compare?from=${before.no}&to=${version.no}` },
            ]),
        { text: 'Download the file', href: `/policy/versions/${version.no}/file` },
      ]}
      isInForce={inForceOn(shelf.own, ctx.today)?.no === version.no}
      shown={clausesShown(ctx.query)}
      today={ctx.today}
    />,
  )
}

async function compare(ctx: Ctx): Promise<Response> {
  const shelf = await shelfOf(ctx)
  const first = await versionAt(ctx, shelf, ctx.query.get('from'))
  const second = await versionAt(ctx, shelf, ctx.query.get('to'))
  return ctx.page(
    {
      title: `Version ${second.no} against version ${first.no}`,
      under: 'policy',
      breadcrumbs: crumbs,
      bobAtLogo: true,
    },
    <ComparePage
      from={first.no}
      to={second.no}
      difference={differenceOf(first.resolved, second.resolved)}
      first={first.resolved}
      second={second.resolved}
    />,
  )
}

const noSecret = { nothing: 'a policy is no secret in its organisation' }

export const versionRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/policy/versions',
    who: member,
    journal: noSecret,
    async handle(ctx) {
      const shelf = await shelfOf(ctx)
      return ctx.page(
        { title: 'Versions of the policy', under: 'policy', breadcrumbs: crumbs.slice(0, 1), bobAtLogo: true },
        <VersionsPage versions={shelf.own} today={ctx.today} />,
      )
    },
  }),
  route({ method: 'get', path: '/policy/versions/:no', who: member, journal: noSecret, handle: showOne }),
  route({
    method: 'get',
    path: '/policy/versions/:no/file',
    who: member,
    journal: noSecret,
    async handle(ctx) {
      const version = await versionAt(ctx, await shelfOf(ctx), ctx.params['no'])
      const bytes = new TextEncoder().encode(version.text)
      return ctx.download(bytes, 'application/yaml; charset=utf-8', `${version.packId}-${version.no}.yaml`)
    },
  }),
  route({ method: 'get', path: '/policy/compare', who: member, journal: noSecret, handle: compare }),
]
