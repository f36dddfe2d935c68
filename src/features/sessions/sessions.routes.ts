import type { Route } from '../../platform/http/route.ts'
import { closeSessionRoutes } from './close-session/close-session.routes.tsx'
import { listSessionsRoutes } from './list-sessions/list-sessions.routes.tsx'
import { prepareRoutes } from './prepare/prepare.routes.tsx'
import { proposeRoutes } from './propose/propose.routes.tsx'
import { reviewActionsRoutes } from './review-actions/review-actions.routes.tsx'
import { saveFieldRoutes } from './save-fields/save-field.routes.tsx'
import { seeSessionRoutes } from './see-session/see-session.routes.tsx'
import { twoTextsRoutes } from './two-texts/two-texts.routes.tsx'
import { writeDocumentRoutes } from './write/write-document.routes.tsx'

/** Every page of a session until its record is completed. */
export const sessionRoutes: readonly Route[] = [
  ...listSessionsRoutes,
  ...seeSessionRoutes,
  ...proposeRoutes,
  ...prepareRoutes,
  ...reviewActionsRoutes,
  ...writeDocumentRoutes,
  ...closeSessionRoutes,
  ...saveFieldRoutes,
  ...twoTextsRoutes,
]
