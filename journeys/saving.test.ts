import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openedSession, pairIn, type Pair } from '../test/builders/writing-session.ts'
import type { World } from '../test/support/world.ts'
import { openBrowser } from './support/browser.ts'
import { worldIn } from './support/installation.ts'
import { everythingKept } from './support/kept.ts'
import { runProduct, type Running } from './support/product.ts'
import { says, saysSaved, standing, Writer } from './support/writer.ts'

let browser: Browser
let product: Running
let world: World
let pair: Pair
/** the page of one child in an open session */
let path: string

beforeAll(async () => {
  ;[browser, product] = await Promise.all([openBrowser(), runProduct()])
  world = worldIn(product).world
})
afterAll(async () => {
  await browser?.close()
  await world?.end()
  await product?.end()
})
beforeEach(async () => {
  pair = await pairIn(world, ['Tobias'])
  const sessionId = await openedSession(world, pair)
  path = `/sessions/${sessionId}/write/child/${pair.children['Tobias']}`
})

const sitsDown = (person: Pair['supervisee'], more = {}) => Writer.sitsDown(browser, product.address, person, more)
const since = (page: Page) => page.getByLabel(/^What has happened since/)
const shows = (page: Page) => page.getByLabel(/says and shows us$/)

/** What anybody who opens the page now finds there. */
const recorded = async (): Promise<string> => (await world.as(pair.supervisor).get(path)).text

const arrives = (words: string, patience = 15_000) => expect.poll(recorded, { timeout: patience }).toContain(words)

/** As an administrator or the clock would: the web session is over. */
const signedOutBehindTheirBack = (person: Pair['supervisee']) =>
  product.owner.query('delete from auth."session" where "userId" = $1', [person.accountId])

describe('words that are typed', () => {
  it('are saved without pressing anything', async () => {
    const writer = await sitsDown(pair.supervisee)
    const page = await writer.opens(path)
    await since(page).pressSequentially('He came in without a coat.')
    await saysSaved(page)
    await arrives('He came in without a coat.')
    await writer.context.close()
  })

  it('in two tabs of one person are both shown, and both kept', async () => {
    const writer = await sitsDown(pair.supervisee)
    const [one, two] = [await writer.opens(path), await writer.opens(path)]
    await since(one).pressSequentially('Late on Monday.')
    await saysSaved(one)
    await since(two).pressSequentially('Early on Friday.')
    await says(two, /You wrote in two places/)
    await two.getByRole('button', { name: 'Compare the two texts' }).click()
    await two.getByRole('heading', { name: 'You wrote here in two places' }).waitFor()
    const shown = await two.locator('main').innerText()
    expect(shown).toContain('Late on Monday.')
    expect(shown).toContain('Early on Friday.')
    await two.getByLabel('Both, what is there first and then this').check()
    await two.getByRole('button', { name: 'Save these words' }).click()
    await arrives('Late on Monday.')
    await arrives('Early on Friday.')
    await writer.context.close()
  })

  it('by two people in one field are both shown, and both kept', async () => {
    const [hers, his] = [await sitsDown(pair.supervisee), await sitsDown(pair.supervisor)]
    const [one, two] = [await hers.opens(path), await his.opens(path)]
    await since(one).pressSequentially('His mother rang twice.')
    await saysSaved(one)
    await since(two).pressSequentially('Nobody rang.')
    await says(two, /You and Morwenna Tait both wrote/)
    await two.getByRole('button', { name: 'Compare the two texts' }).click()
    await two.getByRole('heading', { name: 'You and Morwenna both wrote here' }).waitFor()
    const shown = await two.locator('main').innerText()
    expect(shown).toContain('His mother rang twice.')
    expect(shown).toContain('Nobody rang.')
    await two.getByLabel(/^Both, /).check()
    await two.getByRole('button', { name: 'Save these words' }).click()
    await arrives('His mother rang twice.')
    await arrives('Nobody rang.')
    await hers.context.close()
    await his.context.close()
  })
})

