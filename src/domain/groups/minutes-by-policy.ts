import type { Condition, Test } from '../policy/language.ts'
import type { Pack } from '../policy/pack.ts'
import { groupKinds, type GroupKind } from './words.ts'

/** That a policy has the notes of a group go to others than its members: the clause, what it says, and of which groups. */
export interface MinutesByPolicy {
  readonly clause: string
  /** the rule, in the words of its title */
  readonly says: string
  readonly kinds: readonly GroupKind[]
}

/**
 * Who reads the notes of a group, by the policy in force: a rule about sessions of a group that asks for copies of the record
 * going to somebody with a role says so (S3, 7). Null where no rule does: then they are the members’ (S1, 5.2).
 */
export function minutesByPolicy(pack: Pick<Pack, 'rules'> | null): MinutesByPolicy | null {
  for (const rule of pack?.rules ?? []) {
    if (rule.about !== 'session' || rule.counts === undefined) continue
    const kinds = groupKinds.filter((kind) => valuesOf(rule.where, 'type').includes(kind))
    const events = [rule.counts.event].flat()
    const to = valuesOf(whichOf(rule.counts.where, 'to'), 'role')
    const [clause] = [rule.clause].flat()
    const goesToTeam = to.some((role) => role === 'deputy_dsl' || role === 'dsl')
    if (events.includes('record_copied') && kinds.length > 0 && goesToTeam && clause !== undefined) {
      return { clause, says: rule.title, kinds }
    }
  }
  return null
}

/** The values that a condition asks of one fact; none where it asks something else. */
function valuesOf(condition: Condition | undefined, fact: string): string[] {
  const test = condition?.[fact] as Test | undefined
  const values = typeof test === 'object' && !Array.isArray(test) ? (test as { is?: unknown }).is : test
  return [values].flat().filter((value): value is string => typeof value === 'string')
}

function whichOf(condition: Condition | undefined, fact: string): Condition | undefined {
  const test = condition?.[fact]
  return typeof test === 'object' && 'which' in test ? (test.which as Condition) : undefined
}
