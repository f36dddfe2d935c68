import { Section } from '../../../ui/pieces/section.tsx'

/** What the page calls discussed, and where its limits come from. */
export function WhatCounts() {
  return (
    <Section id="counts" title="What counts here">
      <p class="govuk-body">
        A child is discussed when their own page is written in a session that was held and completed. An informal
        discussion does not count. The direction is the last one in a record that all have signed; where the record of a
        newer discussion waits for a signature, that is said beside it, and what stands still is worked out without it.
        Each limit is the first to come of those that the policy sets for the child’s status on the day. A case that was
        stepped down stays here until it has been green at two discussions running and three months have passed.
      </p>
      <p class="govuk-body">
        You see the children whose case you hold, those of people you supervise, and those of your sessions. The
        safeguarding lead and deputies see all; the head sees how each stands, and not the children’s pages.
      </p>
    </Section>
  )
}
