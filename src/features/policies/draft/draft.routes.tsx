import { adoptsPolicy, draftsPolicy } from '../../../domain/access/who.ts'
import { isFollowing, packNameOf } from '../../../domain/policy/resolved.ts'
import { dayInWords } from '../../../domain/text/dates.ts'
import { textOf } from '../../../platform/http/posted-form.ts'
import { route, type Ctx, type Route } from '../../../platform/http/route.ts'
import type { FileProblem } from '../../../platform/policies/pack-layers.ts'
import { emptyForm, type FormState } from '../../../ui/form/state.ts'
import { adoptedOf, followedBy, inForceOn, newerOf, shelfOf, type Shelf } from '../read/shelf.ts'
import { policyView } from '../show/policy-view.ts'
import { followsWords } from '../show/show-policy.routes.tsx'
import { beginDraft, discardDraft } from './change-draft.command.ts'
import { draftText, type DraftText } from './draft-text.ts'
import { DraftPage, NoDraftPage, type Against } from './draft.page.tsx'
import { FollowPage, type Followable } from './follow.page.tsx'

const crumbs = [{ text: 'Policy', href: '/policy' }]

async function show(ctx: Ctx): Promise<Response> {
  const shelf = await shelfOf(ctx)
  const draft = await draftText(ctx, shelf)
  if (draft === null) return ctx.redirect('/policy/change/follow')
  const options = { title: 'Change the policy', under: 'policy', breadcrumbs: crumbs } as const
  if (draft.kept === null) return ctx.page(options, <NoDraftPage before={draft.before?.no ?? 1} tokens={ctx.tokens} />)
  const { resolved } = draft.read
  const followed = followedBy(shelf, draft.read)
  return ctx.page(
    { ...options, title: `Draft of version ${draft.no}`, bobAtLogo: resolved === null },
    <DraftPage
      draft={draft}
      view={resolved === null ? null : policyView(resolved, followed, ctx.today.toString())}
      against={await againstOf(shelf, draft)}
      follows={followsWords(shelf, draft)}
      newer={newerOf(shelf, draft.read)}
      mayAdopt={adoptsPolicy.allows(ctx.actor)}
      tokens={ctx.tokens}
      today={ctx.today}
    />,
  )
}

/** The version before it; for the first one, what it follows. */
export async function againstOf(shelf: Shelf, draft: DraftText): Promise<Against | null> {
  if (draft.before !== null) {
    const { resolved } = await shelf.held(draft.before)
    return { name: `version ${draft.before.no}`, resolved }
  }
  const followed = followedBy(shelf, draft.read)
  return followed === null ? null : { name: 'the policy that it follows', resolved: followed }
}

async function showFollow(
  ctx: Ctx,
  state: FormState = emptyForm,
  problems: readonly FileProblem[] = [],
): Promise<Response> {
  const shelf = await shelfOf(ctx)
  const draft = await draftText(ctx, shelf)
  const written = draft?.read.written ?? null
  const now = written !== null && isFollowing(written) ? written.extends : ''
  return ctx.page(
    {
      title: 'Which policy do you follow?',
      under: 'policy',
      breadcrumbs: crumbs,
      bobAtLogo: true,
      status: Object.keys(state.errors).length > 0 ? 422 : 200,
    },
    <FollowPage
      above={followableAbove(shelf, ctx.today)}
      builtIn={ctx.services.packs.map((pack) => ({
        name: packNameOf(pack),
        title: pack.title,
        hint: `${Object.keys(pack.clauses).length} clauses, ${pack.rules?.length ?? 0} rules`,
      }))}
      replaces={draft === null ? 'nothing' : now === '' ? 'all of it' : 'what it follows'}
      problems={problems}
      state={Object.hasOwn(state.values, 'follow') ? state : { ...state, values: { follow: now } }}
      tokens={ctx.tokens}
    />,
  )
}

/** The policy of each organisation above: the one in force, or the last that was adopted. */
function followableAbove(shelf: Shelf, today: Temporal.PlainDate): Followable[] {
  return shelf.organisations.slice(1).flatMap(({ id, name }) => {
    const its = shelf.above.filter((each) => each.organisationId === id)
    const one = inForceOn(its, today) ?? its.at(-1)
    if (one === undefined) return []
    return [
      {
        name: `${one.packId}@${one.no}`,
        title: `The policy of ${name}, version ${one.no}`,
        hint: one.from === null ? '' : `In force from ${dayInWords(one.from, today)}`,
      },
    ]
  })
}

async function begin(ctx: Ctx): Promise<Response> {
  const follow = textOf(ctx.form, 'follow')
  const shelf = await shelfOf(ctx)
  const isFirst = shelf.draft === null && adoptedOf(shelf).length === 0
  const refuse = (words: string, problems: readonly FileProblem[] = []) =>
    showFollow(ctx, { values: ctx.form, errors: { follow: words } }, problems)
  if (follow === '' && (isFirst || Object.hasOwn(ctx.form, 'follow'))) return refuse('Choose a policy')
  if (follow !== '' && !shelf.known.has(follow)) return refuse('Choose one of these policies')
  const begun = await beginDraft(ctx, follow === '' ? null : follow)
  if (begun.outcome === 'problems')
    return refuse('What is varied in the draft does not fit that policy', begun.problems)
  return begun.outcome === 'none' ? ctx.notFound() : ctx.redirect('/policy/change')
}

export const draftRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/policy/change',
    who: draftsPolicy,
    journal: { nothing: 'a draft says nothing of anybody' },
    handle: show,
  }),
  route({
    method: 'post',
    path: '/policy/change',
    who: draftsPolicy,
    journal: { writes: ['policy.drafted'] },
    handle: begin,
  }),
  route({
    method: 'get',
    path: '/policy/change/follow',
    who: draftsPolicy,
    journal: { nothing: 'a choice' },
    handle: (ctx) => showFollow(ctx),
  }),
]

export const discardRoutes: readonly Route[] = [
  route({
    method: 'post',
    path: '/policy/change/discard',
    who: draftsPolicy,
    journal: { writes: ['policy.draft_discarded'] },
    async handle(ctx) {
      // When somebody else has put it aside already, that is what was wanted.
      await discardDraft(ctx)
      return ctx.redirect('/policy')
    },
  }),
]
