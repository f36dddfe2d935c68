import type { Route } from '../../platform/http/route.ts'
import { suggestChangeRoutes } from './change/suggest-change.routes.tsx'
import { proposeAgreementRoutes } from './propose/propose-agreement.routes.tsx'
import { showAgreementRoutes } from './show/show-agreement.routes.tsx'
import { signAgreementRoutes } from './sign/sign-agreement.routes.tsx'

/** `/agreements/new` comes before `/agreements/:agreementId`. */
export const agreementRoutes: readonly Route[] = [
  ...proposeAgreementRoutes,
  ...showAgreementRoutes,
  ...suggestChangeRoutes,
  ...signAgreementRoutes,
]
