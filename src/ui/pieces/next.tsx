import type { ComponentChildren } from 'preact'

interface NextProps {
  id: string
  /** "Next for you", "Your turn". */
  kicker: string
  /** The task or the plain fact, in at most 12 words. */
  title: string
  /** Why, in one paragraph, with its clause. */
  children: ComponentChildren
  /** One filled button, and at most one link. */
  actions?: ComponentChildren
}

/** The next step. The bob hangs beside it, so one to a page. */
export function Next({ id, kicker, title, children, actions }: NextProps) {
  return (
    <section class="pl-next pl-here" aria-labelledby={id}>
      <p class="pl-next__kicker">{kicker}</p>
      <h2 class="pl-next__title" id={id}>
        {title}
      </h2>
      <p class="govuk-body">{children}</p>
      {actions && <div class="govuk-button-group">{actions}</div>}
    </section>
  )
}

interface NextChoiceProps {
  /** Of the block, for links to it. Its legend is `${id}-legend`. */
  id: string
  children: ComponentChildren
}

/** A choice that is the page's one task: a form whose first legend is a `ChoiceLegend`. The bob hangs beside it. */
export function NextChoice({ id, children }: NextChoiceProps) {
  return (
    <section class="pl-next pl-next--choice pl-here" id={id} aria-labelledby={`${id}-legend`}>
      {children}
    </section>
  )
}

/** The legend of a `NextChoice` with the same id. */
export function ChoiceLegend({ id, children }: NextChoiceProps) {
  return (
    <legend class="govuk-fieldset__legend pl-next__title" id={`${id}-legend`}>
      {children}
    </legend>
  )
}
