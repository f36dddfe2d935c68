export { keepAssessed, reassessEverybody, type KeptAssessed } from './assess/keep-assessed.ts'
export { groupsOf, isForPeople, isOwn, type RuleGroup } from './list/group.ts'
export { clauseLinks, ObligationList } from './list/obligation-list.tsx'
export { stateInWords } from './list/obligation-words.ts'
export { OwedSections, standingInWords } from './list/owed-sections.tsx'
export {
  adoptedPacks,
  asksFor,
  driftLimitsOn,
  obligationsOf,
  packInForce,
  sessionsNamed,
  sessionsOfMine,
  type SeenObligation,
} from './read/obligations-seen.queries.ts'
export { earlierLanes, yearLanes } from './list/year-lanes.ts'
export { historyBegins } from './read/history-begins.queries.ts'
export { coveredByPolicy } from './list/covered.ts'
export { beyondTheProduct } from './facts/beyond-the-product.ts'
export { tryOnce } from './trial/try-once.ts'
export { obligationsForHome, type HomeObligations } from './read/for-home.queries.ts'
export { findOnce } from './findings/find-once.ts'
export { findingsOf, type SeenFindings } from './findings/findings.queries.ts'
export { agreementBesidePolicy } from './findings/work-out-findings.ts'
