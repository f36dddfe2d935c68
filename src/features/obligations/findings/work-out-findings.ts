import type { Obligation } from '../../../domain/compliance/obligation.ts'
import { contradictionsWithPractice } from '../../../domain/compliance/words/contradictions-with-practice.ts'
import { formOfSession } from '../../../domain/agreements/kinds.ts'
import type { Frequency } from '../../../domain/planning/series-types.ts'
import { contradictionsWithAgreement } from '../../../domain/policy/contradictions-with-agreement.ts'
import type { FoundInAgreement, PolicyFindings, WeakerThanPolicy } from '../../../domain/policy/findings.ts'
import type { Pack } from '../../../domain/policy/pack.ts'

/** What is owed by one rule, as far as practice is read from it. */
export interface PracticeRow {
  readonly rule: string
  /** whom or what it is owed to */
  readonly subject: string
  readonly state: Obligation['state']
  readonly breaches: Obligation['breaches']
  readonly cycle: Obligation['cycle']
}

/** An agreement in force, by its facts. */
export interface AgreementRow {
  readonly agreement_id: string
  readonly supervisee_id: string
  readonly supervisor_id: string
  readonly kind: string
  readonly frequency: Frequency
  readonly minutes: number
  /** the rules that bind the supervisee */
  readonly rules: readonly string[]
}

/** More than this nobody reads; how many there are beyond it is said. */
const mostAgreements = 100

/** How a policy fares in an organisation and beside what its people agreed (product B5). Pure. */
export function workOutFindings(
  pack: Pack,
  owed: readonly PracticeRow[],
  agreements: readonly AgreementRow[],
  asOf: string,
): PolicyFindings {
  const byRule = Map.groupBy(owed.map(asObligation), ({ rule }) => rule)
  const weaker = agreements
    .map((row): FoundInAgreement => ({
      agreementId: row.agreement_id,
      superviseeId: row.supervisee_id,
      supervisorId: row.supervisor_id,
      weaker: agreementBesidePolicy(pack, { ...row, form: formOfSession(row.kind) }),
    }))
    .filter((each) => each.weaker.length > 0)
    .toSorted((a, b) => Number(isDoubtful(a)) - Number(isDoubtful(b)))
  return {
    practice: contradictionsWithPractice(pack, byRule, asOf).map(({ rules: [rule = ''], clauses, says }) => ({
      rule,
      clauses,
      says,
    })),
    agreements: weaker.slice(0, mostAgreements),
    moreAgreements: Math.max(0, weaker.length - mostAgreements),
  }
}

const isDoubtful = ({ weaker }: FoundInAgreement): boolean => weaker.every(({ doubtful }) => doubtful)

/**
 * Where what two people agreed asks for less than a policy, of the rules that bind the supervisee. A frequency of so many in
 * a term sets no interval, so only its length is looked at.
 * @param terms `form` as rules call it: safeguarding, management, clinical
 */
export function agreementBesidePolicy(
  pack: Pack,
  terms: {
    readonly frequency: Frequency
    readonly minutes: number
    readonly form: string
    readonly rules: readonly string[]
  },
): WeakerThanPolicy[] {
  const { frequency, minutes, form, rules } = terms
  const interval = 'every' in frequency ? `${frequency.every} ${frequency.unit}s` : undefined
  return contradictionsWithAgreement(pack, {
    interval,
    minutes,
    sessions: { type: 'one_to_one', form },
    binding: new Set(rules),
  }).map(({ says, clauses, weight }) => ({ says, clauses, doubtful: weight !== 'contradiction' }))
}

/** Practice is read from state, cycle and breaches alone. */
const asObligation = ({ rule, subject, state, breaches, cycle }: PracticeRow): Obligation => ({
  rule,
  subject,
  state,
  breaches,
  cycle,
  clause: [],
  strength: 'must',
  owed_by: null,
  due: null,
  good_until: null,
  since: null,
  evidence: [],
  amount: null,
  turns: null,
  undecided: [],
  near: false,
})
