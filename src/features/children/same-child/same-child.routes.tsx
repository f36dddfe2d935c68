import { keepsRegister } from '../../../domain/access/who.ts'
import { knownBefore } from '../../../domain/children/child-record.ts'
import { reachOf } from '../../../domain/children/time-window.ts'
import {
  aheadInWords,
  isSameProblem,
  isStaysReason,
  sameProblemInWords,
  sameStaysInWords,
} from '../../../domain/children/same-child.ts'
import { readDate } from '../../../domain/text/read-date.ts'
import { textOf } from '../../../platform/http/posted-form.ts'
import { route, type Ctx, type PageOptions } from '../../../platform/http/route.ts'
import { emptyForm, type FormState } from '../../../ui/form/state.ts'
import type { PossibleDuplicate } from '../add-child/add-child.queries.ts'
import { childrenInView } from '../facts/child-rows.queries.ts'
import { childOf, type ChildFacts } from '../facts/child.queries.ts'
import { describedBy, tidy } from '../facts/read-who.ts'
import { numbersOf } from '../facts/register.queries.ts'
import { childRecords } from '../time/child-record.queries.ts'
import { SamePage } from './one-same.page.tsx'
import { confirmSameChild, makeSameChild, undoSameChild } from './same-child.command.ts'
import { CompareSamePage, LookForSamePage, SameAheadPage, shownOf, type Entry } from './same-child.page.tsx'
import { oneSame, othersLike, sameChildAhead, sameOf, whySameStays, type SameChild } from './same-child.queries.ts'

type Errors = Record<string, string>
type Status = 200 | 409 | 422

const longestReason = 300
const mostFound = 20
const mostLetters = 100
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** The child of the page, while its entry is not closed. */
async function openChild(ctx: Ctx): Promise<ChildFacts> {
  const childId = ctx.params['childId'] ?? ''
  const child = (await childOf(ctx.db, ctx.actor, childId)) ?? ctx.notFound()
  const said = await sameOf(ctx.db, ctx.actor, childId)
  return said.some(({ closedId, madeAt }) => closedId === childId && madeAt !== null) ? ctx.notFound() : child
}

const options = (child: ChildFacts, title: string, status: Status = 200): PageOptions => ({
  title,
  under: 'children',
  breadcrumbs: [
    { text: 'Children', href: '/children' },
    { text: `${child.givenName} ${child.familyName}`, href: `/children/${child.childId}` },
  ],
  bobAtLogo: true,
  status,
})

async function look(ctx: Ctx): Promise<Response> {
  const child = await openChild(ctx)
  const numbers = await numbersOf(ctx.db, ctx.actor, child.childId)
  const described = { childId: child.childId, ...describedBy({ ...child, numbers }) }
  const others = await othersLike(ctx.db, ctx.actor, described, ctx.today)
  return ctx.page(
    options(child, 'Which other entry is this child?'),
    <LookForSamePage child={child} others={others} looked={false} state={emptyForm} tokens={ctx.tokens} />,
  )
}

/** Posted, so that no name is in an address. */
async function found(ctx: Ctx): Promise<Response> {
  const child = await openChild(ctx)
  const search = tidy(textOf(ctx.form, 'search')).slice(0, mostLetters)
  const state: FormState = {
    values: { search },
    errors: search === '' ? { search: 'Enter a name, a date of birth or a number' } : {},
  }
  return ctx.page(
    options(child, 'Which other entry is this child?', search === '' ? 422 : 200),
    <LookForSamePage
      child={child}
      others={search === '' ? [] : await otherEntries(ctx, child, search)}
      looked={search !== ''}
      state={state}
      tokens={ctx.tokens}
    />,
  )
}

async function otherEntries(ctx: Ctx, child: ChildFacts, search: string): Promise<PossibleDuplicate[]> {
  const bornOn = readDate(search.replaceAll(' ', '/'))
  const words = bornOn === null ? search.split(' ').slice(0, 5) : []
  const rows = await childrenInView(
    ctx.db,
    ctx.actor,
    ctx.today,
    { words, bornOn, status: null, held: null },
    { limit: mostFound, offset: 0 },
  )
  const facts = await Promise.all(
    rows.filter(({ childId }) => childId !== child.childId).map(({ childId }) => childOf(ctx.db, ctx.actor, childId)),
  )
  return facts.flatMap((one) =>
    one === null
      ? []
      : [
          {
            childId: one.childId,
            name: `${one.givenName} ${one.familyName}`,
            bornOn: one.bornOn,
            family: one.family,
            reference: one.reference,
            why: 'Found',
          },
        ],
  )
}

