import { Button } from '../govuk/button.tsx'
import { NotificationBanner } from '../govuk/notification-banner.tsx'
import { Textarea } from '../govuk/textarea.tsx'
import { Head } from '../pieces/head.tsx'
import { Link } from '../pieces/link.tsx'
import { ChoiceLegend, NextChoice } from '../pieces/next.tsx'
import { TwoTexts } from '../pieces/two-texts.tsx'
import { SamplePage } from './frame.tsx'

const MINE =
  'Keep Rosa as a child in need until the summer. Nursery to write down every collection, and by whom, because we are relying on memory.'
const SAVED =
  'Keep Rosa as a child in need and look again on 23 April. Nursery to ring if anyone new collects her, because a note after the event is too late.'

const CHOICES = [
  ['both', 'Both, Idris’s first and then mine'],
  ['mine', 'Mine only'],
  ['saved', 'Idris’s only'],
  ['new', 'New words we have agreed together'],
] as const

export function Conflict() {
  return (
    <SamplePage
      title="Two texts: choose what stands"
      section="Sessions"
      breadcrumbs={[
        { text: 'Session of 26 March', href: '/sessions/1' },
        { text: 'Rosa Ellery', href: '/sessions/1/2' },
      ]}
    >
      <NotificationBanner titleText="Not saved yet" role="alert">
        <p class="govuk-notification-banner__heading">
          Your words are safe on this page, and not yet in the record.{' '}
          <Link href="#choose">Choose what the record should say</Link>
        </p>
      </NotificationBanner>
      <Head title="You and Idris both wrote here">
        <p class="govuk-body-l">
          Idris saved “What we decided” for Rosa while you were writing it. Nothing is lost: both texts are below and
          both are kept.
        </p>
      </Head>
      <TwoTexts
        id="two"
        left={{ title: 'Yours', written: 'Written 4.31pm to 4.34pm, not saved', text: MINE }}
        right={{ title: 'Idris’s, in the record now', written: 'Saved 4.33pm', text: SAVED }}
      />
      <NextChoice id="choose">
        <form action="#" method="post">
          <div class="govuk-form-group">
            <fieldset class="govuk-fieldset">
              <ChoiceLegend id="choose">What should the record say?</ChoiceLegend>
              <div class="govuk-radios">
                {CHOICES.map(([value, text]) => (
                  <div key={value} class="govuk-radios__item">
                    <input
                      class="govuk-radios__input"
                      type="radio"
                      name="choice"
                      id={`choice-${value}`}
                      value={value}
                      checked={value === 'new'}
                    />
                    <label class="govuk-label govuk-radios__label" for={`choice-${value}`}>
                      {text}
                    </label>
                  </div>
                ))}
              </div>
            </fieldset>
          </div>
          <Textarea
            name="words"
            rows={6}
            classes="pl-write"
            formGroup={{ classes: 'pl-measure' }}
            label={{ text: 'New words' }}
            hint={{ text: 'Both texts are put in to start you off.' }}
            value={`${SAVED}\n\n${MINE}`}
          />
          <div class="govuk-button-group">
            <Button text="Save these words" />
            <Link href="/sessions/1/2">Go back without choosing</Link>
          </div>
        </form>
      </NextChoice>
    </SamplePage>
  )
}
