import { Head } from '../../../ui/pieces/head.tsx'
import { Row, Rows } from '../../../ui/pieces/rows.tsx'
import { Link } from '../../../ui/pieces/link.tsx'
import { Section } from '../../../ui/pieces/section.tsx'

export interface FormGroup {
  template: string
  forms: readonly { key: string; name: string; boundFor: 'child_file' | 'supervision_file' }[]
}

/** Every paper form there is, to print and fill in by hand. */
export function FormsPage({ groups }: { groups: readonly FormGroup[] }) {
  return (
    <>
      <Head title="Paper forms" />
      <p class="govuk-body-l">
        Print one to write on by hand. A record is printed on its form from the page of the record.
      </p>
      {groups.map(({ template, forms }, index) => (
        <Section key={template} id={`forms-${index}`} title={template}>
          <Rows>
            {forms.map(({ key, name, boundFor }) => (
              <Row
                key={key}
                what={name}
                why={boundFor === 'child_file' ? 'For one child’s file' : 'For the supervision file'}
                when={
                  <Link href={`/forms/${key}/blank`}>
                    Print blank<span class="govuk-visually-hidden"> {name}</span> (PDF)
                  </Link>
                }
              />
            ))}
          </Rows>
        </Section>
      ))}
    </>
  )
}
