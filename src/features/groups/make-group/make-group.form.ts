import { groupKinds, groupKindWords, groupRoles, type GroupKind, type GroupRole } from '../../../domain/groups/words.ts'
import type { MinutesByPolicy } from '../../../domain/groups/minutes-by-policy.ts'
import { textOf } from '../../../platform/http/posted-form.ts'
import type { FormValues } from '../../../platform/http/route.ts'
import { listInWords } from '../../../domain/text/dates.ts'
import { mostMembers, type GroupToMake, type MemberToAsk } from './make-group.command.ts'

export const makeGroupLabels = {
  name: 'What is the group called?',
  kind: 'What kind of supervision is it?',
  cases: 'Are individual children discussed?',
  form: 'How much is written about a child?',
  minutes: 'Who reads the notes of the group?',
  minutes_clause: 'Clause',
  earlier: 'May somebody who joins later read the notes of sessions before?',
  earlier_clause: 'The clause that says so',
  'person.1': 'Who is in it?',
}

const isKind = (text: string): text is GroupKind => (groupKinds as readonly string[]).includes(text)
const isRole = (text: string): text is GroupRole => (groupRoles as readonly string[]).includes(text)

const notOfThisKind = ({ clause, kinds }: MinutesByPolicy): string =>
  `Clause ${clause} says it of ${listInWords(kinds.map((kind) => groupKindWords[kind].name.toLowerCase()))} alone`

/** Places for members on the page; more are added to the group afterwards. */
export const memberPlaces = 8

/** Who is asked, from `person.1` and `role.1` and so on: a place without a person is left out. */
export function membersIn(form: FormValues, people: readonly { membershipId: string }[]): MemberToAsk[] {
  return Array.from({ length: memberPlaces }, (_, index) => index + 1).flatMap((no) => {
    const membershipId = textOf(form, `person.${no}`)
    const role = textOf(form, `role.${no}`)
    if (!people.some((person) => person.membershipId === membershipId)) return []
    return [{ membershipId, role: isRole(role) ? role : 'presenter' }]
  })
}

/** What the policy in force says that matters for a group. */
export interface GroupPolicy {
  /** to whom notes go by one of its rules; null where none says so */
  minutes: MinutesByPolicy | null
  /** references of its clauses; null without a policy: then a clause is taken as it is typed */
  clauses: readonly string[] | null
}

export function readGroup(
  form: FormValues,
  people: readonly { membershipId: string }[],
  policy: GroupPolicy,
): { group: GroupToMake } | { errors: Record<string, string> } {
  const errors: Record<string, string> = {}
  const name = textOf(form, 'name').trim()
  const kind = textOf(form, 'kind')
  const cases = textOf(form, 'cases')
  const [minutes, earlier] = [textOf(form, 'minutes'), textOf(form, 'earlier')]
  const byPolicy = minutes === 'team' ? policy.minutes : null
  const minutesClause = byPolicy?.clause ?? textOf(form, 'minutes_clause').trim()
  const earlierClause = textOf(form, 'earlier_clause').trim()
  const members = membersIn(form, people)
  if (name === '') errors['name'] = 'Give the group a name'
  else if (name.length > 100) errors['name'] = 'Use 100 characters or fewer'
  if (!isKind(kind)) errors['kind'] = 'Choose what kind of supervision it is'
  if (!['all', 'some', 'none'].includes(cases)) errors['cases'] = 'Say whether individual children are discussed'
  const clauseProblem = (clause: string): string | null => {
    if (clause === '') return 'Give the clause of your policy that says so'
    if (clause.length > 60) return 'Use 60 characters or fewer'
    return policy.clauses?.includes(clause) === false ? `Your policy has no clause ${clause}` : null
  }
  const wrong = {
    minutes: byPolicy !== null && isKind(kind) && !byPolicy.kinds.includes(kind) ? notOfThisKind(byPolicy) : null,
    minutes_clause: minutes === 'team' && byPolicy === null ? clauseProblem(minutesClause) : null,
    earlier_clause: earlier === 'yes' ? clauseProblem(earlierClause) : null,
  }
  for (const [name, problem] of Object.entries(wrong)) if (problem !== null) errors[name] = problem
  const twice = new Set(members.map(({ membershipId }) => membershipId)).size !== members.length
  const leaders = members.filter(({ role }) => role === 'facilitator').length
  if (members.length < 2) errors['person.1'] = 'Choose at least 2 people'
  else if (members.length > mostMembers) errors['person.1'] = `Choose ${mostMembers} people or fewer`
  else if (twice) errors['person.1'] = 'Somebody is there twice'
  else if (leaders !== 1) errors['person.1'] = 'Choose one facilitator'
  if (Object.keys(errors).length > 0 || !isKind(kind)) return { errors }
  return {
    group: {
      name,
      kind,
      discussesCases: cases !== 'none',
      isTeam: cases === 'all',
      form: textOf(form, 'form') === 'full' ? 'full' : 'short',
      minutesClause: minutes === 'team' ? minutesClause : null,
      earlierNotesClause: earlier === 'yes' ? earlierClause : null,
      members,
    },
  }
}
