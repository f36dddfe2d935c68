import { pino } from 'pino'
import { expect, it } from 'vitest'
import { createSignIn } from '../src/platform/auth/better-auth-sign-in.ts'
import { testWorld, signInSecret, publicUrl } from '../test/support/world.ts'
import { buildDemonstration } from './build.ts'
const seen: string[] = []
it.each([
  '2026-11-22',
  '2026-11-22',
  '2026-01-05',
  '2026-04-10',
  '2026-08-15',
  '2026-09-02',
  '2027-07-20',
  '2028-02-29',
  '2026-12-31',
  '2026-10-30',
])(
  '%s',
  async (day) => {
    const world = await testWorld()
    const now = () => Temporal.Instant.from(`${day}T09:30:00Z`)
    const services = {
      ...world.services,
      now,
      signIn: createSignIn({
        pool: world.services.pools.auth,
        secret: signInSecret,
        publicUrl,
        now,
        log: pino({ level: 'silent' }),
      }),
    }
    const b = performance.now()
    let built
    try {
      built = await buildDemonstration(services, world.database.ownerUrl, () => {})
    } catch (e) {
      console.log(day, 'FAILED', (e as Error).stack?.slice(0, 1500))
      await world.end()
      throw e
    }
    const o = world.database.owner
    const { rows } = await o.query(
      `select md5(string_agg(document_id::text || field_key || text, '|' order by document_id, field_key)) a, (select md5(string_agg(session_id::text||starts_at::text||state, '|' order by session_id)) from app.session) b from app.draft_field`,
    )
    const { rows: m } = await o.query(
      `select s.state, count(*)::int n, max(starts_at)::date::text last from app.session s join app.membership e on e.membership_id = s.supervisee_id where e.name = 'Morwenna Tait' group by 1 order by 1`,
    )
    console.log(
      day,
      Math.round(performance.now() - b),
      JSON.stringify(built),
      rows[0].a.slice(0, 6),
      rows[0].b.slice(0, 6),
      JSON.stringify(m),
    )
    seen.push(rows[0].a + rows[0].b)
    if (seen.length === 2) expect(seen[0]).toBe(seen[1])
    await world.end()
  },
  200_000,
)
