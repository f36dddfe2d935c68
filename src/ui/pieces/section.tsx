import type { ComponentChildren } from 'preact'

import { Link } from './link.tsx'

interface SectionProps {
  /** Of the heading. */
  id: string
  title: ComponentChildren
  /** About the whole section, on the heading's line at the right. */
  link?: { text: string; href: string }
  children: ComponentChildren
}

/** A section of the page, or of its side column: a 2px rule and its h2. */
export function Section({ id, title, link, children }: SectionProps) {
  const heading = (
    <h2 class="govuk-heading-m" id={id}>
      {title}
    </h2>
  )
  return (
    <section class="pl-section" aria-labelledby={id}>
      {link === undefined ? (
        heading
      ) : (
        <div class="pl-section__head">
          {heading}
          <p class="pl-note">
            <Link href={link.href}>{link.text}</Link>
          </p>
        </div>
      )}
      {children}
    </section>
  )
}

interface ColumnsProps {
  /** What is owed, who may read, what else is true. Never the only way to an action. */
  side: ComponentChildren
  /** Keeps the side in view while the main column scrolls. */
  stay?: boolean
  children: ComponentChildren
}

/** The main column and its side, which follows it when narrow. */
export function Columns({ side, stay, children }: ColumnsProps) {
  return (
    <div class="pl-cols">
      <div>{children}</div>
      <Side stay={stay ?? false}>{side}</Side>
    </div>
  )
}

interface SideProps {
  stay?: boolean
  children: ComponentChildren
}

/** The side column by itself, for a page that lays out its own columns. */
export function Side({ stay, children }: SideProps) {
  return <div class={stay ? 'pl-side pl-side--stay' : 'pl-side'}>{children}</div>
}

/** What will be here, and the one thing that brings it. Or good news, said once. */
export function Empty({ children }: { children: ComponentChildren }) {
  return <div class="pl-empty">{children}</div>
}
