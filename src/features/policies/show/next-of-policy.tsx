import type { ComponentChildren } from 'preact'
import { Button } from '../../../ui/govuk/button.tsx'

/** The one next step of the page. */
export interface NextStep {
  readonly title: string
  readonly why: ComponentChildren
  readonly button: { readonly text: string; readonly href: string }
}

export function NextOfPolicy({ next }: { next: NextStep }) {
  return (
    <section class="pl-next pl-here" aria-labelledby="next">
      <h2 class="pl-next__title" id="next">
        {next.title}
      </h2>
      <p class="govuk-body">{next.why}</p>
      <div class="govuk-button-group">
        <Button href={next.button.href} text={next.button.text} />
      </div>
    </section>
  )
}
