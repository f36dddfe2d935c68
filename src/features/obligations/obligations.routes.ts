import type { Route } from '../../platform/http/route.ts'
import { ruleStandingRoutes } from './rule/rule.routes.tsx'
import { outOfStepRoutes } from './out-of-step/out-of-step.routes.tsx'

export const obligationRoutes: readonly Route[] = [...outOfStepRoutes, ...ruleStandingRoutes]
