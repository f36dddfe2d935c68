import type { ComponentChildren } from 'preact'

import { Masthead, type Named, type NavItem } from './masthead.tsx'
import { Sprite } from './sprite.tsx'

export type { Named, NavItem } from './masthead.tsx'

/** Where the stylesheet and the script are served from. `js` is null when a page has no script. */
export interface Assets {
  css: string
  js: string | null
}

export interface Crumb {
  text: string
  href: string
}

/** The demonstration's ribbon: where to step into somebody else. */
export interface Demo {
  href: string
}

interface DocumentProps {
  /** Without the product's name. No child's name on a page whose title leaves the building. */
  title: string
  assets: Assets
  hasErrors?: boolean
  demo?: Demo | null
  children: ComponentChildren
}

export interface PageProps extends DocumentProps {
  nav: readonly NavItem[]
  /** The name of the organisation the person is acting in, or null when there is none. */
  organisation: string | null
  person: Named
  csrf: string
  breadcrumbs?: readonly Crumb[]
  /** True when no block of the page hangs the bob: the page's picture does, or it has no task. */
  bobAtLogo?: boolean
  /** Between the navigation and the page: a session's strip, a lost connection. */
  strip?: ComponentChildren
}

export type BarePageProps = DocumentProps

const FOOTER_LINKS: readonly Crumb[] = [
  { text: 'Help', href: '/help' },
  { text: 'Privacy and who sees what', href: '/privacy' },
  { text: 'Accessibility', href: '/accessibility' },
]

/** A page of somebody signed in, as a whole document. Write it out with `renderDocument`. */
export function Page(props: PageProps) {
  const { title, assets, hasErrors, demo, nav, organisation, person, csrf, breadcrumbs, bobAtLogo } = props
  return (
    <Html title={title} assets={assets} hasErrors={hasErrors ?? false} demo={demo ?? null}>
      <Masthead nav={nav} organisation={organisation} person={person} csrf={csrf} bobAtLogo={bobAtLogo ?? false} />
      {props.strip}
      <div class="govuk-width-container">
        {breadcrumbs !== undefined && breadcrumbs.length > 0 && <Breadcrumbs items={breadcrumbs} />}
        <main class="govuk-main-wrapper" id="main-content">
          {props.children}
        </main>
      </div>
    </Html>
  )
}

/** A page of nobody signed in, as a whole document: sign-in, set-up, a link that has run out. One narrow column. */
export function BarePage({ title, assets, hasErrors, demo, children }: BarePageProps) {
  return (
    <Html title={title} assets={assets} hasErrors={hasErrors ?? false} demo={demo ?? null}>
      <Masthead nav={[]} bobAtLogo />
      <div class="govuk-width-container">
        <main class="govuk-main-wrapper" id="main-content">
          <div class="pl-bare">{children}</div>
        </main>
      </div>
    </Html>
  )
}

/** No inline script and no inline style anywhere: the content security policy refuses both. */
function Html({ title, assets, hasErrors, demo, children }: Required<DocumentProps>) {
  return (
    <html lang="en-GB" class="govuk-template">
      <head>
        <meta charset="utf-8" />
        <title>{`${hasErrors ? 'Error: ' : ''}${title} - Plumbline`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="theme-color" content="#ffffff" />
        <link rel="stylesheet" href={assets.css} />
        {assets.js !== null && <script type="module" src={assets.js} />}
      </head>
      <body class="govuk-template__body">
        <a href="#main-content" class="govuk-skip-link" data-module="govuk-skip-link">
          Skip to main content
        </a>
        <Sprite />
        {demo !== null && <DemoRibbon href={demo.href} />}
        {children}
        <Footer />
      </body>
    </html>
  )
}

function DemoRibbon({ href }: Demo) {
  return (
    <section class="pl-demo" aria-label="Demonstration">
      <div class="govuk-width-container">
        <p class="pl-demo__mark">Demonstration: nobody here is real</p>
        <p>
          <a class="govuk-link govuk-link--inverse" href={href}>
            Step into somebody else
          </a>
        </p>
      </div>
    </section>
  )
}

function Breadcrumbs({ items }: { items: readonly Crumb[] }) {
  return (
    <nav class="govuk-breadcrumbs" aria-label="Breadcrumb">
      <ol class="govuk-breadcrumbs__list">
        {items.map((item) => (
          <li key={item.href} class="govuk-breadcrumbs__list-item">
            <a class="govuk-breadcrumbs__link" href={item.href}>
              {item.text}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}

function Footer() {
  return (
    <footer class="govuk-footer">
      <div class="govuk-width-container">
        <ul class="govuk-footer__inline-list">
          {FOOTER_LINKS.map((link) => (
            <li key={link.href}>
              <a class="govuk-link" href={link.href}>
                {link.text}
              </a>
            </li>
          ))}
        </ul>
        <p>If a child is in immediate danger, call 999. Plumbline does not send an alarm to anyone.</p>
      </div>
    </footer>
  )
}
