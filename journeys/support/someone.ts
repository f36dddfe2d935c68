import assert from 'node:assert/strict'
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import type { TestPerson } from '../../test/support/world.ts'
import { axeViolations, listen, outlineProblems, tooWideAt320, withoutItsScript } from './checks.ts'
import { Authenticator } from './codes.ts'

export interface HowToLook {
  scripts: boolean
  width: number
}

/** What the browsers of a journey have in common. */
export interface Journey extends HowToLook {
  browser: Browser
  address: string
  /** everything that was wrong on any page shown, in the words of whatever found it */
  problems: string[]
  /** pages looked at closely already */
  seen: Set<string>
  /** names that no title bar may show */
  children: string[]
  /** a folder for pictures of the pages, when somebody wants to look at them */
  pictures: string | null
  /** where pages without scripts are looked at by axe */
  twin?: Page
}

export const newJourney = (browser: Browser, address: string, how: HowToLook): Journey => ({
  browser,
  address,
  problems: [],
  seen: new Set(),
  children: [],
  pictures: process.env['JOURNEY_PICTURES'] ?? null,
  ...how,
})

/** One person at one browser of their own, doing what people do: reading, typing, choosing and pressing. */
export class Someone {
  app: Authenticator | null = null
  password = ''
  email = ''
  readonly name: string
  readonly journey: Journey
  readonly context: BrowserContext
  page: Page

  private constructor(name: string, journey: Journey, context: BrowserContext, page: Page) {
    this.name = name
    this.journey = journey
    this.context = context
    this.page = page
    this.#listen(page)
  }

  static async sitsDown(name: string, journey: Journey): Promise<Someone> {
    const context = await journey.browser.newContext({
      baseURL: journey.address,
      javaScriptEnabled: journey.scripts,
      viewport: { width: journey.width, height: 900 },
      locale: 'en-GB',
      timezoneId: 'Europe/London',
      acceptDownloads: true,
    })
    context.setDefaultTimeout(8_000)
    return new Someone(name, journey, context, await context.newPage())
  }

  /** Somebody of a world that is there already, at a browser in which they are signed in. */
  static async isSignedIn(person: TestPerson, journey: Journey): Promise<Someone> {
    const someone = await Someone.sitsDown(person.name, journey)
    const at = person.cookie.indexOf('=')
    const [name, value] = [person.cookie.slice(0, at), person.cookie.slice(at + 1)]
    await someone.context.addCookies([{ name, value, url: journey.address }])
    someone.email = person.email
    someone.password = person.password
    someone.app = new Authenticator(person.totpSecret)
    return someone
  }

  #listen(page: Page): void {
    listen(page, this.journey.address, (problem) => this.#report(problem, page))
  }

