import type { AgreementTemplate } from '../../domain/templates/agreement-shape.ts'
import type { SelectOption } from '../../ui/form/select-field.tsx'
import type { FormState } from '../../ui/form/state.ts'
import { SummaryList } from '../../ui/govuk/summary-list.tsx'
import { Section } from '../../ui/pieces/section.tsx'
import { ClauseField } from './clause-field.tsx'

export interface Between {
  supervisor: { name: string; post: string }
  supervisee: { name: string; post: string }
}

interface AgreementFieldsProps {
  template: AgreementTemplate
  state: FormState
  people: readonly SelectOption[]
  between: Between
  organisationName: string
}

/** Every clause of the template in its parts. What kind it is was chosen before, and is not asked again. */
export function AgreementFields({ template, state, people, between, organisationName }: AgreementFieldsProps) {
  const facts = {
    'organisation.name': ['Organisation', organisationName],
    'supervisor.name': ['Supervisor', named(between.supervisor)],
    'supervisee.name': ['Supervisee', named(between.supervisee)],
  } as const
  return (
    <>
      {template.parts.map((part) => {
        const shown = (part.shows ?? []).flatMap((key) => (key in facts ? [facts[key as keyof typeof facts]] : []))
        const asked = part.clauses.filter((clause) => clause.fact !== 'type')
        if (shown.length === 0 && asked.length === 0) return null
        return (
          <Section key={part.key} id={`part-${part.key}`} title={part.title}>
            {shown.length > 0 && (
              <SummaryList rows={shown.map(([key, text]) => ({ key: { text: key }, value: { text } }))} />
            )}
            {asked.map((clause) => (
              <ClauseField key={clause.key} clause={clause} state={state} people={people} />
            ))}
          </Section>
        )
      })}
    </>
  )
}

const named = ({ name, post }: { name: string; post: string }) => (post === '' ? name : `${name}, ${post}`)
