import { dayInWords, listInWords, londonDay } from '../../../domain/text/dates.ts'
import { Head } from '../../../ui/pieces/head.tsx'
import { Columns, Section } from '../../../ui/pieces/section.tsx'
import { StackTable } from '../../../ui/pieces/stack-table.tsx'
import { otherParty, type AgreementRow, type VersionRow } from '../agreement.queries.ts'
import { AgreementText } from '../agreement-text.tsx'
import { firstName } from '../words.ts'
import { AgreementSide } from './agreement-side.tsx'
import type { AgreementPageProps } from './agreement-page-props.ts'
import { NextBlock } from './next-block.tsx'
import type { PartyView } from './show-agreement.queries.ts'
import { Disagreements } from './signatures.tsx'

/** An agreement as either of the two sees it: what is next, then its words, with what changed marked. */
export function AgreementPage(props: AgreementPageProps) {
  const { agreement, versions, view } = props
  const [newest] = versions
  if (newest === undefined) return null
  return (
    <>
      <Head title={props.title} facts={facts(props, newest)} />
      <NextBlock {...props} newest={newest} />
      <Columns side={<AgreementSide {...props} newest={newest} />}>
        <AgreementText content={view.opened.content} before={view.opened.before} />
        <WhoReads agreement={agreement} me={props.me} named={view.named} word={props.word} />
        <Disagreements disagreements={view.disagreements} />
      </Columns>
    </>
  )
}

function facts({ agreement, versions, today }: AgreementPageProps, newest: VersionRow): string[] {
  const between = `Between ${agreement.supervisee.name} and ${agreement.supervisor.name}`
  const inForce = versions.find((version) => version.state === 'signed')
  if (newest.state === 'proposed') {
    const stands = inForce === undefined ? [] : [`Version ${inForce.versionNo} stands until it is`]
    return [between, `Version ${newest.versionNo}, not yet signed`, ...stands]
  }
  const signed =
    newest.signedAt === null
      ? []
      : [`Version ${newest.versionNo}, signed ${dayInWords(londonDay(newest.signedAt), today)}`]
  const review = newest.reviewOn === null ? [] : [`Looked at again on ${dayInWords(newest.reviewOn, today)}`]
  return [between, ...signed, ...review]
}

interface WhoReadsProps {
  agreement: AgreementRow
  me: string
  named: PartyView['named']
  word: string
}

/** Every kind of document there will be, who reads it and with what it is kept. */
function WhoReads({ agreement, me, named, word }: WhoReadsProps) {
  const other = firstName(otherParty(agreement, me).name)
  const supervisee = agreement.supervisee.id === me ? 'your' : `${firstName(agreement.supervisee.name)}’s`
  const also = (kind: string) => named.filter((each) => each.documentKind === kind).map((each) => each.name)
  const read = (kind: string, ...more: string[]) => listInWords(['You', other, ...also(kind), ...more])
  return (
    <Section id="who-reads" title="Who reads what">
      <StackTable
        caption="Each kind of document, who reads it and where it is kept"
        columns={['Document', 'Read by', 'Kept']}
        rows={[
          [
            'Each child’s page',
            read('case_discussion', 'the safeguarding team, who keep the child’s file'),
            'With the child’s file',
          ],
          ['Work and development', read('work'), `With ${supervisee} staff record`],
          [
            supervisee === 'your' ? 'How you are' : `How ${firstName(agreement.supervisee.name)} is`,
            read('wellbeing'),
            'Apart from both',
          ],
          [`This ${word}`, read('agreement'), 'Every version is kept'],
        ]}
      />
    </Section>
  )
}
