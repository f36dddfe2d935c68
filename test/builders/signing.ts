import { toHex } from '../../src/domain/evidence/bytes.ts'
import { signRecord } from '../../src/features/records/public.ts'
import { signingSetOf, type Signing } from '../../src/features/signing/public.ts'
import { totpNow } from '../support/accounts.ts'
import type { Page, TestPerson, World } from '../support/world.ts'

/** The text that a page was shown with, as its form sends it back. */
export const shownOn = (page: Page) => ({
  set: page.text.match(/name="set" value="([^"]+)"/)?.[1] ?? '',
  root: page.text.match(/name="root" value="([^"]+)"/)?.[1] ?? '',
})

/** What somebody sends who signs the page: a one-time code counts once, so once for each person and half-minute. */
export const signingForm = (person: TestPerson, page: Page, more: Record<string, string> = {}) => ({
  ...shownOn(page),
  accurate: 'yes',
  password: person.password,
  code: totpNow(person.totpSecret),
  ...more,
})

/** Sign the record of a session by the command, without password or code. */
export const signAs = (world: World, person: TestPerson, sessionId: string): Promise<Signing> =>
  world.work(person, async (work) => {
    const set = await signingSetOf(work.db, person.organisation.organisationId, { sessionId })
    if (set === null) throw new Error('There is nothing to sign')
    return signRecord(work, { sessionId, setId: set.setId, shownRoot: toHex(set.root), method: 'password_and_code' })
  })

/** How a session stands, as the owner sees it. */
export async function stateOf(world: World, { sessionId }: { sessionId: string }): Promise<string> {
  const { rows } = await world.database.owner.query<{ state: string }>(
    'select state from app.session where session_id = $1',
    [sessionId],
  )
  return rows[0]?.state ?? ''
}
