export { liveCases, type LiveCase } from './facts/live-cases.queries.ts'
export { type Group, type ListedGroupSession } from './facts/groups.queries.ts'
export { makeGroup, type GroupToMake, type MemberToAsk } from './make-group/make-group.command.ts'
export { addMember, endGroupMember } from './show-group/change-group.command.ts'
export {
  planGroupSessions,
  type GroupSessionsToPlan,
  type PlanningGroup,
} from './show-group/plan-group-sessions.command.ts'
export {
  agreeToBounds,
  bringChild,
  inviteGuest,
  leaveChildOut,
  openGroupSession,
  sayBounds,
} from './see-group-session/group-session.command.ts'
