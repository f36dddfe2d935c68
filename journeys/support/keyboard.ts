import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'

/** Where the focus is. */
export interface Stop {
  words: string
  tag: string
  type: string
  /** its look differs from when it has no focus */
  isMarked: boolean
  /** no other thing lies over it */
  isInView: boolean
}

/** Somebody who uses no mouse. Every stop of the focus is looked at: it shows that it is there, and nothing lies over it. */
export class Keyboard {
  readonly page: Page
  /** keys pressed, without those that are the words typed */
  pressed = 0

  constructor(page: Page) {
    this.page = page
  }

  /** Where the focus is, and whether somebody can see that it is there. */
  focus(): Promise<Stop> {
    return this.page.evaluate(() => {
      const at = document.activeElement
      if (!(at instanceof HTMLElement)) throw new Error('nothing has the focus')
      const label = 'labels' in at ? (at as HTMLInputElement).labels?.[0] : undefined
      // A radio is drawn by its label; whichever changes is the mark.
      const look = () =>
        [at, label]
          .flatMap((each) => (each ? [getComputedStyle(each), getComputedStyle(each, '::before')] : []))
          .map((style) => [style.outline, style.boxShadow, style.backgroundColor, style.borderColor].join())
          .join('|')
      const withFocus = look()
      at.blur()
      const without = look()
      at.focus({ preventScroll: true })
      const box = at.getBoundingClientRect()
      const over = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height / 2, 12))
      return {
        words: (label?.textContent ?? at.textContent ?? '').trim(),
        tag: at.tagName.toLowerCase(),
        type: at.getAttribute('type') ?? '',
        isMarked: withFocus !== without,
        isInView: over !== null && (at.contains(over) || over.contains(at) || label?.contains(over) === true),
      }
    })
  }

  async key(key: string): Promise<void> {
    this.pressed++
    await this.page.keyboard.press(key)
  }

  types(words: string): Promise<void> {
    return this.page.keyboard.type(words)
  }

  /** Tab until something that is wanted has the focus; every stop on the way can be seen. */
  async tabTo(wanted: (stop: Stop) => boolean): Promise<void> {
    for (let stops = 0; stops < 80; stops++) {
      await this.key('Tab')
      const stop = await this.focus()
      const which = `${stop.tag} “${stop.words.slice(0, 60)}”`
      assert.ok(
        stop.isMarked && stop.isInView,
        `each stop shows that it has the focus: ${which} ${JSON.stringify(stop)}`,
      )
      if (wanted(stop)) return
    }
    throw new Error(`Not reached by Tab on ${this.page.url()}`)
  }

  /** Enter, where it leads to another page. */
  async enter(): Promise<void> {
    await Promise.all([this.page.waitForEvent('load'), this.key('Enter')])
  }
}

export const called = (words: string) => (stop: Stop) => stop.words.startsWith(words)
