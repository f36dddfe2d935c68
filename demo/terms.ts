import type { PairTerms } from './agreements.ts'
import type { PersonToCast } from './people.ts'
import type { Player } from './stage.ts'

type Terms = (
  supervisor: Player,
  supervisee: Player,
  kind: PairTerms['kind'],
  frequency: PairTerms['values']['frequency'],
  preferred_time: { weekday: number; time: string },
  venue: string,
  more?: Partial<PairTerms['values']>,
) => PairTerms

/** Terms of an organisation's agreements, from a day on, after one template. */
export const termsFrom =
  (template: string, from: Temporal.PlainDate): Terms =>
  (supervisor, supervisee, kind, frequency, preferred_time, venue, more = {}) => ({
    supervisor,
    supervisee,
    kind,
    template,
    from,
    values: { frequency, minutes: 60, preferred_time, venue, ...more },
  })

/** Somebody of an organisation, with an address there. */
export const somebodyAt =
  (domain: string) =>
  (name: string, post: string, roles: PersonToCast['roles'], years: number): PersonToCast => ({
    name,
    post,
    roles,
    years,
    email: `${name.toLowerCase().replaceAll(/[^a-z]+/g, '.')}@${domain}.example.org`,
  })
