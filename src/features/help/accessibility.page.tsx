import { Section } from '../../ui/pieces/section.tsx'

export function AccessibilityPage() {
  return (
    <>
      <h1 class="govuk-heading-l">Accessibility</h1>
      <p class="govuk-body-l">
        Plumbline is made to meet level AA of the Web Content Accessibility Guidelines 2.2. It has not been audited by
        anybody outside.
      </p>
      <Section id="can" title="What you can do">
        <ul class="govuk-list govuk-list--bullet">
          <li>do everything with a keyboard alone, and without scripts</li>
          <li>zoom to 400%, or use a window 320 pixels wide, without scrolling sideways</li>
          <li>read every picture as a table, and every colour as a word or a shape</li>
          <li>print any page</li>
          <li>use your system’s high contrast colours</li>
        </ul>
      </Section>
      <Section id="tested" title="How it is tested">
        <p class="govuk-body">
          Components follow the GOV.UK Design System and are compared with its own examples. The pages are checked with
          axe, by keyboard, at several widths and without scripts each time the product changes.
        </p>
      </Section>
      <Section id="limits" title="Known limits">
        <ul class="govuk-list govuk-list--bullet">
          <li>It has not yet been used with NVDA, JAWS or VoiceOver by people who work with them every day.</li>
          <li>It has not yet been tried with Windows contrast themes or with speech recognition.</li>
          <li>
            The key of the second factor is shown as a QR code. Whoever cannot point a camera at it opens the link or
            types the key, which are beside it.
          </li>
          <li>
            You are signed out after 60 minutes without doing anything. What you wrote is kept on the page and sent once
            you sign in.
          </li>
        </ul>
      </Section>
      <Section id="tell" title="If something does not work for you">
        <p class="govuk-body">
          Tell your organisation’s administrator what you were doing and what you use. Records and agreements can be had
          on paper or as tagged PDF. If the answer does not help, the Equality Advisory and Support Service can advise
          you.
        </p>
      </Section>
    </>
  )
}
