import { assess, compilePack, type CompiledPack, type History } from '../../../domain/compliance/assess.ts'
import { rowsOf } from '../../../domain/compliance/history-of-facts.ts'
import type { HistoryRows } from '../../../domain/compliance/history.ts'
import { historyOfRows } from '../../../domain/compliance/history-of-rows.ts'
import { parseDay } from '../../../domain/compliance/civil.ts'
import type { FactEvent, Facts } from '../../../domain/compliance/facts.ts'
import type { Breach, Obligation } from '../../../domain/compliance/obligation.ts'
import type { Rule } from '../../../domain/policy/rule.ts'
import { isBefore } from '../../../domain/calendar/days.ts'
import { beyondTheProduct, type Beyond } from '../facts/beyond-the-product.ts'
import { dayOf } from '../facts/people-facts.ts'
import { bankHolidays, calendarOf, noCalendar } from './calendars.ts'
import { asFarAsKnown, withEvents, type KeptObligation } from './kept-obligation.ts'
import type { PolicyVersion } from './policy-in-force.ts'
import { ownersOf, type Subject } from './subjects.ts'
import { trackOf } from './track.ts'

/** A row of `app.obligation`, as `platform.store_obligations` takes it. */
export interface ObligationRow {
  readonly subject_kind: Subject['kind']
  readonly subject_id: string
  readonly version_id: string
  readonly rule: string
  /** the thing or event that it is of: the person, an agreement, a session */
  readonly about: string
  readonly cycle: string
  readonly state: Obligation['state']
  readonly due_on: string | null
  readonly good_until: string | null
  readonly turns_on: string | null
  readonly near: boolean
  readonly failed: boolean
  readonly details: KeptObligation
  readonly as_of: string
}

/** What is asked of single events is kept for this long after the event when all is well; a breach is kept. */
const keptDays = 120
/** Subjects between two breaths: some milliseconds, in which no request is answered. */
const atABreath = 10

interface Ready {
  readonly pack: CompiledPack
  readonly rules: ReadonlyMap<string, Rule>
  /** those that are assessed */
  readonly ids: ReadonlySet<string>
  readonly beyond: ReadonlyMap<string, Beyond>
}
const madeReady = new WeakMap<PolicyVersion, Ready>()

/** A version with the history that it is judged by. */
interface Judging extends Ready {
  readonly version: PolicyVersion
  readonly history: History
}

/**
 * What is owed to and by some subjects of an organisation on a day, under the version of its policy that holds, with the
 * breaches that were made under earlier ones: history is not judged again by a version that came later, and nothing is lost
 * when a rule is changed or dropped. A clock that ran under the version before runs on. It pauses at every `yield`, so that
 * whoever runs it can let others work.
 */
export function* workOut(
  facts: Facts,
  versions: readonly PolicyVersion[],
  wanted: readonly Subject[],
  { organisation, today }: { organisation: string; today: Temporal.PlainDate },
): Generator<void, ObligationRow[]> {
  const begun = versions.filter(({ from }) => !isBefore(today, from))
  const current = begun.findLast(({ until }) => until === null || !isBefore(until, today))
  if (current === undefined) return []
  const [first = current] = begun
  const all = historyRows(facts)
  const judgingBy = (version: PolicyVersion): Judging => ({
    ...readyOf(version, first),
    version,
    history: historyUnder(all, version, first === version),
  })
  const now = judgingBy(current)
  yield
  const earlier = begun.flatMap((version) =>
    version === current || version.until === null ? [] : [{ ...judgingBy(version), until: version.until }],
  )
  const owners = ownersOf(facts, wanted, organisation)
  const events = new Map((facts.events ?? []).map((event) => [event.id, event]))
  const days = daysOfEvents(facts.events ?? [])
  const keptFrom = today.subtract({ days: keptDays }).toString()
  const rows: ObligationRow[] = []
  const kinds = new Set([now, ...earlier].flatMap(({ rules }) => [...rules.values()].map(({ about }) => about)))
  const subjects = [...owners.keys()].filter((id) => kinds.has(now.history.node(id).kind))
  for (let place = 0; place < subjects.length; place += atABreath) {
    yield
    const some = subjects.slice(place, place + atABreath)
    const found = new Map<string, { version: PolicyVersion; obligation: KeptObligation }>()
    for (const obligation of under(now, some, today)) {
      found.set(keyOf(obligation), { version: current, obligation: withTrack(obligation, now, owners, today, days) })
    }
    for (const before of earlier) {
      for (const obligation of under(before, some, before.until)) addEarlier(found, before.version, obligation)
    }
    for (const { version, obligation } of found.values()) {
      const owner = owners.get(obligation.subject)
      if (owner !== undefined && isKept(obligation, owner, days, keptFrom)) {
        rows.push(rowOf(owner, version, withEvents(obligation, events), today))
      }
    }
  }
  return rows
}

/** A version with the history that it is judged by, for what is counted over everybody. `first`: the first that was adopted. */
export const judgingBy = (facts: Facts, version: PolicyVersion, first: PolicyVersion): Judging => ({
  ...readyOf(version, first),
  version,
  history: historyUnder(historyRows(facts), version, first === version),
})

