/** Why a child counts, in words (product, "Words"). */
export const statusWords: Record<string, string> = {
  child_protection_plan: 'Child protection plan',
  child_in_need: 'Child in need',
  looked_after: 'Looked after',
  early_help: 'Early help',
  referred_outcome_unknown: 'Referred, outcome not known',
  cause_for_concern: 'Cause for concern',
  family_support_plan: 'Family support plan',
  stepped_down: 'Stepped down',
}

/** The gravest first: the order they are named in where a child has several. */
export const statusOrder: readonly string[] = Object.keys(statusWords).toSorted((a, b) => rank(a) - rank(b))

function rank(status: string): number {
  return [
    'child_protection_plan',
    'looked_after',
    'child_in_need',
    'referred_outcome_unknown',
    'family_support_plan',
    'early_help',
    'cause_for_concern',
    'stepped_down',
  ].indexOf(status)
}

/** "Child protection plan, s47". */
export function statusInWords(status: string, legalBasis: string | null): string {
  const words = statusWords[status] ?? status
  return legalBasis === null ? words : `${words}, ${legalBasis}`
}

/** A status of a child from its first day to its last, null while it goes on. */
export interface StatusPeriod {
  readonly status: string
  readonly legalBasis: string | null
  readonly startsOn: Temporal.PlainDate
  /** its last day, when that has passed */
  readonly endsOn: Temporal.PlainDate | null
}

/**
 * What changed after a day, what began before what ended (S0, Appendix 3, part A): "Child in need since 3 March; early
 * help until 2 March". '' when nothing did. A status whose last day is that day still held on it, so it ended after.
 */
export function statusChangeInWords(
  periods: readonly StatusPeriod[],
  after: Temporal.PlainDate,
  inWords: (day: Temporal.PlainDate) => string,
): string {
  const changes = periods.flatMap((period): { ended: boolean; words: string }[] => {
    const { startsOn, endsOn } = period
    const words = statusInWords(period.status, period.legalBasis)
    const began = Temporal.PlainDate.compare(startsOn, after) > 0
    const ended = endsOn !== null && Temporal.PlainDate.compare(endsOn, after) >= 0
    if (began && ended) return [{ ended, words: `${words} from ${inWords(startsOn)} to ${inWords(endsOn)}` }]
    if (ended) return [{ ended, words: `${words} until ${inWords(endsOn)}` }]
    return began ? [{ ended, words: `${words} since ${inWords(startsOn)}` }] : []
  })
  const ordered = [...changes.filter((each) => !each.ended), ...changes.filter((each) => each.ended)]
  return ordered.map(({ words }, index) => (index === 0 ? words : lowerFirst(words))).join('; ')
}

const lowerFirst = (words: string): string => `${words.charAt(0).toLowerCase()}${words.slice(1)}`
