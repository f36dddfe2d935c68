import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import type { TestPerson } from '../../test/support/world.ts'
import { Authenticator } from './codes.ts'

/** Somebody who is signed in already, at a browser of their own, and writes. */
export class Writer {
  readonly person: TestPerson
  readonly context: BrowserContext
  readonly app: Authenticator

  private constructor(person: TestPerson, context: BrowserContext) {
    this.person = person
    this.context = context
    this.app = new Authenticator(person.totpSecret)
  }

  static async sitsDown(
    browser: Browser,
    address: string,
    person: TestPerson,
    { scripts = true }: { scripts?: boolean } = {},
  ): Promise<Writer> {
    const context = await browser.newContext({
      baseURL: address,
      javaScriptEnabled: scripts,
      viewport: { width: 1280, height: 900 },
      timezoneId: 'Europe/London',
    })
    context.setDefaultTimeout(10_000)
    const at = person.cookie.indexOf('=')
    await context.addCookies([{ name: person.cookie.slice(0, at), value: person.cookie.slice(at + 1), url: address }])
    return new Writer(person, context)
  }

  async opens(path: string): Promise<Page> {
    const page = await this.context.newPage()
    // Leaving with words that are not saved asks first: this person means it.
    page.on('dialog', (dialog) => void dialog.accept())
    await page.goto(path)
    return page
  }

  /** both steps, on a page that asks for them */
  async signsIn(page: Page, button: string): Promise<void> {
    await page.getByLabel('E-mail address').fill(this.person.email)
    await page.getByLabel('Password', { exact: true }).fill(this.person.password)
    await page.getByRole('button', { name: button }).click()
    await page.getByLabel('Code', { exact: true }).fill(await this.app.code())
    await page.getByRole('button', { name: 'Carry on' }).click()
  }
}

/** What a page says of its saving. */
export const standing = (page: Page): Locator => page.locator('[data-live-status]')

export const saysSaved = (page: Page): Promise<void> => says(page, /^Saved at /)

export const says = (page: Page, words: RegExp): Promise<void> =>
  standing(page).filter({ hasText: words }).first().waitFor({ state: 'visible', timeout: 45_000 })