function under({ pack, history, ids, beyond }: Judging, subjects: readonly string[], asOf: Temporal.PlainDate) {
  const found = subjects.flatMap((subject) =>
    assess(pack, history, { asOf: asOf.toString(), rules: ids, subjects: [subject] }),
  )
  return found.map((obligation) => asFarAsKnown(obligation, beyond.get(obligation.rule)))
}

/** Clocks of an earlier version run on under a later one, so a later one reaches back to the first day of the first. */
function readyOf(version: PolicyVersion, first: PolicyVersion): Ready {
  const known = madeReady.get(version)
  if (known) return known
  const { in_force_until: _until, ...pack } = version.resolved.pack
  const rules = new Map((pack.rules ?? []).map((rule) => [rule.id, rule]))
  const beyond = beyondTheProduct(pack)
  const made = {
    pack: compilePack({ ...pack, in_force_from: first.from.toString() }),
    rules,
    ids: new Set([...rules.keys()].filter((id) => beyond.get(id)?.names.length !== 0)),
    beyond,
  }
  madeReady.set(version, made)
  return made
}

function historyRows(facts: Facts): HistoryRows {
  const { calendars, ...rest } = facts
  const ready = Object.entries(calendars ?? {}).map(([name, rows]) => [name, calendarOf(rows)] as const)
  return { ...rowsOf(rest, null, bankHolidays), calendars: new Map(ready), fallback: noCalendar }
}

/** Under a later version, what came before it is evidence and starts clocks, and is not judged. */
function historyUnder(rows: HistoryRows, version: PolicyVersion, isFirst: boolean): History {
  const from = parseDay(version.from.toString())
  const reaches = rows.evaluateFrom ?? from
  return historyOfRows({ ...rows, evaluateFrom: isFirst ? reaches : Math.max(reaches, from) })
}

const daysOfEvents = (events: readonly FactEvent[]): Map<string, string> =>
  new Map(events.map((event) => [event.id, event.on ?? dayOf(event.at ?? '')]))

const keyOf = ({ rule, subject, cycle }: Obligation): string =>
  [rule, subject, cycle?.trigger ?? '', cycle?.point ?? ''].join('|')

/** Only what is asked of a person, by a rule that is decided, is drawn over their year. */
function withTrack(
  obligation: KeptObligation,
  { pack, history, rules }: Judging,
  owners: ReadonlyMap<string, Subject>,
  today: Temporal.PlainDate,
  dayOf: ReadonlyMap<string, string>,
): KeptObligation {
  const rule = rules.get(obligation.rule)
  const isOfPerson = owners.get(obligation.subject)?.kind === 'membership' && !dayOf.has(obligation.subject)
  const isDrawn = obligation.beyond === undefined && obligation.state !== 'undetermined'
  if (rule === undefined || rule.about !== 'worker' || !isOfPerson || !isDrawn) return obligation
  const track = trackOf(obligation, rule, { pack, history, today, dayOf })
  return track === null ? obligation : { ...obligation, track }
}

/** Breaches made under an earlier version stand before those of the present one. */
function addEarlier(
  rows: Map<string, { version: PolicyVersion; obligation: KeptObligation }>,
  version: PolicyVersion,
  earlier: KeptObligation,
): void {
  const breaches: Breach[] = earlier.breaches
  if (breaches.length === 0) return
  const key = keyOf(earlier)
  const now = rows.get(key)
  if (now === undefined) {
    const over = { ...earlier, state: 'not_applicable' as const, due: null, good_until: null, turns: null, near: false }
    rows.set(key, { version, obligation: over })
    return
  }
  const known = new Set(now.obligation.breaches.map(({ from }) => from))
  const more = breaches.filter(({ from }) => !known.has(from))
  rows.set(key, { ...now, obligation: { ...now.obligation, breaches: [...more, ...now.obligation.breaches] } })
}

/** What is asked of a single event, or in answer to one, is left out once it is long past and nothing is wrong. */
function isKept(
  { state, breaches, cycle, subject }: KeptObligation,
  owner: Subject,
  days: ReadonlyMap<string, string>,
  keptFrom: string,
): boolean {
  if (breaches.length > 0) return true
  if (state === 'not_applicable') return false
  if (state !== 'met' && state !== 'undetermined') return true
  const day = subject === owner.id ? (cycle?.trigger === undefined ? null : cycle.from) : (days.get(subject) ?? null)
  return day === null || day >= keptFrom
}

function rowOf(
  owner: Subject,
  version: PolicyVersion,
  obligation: KeptObligation,
  today: Temporal.PlainDate,
): ObligationRow {
  const { rule, subject, cycle, state, due, good_until, turns, near, breaches } = obligation
  return {
    subject_kind: owner.kind,
    subject_id: owner.id,
    version_id: version.versionId,
    rule,
    about: subject,
    cycle: [cycle?.trigger ?? '', cycle?.point ?? ''].join('|'),
    state,
    due_on: due?.slice(0, 10) ?? null,
    good_until,
    turns_on: turns?.on ?? null,
    near,
    failed: breaches.length > 0 || state === 'overdue' || state === 'breached',
    details: obligation,
    as_of: today.toString(),
  }
}
