import { adoptsPolicy, draftsPolicy, member, oversees, seesPolicyReaders } from '../../../domain/access/who.ts'
import { differenceOf } from '../../../domain/policy/difference.ts'
import { londonDay } from '../../../domain/text/dates.ts'
import { route, type Ctx, type Route } from '../../../platform/http/route.ts'
import { findingsOf } from '../../obligations/public.ts'
import { readByMe } from '../readers/read-policy.queries.ts'
import {
  adoptedOf,
  comingAfter,
  followedBy,
  inForceOn,
  nameOfFollowed,
  newerOf,
  shelfOf,
  type HeldVersion,
  type Shelf,
} from '../read/shelf.ts'
import { nameOfMember } from '../read/versions.queries.ts'
import { followedPolicy, type PairContext } from './pair-context.ts'
import { nextStep } from './next-step.ts'
import { clausesShown } from './policy-clauses.tsx'
import { policyFacts } from './policy-facts.tsx'
import { NoPolicyPage, PolicyPage, type MyReading } from './policy.page.tsx'
import { policyView } from './policy-view.ts'
import { standings } from './standing.queries.ts'

const options = { title: 'Supervision policy', under: 'policy' } as const

async function show(ctx: Ctx): Promise<Response> {
  const shelf = await shelfOf(ctx)
  const current = inForceOn(shelf.own, ctx.today)
  const coming = comingAfter(shelf.own, ctx.today)
  const mayDraft = draftsPolicy.allows(ctx.actor)
  if (current === null) {
    return ctx.page(
      options,
      <NoPolicyPage
        organisation={ctx.actor.organisationName}
        mayDraft={mayDraft}
        mayAdopt={adoptsPolicy.allows(ctx.actor)}
        draft={shelf.draft}
        coming={coming}
        above={[...new Set(shelf.above.map(({ organisation }) => organisation))]}
        today={ctx.today}
      />,
    )
  }
  const held = await shelf.held(current)
  const view = policyView(held.resolved, followedBy(shelf, held.read), ctx.today.toString())
  const reading = await readingOf(ctx, shelf, held)
  const next = nextStep({
    version: held,
    view,
    draft: shelf.draft,
    mayDraft,
    hasRead: reading.at !== null,
    today: ctx.today,
  })
  const adopted = adoptedOf(shelf).filter(({ no }) => no < held.no)
  return ctx.page(
    { ...options, bobAtLogo: next === null },
    <PolicyPage
      version={held}
      view={view}
      facts={policyFacts(held, await nameOfMember(ctx, held.ownerId), ctx.today)}
      follows={followsWords(shelf, held)}
      context={{ ...pairContext(ctx, shelf, held), mayDraft, standings: await standings(ctx) }}
      next={next}
      links={linksOf(held, adopted.at(-1)?.no ?? null, mayDraft)}
      reading={reading}
      coming={coming}
      shown={clausesShown(ctx.query)}
      seesFindings={oversees.allows(ctx.actor)}
      findings={oversees.allows(ctx.actor) ? await findingsOf(ctx, held.versionId) : null}
      newer={mayDraft && shelf.draft === null ? newerOf(shelf, held.read) : null}
      mayRatify={held.ratifiedOn === null && adoptsPolicy.allows(ctx.actor)}
      seesReaders={seesPolicyReaders.allows(ctx.actor)}
      tokens={ctx.tokens}
      today={ctx.today}
    />,
  )
}

const followedName = ({ read }: Pick<HeldVersion, 'read'>): string | null =>
  read.written !== null && 'extends' in read.written ? read.written.extends : null

export function followsWords(shelf: Shelf, version: Pick<HeldVersion, 'read'>): string | null {
  const name = followedName(version)
  return name === null ? null : nameOfFollowed(shelf, name)
}

/** What stands beside the clauses of any version, without what may be done with it. */
export function pairContext(ctx: Ctx, shelf: Shelf, version: Pick<HeldVersion, 'read'>): PairContext {
  const name = followedName(version)
  const above = shelf.above.find((each) => `${each.packId}@${each.no}` === name)
  return {
    mayDraft: false,
    followed: name === null ? null : (above?.organisation ?? followedPolicy),
    here: ctx.actor.organisationName,
    standings: new Map(),
  }
}

function linksOf(version: HeldVersion, before: number | null, mayDraft: boolean) {
  return [
    ...(mayDraft
      ? [
          { text: 'Change it', href: '/policy/change' },
          { text: 'Try a change', href: '/policy/try' },
        ]
      : []),
    ...(before === null
      ? []
      : [{ text: `Compare with version ${before}`, href: `/policy/compare?from=${before}&to=${version.no}` }]),
    { text: 'Download the file', href: `/policy/versions/${version.no}/file` },
    { text: 'All versions', href: '/policy/versions' },
  ]
}

async function readingOf(ctx: Ctx, shelf: Shelf, version: HeldVersion): Promise<MyReading> {
  const mine = await readByMe(ctx)
  const at = mine.find(({ versionId }) => versionId === version.versionId)?.at
  if (at !== undefined) return { at: londonDay(at), since: null }
  const earlier = shelf.own.findLast(
    ({ no, versionId, state }) =>
      state === 'adopted' && no < version.no && mine.some((each) => each.versionId === versionId),
  )
  if (earlier === undefined) return { at: null, since: null }
  const first = await shelf.held(earlier)
  const difference = differenceOf(first.resolved, version.resolved)
  return { at: null, since: { no: earlier.no, difference, first: first.resolved } }
}

export const showPolicyRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/policy',
    who: member,
    journal: { nothing: 'a policy is no secret in its organisation' },
    handle: show,
  }),
]
