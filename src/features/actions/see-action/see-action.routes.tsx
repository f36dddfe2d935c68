import { inSupervision } from '../../../domain/access/who.ts'
import { firstName } from '../../../domain/sessions/names.ts'
import { textOf } from '../../../platform/http/posted-form.ts'
import { route, type Ctx } from '../../../platform/http/route.ts'
import { dateFieldValues } from '../../../ui/form/read-date-field.ts'
import type { FormState } from '../../../ui/form/state.ts'
import { readAction } from '../agree-action/agree-action.form.ts'
import { changeAction, removeAction } from '../agree-action/agree-action.command.ts'
import { closeAction } from '../close-action/close-action.command.ts'
import { notesFromAbove } from '../late/late.queries.ts'
import { directionsAfter } from '../facts/direction-words.queries.ts'
import { actionOf, type ActionFacts } from '../facts/actions.queries.ts'
import { ActionPage } from './see-action.page.tsx'

const words = {
  what: { label: 'What', missing: 'Write what will be done' },
  why: { label: 'Why', missing: 'Write what this action is meant to change' },
  who: { label: 'Who', missing: 'Choose who will do this' },
  by: { label: 'By when', missing: 'Give the date this will be done by' },
}

async function actionOfPath(ctx: Ctx): Promise<ActionFacts> {
  return (await actionOf(ctx.db, ctx.actor.organisationId, ctx.params['actionId'] ?? '')) ?? ctx.notFound()
}

/** The two who agreed an action, while the session it was agreed at is open. */
async function ownersWhileOpen({ db, actor }: Ctx, action: ActionFacts) {
  const rows = await db
    .selectFrom('session')
    .innerJoin('membership', (join) =>
      join
        .onRef('membership.organisation_id', '=', 'session.organisation_id')
        .on((e) =>
          e.or([
            e('membership.membership_id', '=', e.ref('session.supervisee_id')),
            e('membership.membership_id', '=', e.ref('session.supervisor_id')),
          ]),
        ),
    )
    .select(['membership.membership_id', 'membership.name'])
    .where('session.organisation_id', '=', actor.organisationId)
    .where('session.session_id', '=', action.sessionId)
    .where('session.state', '=', 'open')
    .execute()
  return rows.length === 0 ? null : rows.map((row) => ({ membershipId: row.membership_id, name: row.name }))
}

/** What the one is called whose supervision it was agreed in. */
async function supervisorOf({ db, actor }: Ctx, { supervisorId }: ActionFacts): Promise<string> {
  const row = await db
    .selectFrom('membership')
    .select('name')
    .where('organisation_id', '=', actor.organisationId)
    .where('membership_id', '=', supervisorId)
    .executeTakeFirst()
  return row === undefined ? 'the supervisor' : firstName(row.name)
}

const valuesOf = (action: ActionFacts): FormState['values'] => ({
  'action.what': action.what,
  'action.why': action.why,
  'action.who': action.ownerId,
  ...dateFieldValues('action.by', action.dueOn.toString()),
  'action.safety': action.childSafety ? 'yes' : '',
})

function backOf(action: ActionFacts): string {
  const at = `/sessions/${action.sessionId}/write`
  return action.childId === null ? `${at}/work#actions` : `${at}/child/${action.childId}#actions`
}

async function show(ctx: Ctx, action: ActionFacts, state: FormState, status: 200 | 422): Promise<Response> {
  const owners = await ownersWhileOpen(ctx, action)
  const directions = action.agreedOn.equals(ctx.today)
    ? new Map<string, string>()
    : await directionsAfter(ctx, [action])
  return ctx.page(
    {
      title: 'An action',
      under: 'home',
      breadcrumbs: [{ text: 'Your actions', href: '/actions' }],
      status,
      bobAtLogo: owners !== null || action.state !== 'open',
    },
    <ActionPage
      action={action}
      owners={owners}
      supervisor={await supervisorOf(ctx, action)}
      direction={directions.get(action.actionId) ?? null}
      notes={action.childSafety ? await notesFromAbove(ctx.db, ctx.actor, action.actionId) : []}
      backHref={owners === null ? null : backOf(action)}
      tokens={ctx.tokens}
      state={state}
      today={ctx.today}
    />,
  )
}

const see = route({
  method: 'get',
  path: '/actions/:actionId',
  who: inSupervision,
  journal: { nothing: 'facts of an action one agreed or owns' },
  async handle(ctx) {
    const action = await actionOfPath(ctx)
    return show(ctx, action, { values: valuesOf(action), errors: {} }, 200)
  },
})

const change = route({
  method: 'post',
  path: '/actions/:actionId',
  who: inSupervision,
  journal: { writes: ['action.closed', 'action.changed', 'action.removed'] },
  async handle(ctx) {
    const action = await actionOfPath(ctx)
    switch (textOf(ctx.form, 'do')) {
      case 'done':
        return markDone(ctx, action)
      case 'change':
        return saveChange(ctx, action)
      case 'remove':
        return (await removeAction(ctx, action.actionId)) ? ctx.redirect(backOf(action)) : ctx.notFound()
      default:
        return ctx.notFound()
    }
  },
})

async function markDone(ctx: Ctx, action: ActionFacts): Promise<Response> {
  const outcome = textOf(ctx.form, 'outcome').trim()
  const problem = outcome === '' ? 'Write what came of it' : outcome.length > 500 ? 'Use 500 characters or fewer' : null
  if (problem !== null) return show(ctx, action, { values: ctx.form, errors: { outcome: problem } }, 422)
  if (await closeAction(ctx, { actionId: action.actionId, outcome })) return ctx.redirect('/actions')
  const closed = 'This action was closed a moment ago. What you wrote is not kept.'
  return show(ctx, await actionOfPath(ctx), { values: ctx.form, errors: { '': closed } }, 422)
}

async function saveChange(ctx: Ctx, action: ActionFacts): Promise<Response> {
  const read = readAction(ctx.form, words, [action.superviseeId, action.supervisorId], ctx.today)
  if (read === null) return show(ctx, action, { values: ctx.form, errors: { 'action.what': words.what.missing } }, 422)
  if ('errors' in read) return show(ctx, action, { values: ctx.form, errors: read.errors }, 422)
  return (await changeAction(ctx, action.actionId, read.action)) ? ctx.redirect(backOf(action)) : ctx.notFound()
}

export const seeActionRoutes = [see, change]
