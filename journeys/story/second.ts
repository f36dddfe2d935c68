import assert from 'node:assert/strict'
import { later, today, type Cast } from './cast.ts'

/** The next session is brought forward to today: what was promised at the first comes before anything else. */
export async function secondSession({ idris, morwenna }: Cast, first: string): Promise<void> {
  await idris.goes('/sessions')
  const hrefs = await idris.page
    .locator('main table')
    .first()
    .getByRole('link')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
  const second = hrefs.find((href) => href !== first) ?? ''
  await idris.goes(`${second}/move`)
  await idris.dates(/./, today())
  await idris.page.locator('input[name=time]').fill(later(90))
  await idris.page.locator('textarea[name=reason]').fill('A visit was cancelled, so we can meet today.')
  await idris.presses('Move the session')
  const allTheSame = idris.page.getByLabel(/all the same/)
  if ((await allTheSame.count()) > 0) {
    await allTheSame.check()
    await idris.presses('Move the session')
  }
  await morwenna.goes(second)
  await idris.goes(second)
  await idris.presses('Open the session')
  if (!idris.page.url().includes('/write/')) await idris.presses('Go to the session')
  await idris.reads('Ring home about Tobias')
  const outcomes = idris.page.getByRole('group', { name: 'What came of it?' })
  const count = await outcomes.count()
  assert.ok(count >= 3, `${count} actions are looked at again`)
  for (let each = 0; each < count; each++) {
    await outcomes.nth(each).getByLabel('It is done').check()
    await outcomes.nth(each).getByLabel('What came of it', { exact: true }).fill('His mother rang back.')
  }
  await idris.presses(/^Save and go to/)
  await idris.goes(`${second}/write/actions`)
  await idris.reads('3 looked at')
}
