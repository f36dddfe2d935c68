import { inSupervision } from '../../../domain/access/who.ts'
import { route, type Ctx } from '../../../platform/http/route.ts'
import type { FormState } from '../../../ui/form/state.ts'
import { whoMayHold } from '../facts/who-may-hold.queries.ts'
import { describedBy } from '../facts/read-who.ts'
import { addChild } from './add-child.command.ts'
import { duplicatesSeen, readChildToAdd } from './add-child.form.ts'
import { AddChildPage } from './add-child.page.tsx'
import { familiesToChoose, familyOf, possibleDuplicates, type PossibleDuplicate } from './add-child.queries.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

export async function showAddChild(
  ctx: Ctx,
  state: FormState,
  duplicates: readonly PossibleDuplicate[] = [],
  nobodyLike = false,
): Promise<Response> {
  const { families, more } = await familiesToChoose(ctx.db, ctx.actor)
  const chosen = String(state.values['existing'] ?? '')
  if (uuid.test(chosen) && !families.some(({ familyId }) => familyId === chosen)) {
    const family = await familyOf(ctx.db, ctx.actor, chosen)
    if (family !== null) families.unshift(family)
  }
  return ctx.page(
    {
      title: 'Add a child',
      under: 'children',
      breadcrumbs: [{ text: 'Children', href: '/children' }],
      status: Object.keys(state.errors).length > 0 ? 422 : 200,
    },
    <AddChildPage
      state={state}
      tokens={ctx.tokens}
      families={families}
      moreFamilies={more}
      holders={await whoMayHold(ctx.db, ctx.actor, ctx.today)}
      duplicates={duplicates}
      nobodyLike={nobodyLike}
    />,
  )
}

export const addChildRoutes = [
  route({
    method: 'get',
    path: '/children/new',
    who: inSupervision,
    journal: { nothing: 'an empty form' },
    async handle(ctx) {
      const asked = ctx.query.get('family') ?? ''
      const family = uuid.test(asked) ? await familyOf(ctx.db, ctx.actor, asked) : null
      const values = {
        holder: ctx.actor.membershipId,
        ...(family === null
          ? { family: 'new' }
          : { family: 'existing', existing: family.familyId, familyName: family.name }),
      }
      return showAddChild(ctx, { values, errors: {} })
    },
  }),
  route({
    method: 'post',
    path: '/children/new',
    who: inSupervision,
    journal: { writes: ['child.added'] },
    async handle(ctx) {
      const read = readChildToAdd(ctx.form, ctx.today)
      if ('errors' in read) return showAddChild(ctx, { values: ctx.form, errors: read.errors })
      const described = describedBy(read.child)
      const duplicates = await possibleDuplicates(ctx.db, ctx.actor, described, ctx.today)
      const { none, seen } = duplicatesSeen(ctx.form)
      const unseen = duplicates.some(({ childId }) => !seen.includes(childId))
      if (duplicates.length > 0 && (!none || unseen)) {
        return showAddChild(ctx, { values: ctx.form, errors: {} }, duplicates)
      }
      const added = await addChild(ctx, read.child)
      if (added.outcome === 'refused') return ctx.notFound()
      return ctx.redirect(`/children/${added.childId}`)
    },
  }),
]
