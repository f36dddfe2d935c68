import type { Route } from '../../platform/http/route.ts'
import { calendarRoutes } from './calendar/calendar.routes.tsx'
import { importTermsRoutes } from './import-terms/import-terms.routes.tsx'
import { settingsRoutes } from './settings/settings.routes.tsx'

export const organisationRoutes: readonly Route[] = [...settingsRoutes, ...calendarRoutes, ...importTermsRoutes]
