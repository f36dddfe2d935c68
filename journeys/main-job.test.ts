import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cast, type Cast } from './story/cast.ts'
import { confirmsNia, founds, joins } from './story/founding.ts'
import { addChildren, agree, plan } from './story/agreeing.ts'
import { holdSession, prepareAgenda, prepareParts } from './story/meeting.ts'
import { secondSession } from './story/second.ts'
import { files, others, readAndSign, whatIsNext } from './story/signing.ts'
import { openBrowser } from './support/browser.ts'
import { runProduct, type Running } from './support/product.ts'

const ways = [
  { what: 'with scripts, on a wide screen', scripts: true, width: 1280 },
  { what: 'without scripts, on a telephone', scripts: false, width: 390 },
]

describe.each(ways)('the main job, $what', (how) => {
  let browser: Browser
  let product: Running
  let people: Cast
  let session: string

  beforeAll(async () => {
    ;[browser, product] = await Promise.all([openBrowser(), runProduct()])
    people = await cast(browser, product, how)
  })
  afterAll(async () => {
    await browser?.close()
    await product?.end()
  })

  let stopped = false
  /** Each goes on from the one before: where one fell, those after it have nothing to stand on. */
  const step = (name: string, act: () => Promise<void>) =>
    it(name, async (context) => {
      if (stopped) context.skip('an earlier step fell')
      stopped = true
      await act()
      stopped = false
    })

  step('an administrator founds the organisation with its terms and its people', async () => {
    await founds(people, product)
  })
  step('each takes up their invitation and sets up the second factor', async () => {
    for (const who of [people.idris, people.morwenna, people.nia]) await joins(who)
  })
  step('a second person confirms who keeps the children’s files', async () => {
    await confirmsNia(people)
  })
  step('an agreement is drafted, changed by the other, and signed by both', async () => {
    await agree(people)
  })
  step('a year of sessions is planned round the terms', async () => {
    await plan(people)
  })
  step('the children of two families are added', async () => {
    await addChildren(people)
  })
  step('both prepare the agenda, and the supervisee writes their part', async () => {
    await prepareAgenda(people)
    await prepareParts(people)
  })
  step('the session is held and its record completed', async () => {
    session = await holdSession(people)
  })
  step('both read the same text, one signs with a disagreement, the other signs', async () => {
    await readAndSign(people, session)
  })
  step('each child has a decision record of their own, apart from work and wellbeing', async () => {
    await files(people, session)
  })
  step('the keeper of the files reads the children’s pages only, and the administrator none', async () => {
    await others(people, session)
  })
  step('the home pages of both show what is next', async () => {
    await whatIsNext(people)
  })
  step('the next session begins with what was promised at the first', async () => {
    await secondSession(people, session)
  })
  it('and on no page was anything wrong', () => {
    expect(people.journey.problems).toEqual([])
  })
})
