/**
 * Values by id, for tables that are made, asked a few times and let go. A `Map` does the same, but V8 puts each string
 * that a `Map` is asked about into its table of all strings first: for an id that was just read, most of the time.
 */
export class ById<T> {
  private readonly ids: string[] = []
  private readonly hashes: number[] = []
  private readonly values: T[] = []
  /** places in the lists, from 1; 0 where a slot is free. Never more than half are taken, so a free one comes soon. */
  private slots = emptySlots(32)

  get(id: string): T | undefined {
    const place = this.slots[this.slotOf(id, hashOf(id))] as number
    return place === 0 ? undefined : this.values[place - 1]
  }

  set(id: string, value: T): void {
    this.update(id, replaced, value)
  }

  /** Sets what is made of what was set before, and of something more. */
  update<M>(id: string, made: (before: T | undefined, more: M) => T, more: M): void {
    const hash = hashOf(id)
    const slot = this.slotOf(id, hash)
    const place = this.slots[slot] as number
    if (place > 0) {
      this.values[place - 1] = made(this.values[place - 1], more)
      return
    }
    this.ids.push(id)
    this.hashes.push(hash)
    this.values.push(made(undefined, more))
    this.slots[slot] = this.ids.length
    if (this.ids.length * 2 > this.slots.length) this.grow()
  }

  /** The slot of an id, or the free one where it belongs. */
  private slotOf(id: string, hash: number): number {
    const { slots, ids } = this
    const mask = slots.length - 1
    let slot = hash & mask
    for (;;) {
      const place = slots[slot] as number
      if (place === 0 || ids[place - 1] === id) return slot
      slot = (slot + 1) & mask
    }
  }

  private grow(): void {
    const slots = emptySlots(this.slots.length * 4)
    const mask = slots.length - 1
    for (const [index, hash] of this.hashes.entries()) {
      let slot = hash & mask
      while (slots[slot] !== 0) slot = (slot + 1) & mask
      slots[slot] = index + 1
    }
    this.slots = slots
  }
}

const replaced = <T>(_before: T | undefined, value: T): T => value

const fewSlots = Array.from({ length: 2048 }, () => 0)

/** Cut from a list that is there takes a tenth of filling one. */
const emptySlots = (count: number): number[] =>
  count <= fewSlots.length ? fewSlots.slice(0, count) : Array.from({ length: count }, () => 0)

/** All characters count: ids may differ anywhere. Two at a time, because each step waits for the one before. */
function hashOf(id: string): number {
  const { length } = id
  let hash = length
  let place = 0
  for (; place + 1 < length; place += 2) {
    hash = (Math.imul(hash, 961) + id.charCodeAt(place) * 31 + id.charCodeAt(place + 1)) | 0
  }
  if (place < length) hash = (Math.imul(hash, 31) + id.charCodeAt(place)) | 0
  return hash ^ (hash >>> 13)
}
