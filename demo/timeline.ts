/** Things that happen, done in the order of their moments whatever the order they were thought of in. */
export class Timeline {
  readonly #acts: { moment: Temporal.Instant; act: () => Promise<void> }[] = []

  /** At a moment, which may be added while another is being done. Of two at one moment the first added is first. */
  add(moment: Temporal.Instant, act: () => Promise<void>): void {
    const place = this.#acts.findIndex((each) => Temporal.Instant.compare(each.moment, moment) > 0)
    this.#acts.splice(place === -1 ? this.#acts.length : place, 0, { moment, act })
  }

  async play(): Promise<void> {
    for (let next = this.#acts.shift(); next !== undefined; next = this.#acts.shift()) await next.act()
  }
}
