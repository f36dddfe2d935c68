import { shortDigest } from '../../../domain/evidence/fingerprint.ts'
import { dayLong, instantInWords } from '../../../domain/text/dates.ts'
import { Doc } from '../../../ui/pieces/document.tsx'
import { Head } from '../../../ui/pieces/head.tsx'
import { Link } from '../../../ui/pieces/link.tsx'
import { Readers } from '../../../ui/pieces/readers.tsx'
import { Columns, Section } from '../../../ui/pieces/section.tsx'
import { Lines } from '../../records/public.ts'
import type { SealedInformal } from './informal-content.ts'

interface ShowInformalProps {
  sealed: SealedInformal
  today: Temporal.PlainDate
}

/** What was said between sessions, as it was logged. */
export function ShowInformalPage({ sealed, today }: ShowInformalProps) {
  const { content } = sealed
  return (
    <>
      <Head
        title="Informal discussion"
        facts={[
          dayLong(Temporal.PlainDate.from(content.happenedOn), today),
          `${content.by} and ${content.with}`,
          content.child === null ? 'About no child' : `About ${content.child}`,
        ]}
      />
      <Columns side={<WhoReads {...content} />}>
        <Doc
          id="informal"
          title="What was said"
          digest={shortDigest(sealed.digest)}
          fields={[{ label: 'In a sentence or two', value: <Lines text={content.words} /> }]}
        />
        <p class="pl-note">
          Logged by {content.by} {instantInWords(sealed.sealedAt, today)}. It is never changed.
        </p>
        <p class="govuk-body">
          <Link href="/sessions">Go to your sessions</Link>
        </p>
      </Columns>
    </>
  )
}

function WhoReads({ by, with: other }: { by: string; with: string }) {
  return (
    <Section id="readers" title="Who can read this">
      <Readers
        readers={[{ name: `${by} and ${other}`, basis: 'Had the discussion' }]}
        last="It comes back on the agenda until you say that it was revisited."
      />
    </Section>
  )
}
