import { oversees } from '../../../domain/access/who.ts'
import { route, type Route } from '../../../platform/http/route.ts'
import { confirmRole } from './confirm-role.command.ts'

export const confirmRoleRoutes: readonly Route[] = [
  route({
    method: 'post',
    path: '/people/roles/:factId/confirm',
    who: oversees,
    // The database writes it itself.
    journal: { writes: ['role.confirmed'] },
    async handle(ctx) {
      return (await confirmRole(ctx, ctx.params['factId'] ?? '')) ? ctx.redirect('/people') : ctx.notFound()
    },
  }),
]
