import type { ComponentChildren } from 'preact'

interface HeadProps {
  title: ComponentChildren
  /** What the title belongs to, above it: a family, a series. */
  caption?: string
  facts?: readonly ComponentChildren[]
  /** The bob hangs at the title: it is the item at hand. */
  here?: boolean
  children?: ComponentChildren
}

/** The page's one h1, with its facts in a grey row. */
export function Head({ title, caption, facts, here = false, children }: HeadProps) {
  return (
    <div class="pl-head">
      {caption && <span class="govuk-caption-l">{caption}</span>}
      <h1 class={here ? 'govuk-heading-l pl-here' : 'govuk-heading-l'}>{title}</h1>
      {facts && <Facts facts={facts} />}
      {children}
    </div>
  )
}

export function Facts({ facts }: { facts: readonly ComponentChildren[] }) {
  return (
    <p class="pl-head__facts">
      {facts.map((fact, index) => (
        <span key={index}>{fact}</span>
      ))}
    </p>
  )
}