describe('when the connection is lost', () => {
  it.each([390, 1280])('at %i pixels it is in view wherever one writes', async (width) => {
    const writer = await sitsDown(pair.supervisee)
    const page = await writer.opens(path)
    await page.setViewportSize({ width, height: 844 })
    const last = page.getByLabel('What we decided')
    await last.scrollIntoViewIfNeeded()
    await writer.context.setOffline(true)
    await last.pressSequentially('Ask again.')
    await says(page, /No connection since/)
    await page.getByRole('button', { name: 'Save and come back later' }).click()
    const box = await standing(page).boundingBox()
    expect(box?.y).toBeGreaterThanOrEqual(0)
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(844)
    await writer.context.close()
  })

  it('writing goes on, the strip says so, and the words are sent when it is back', async () => {
    const writer = await sitsDown(pair.supervisee)
    const page = await writer.opens(path)
    await writer.context.setOffline(true)
    await since(page).pressSequentially('The train stood still.')
    await says(page, /No connection since .*Keep this page open/)
    await shows(page).pressSequentially('He waved.')
    await expect(since(page).isEditable()).resolves.toBe(true)
    await writer.context.setOffline(false)
    await saysSaved(page)
    await arrives('The train stood still.')
    await arrives('He waved.')
    await writer.context.close()
  })

  it('the browser keeps cipher text only, under a key that cannot leave, and sends it when the page is opened again', async () => {
    const writer = await sitsDown(pair.supervisee)
    const page = await writer.opens(path)
    await writer.context.setOffline(true)
    await since(page).pressSequentially('Purple wellingtons in the rain.')
    await says(page, /Your words are kept in this browser too/)
    const kept = await everythingKept(page)
    expect(kept.words).toBe(1)
    expect(kept.keysCanLeave).toBe(false)
    for (const word of ['Purple', 'wellingtons', 'rain']) expect(kept.text).not.toContain(word)
    await page.close()
    await writer.context.setOffline(false)
    const again = await writer.opens(path)
    await saysSaved(again)
    expect(await since(again).inputValue()).toBe('Purple wellingtons in the rain.')
    await arrives('Purple wellingtons in the rain.')
    await expect.poll(async () => (await everythingKept(again)).words).toBe(0)
    await writer.context.close()
  })

  it('kept words are wiped at sign-out', async () => {
    const writer = await sitsDown(pair.supervisee)
    const page = await writer.opens(path)
    await page.route('**/fields', (route) => route.abort())
    await since(page).pressSequentially('Not to stay on a shared laptop.')
    await says(page, /Your words are kept in this browser too/)
    expect((await everythingKept(page)).words).toBe(1)
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByRole('heading', { name: 'You are signed out' }).waitFor()
    expect(await page.evaluate(() => indexedDB.databases())).toEqual([])
    await writer.context.close()
  })

  it('nothing is kept where the organisation has switched that off', async () => {
    await product.owner.query('update app.organisation set keep_drafts_in_browser = false where organisation_id = $1', [
      pair.organisation.organisationId,
    ])
    const writer = await sitsDown(pair.supervisee)
    const page = await writer.opens(path)
    await writer.context.setOffline(true)
    await since(page).pressSequentially('Only on this page.')
    await says(page, /No connection since .*Keep this page open\.$/)
    expect((await everythingKept(page)).words).toBe(0)
    await writer.context.setOffline(false)
    await arrives('Only on this page.')
    await writer.context.close()
  })
})

describe('when the session ends in mid-sentence', () => {
  it('signing in again in another tab is enough', async () => {
    const writer = await sitsDown(pair.supervisee)
    const page = await writer.opens(path)
    await signedOutBehindTheirBack(pair.supervisee)
    await since(page).pressSequentially('In the middle of a')
    await says(page, /You were signed out/)
    const [tab] = await Promise.all([
      writer.context.waitForEvent('page'),
      page.getByRole('link', { name: 'Sign in in a new tab' }).click(),
    ])
    await writer.signsIn(tab, 'Sign in')
    await tab.locator('h1').waitFor()
    await tab.close()
    await page.bringToFront()
    await page.evaluate(() => window.dispatchEvent(new Event('focus')))
    await saysSaved(page)
    await arrives('In the middle of a')
    await writer.context.close()
  })

  it('the same without scripts: the form comes back after signing in', async () => {
    const writer = await sitsDown(pair.supervisee, { scripts: false })
    const page = await writer.opens(path)
    await since(page).fill('Typed without a script.')
    await signedOutBehindTheirBack(pair.supervisee)
    await page.getByRole('button', { name: /^Save and go to/ }).click()

    await page.getByRole('heading', { name: 'You were signed out' }).waitFor()
    await writer.signsIn(page, 'Sign in and save what you wrote')
    await page.getByRole('button', { name: 'Save what you wrote' }).click()
    await page.locator('h1').waitFor()
    await arrives('Typed without a script.')
    await writer.context.close()
  })
})

describe('when the server is killed', () => {
  it('while somebody types, the words arrive once it is back', async () => {
    const writer = await sitsDown(pair.supervisee)
    const page = await writer.opens(path)
    await since(page).pressSequentially('Before. ')
    await saysSaved(page)
    await product.kill()
    await since(page).pressSequentially('While it was down.')
    await says(page, /No connection since/)
    await product.start()
    await says(page, /^Saved at /)
    await arrives('Before. While it was down.', 40_000)
    await writer.context.close()
  })
})
