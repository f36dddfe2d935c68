import { Button } from '../../../ui/govuk/button.tsx'
import { TwoTexts } from '../../../ui/pieces/two-texts.tsx'
import { NotificationBanner } from '../../../ui/govuk/notification-banner.tsx'

/** What was typed beside what the draft says now, because somebody else changed it meanwhile. Neither is lost. */
export interface Stale {
  readonly mine: string
  readonly theirs: string
}

interface StaleProps {
  stale: Stale
  what: string
  /** where what they wrote is kept by leaving this page */
  leaveTo: string
}

export function StaleNotice({ stale, what, leaveTo }: StaleProps) {
  return (
    <>
      <NotificationBanner titleText="Nothing is lost">
        <p class="govuk-notification-banner__heading">Somebody else changed {what} while you were on this page.</p>
        <p class="govuk-body">
          Both are below. Send the form again to put yours in its place, or leave theirs as it is.
        </p>
      </NotificationBanner>
      <TwoTexts
        id="stale"
        left={{ title: 'Yours', written: 'As you typed it, not saved', text: stale.mine }}
        right={{ title: 'In the draft now', written: 'Saved by somebody else', text: stale.theirs }}
      />
      <div class="govuk-button-group">
        <Button href={leaveTo} text="Leave theirs" classes="govuk-button--secondary" />
      </div>
    </>
  )
}
