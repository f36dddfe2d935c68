import type { World } from './world.ts'

/** Until somebody waits for a lock that somebody else holds. */
export async function somebodyWaits({ database: { owner } }: World): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    const { rows } = await owner.query(
      `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    )
    if (rows.length > 0) return
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  throw new Error('Nobody waits')
}
