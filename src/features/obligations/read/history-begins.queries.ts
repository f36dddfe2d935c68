import { isAfter } from '../../../domain/calendar/days.ts'
import { londonDay } from '../../../domain/text/dates.ts'
import { daysBack } from '../assess/reassess.ts'
import type { Reading } from './obligations-seen.queries.ts'

/**
 * The first day from which what was late or missed is known: some three years back, or the day on which the organisation
 * began to use Plumbline.
 */
export async function historyBegins({
  db,
  actor,
  today,
}: Pick<Reading, 'db' | 'actor'> & { readonly today: Temporal.PlainDate }): Promise<Temporal.PlainDate> {
  const { created_at: created } = await db
    .selectFrom('organisation')
    .select('created_at')
    .where('organisation_id', '=', actor.organisationId)
    .executeTakeFirstOrThrow()
  const [began, reaches] = [londonDay(created), today.subtract({ days: daysBack })]
  return isAfter(began, reaches) ? began : reaches
}
