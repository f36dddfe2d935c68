import { inSupervision } from '../../../domain/access/who.ts'
import { isAfter, isBefore } from '../../../domain/calendar/days.ts'
import { londonDay } from '../../../domain/text/dates.ts'
import { textOf } from '../../../platform/http/posted-form.ts'
import { route, type Ctx, type Route } from '../../../platform/http/route.ts'
import { dateFieldValues, readDateField } from '../../../ui/form/read-date-field.ts'
import type { FormState } from '../../../ui/form/state.ts'
import { outcomesOf } from '../facts/outcomes.ts'
import { referralsBy, standsAs, type ReferralFacts } from '../facts/referrals.queries.ts'
import { noteOutcome, type OutcomeToNote } from './note-outcome.command.ts'
import { openReferral, referralPdf } from './open-referral.ts'
import { ShowReferralPage } from './show-referral.page.tsx'

const idOf = (ctx: Ctx): string => ctx.params['documentId'] ?? ''

async function factsHere(ctx: Ctx): Promise<ReferralFacts> {
  const [facts] = await referralsBy(ctx.db, ctx.actor, { documentId: idOf(ctx) })
  return facts ?? ctx.notFound()
}

async function show(ctx: Ctx, state: FormState, status: 200 | 422): Promise<Response> {
  const facts = await factsHere(ctx)
  const sealed = await openReferral(ctx, facts.documentId, 'to read')
  if (sealed === null) return ctx.notFound()
  const added = await referralsBy(ctx.db, ctx.actor, { addsTo: facts.documentId })
  return ctx.page(
    {
      title: 'Stop and refer record',
      under: 'children',
      breadcrumbs: [
        { text: 'Children', href: '/children' },
        { text: 'The child', href: `/children/${facts.childId}` },
      ],
      status,
      bobAtLogo: facts.outcome !== null || facts.addsTo !== null,
    },
    <ShowReferralPage
      facts={facts}
      sealed={sealed}
      added={added.toReversed()}
      isParty={await isParty(ctx, facts)}
      tokens={ctx.tokens}
      state={state}
      today={ctx.today}
    />,
  )
}

async function isParty({ db, actor }: Ctx, { documentId }: ReferralFacts): Promise<boolean> {
  const row = await db
    .selectFrom('document_reader')
    .select('reader_id')
    .where('organisation_id', '=', actor.organisationId)
    .where('document_id', '=', documentId)
    .where('membership_id', '=', actor.membershipId)
    .where('basis', '=', 'party')
    .executeTakeFirst()
  return row !== undefined
}

/** Read what came of it; or what is wrong, by the name of the field. */
function readOutcome(
  ctx: Ctx,
  facts: ReferralFacts,
  decided: 'referred' | 'not_referred',
): { noted: OutcomeToNote } | { errors: Record<string, string> } {
  const errors: Record<string, string> = {}
  const outcome = outcomesOf[decided].find((each) => each === textOf(ctx.form, 'outcome'))
  if (outcome === undefined) errors['outcome'] = 'Choose what came of it'
  const { date } = readDateField(ctx.form, 'outcome_on')
  const on = date === undefined ? null : Temporal.PlainDate.from(date)
  if (on === null) errors['outcome_on'] = 'Give the day you heard'
  else if (isAfter(on, ctx.today)) errors['outcome_on'] = 'It cannot be after today'
  else if (isBefore(on, londonDay(facts.recordedAt).subtract({ days: 31 })))
    errors['outcome_on'] = 'It cannot be so long before it was recorded'
  if (outcome === undefined || on === null || Object.keys(errors).length > 0) return { errors }
  return { noted: { documentId: facts.documentId, outcome, on } }
}

async function note(ctx: Ctx): Promise<Response> {
  const facts = await factsHere(ctx)
  if (facts.addsTo !== null) return ctx.notFound()
  const decided = standsAs(facts, await referralsBy(ctx.db, ctx.actor, { addsTo: facts.documentId }))
  if (decided === 'not_yet') return ctx.notFound()
  const read = readOutcome(ctx, facts, decided)
  if ('errors' in read) return show(ctx, { values: ctx.form, errors: read.errors }, 422)
  await noteOutcome(ctx, read.noted)
  return ctx.redirect(`/referrals/${facts.documentId}`)
}

async function print(ctx: Ctx): Promise<Response> {
  const facts = await factsHere(ctx)
  const pdf = await referralPdf(ctx, facts.documentId)
  if (pdf === null) return ctx.notFound()
  // No child's name in the name of a file: it leaves the building in mail and on screens.
  return ctx.download(pdf, 'application/pdf', `stop-and-refer-${facts.on}-${facts.documentId.slice(0, 8)}.pdf`)
}

export const showReferralRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/referrals/:documentId',
    who: inSupervision,
    journal: { writes: ['document.read'] },
    handle: (ctx) => show(ctx, { values: dateFieldValues('outcome_on', ctx.today.toString()), errors: {} }, 200),
  }),
  route({
    method: 'post',
    path: '/referrals/:documentId',
    who: inSupervision,
    journal: { writes: ['document.read', 'referral.outcome'] },
    handle: note,
  }),
  route({
    method: 'get',
    path: '/referrals/:documentId/pdf',
    who: inSupervision,
    journal: { writes: ['document.read', 'document.printed'] },
    handle: print,
  }),
]
