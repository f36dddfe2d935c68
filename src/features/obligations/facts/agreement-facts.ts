import type { Fact, FactEvent, Thing } from '../../../domain/compliance/facts.ts'
import type { AgreementRow } from './fact-rows.ts'
import { dayOf, until } from './people-facts.ts'

type Version = AgreementRow['versions'][number]
type SignedVersion = Version & { signed: string; day: string }
interface AgreementFacts {
  things: Thing[]
  facts: Fact[]
  events: FactEvent[]
}

/**
 * Agreements as things, and what they make true of the two: a supervisor, an agreement in force, the interval that was
 * agreed. A version holds from the day that both had signed until the next one does or the agreement ends.
 */
export function agreementFacts(rows: readonly AgreementRow[], organisation: string): AgreementFacts {
  const each = rows.map((agreement) => factsOf(agreement, organisation))
  return {
    things: each.flatMap(({ things }) => things),
    facts: each.flatMap(({ facts }) => facts),
    events: each.flatMap(({ events }) => events),
  }
}

function factsOf(agreement: AgreementRow, organisation: string): AgreementFacts {
  const { id, kind, supervisee, supervisor, ended } = agreement
  const signed = agreement.versions.flatMap((version): SignedVersion[] =>
    version.signed === null ? [] : [{ ...version, signed: version.signed, day: dayOf(version.signed) }],
  )
  const first = signed[0]
  const always = { from: first?.day ?? dayOf(agreement.made), ...until(ended) }
  const facts: Fact[] = [
    { of: id, fact: 'kind', value: kind, ...always },
    { of: id, fact: 'supervisee', value: supervisee, ...always },
    { of: id, fact: 'supervisor', value: supervisor, ...always },
  ]
  if (first !== undefined && (ended === null || ended >= first.day)) {
    const known = { known: first.signed }
    facts.push(
      { of: id, fact: 'in_force', value: true, ...always, ...known },
      { of: supervisee, fact: 'agreement_in_force', value: true, ...always, ...known },
      { of: supervisee, fact: 'supervisor', value: supervisor, ...always, ...known },
    )
    if (kind === 'external') {
      facts.push({ of: supervisor, fact: 'role', value: 'external_supervisor', ...always, ...known })
    }
  }
  const links = { agreement: id, supervisee, supervisor }
  const events = signed.flatMap(({ no, signed: at }, index): FactEvent[] => {
    const told = { at, links, known: at }
    const made: FactEvent = { id: `${id}.${no}`, event: 'agreement_signed', ...told }
    return index === 0 ? [made] : [made, { id: `${id}.${no}.review`, event: 'agreement_reviewed', ...told }]
  })
  return {
    things: [{ id, kind: 'agreement', organisation }],
    facts: [...facts, ...signed.flatMap((version, index) => versionFacts(agreement, version, signed[index + 1]))],
    events,
  }
}

/** What one version says, while it is the one that holds. */
function versionFacts(
  { id, kind, supervisee, ended }: AgreementRow,
  version: SignedVersion,
  next?: SignedVersion,
): Fact[] {
  const last = next === undefined ? ended : dayBefore(next.day)
  if (last !== null && last < version.day) return []
  const span = { from: version.day, ...until(last), known: version.signed }
  const interval = intervalOf(version.frequency)
  const { form, ...clauses } = version.clauses ?? {}
  return [
    { of: id, fact: 'agreed_minutes', value: version.minutes, ...span },
    ...(version.review === null ? [] : [{ of: id, fact: 'review_on', value: version.review, ...span }]),
    // So many in a term is a rhythm that was agreed, and no interval that a clock can run by.
    { of: id, fact: 'agreed_interval', value: interval ?? rhythmOf(version.frequency), ...span },
    ...(interval === null || kind === 'line_management'
      ? []
      : [{ of: supervisee, fact: 'agreed_interval', value: interval, ...span }]),
    ...(form === undefined ? [] : [{ of: id, fact: 'type', value: form, ...span }]),
    ...Object.keys(clauses)
      .filter((key) => !namedByRow.has(key))
      .map((key): Fact => ({ of: id, fact: key, value: true, ...span })),
  ]
}

/** Clauses that are facts already, under their own names or others. */
const namedByRow = new Set([
  'kind',
  'type',
  'frequency',
  'minutes',
  'review_on',
  'starts_on',
  'supervisee',
  'supervisor',
])

const dayBefore = (day: string) => Temporal.PlainDate.from(day).subtract({ days: 1 }).toString()

/** The interval that was agreed, as a pack writes it; null for so many in a term, which sets none. */
function intervalOf(frequency: Version['frequency']): string | null {
  return 'every' in frequency ? `${frequency.every} ${frequency.unit}s` : null
}

const rhythmOf = (frequency: Version['frequency']): string =>
  'every' in frequency ? '' : `${frequency.times} each ${frequency.per}`
