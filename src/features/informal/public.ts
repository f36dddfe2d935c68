export {
  childrenToName,
  type ChildToName,
  informalLogged,
  informalToRevisit,
  type InformalToRevisit,
} from './log-informal/informal.queries.ts'
export { logInformal, revisitInformal, type InformalToLog } from './log-informal/log-informal.command.ts'
