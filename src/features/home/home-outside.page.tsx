import type { Role } from '../../domain/access/actor.ts'
import { withoutAgreementInWords, type OrganisationNeeds } from '../../domain/home/organisation-needs.ts'
import type { Step } from '../../domain/home/step.ts'
import { countOf } from '../../domain/text/dates.ts'
import { Head } from '../../ui/pieces/head.tsx'
import { Link } from '../../ui/pieces/link.tsx'
import { Empty, Section } from '../../ui/pieces/section.tsx'
import { NextStep, StepRows } from './step.tsx'

interface AdministratorHomeProps {
  day: string
  /** null when the organisation has what it needs */
  step: Step | null
  rest: readonly Step[]
  needs: OrganisationNeeds
  word: string
}

/** The home of an administrator who is in no supervision: counts, and nothing of anybody's supervision. */
export function AdministratorHome({ day, step, rest, needs, word }: AdministratorHomeProps) {
  const without = withoutAgreementInWords(needs, word)
  return (
    <>
      <Head title={day} />
      {step === null ? (
        <p class="govuk-body-l">
          Your organisation has what it needs. {countOf(needs.people, 'person has', 'people have')} a place in it.
        </p>
      ) : (
        <NextStep step={step} />
      )}
      {rest.length > 0 && (
        <Section id="then" title="After that">
          <StepRows steps={rest} />
        </Section>
      )}
      <Section id="people" title="People" link={{ text: 'See everybody', href: '/people' }}>
        <p class="govuk-body">
          {countOf(needs.people, 'person has', 'people have')} a place in the organisation.{' '}
          {without ?? `Everybody who is to be supervised has ${/^[aeiou]/i.test(word) ? 'an' : 'a'} ${word}.`}
        </p>
      </Section>
      <Section id="see" title="What you do not see">
        <p class="govuk-body">
          An administrator keeps people, roles and term dates. Children, and what is said in supervision, are not shown
          to you, here or anywhere else in Plumbline.
        </p>
      </Section>
    </>
  )
}

interface OnlookerHomeProps {
  day: string
  roles: readonly Role[]
  organisation: string
}

const later: Partial<Record<Role, string>> = {
  governor:
    'As a governor you will see how far supervision is happening, in numbers that name no child and no member of staff.',
  board_member:
    'As a board member you will see numbers of the whole partnership, never a name and never what was said.',
  auditor: 'As an auditor you will see the files drawn for an audit, for as long as it lasts.',
  inspector: 'As an inspector you will see what is disclosed to you, for as long as the disclosure says.',
  practice_reviewer:
    'As a practice reviewer you will see what is disclosed to you, for as long as the disclosure says.',
  cluster_chair: 'As cluster chair you will see how far supervision is happening in the cluster, in numbers.',
  targeted_services_lead:
    'As targeted services lead you will see how far supervision is happening in your teams, in numbers.',
}

/** The home of somebody whose role shows them nothing yet, and says so. */
export function OnlookerHome({ day, roles, organisation }: OnlookerHomeProps) {
  const words = roles.flatMap((role) => later[role] ?? [])
  return (
    <>
      <Head title={day} />
      <p class="govuk-body-l">Nothing is shown to you here now.</p>
      <Empty>
        {words.length === 0 ? (
          <p class="govuk-body">
            You have a place at {organisation} and no role that counts yet. Whoever administers it gives you one, and
            some roles count once a second person has confirmed them.
          </p>
        ) : (
          words.map((each) => (
            <p key={each} class="govuk-body">
              {each}
            </p>
          ))
        )}
        {words.length > 0 && (
          <p class="govuk-body">
            These pages are still to come. Until then no child, no record and no date is shown to you.
          </p>
        )}
        <p class="govuk-body">
          <Link href="/privacy">Who sees what</Link>
        </p>
      </Empty>
    </>
  )
}
