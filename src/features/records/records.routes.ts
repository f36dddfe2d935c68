import type { Route } from '../../platform/http/route.ts'
import { completeRoutes } from './complete/complete.routes.tsx'
import { correctRoutes } from './correct/correct.routes.tsx'
import { departuresRoutes } from './departures/departures.routes.tsx'
import { fileCopiesRoutes } from './file-copy/file-copies.routes.tsx'
import { fileCopyRoutes } from './file-copy/file-copy.routes.tsx'
import { formsRoutes } from './forms/forms.routes.tsx'
import { printRoutes } from './print/print.routes.ts'
import { proveRoutes } from './prove/prove.routes.ts'
import { readRoutes } from './read/read.routes.tsx'
import { sendBackRoutes } from './send-back/send-back.routes.tsx'
import { signRoutes } from './sign/sign.routes.tsx'

/** Completing, signing, reading, printing and proving the records of sessions. */
export const recordRoutes: readonly Route[] = [
  ...completeRoutes,
  ...signRoutes,
  ...sendBackRoutes,
  ...readRoutes,
  ...printRoutes,
  ...formsRoutes,
  ...proveRoutes,
  ...correctRoutes,
  ...fileCopyRoutes,
  ...fileCopiesRoutes,
  ...departuresRoutes,
]
