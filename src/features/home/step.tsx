import type { Step } from '../../domain/home/step.ts'
import { Button } from '../../ui/govuk/button.tsx'
import { Next } from '../../ui/pieces/next.tsx'
import { Row, Rows } from '../../ui/pieces/rows.tsx'

/** The one next step, where the bob hangs. */
export function NextStep({ step }: { step: Step }) {
  const { action } = step
  return (
    <Next
      id="next"
      kicker={step.kind === 'up_to_date' ? 'Nothing waits for you' : 'Next for you'}
      title={step.title}
      actions={action === null ? undefined : <Button href={action.href} text={action.text} {...quiet(step)} />}
    >
      {step.why}
    </Next>
  )
}

/** Being up to date asks for nothing, so its button is outlined. */
const quiet = (step: Step) => (step.kind === 'up_to_date' ? { classes: 'govuk-button--secondary' } : {})

/** What comes after the next step. */
export function StepRows({ steps }: { steps: readonly Step[] }) {
  return (
    <Rows>
      {steps.map((step, index) => (
        <StepRow key={index} step={step} />
      ))}
    </Rows>
  )
}

export function StepRow({ step }: { step: Step }) {
  return (
    <Row
      what={step.title}
      {...(step.action === null ? {} : { href: step.action.href })}
      why={step.why}
      when={step.short}
    />
  )
}
