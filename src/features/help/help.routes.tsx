import type { VNode } from 'preact'
import { anyone } from '../../domain/access/who.ts'
import { type Route, route } from '../../platform/http/route.ts'
import { AccessibilityPage } from './accessibility.page.tsx'
import { HelpPage } from './help.page.tsx'
import { PrivacyPage } from './privacy.page.tsx'

const words = (path: string, title: string, Words: () => VNode): Route =>
  route({
    method: 'get',
    path,
    who: anyone,
    journal: { nothing: 'the same words for everybody' },
    handle: (ctx) => ctx.page({ title, bobAtLogo: true }, <Words />),
  })

export const helpRoutes: readonly Route[] = [
  words('/help', 'Help', HelpPage),
  words('/privacy', 'Privacy and who sees what', PrivacyPage),
  words('/accessibility', 'Accessibility', AccessibilityPage),
]
