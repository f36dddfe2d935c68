export { recordReferral, type Referral } from './refer/refer.command.ts'
export { referralsIn, type ReferralMade } from './refer/refer.queries.ts'
