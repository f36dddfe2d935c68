import type { ComponentChildren } from 'preact'

interface LinkProps {
  href: string
  children: ComponentChildren
}

/** A link in running text or in a list. Places in the service do not turn another colour once visited. */
export function Link({ href, children }: LinkProps) {
  return (
    <a class="govuk-link govuk-link--no-visited-state" href={href}>
      {children}
    </a>
  )
}

/** A small link to the clause of a policy, that the words before it rest on. */
export function Clause({ href, children }: LinkProps) {
  return (
    <a class="govuk-link govuk-link--no-visited-state pl-clause" href={href}>
      {children}
    </a>
  )
}
