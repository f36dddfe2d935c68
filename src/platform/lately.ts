/** What was worked out lately, by key, within this process: the oldest goes when there are too many. */
export class Lately<V> {
  readonly #most: number
  readonly #kept = new Map<string, V>()

  constructor(most: number) {
    this.#most = most
  }

  get(key: string): V | undefined {
    return this.#kept.get(key)
  }

  set(key: string, value: V): void {
    if (this.#kept.size >= this.#most) this.#kept.delete(this.#kept.keys().next().value ?? '')
    this.#kept.set(key, value)
  }

  delete(key: string): void {
    this.#kept.delete(key)
  }
}
