export {
  agreementOf,
  agreementsOfPerson,
  isParty,
  otherParty,
  readersNamedIn,
  versionsOf,
  type AgreementRow,
  type VersionRow,
} from './agreement.queries.ts'
export { crumbsTo } from './crumbs.ts'
export { agreementInForce, venueOf, type AgreementInForce } from './in-force.queries.ts'
export { lockAgreement } from './lock-agreement.ts'
export { eligibilityOf, membersOn, namesOf, type Member } from './members.queries.ts'
export { proposeAgreement, type AgreementToPropose, type Proposing } from './propose/propose-agreement.command.ts'
export { proposeChange, type Suggesting } from './change/suggest-change.command.ts'
export { signAgreement, type AgreementSignature } from './sign/sign-agreement.command.ts'
export { agreementWord, firstName } from './words.ts'