/** With both entries of a page, when both may be seen and neither is closed; where they are one already, to the page that says so. */
async function withBoth(
  ctx: Ctx,
  then: (both: [one: Entry, other: Entry]) => Response | Promise<Response>,
): Promise<Response> {
  const ids = [ctx.params['childId'] ?? '', ctx.params['otherChildId'] ?? '']
  const [a = '', b = ''] = ids
  if (a === b) return ctx.notFound()
  const { db, actor, today } = ctx
  const [found, ofA, ofB, saidA, saidB] = await Promise.all([
    childRecords(db, ids, { since: reachOf(today, null), history: false }),
    numbersOf(db, actor, a),
    numbersOf(db, actor, b),
    sameOf(db, actor, a),
    sameOf(db, actor, b),
  ])
  const closing = [...saidA, ...saidB].filter(({ closedId, madeAt }) => madeAt !== null && ids.includes(closedId))
  const made = closing.find(({ keptId }) => ids.includes(keptId))
  if (made !== undefined) return ctx.redirect(`/same-children/${made.sameId}`)
  const entry = (id: string, numbers: typeof ofA): Entry => {
    const one = found.find(({ child }) => child.childId === id) ?? ctx.notFound()
    return { child: one.child, numbers, siblings: one.siblings, time: knownBefore(one.record, null) }
  }
  return closing.length > 0 ? ctx.notFound() : then([entry(a, ofA), entry(b, ofB)])
}

const compare = (ctx: Ctx, [one, other]: [Entry, Entry], state: FormState, status: Status): Response =>
  ctx.page(
    options(one.child, 'Are these one child?', status),
    <CompareSamePage one={one} other={other} state={state} tokens={ctx.tokens} today={ctx.today} />,
  )

function read(ctx: Ctx, [one, other]: [Entry, Entry]) {
  const kept = textOf(ctx.form, 'kept')
  const reason = tidy(textOf(ctx.form, 'reason'))
  const errors: Errors = {}
  if (kept !== one.child.childId && kept !== other.child.childId) errors['kept'] = 'Choose the entry that is kept'
  if (reason === '') errors['reason'] = 'Say how you know that it is one child'
  if (reason.length > longestReason) errors['reason'] = 'Use 300 characters or fewer'
  return {
    kept: kept === other.child.childId ? other : one,
    closed: kept === other.child.childId ? one : other,
    reason,
    errors,
  }
}

async function showAhead(ctx: Ctx, both: [Entry, Entry], changed: boolean): Promise<Response> {
  const { kept, closed, reason, errors } = read(ctx, both)
  if (Object.keys(errors).length > 0) return compare(ctx, both, { values: ctx.form, errors }, 422)
  const ahead = (await sameChildAhead(ctx.db, kept.child.childId, closed.child.childId)) ?? ctx.notFound()
  return ctx.page(
    options(both[0].child, 'What will happen', changed || ahead.problem !== null ? 409 : 200),
    <SameAheadPage
      kept={kept}
      closed={closed}
      ahead={ahead}
      reason={reason}
      changed={changed}
      tokens={ctx.tokens}
      from={both[0].child.childId}
    />,
  )
}

async function make(ctx: Ctx, both: [Entry, Entry]): Promise<Response> {
  const { errors, reason, ...chosen } = read(ctx, both)
  if (Object.keys(errors).length > 0) return compare(ctx, both, { values: ctx.form, errors }, 422)
  const keptId = chosen.kept.child.childId
  const closedId = chosen.closed.child.childId
  const ahead = (await sameChildAhead(ctx.db, keptId, closedId)) ?? ctx.notFound()
  if (ahead.problem !== null || textOf(ctx.form, 'shown') !== shownOf(ahead)) return showAhead(ctx, both, true)
  const { outcome, sameId } = await makeSameChild(ctx, { keptId, closedId, reason })
  if (outcome === 'refused') return ctx.notFound()
  if (isSameProblem(outcome)) {
    return compare(ctx, both, { values: ctx.form, errors: { kept: sameProblemInWords[outcome] } }, 409)
  }
  return ctx.redirect(`/same-children/${sameId}`)
}

async function sameHere(ctx: Ctx): Promise<SameChild> {
  const sameId = ctx.params['sameId'] ?? ''
  return (uuid.test(sameId) ? await oneSame(ctx.db, ctx.actor, sameId) : null) ?? ctx.notFound()
}

