import type { ComponentChildren } from 'preact'

import { Link } from './link.tsx'

interface StripProps {
  /** Of the landmark: "This session", "Connection". */
  label: string
  /** With whom and when; or what has happened. */
  title: string
  /** Minutes, when it was saved, who else is here. */
  facts: readonly ComponentChildren[]
  /** Where *Stop and refer now* leads: always in the same place. */
  stopHref?: string
  /** Where we are, with a link to the agenda, while the agenda is below the writing. The bob hangs beside it. */
  jump?: { where: string; href: string; text: string }
}

/** The strip under the navigation, in view while the page scrolls. */
export function SessionStrip({ label, title, facts, stopHref, jump }: StripProps) {
  return (
    <section class="pl-strip" aria-label={label}>
      <div class="govuk-width-container pl-strip__in">
        <p class="pl-strip__title">{title}</p>
        <ul class="pl-strip__facts">
          {facts.map((fact, index) => (
            <li key={index}>{fact}</li>
          ))}
        </ul>
        {stopHref !== undefined && (
          <a class="govuk-button pl-stop" href={stopHref} role="button" draggable={false} data-module="govuk-button">
            Stop and refer now
          </a>
        )}
        {jump && (
          <p class="pl-strip__jump pl-here">
            {jump.where} <Link href={jump.href}>{jump.text}</Link>
          </p>
        )}
      </div>
    </section>
  )
}

interface SessionGridProps {
  agenda: ComponentChildren
  context: ComponentChildren
  /** Of the context column: "About Tobias". */
  contextLabel: string
  /** The writing column. */
  children: ComponentChildren
}

/** Agenda, writing and context. When narrow: writing, context, agenda, which is their order here. */
export function SessionGrid({ agenda, context, contextLabel, children }: SessionGridProps) {
  return (
    <div class="pl-session">
      <div class="pl-session__write">{children}</div>
      <aside class="pl-session__context" aria-label={contextLabel}>
        {context}
      </aside>
      {agenda}
    </div>
  )
}

export interface AgendaItem {
  text: string
  href?: string
  /** In place of `href`, where going there changes something: a form of the page, and what its button sends. */
  send?: { form: string; name: string; value: string }
  /** A few words why it is on the agenda. */
  why?: string
  /** The item under discussion: the bob hangs here. One to an agenda. */
  now?: boolean
  items?: readonly AgendaItem[]
}

interface AgendaProps {
  /** Of the landmark, for the strip's link to it. */
  id: string
  items: readonly AgendaItem[]
}

/** The agenda, with the bob at the item under discussion. */
export function Agenda({ id, items }: AgendaProps) {
  return (
    <nav class="pl-session__agenda" aria-labelledby={`${id}-heading`} id={id}>
      <h2 class="govuk-heading-s" id={`${id}-heading`}>
        Agenda
      </h2>
      <ol class="pl-agenda">
        <AgendaItems items={items} />
      </ol>
    </nav>
  )
}

function AgendaItems({ items }: { items: readonly AgendaItem[] }) {
  return (
    <>
      {items.map((item, index) => (
        <li key={index} class={item.now ? 'pl-here is-now' : undefined}>
          <AgendaText item={item} />
          {item.why && <small>{item.why}</small>}
          {item.items && (
            <ol>
              <AgendaItems items={item.items} />
            </ol>
          )}
        </li>
      ))}
    </>
  )
}

function AgendaText({ item: { text, href, send, now } }: { item: AgendaItem }) {
  const current = now ? 'step' : undefined
  if (send !== undefined) {
    return (
      <button type="submit" class="pl-linkbutton" {...send} aria-current={current}>
        {text}
      </button>
    )
  }
  return href === undefined ? (
    <>{text}</>
  ) : (
    <a class="govuk-link" href={href} aria-current={current}>
      {text}
    </a>
  )
}

/** The brass bar: whose file this is, before the first field. Its first words go in `b`. */
export function Bound({ children }: { children: ComponentChildren }) {
  return <p class="pl-bound">{children}</p>
}

interface ContextBlockProps {
  title: string
  children: ComponentChildren
}

/** One block of the context column: facts, open actions, the last decision, readers. */
export function ContextBlock({ title, children }: ContextBlockProps) {
  return (
    <div class="pl-context__block">
      <h2 class="govuk-heading-s">{title}</h2>
      {children}
    </div>
  )
}
