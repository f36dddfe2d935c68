import { possessive } from '../../../domain/policy/words/plain-nouns.ts'
import { firstName } from '../../../domain/sessions/names.ts'
import type { PersonPageProps } from './person-page-props.ts'

/** What the things of somebody's obligations are called on their page: people by name, an agreement by its other party. */
export function thingNames({
  person,
  own,
  word,
  supervised,
  supervises,
}: Pick<PersonPageProps, 'person' | 'own' | 'word' | 'supervised' | 'supervises'>): (id: string) => string {
  const names = new Map<string, string>([[person.membershipId, own ? 'you' : firstName(person.name)]])
  for (const { id, name } of person.managers) names.set(id, name)
  const whose = own ? 'your' : possessive(firstName(person.name))
  for (const { agreementId, supervisee, supervisor } of [...supervised, ...supervises]) {
    const other = supervisee.id === person.membershipId ? supervisor : supervisee
    if (supervisor !== null) names.set(supervisor.id, supervisor.name)
    if (supervisee.id !== person.membershipId) names.set(supervisee.id, supervisee.name)
    if (agreementId !== null) names.set(agreementId, `${whose} ${word} with ${other?.name ?? 'somebody'}`)
  }
  return (id) => names.get(id) ?? `an earlier ${word}`
}
