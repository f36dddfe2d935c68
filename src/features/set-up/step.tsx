import type { ComponentChildren } from 'preact'
import { textOf } from '../../platform/http/posted-form.ts'
import type { Ctx } from '../../platform/http/route.ts'
import { Button } from '../../ui/govuk/button.tsx'

/**
 * The wizard's later steps are the ordinary pages, opened with `set-up=1`: they keep it in their links and forms, and
 * show where one is and what comes next.
 */
export interface SetUpStep {
  step: number
  next: { text: string; href: string }
}

const steps = 4
const name = 'set-up'

export function setUpStep(ctx: Pick<Ctx, 'query' | 'form'>, step: SetUpStep): SetUpStep | null {
  return ctx.query.get(name) === '1' || textOf(ctx.form, name) === '1' ? step : null
}

export const calendarStep: SetUpStep = { step: 2, next: { text: 'Next: people', href: '/people?set-up=1' } }
export const peopleStep: SetUpStep = { step: 3, next: { text: 'Next: finish', href: '/set-up/finished' } }

/** The path, with what keeps the wizard going. */
export function inSetUp(path: string, step: SetUpStep | null): string {
  return step === null ? path : `${path}${path.includes('?') ? '&' : '?'}${name}=1`
}

/** Above the heading: which step this is. */
export function StepCaption({ step }: { step: SetUpStep | null }) {
  return step === null ? null : (
    <p class="govuk-caption-l">
      Setting up: step {step.step} of {steps}
    </p>
  )
}

/** At the end of the page: on to the next step, whether or not this one is done. */
export function StepNext({ step, children }: { step: SetUpStep | null; children?: ComponentChildren }) {
  return step === null ? null : (
    <div class="pl-section">
      {children && <p class="govuk-body">{children}</p>}
      <Button href={step.next.href} text={step.next.text} classes="govuk-button--secondary" />
    </div>
  )
}

export function StepField({ step }: { step: SetUpStep | null }) {
  return step === null ? null : <input type="hidden" name={name} value="1" />
}
