import type { Role } from '../access/actor.ts'

/** Each role as people say it, and what it lets somebody see (src/domain/access, database/migrations/0004). */
export const roleWords: Readonly<Record<Role, { readonly name: string; readonly sees: string }>> = {
  supervisee: {
    name: 'Supervisee',
    sees: 'Prepares for their own sessions, reads and signs their own records, and sees the children they hold.',
  },
  supervisor: {
    name: 'Supervisor',
    sees: 'Writes and reads the records of the people they supervise, under an agreement both have signed.',
  },
  dsl: {
    name: 'Designated safeguarding lead',
    sees: 'Keeps the children’s files: sees every child and reads every decision record. Sees when everybody’s sessions are, not what was said in them.',
  },
  deputy_dsl: {
    name: 'Deputy safeguarding lead',
    sees: 'Keeps the children’s files with the lead: sees every child and reads every decision record.',
  },
  head: {
    name: 'Head',
    sees: 'Sees when everybody’s sessions are and which are late. Reads a record only as a party to it.',
  },
  governor: { name: 'Safeguarding governor', sees: 'Sees no child and reads no record.' },
  administrator: {
    name: 'Administrator',
    sees: 'Keeps people, roles, the calendar and the settings. Sees no child and reads no record.',
  },
  auditor: { name: 'Quality auditor', sees: 'Reads only what is opened to them, for a time.' },
  inspector: { name: 'Inspector', sees: 'Reads only what is opened to them, for a time.' },
  practice_reviewer: { name: 'Practice reviewer', sees: 'Reads only what is opened to them, for a time.' },
  board_member: { name: 'Board member', sees: 'Sees no child and reads no record.' },
  cluster_chair: { name: 'Cluster chair', sees: 'Sees no child and reads no record.' },
  targeted_services_lead: { name: 'Targeted services lead', sees: 'Sees no child and reads no record.' },
}

/** Roles that a second person confirms (docs/decisions/0006), in the middle of a sentence. The first two count only then. */
export const confirmedRoles = { dsl: 'DSL', deputy_dsl: 'deputy DSL', head: 'head' } as const
export type ConfirmedRole = keyof typeof confirmedRoles

/** Whether a fact is a role that nobody has confirmed yet. */
export const awaitsSecondPerson = (fact: { kind: string; value: string; confirmed: boolean }): boolean =>
  fact.kind === 'role' && fact.value in confirmedRoles && !fact.confirmed

const everywhere: readonly Role[] = [
  'supervisee',
  'supervisor',
  'dsl',
  'deputy_dsl',
  'head',
  'governor',
  'administrator',
]
const ofManySchools: readonly Role[] = ['cluster_chair', 'targeted_services_lead', 'board_member']

/** The roles that an administrator of such an organisation gives. Those for a time come by a disclosure. */
export function rolesToGive(organisationKind: string): readonly Role[] {
  return ['school', 'nursery', 'college'].includes(organisationKind) ? everywhere : [...everywhere, ...ofManySchools]
}

/** The order in which somebody's roles are said: the one that leads comes first. */
const inOrder: readonly string[] = [
  'head',
  'dsl',
  'deputy_dsl',
  'supervisor',
  'supervisee',
  ...Object.keys(roleWords).filter((role) => !['head', 'dsl', 'deputy_dsl', 'supervisor', 'supervisee'].includes(role)),
]

/** "Head, supervisee"; empty for nobody. */
export function rolesInWords(roles: readonly string[]): string {
  return roles
    .toSorted((a, b) => inOrder.indexOf(a) - inOrder.indexOf(b))
    .map((role) => roleWords[role as Role]?.name ?? role)
    .map((name, index) => (index === 0 ? name : name.charAt(0).toLowerCase() + name.slice(1)))
    .join(', ')
}

const supervisedRoles: readonly string[] = ['supervisee', 'dsl', 'deputy_dsl', 'head'] satisfies Role[]

/** Whether somebody with these roles is to be supervised, so that having nobody is worth a word. */
export const isToBeSupervised = (roles: readonly string[]): boolean =>
  roles.some((role) => supervisedRoles.includes(role))
