import { directionAfter, directionAfterInWords } from '../../../domain/children/direction-after.ts'
import { londonDay } from '../../../domain/text/dates.ts'
import type { Work } from '../../../platform/http/work.ts'
import { discussionsOf } from '../../children/public.ts'
import type { ActionFacts } from './actions.queries.ts'

/** Whether the direction of its child moved after each action (product G1), as a sentence; nothing for one that was dropped or is for no child. */
export async function directionsAfter(
  { db, today }: Pick<Work, 'db' | 'today'>,
  actions: readonly ActionFacts[],
): Promise<ReadonlyMap<string, string>> {
  const about = actions.flatMap((action) =>
    action.childId === null || action.state === 'dropped' ? [] : [{ ...action, childId: action.childId }],
  )
  const discussions = await discussionsOf(db, [...new Set(about.map(({ childId }) => childId))], today)
  return new Map(
    about.flatMap(({ actionId, childId, agreedOn, closedAt, state }): [string, string][] => {
      const agreed = { agreedOn, state, closedOn: closedAt === null ? null : londonDay(closedAt) }
      const after = directionAfter(discussions.get(childId) ?? [], agreed)
      // Of one that is open nothing is to be said before somebody gave a direction.
      return after.after === null && state === 'open' ? [] : [[actionId, directionAfterInWords(after, agreed)]]
    }),
  )
}
