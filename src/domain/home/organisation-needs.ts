import { countOf } from '../text/dates.ts'
import type { Step } from './step.ts'

/** What an organisation still lacks, as its administrator may know it: counts only. */
export interface OrganisationNeeds {
  /** whether term dates reach past today */
  hasTermDates: boolean
  /** of its policy: whether one was adopted here, or a draft is there to adopt */
  policy: 'adopted' | 'draft' | 'none'
  /** people with a place in it today */
  people: number
  withoutRole: number
  /** invitations not taken up */
  invited: number
  /** people to be supervised who are under no agreement */
  withoutAgreement: number
}

/** What an administrator does next, in the order in which it is needed. Agreements are made by the two people themselves. */
export function organisationSteps(needs: OrganisationNeeds): Step[] {
  const steps: Step[] = []
  const add = (title: string, why: string, short: string, action: Step['action']) =>
    steps.push({ kind: 'organisation', title, why, short, action })
  if (needs.people <= 1) {
    add(
      'Add the people who supervise and are supervised',
      'You are the only one here. Add people one by one, or import them from a file.',
      'Only you so far',
      { text: 'Add somebody', href: '/people/new' },
    )
  }
  if (!needs.hasTermDates) {
    add(
      'Add your term dates',
      'Sessions are planned round them, and many agreements count in weeks of term. There are none after today.',
      'None after today',
      { text: 'Add term dates', href: '/organisation/calendar' },
    )
  }
  if (needs.policy !== 'adopted') {
    const draft = needs.policy === 'draft'
    add(
      draft ? 'Adopt the policy that is drafted' : 'Adopt a policy',
      `${draft ? 'You or the head adopts it.' : 'Five come with Plumbline, to follow and to vary.'} Until one is adopted, Plumbline checks nothing and asks nobody for anything.`,
      draft ? 'A draft is there' : 'None yet',
      draft ? { text: 'See the draft', href: '/policy/change' } : { text: 'Choose a policy', href: '/policy' },
    )
  }
  if (needs.withoutRole > 0) {
    const many = needs.withoutRole > 1
    add(
      `Give ${countOf(needs.withoutRole, 'person', 'people')} a role`,
      `${many ? 'They have' : 'This person has'} a place in the organisation and no role, so ${many ? 'they' : 'this person'} can do nothing here yet.`,
      countOf(needs.withoutRole, 'person', 'people'),
      { text: 'See the people', href: '/people' },
    )
  }
  if (needs.invited > 0) {
    add(
      `${countOf(needs.invited, 'invitation')} ${needs.invited === 1 ? 'has' : 'have'} not been taken up`,
      'Whoever was invited cannot sign in before they follow the link in it.',
      countOf(needs.invited, 'invitation'),
      { text: 'See the people', href: '/people' },
    )
  }
  return steps
}

/** A sentence about people without an agreement, for an administrator to know and not to do; null when all have one. */
export function withoutAgreementInWords({ withoutAgreement }: OrganisationNeeds, word: string): string | null {
  if (withoutAgreement === 0) return null
  return withoutAgreement === 1
    ? `1 person who is to be supervised has no ${word} yet. It is made by the two people themselves.`
    : `${countOf(withoutAgreement, 'person', 'people')} who are to be supervised have no ${word} yet. It is made by the two people themselves.`
}
