export { adoptPolicy, type PolicyToAdopt } from './adopt/adopt-policy.command.ts'
export { weakerThanPolicy } from './agreed/beside-agreement.queries.ts'
export type { WeakerThanPolicy } from '../../domain/policy/findings.ts'
