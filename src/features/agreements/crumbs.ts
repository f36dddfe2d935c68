import type { Actor } from '../../domain/access/actor.ts'
import type { AgreementRow } from './agreement.queries.ts'

/** Where an agreement is found: under one's own supervision, or under the person it is about. */
export function crumbsTo(
  { supervisee }: AgreementRow,
  actor: Pick<Actor, 'membershipId'>,
): { text: string; href: string }[] {
  return supervisee.id === actor.membershipId
    ? [{ text: 'My supervision', href: '/my-supervision' }]
    : [{ text: supervisee.name, href: `/people/${supervisee.id}/supervision` }]
}
