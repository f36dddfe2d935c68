import type { Scalar } from '../policy/language.ts'

/** What holds of a thing from one day to another, both included. */
export interface FactSpan {
  readonly value: Scalar
  readonly from: number
  readonly until: number
  readonly with: Readonly<Record<string, Scalar>> | null
}

/** What is recorded of one thing or event, by the name of the fact. */
export interface FactsByName {
  /** in order of the first day; undefined when nothing is recorded under the name */
  get(name: string): readonly FactSpan[] | undefined
  has(name: string): boolean
}

interface Named {
  readonly name: string
  /** most facts have one span, which is kept bare until somebody asks */
  spans: FactSpan | FactSpan[]
  readonly next: Named | null
}

/**
 * The facts of a node while a history is built. Most nodes have about ten, of which a pack asks for a few: walking a
 * chain takes less than making a map, with which a fifth of the memory of a history went.
 */
export class FactsOfNode implements FactsByName {
  private last: Named | null = null

  add(name: string, span: FactSpan): void {
    const named = this.find(name)
    if (!named) this.last = { name, spans: span, next: this.last }
    else if (Array.isArray(named.spans)) insertByFirstDay(named.spans, span)
    else named.spans = span.from < named.spans.from ? [span, named.spans] : [named.spans, span]
  }

  get(name: string): readonly FactSpan[] | undefined {
    const named = this.find(name)
    if (!named) return undefined
    if (!Array.isArray(named.spans)) named.spans = [named.spans]
    return named.spans
  }

  has(name: string): boolean {
    return this.find(name) !== null
  }

  private find(name: string): Named | null {
    let named = this.last
    while (named !== null && named.name !== name) named = named.next
    return named
  }
}

/** Of most events nothing is recorded: they share one that nobody adds to. */
export const noFacts: FactsByName = new FactsOfNode()

function insertByFirstDay(spans: FactSpan[], span: FactSpan): void {
  let place = spans.length
  while (place > 0 && (spans[place - 1] as FactSpan).from > span.from) place--
  if (place === spans.length) spans.push(span)
  else spans.splice(place, 0, span)
}
