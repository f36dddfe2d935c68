import { inSupervision, keepsRegister } from '../../../domain/access/who.ts'
import { knownBefore } from '../../../domain/children/child-record.ts'
import { driftOf } from '../../../domain/children/drift.ts'
import { endOfDay } from '../../../domain/children/known-until.ts'
import { reachOf, windowOf } from '../../../domain/children/time-window.ts'
import { route, type Ctx } from '../../../platform/http/route.ts'
import type { FormState } from '../../../ui/form/state.ts'
import { adoptedPacks, driftLimitsOn, obligationsOf } from '../../obligations/public.ts'
import { savedFrom } from '../escalate/escalation-notes.tsx'
import { escalationsOf } from '../escalate/escalations.queries.ts'
import { childOf, type ChildFacts } from '../facts/child.queries.ts'
import { ClosedEntryPage } from '../same-child/one-same.page.tsx'
import type { SameHere } from '../time/child-facts.ts'
import { childRecords } from '../time/child-record.queries.ts'
import { limitsFrom, noLimits } from '../time/limits.ts'
import { dayTyped, type TimeAsked, timeAsked, timeHref, thenForm } from '../time/time-asked.ts'
import { decisionRecordsOf, decisionsIn } from './decisions.queries.ts'
import { decisionsInView } from './decisions.tsx'
import { DecisionsPage } from './decisions.page.tsx'
import { ShowChildPage } from './show-child.page.tsx'

async function childPage(ctx: Ctx, asked: TimeAsked, wrong: FormState | null): Promise<Response> {
  const { db, actor, today } = ctx
  const { asOf } = asked
  const before = asOf === null ? null : endOfDay(asOf)
  const day = asOf ?? today
  const since = reachOf(day, asked.from)
  const moment = before === null ? null : Temporal.Instant.fromEpochMilliseconds(before)
  const childId = ctx.params['childId'] ?? ''
  // Side by side, in one message: each sees no more than the one in scope may, whether there is such a child or not.
  const adopted = adoptedPacks(ctx)
  const [[found], seen, limitsOfDrift, decisions, escalations] = await Promise.all([
    childRecords(db, [childId], { since, history: asOf !== null }),
    asOf === null ? obligationsOf(ctx, { kind: 'child', id: childId }, adopted) : null,
    driftLimitsOn(ctx, day, adopted),
    decisionRecordsOf(db, actor, childId, { before: moment, most: decisionsInView + 1 }),
    asOf === null ? escalationsOf(db, actor, childId) : [],
  ])
  if (found === undefined) return ctx.notFound()
  const goesOn = found.same.find(
    ({ closedId, madeAt }) => closedId === childId && madeAt !== null && madeAt < (before ?? Infinity),
  )
  if (goesOn !== undefined) return closedEntry(ctx, found.child, goesOn)
  const { child, record } = found
  const time = knownBefore(record, before)
  const reads = ctx.query.get('decisions') === 'read'
  const openable = [...time.discussions, ...time.booked].flatMap(({ sessionId, isMine }) => (isMine ? [sessionId] : []))
  return ctx.page(
    {
      title: 'A child',
      under: 'children',
      breadcrumbs: [
        { text: 'Children', href: '/children' },
        { text: `${child.family} family`, href: `/families/${child.familyId}` },
      ],
      bobAtLogo: true,
      ...(wrong === null ? {} : { status: 422 }),
    },
    <ShowChildPage
      child={child}
      time={time}
      limits={seen === null ? noLimits : limitsFrom(seen, today)}
      paged={windowOf(day, record.firstOn, asked.from)}
      today={today}
      asOf={asOf}
      thenState={wrong ?? thenForm(asOf)}
      drift={driftOf(time, day, limitsOfDrift)}
      escalations={escalations}
      saved={asOf === null ? savedFrom(ctx.query) : null}
      decisions={decisions}
      opened={reads ? await decisionsIn(ctx, decisions.slice(0, decisionsInView)) : null}
      siblings={found.siblings}
      seen={seen}
      ways={found.ways}
      openable={new Set(openable)}
      same={found.same}
      keepsRegister={keepsRegister.allows(actor)}
      me={actor}
    />,
  )
}

const closedEntry = (ctx: Ctx, child: ChildFacts, same: SameHere): Response =>
  ctx.page(
    { title: 'A child', under: 'children', breadcrumbs: [{ text: 'Children', href: '/children' }], bobAtLogo: true },
    <ClosedEntryPage child={child} same={same} keepsRegister={keepsRegister.allows(ctx.actor)} today={ctx.today} />,
  )

const onAPage = 50

/** Every record bound for the child’s file that one may open, page by page. */
async function decisionsPage(ctx: Ctx): Promise<Response> {
  const { db, actor, today } = ctx
  const child = await childOf(db, actor, ctx.params['childId'] ?? '')
  if (child === null) return ctx.notFound()
  const { asOf } = timeAsked(ctx.query, today)
  const before = asOf === null ? null : Temporal.Instant.fromEpochMilliseconds(endOfDay(asOf))
  const page = Math.max(1, Math.min(Number(ctx.query.get('page')) || 1, mostPages))
  const records = await decisionRecordsOf(db, actor, child.childId, {
    before,
    from: Math.floor(page - 1) * onAPage,
    most: onAPage + 1,
  })
  return ctx.page(
    {
      title: 'Decision records',
      under: 'children',
      breadcrumbs: [
        { text: 'Children', href: '/children' },
        {
          text: `${child.givenName} ${child.familyName}`,
          href: timeHref(`/children/${child.childId}`, { asOf, from: null }),
        },
      ],
      bobAtLogo: true,
    },
    <DecisionsPage
      child={child}
      records={records.slice(0, onAPage)}
      asOf={asOf}
      today={today}
      page={Math.floor(page)}
      more={records.length > onAPage}
    />,
  )
}
const mostPages = 1_000

export const showChildRoutes = [
  route({
    method: 'get',
    path: '/children/:childId/decisions',
    who: inSupervision,
    journal: { nothing: 'which records there are for one child’s file; none of them is opened' },
    handle: decisionsPage,
  }),
  route({
    method: 'get',
    path: '/children/:childId',
    who: inSupervision,
    // The page is facts of one child. The words of decision records are opened when somebody asks to read them there.
    journal: { writes: ['document.read'] },
    async handle(ctx) {
      const typed = dayTyped(ctx.query, ctx.today)
      if (typed !== null && 'day' in typed) {
        const asOf = typed.day.equals(ctx.today) ? null : typed.day
        return ctx.redirect(timeHref(ctx.path, { asOf, from: null }))
      }
      return childPage(ctx, timeAsked(ctx.query, ctx.today), typed === null ? null : typed.wrong)
    },
  }),
]