/** While it waits, for whoever is to confirm it: as it is now, and not as it was when it was asked. */
async function whatItBrings(ctx: Ctx, { keptId, closedId, keptName, closedName, madeAt, undoneAt }: SameChild) {
  if (madeAt !== null || undoneAt !== null) return []
  const ahead = await sameChildAhead(ctx.db, keptId, closedId)
  if (ahead === null) return []
  if (ahead.problem !== null) return [sameProblemInWords[ahead.problem]]
  return aheadInWords(ahead, { kept: keptName ?? '', closed: closedName ?? '', familyLeft: null })
}

async function showSame(
  ctx: Ctx,
  same: SameChild,
  more: { state?: FormState; problem?: string; status?: Status } = {},
): Promise<Response> {
  return ctx.page(
    {
      title: 'Two entries of one child',
      under: 'children',
      breadcrumbs: [{ text: 'Children', href: '/children' }],
      bobAtLogo: true,
      status: more.status ?? 200,
    },
    <SamePage
      same={same}
      ahead={await whatItBrings(ctx, same)}
      stays={same.undoneAt === null ? await whySameStays(ctx.db, same.sameId) : null}
      own={same.askedById === ctx.actor.membershipId}
      problem={more.problem ?? null}
      state={more.state ?? emptyForm}
      tokens={ctx.tokens}
      today={ctx.today}
    />,
  )
}

async function confirm(ctx: Ctx): Promise<Response> {
  const same = await sameHere(ctx)
  const outcome = await confirmSameChild(ctx, same)
  if (outcome === 'refused' || outcome === 'own') return ctx.notFound()
  if (isSameProblem(outcome)) return showSame(ctx, same, { problem: sameProblemInWords[outcome], status: 409 })
  return ctx.redirect(`/same-children/${same.sameId}`)
}

async function undo(ctx: Ctx): Promise<Response> {
  const same = await sameHere(ctx)
  const reason = tidy(textOf(ctx.form, 'reason'))
  if (same.undoneAt !== null) return ctx.redirect(`/same-children/${same.sameId}`)
  if (reason === '' || reason.length > longestReason) {
    const words = reason === '' ? 'Say why' : 'Use 300 characters or fewer'
    return showSame(ctx, same, { state: { values: ctx.form, errors: { reason: words } }, status: 422 })
  }
  const outcome = await undoSameChild(ctx, same, reason)
  if (outcome === 'refused') return ctx.notFound()
  if (isStaysReason(outcome)) return showSame(ctx, same, { problem: sameStaysInWords[outcome], status: 409 })
  return ctx.redirect(`/same-children/${same.sameId}`)
}

/** Two entries of one child are made one, and two again (docs/decisions/0017-two-entries-of-one-child.md). */
export const sameChildRoutes = [
  route({
    method: 'get',
    path: '/children/:childId/same',
    who: keepsRegister,
    journal: { nothing: 'facts of children whom one may see; no document is opened' },
    handle: look,
  }),
  route({
    method: 'post',
    path: '/children/:childId/same',
    who: keepsRegister,
    journal: { nothing: 'facts of children whom one may see; no document is opened' },
    handle: found,
  }),
  route({
    method: 'get',
    path: '/children/:childId/same/:otherChildId',
    who: keepsRegister,
    journal: { nothing: 'facts of two children whom one may see; no document is opened' },
    handle: (ctx) => withBoth(ctx, (both) => compare(ctx, both, emptyForm, 200)),
  }),
  route({
    method: 'post',
    path: '/children/:childId/same/:otherChildId',
    who: keepsRegister,
    journal: { nothing: 'what would happen, in numbers and names of colleagues; nothing is changed yet' },
    handle: (ctx) => withBoth(ctx, (both) => showAhead(ctx, both, false)),
  }),
  route({
    method: 'post',
    path: '/children/:childId/same/:otherChildId/confirm',
    who: keepsRegister,
    journal: { writes: ['child.same_made', 'child.same_asked'] },
    handle: (ctx) => withBoth(ctx, (both) => make(ctx, both)),
  }),
  route({
    method: 'get',
    path: '/same-children/:sameId',
    who: keepsRegister,
    journal: { nothing: 'that two entries are one child, and who said so; no document is opened' },
    handle: async (ctx) => showSame(ctx, await sameHere(ctx)),
  }),
  route({
    method: 'post',
    path: '/same-children/:sameId/confirm',
    who: keepsRegister,
    journal: { writes: ['child.same_made'] },
    handle: confirm,
  }),
  route({
    method: 'post',
    path: '/same-children/:sameId/undo',
    who: keepsRegister,
    journal: { writes: ['child.same_undone', 'child.same_taken_back'] },
    handle: undo,
  }),
]
