import { timeStep } from '../../src/platform/auth/totp.ts'
import { totpNow } from '../../test/support/accounts.ts'

/** An authenticator app that remembers what it has shown: each half-minute's code counts once. */
export class Authenticator {
  readonly #used = new Set<number>()
  readonly #secret: string

  /** @param secret as the page shows it, in base32 */
  constructor(secret: string) {
    this.#secret = secret.replaceAll(/\s/g, '').toUpperCase()
  }

  /**
   * A code that has not been given yet. The step before and the step after count too, so three can be given at once;
   * after that this waits until the next step begins.
   */
  async code(): Promise<string> {
    for (;;) {
      const now = Temporal.Now.instant()
      const free = [-1, 0, 1].find((on) => !this.#used.has(timeStep(now) + on))
      // Near its end a step may be over before the code arrives.
      const left = 30_000 - (now.epochMilliseconds % 30_000)
      if (free !== undefined && (free > -1 || left > 3_000)) {
        this.#used.add(timeStep(now) + free)
        return totpNow(this.#secret, now, free)
      }
      await new Promise((resolve) => setTimeout(resolve, left + 50))
    }
  }
}
