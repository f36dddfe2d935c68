import type { EventName } from '../../domain/journal/catalogue.ts'
import { inScope } from '../database/scope.ts'
import { doorTo } from '../documents/door.ts'
import type { Services } from '../services.ts'
import type { Ctx } from './route.ts'
import { writeJournal } from './write-journal.ts'

/** The part of a request that a command needs: who, in which transaction, when. Commands know nothing of HTTP. */
export type Work = Pick<Ctx, 'services' | 'actor' | 'db' | 'door' | 'now' | 'today' | 'journal'>

/**
 * Do work as the person of a web session, in one transaction, without a request: the demonstration and the tests build
 * their history through the product's own commands this way.
 * @param at in a demonstration, the moment the work is done at; elsewhere the database keeps to its own clock
 * @throws when the token names no web session
 */
export function workAs<T>(
  services: Services,
  token: string,
  work: (work: Work) => Promise<T>,
  at?: Temporal.Instant,
): Promise<T> {
  return inScope(
    services.pools.web,
    token,
    null,
    ({ db, actor }) => {
      if (actor === null) throw new Error('There is no such web session')
      const now = at ?? services.now()
      return work({
        services,
        actor,
        db,
        door: doorTo(db, () => {}),
        now,
        today: now.toZonedDateTimeISO('Europe/London').toPlainDate(),
        journal: (event: EventName, note) => writeJournal(db, actor, event, note),
      })
    },
    { instant: at?.toString() },
  )
}
