export { adoptPolicy, type PolicyToAdopt } from './adopt/adopt-policy.command.ts'
export { weakerThanPolicy, type WeakerThanPolicy } from './agreed/beside-agreement.queries.ts'
