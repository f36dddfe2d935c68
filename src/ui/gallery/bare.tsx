import { Button } from '../govuk/button.tsx'
import { Checkboxes } from '../govuk/checkboxes.tsx'
import { Details } from '../govuk/details.tsx'
import { Input } from '../govuk/input.tsx'
import { InsetText } from '../govuk/inset-text.tsx'
import { Pagination } from '../govuk/pagination.tsx'
import { PasswordInput } from '../govuk/password-input.tsx'
import { Tag } from '../govuk/tag.tsx'
import { TaskList } from '../govuk/task-list.tsx'
import { WarningText } from '../govuk/warning-text.tsx'
import { BarePage } from '../layout/page.tsx'
import { GALLERY_ASSETS } from './frame.tsx'

/** The signed-out page, with the package's parts that no other sample page has. */
export function Bare() {
  return (
    <BarePage title="Sign in" assets={GALLERY_ASSETS} demo={{ href: '/step-into' }}>
      <h1 class="govuk-heading-l">Sign in</h1>
      <form action="#" method="post" novalidate>
        <Input name="email" type="email" label={{ text: 'Work e-mail address' }} autocomplete="username" />
        <PasswordInput name="password" label={{ text: 'Password' }} />
        <Checkboxes
          name="here"
          items={[
            {
              value: 'yes',
              text: 'This is a shared computer',
              hint: { text: 'You are signed out after 10 minutes.' },
            },
          ]}
        />
        <div class="govuk-button-group">
          <Button text="Sign in" />
          <a class="govuk-link govuk-link--no-visited-state" href="/passkey">
            Use a passkey
          </a>
        </div>
      </form>
      <h2 class="govuk-heading-m govuk-!-margin-top-6">Parts in use elsewhere</h2>
      <InsetText text="A half-term is the time between two holidays that the council publishes." />
      <WarningText text="Once you disclose this record it cannot be taken back." iconFallbackText="Warning" />
      <Details summaryText="What the policy says" text="Supervision is held at least once every half-term." />
      <TaskList
        idPrefix="steps"
        items={[
          { title: { text: 'Your organisation' }, href: '/setup/1', status: { text: 'Done' } },
          {
            title: { text: 'Term dates' },
            href: '/setup/2',
            hint: { text: 'From your council’s calendar' },
            status: { tag: { text: 'Not started' } },
          },
        ]}
      />
      <p class="govuk-body">
        <Tag text="Draft" /> <Tag text="Ended" classes="govuk-tag--grey" />
      </p>
      <Pagination previous={{ href: '?page=1' }} next={{ href: '?page=3' }} />
    </BarePage>
  )
}