  #report(problem: string, page: Page = this.page): void {
    this.journey.problems.push(`${this.name}, ${placeOf(page.url())}: ${problem}`)
  }

  /** another tab of the same browser */
  async newTab(path: string): Promise<Page> {
    const page = await this.context.newPage()
    this.#listen(page)
    await page.goto(path)
    return page
  }

  async goes(path: string, status = 200): Promise<void> {
    const response = await this.page.goto(path)
    assert.equal(response?.status(), status, `${this.name} asked for ${path}`)
    await this.looks()
  }

  /** Everything that is asked of every page, once for each that is different. */
  async looks(): Promise<void> {
    const { page, journey } = this
    const heading = await page.locator('h1').first().innerText()
    const title = await page.title()
    for (const child of journey.children) if (title.includes(child)) this.#report(`the title names ${child}`)
    const place = placeOf(page.url())
    // These are the same for everybody.
    const whose = /^\/(welcome|account|sign-in)/.test(place) ? '' : this.name
    const key = `${whose} ${place} ${heading} ${title.startsWith('Error')}`
    if (journey.seen.has(key) || process.env['JOURNEY_HURRY'] === 'yes') return
    journey.seen.add(key)
    const found = [...(await outlineProblems(page)), ...(await tooWideAt320(page)), ...(await this.#axe())]
    for (const each of found) this.#report(each)
    if (journey.pictures !== null) {
      const file = `${journey.seen.size}-${this.name}${placeOf(page.url())}`.replaceAll(/[^\w-]+/g, '_').slice(0, 90)
      await page.screenshot({ path: `${journey.pictures}/${journey.width}/${file}.png`, fullPage: true })
    }
  }

  /** The same page again at another width, for those that are laid out otherwise there. */
  async looksAt(width: number): Promise<void> {
    const before = this.page.viewportSize()
    await this.page.setViewportSize({ width, height: 900 })
    for (const each of await this.#axe()) this.#report(`at ${width}: ${each}`)
    if (before !== null) await this.page.setViewportSize(before)
  }

  async #axe(): Promise<string[]> {
    if (this.journey.scripts) return axeViolations(this.page)
    this.journey.twin ??= await (await this.journey.browser.newContext()).newPage()
    return axeViolations(await withoutItsScript(this.page, this.journey.twin))
  }

  /** Do what loads another page, and look at it. */
  async #andSee(act: () => Promise<void>): Promise<void> {
    await Promise.all([this.page.waitForEvent('load'), act()])
    await this.looks()
  }

  presses(name: string | RegExp, within: Page | Locator = this.page): Promise<void> {
    const button = within.getByRole('button', { name, exact: typeof name === 'string' })
    const link = within.getByRole('link', { name, exact: typeof name === 'string' })
    return this.#andSee(() => button.or(link).first().click({ noWaitAfter: true }))
  }

  /** what the home page, or the page of a thing, says is next; or, after something more urgent, the row that says it */
  async takesNextStep(button: string, row?: RegExp): Promise<void> {
    const next = this.page.locator('.pl-next .govuk-button', { hasText: button })
    const after = this.page.locator('.pl-row').getByRole('link', { name: row ?? button })
    const step = next.or(after).first()
    await step.waitFor({ state: 'visible' }).catch(() => this.#lost(button))
    await this.#andSee(() => step.click({ noWaitAfter: true }))
  }

  async #lost(words: string | RegExp): Promise<never> {
    throw new Error(`${this.name} looked for “${words}” on ${this.page.url()} and read:\n${await this.text()}`)
  }

  async types(label: string | RegExp, text: string, within: Page | Locator = this.page): Promise<void> {
    await within
      .getByLabel(label, { exact: typeof label === 'string' })
      .first()
      .fill(text)
  }

  async chooses(label: string | RegExp, option: string, within: Page | Locator = this.page): Promise<void> {
    await within
      .getByLabel(label, { exact: typeof label === 'string' })
      .first()
      .selectOption({ label: option })
  }

  /** a radio or checkbox of a question */
  async ticks(question: string | RegExp, option: string, within: Page | Locator = this.page): Promise<void> {
    await this.question(question, within).getByLabel(option, { exact: true }).check()
  }

  question(legend: string | RegExp, within: Page | Locator = this.page): Locator {
    return within.getByRole('group', { name: legend }).first()
  }

  async dates(question: string | RegExp, day: Temporal.PlainDate, within: Page | Locator = this.page): Promise<void> {
    const group = this.question(question, within)
    await group.getByLabel('Day').fill(String(day.day))
    await group.getByLabel('Month').fill(String(day.month))
    await group.getByLabel('Year').fill(String(day.year))
  }

  /** what is behind a line that opens */
  async opens(summary: string | RegExp): Promise<void> {
    const details = this.page.locator('details', { has: this.page.locator('summary', { hasText: summary }) }).first()
    if ((await details.getAttribute('open')) === null) await details.locator('summary').click()
  }

  async reads(words: string | RegExp): Promise<void> {
    const place = this.page.locator('main').getByText(words).first()
    await place.waitFor({ state: 'visible' }).catch(() => this.#lost(words))
  }

  async text(): Promise<string> {
    return this.page.locator('main').innerText()
  }

  /** the bytes of what a link downloads */
  async fetches(href: string): Promise<{ status: number; type: string; bytes: Buffer }> {
    const response = await this.context.request.get(href)
    return { status: response.status(), type: response.headers()['content-type'] ?? '', bytes: await response.body() }
  }

  async signs(in_: { accurate?: boolean } = {}): Promise<void> {
    if (in_.accurate !== false) await this.page.getByLabel('Yes, it is accurate').check()
    await this.types('Password', this.password)
    await this.types('One-time code', await this.code())
    await this.presses('Sign with your password and a code')
  }

  code(): Promise<string> {
    if (this.app === null) throw new Error(`${this.name} has no second factor`)
    return this.app.code()
  }

  /** from the page that asks for it to the end */
  async setsUpSecondFactor(): Promise<void> {
    if (!this.page.url().endsWith('/account/second-factor')) await this.goes('/account/second-factor')
    await this.types('Password', this.password)
    await this.presses('Carry on')
    const shown = await this.page.locator('.govuk-inset-text code').innerText()
    this.app = new Authenticator(shown)
    await this.types('Code', await this.code())
    await this.presses('Finish')
  }

  async signsIn(): Promise<void> {
    await this.types('E-mail address', this.email)
    await this.types('Password', this.password)
    await this.presses('Sign in')
    if (this.app === null) return
    await this.types('Code', await this.code())
    await this.presses('Carry on')
  }

  leaves(): Promise<void> {
    return this.context.close()
  }
}

/** The path of a page, with what differs from journey to journey taken out. */
export const placeOf = (url: string): string =>
  url
    .replace(/^https?:\/\/[^/]+/, '')
    .replace(/[?#].*$/, '')
    .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')
    .replace(/\/welcome\/.*/, '/welcome/:token')
