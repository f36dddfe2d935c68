import { labelOf } from '../../../domain/sessions/draft-fields.ts'
import { fillLabel } from '../../../domain/templates/fill-label.ts'
import type { Ctx } from '../../../platform/http/route.ts'
import { Head } from '../../../ui/pieces/head.tsx'
import { Link } from '../../../ui/pieces/link.tsx'
import { Section } from '../../../ui/pieces/section.tsx'
import type { SessionFacts } from '../facts/session-facts.ts'
import { namesFor } from '../facts/session-words.ts'
import type { TextToSave } from '../save-fields/save-fields.command.ts'
import { placeOfRecord } from '../write/session-at-hand.ts'

/** The record was completed (or the session called off) while somebody was writing: their words, to copy, and the way on. */
export function showClosed(ctx: Ctx, session: SessionFacts, texts: readonly TextToSave[]): Response {
  const template = session.recordTemplate
  return ctx.page(
    { title: 'The record is closed', under: 'sessions', status: 409, bobAtLogo: true },
    <>
      <Head title="The record was closed while you were writing" />
      <p class="govuk-body-l">
        What you wrote is below and not in the record. If it belongs there, send the record back and put it in.
      </p>
      {texts.map(({ what, text }) => (
        <Section
          key={what.key}
          id={what.key}
          title={fillLabel(labelOf(template, what), namesFor(session, null, ctx.today))}
        >
          <div class="pl-record pl-two__text">
            <p>{text}</p>
          </div>
        </Section>
      ))}
      <p class="govuk-body">
        <Link href={placeOfRecord(session)}>Go to the session</Link>
      </p>
    </>,
  )
}
