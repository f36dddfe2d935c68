/** Choices that are the same for the same seed, so that a demonstration built on one day is always the same history. */
export interface Random {
  /** a whole number from 0, under `below` */
  below(below: number): number
  pick<T>(list: readonly T[]): T
  /** true once in so many times */
  once(inTimes: number): boolean
  /** an identifier shaped as a UUID of version 4 (RFC 9562, 5.4) */
  id(): string
}

/** Mulberry32: a small generator of 32 bits. It chooses sentences; nothing secret comes from it. */
export function randomFrom(seed: string): Random {
  let state = [...seed].reduce(
    (sum, letter) => Math.imul(sum ^ (letter.codePointAt(0) ?? 0), 16_777_619),
    2_166_136_261,
  )
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
  const below = (limit: number): number => next() % limit
  return {
    below,
    pick<T>(list: readonly T[]): T {
      if (list.length === 0) throw new RangeError('There is nothing to choose from')
      return list[below(list.length)] as T
    },
    once: (inTimes) => below(inTimes) === 0,
    id() {
      const hex = Array.from({ length: 4 }, () => next().toString(16).padStart(8, '0')).join('')
      const variant = '89ab'[below(4)]
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`
    },
  }
}
