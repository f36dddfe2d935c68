import type { ComponentChildren } from 'preact'
import { changedLines, type ChangedLine } from '../../domain/agreements/changed-words.ts'
import type { AgreementContent } from '../../domain/templates/content.ts'
import { dayWithYear } from '../../domain/text/dates.ts'
import { SummaryList } from '../../ui/govuk/summary-list.tsx'
import { Section } from '../../ui/pieces/section.tsx'

type SealedClause = AgreementContent['parts'][number]['clauses'][number]

interface AgreementTextProps {
  content: AgreementContent
  /** the version to show the changes from; null shows the words alone */
  before?: AgreementContent | null
  /** after the part of this key, or at the end: what else belongs with it */
  children?: ComponentChildren
}

/** The words of one version, in its parts. A clause that says nothing is left out, unless something was taken out of it. */
export function AgreementText({ content, before = null, children }: AgreementTextProps) {
  const old = new Map(before?.parts.flatMap((part) => part.clauses.map((clause) => [clause.key, clause] as const)))
  return (
    <>
      {content.parts.map((part) => {
        const rows = part.clauses.filter((clause) => clause.said !== '' || (old.get(clause.key)?.said ?? '') !== '')
        if (rows.length === 0) return null
        return (
          <Section key={part.key} id={`part-${part.key}`} title={part.title}>
            <SummaryList
              rows={rows.map((clause) => ({
                key: { text: clause.label },
                value: {
                  content: (
                    <Said
                      clause={clause}
                      before={before === null ? null : (old.get(clause.key) ?? null)}
                      compared={before !== null}
                    />
                  ),
                },
              }))}
            />
          </Section>
        )
      })}
      {children}
    </>
  )
}

/** How many clauses of a version differ from another. */
export function changesIn(content: AgreementContent, before: AgreementContent): string[] {
  const clausesOf = (each: AgreementContent) =>
    new Map(each.parts.flatMap((part) => part.clauses.map((clause) => [clause.key, clause] as const)))
  const [now, then] = [clausesOf(content), clausesOf(before)]
  return [...new Set([...now.keys(), ...then.keys()])].flatMap((key) => {
    const label = now.get(key)?.label ?? then.get(key)?.label ?? key
    return (now.get(key)?.said ?? '') === (then.get(key)?.said ?? '') ? [] : [label]
  })
}

const narrative = (clause: SealedClause) => clause.kind === 'text' || clause.kind === 'statement'

const factWords = (clause: SealedClause | null): string => {
  if (clause === null || clause.said === '') return ''
  return clause.kind === 'date' ? dayWithYear(Temporal.PlainDate.from(clause.said)) : clause.said
}

function Said({ clause, before, compared }: { clause: SealedClause; before: SealedClause | null; compared: boolean }) {
  const [now, then] = [factWords(clause), factWords(before)]
  if (!narrative(clause)) {
    if (!compared || now === then) return <>{now}</>
    return (
      <>
        {then !== '' && <del>{then}</del>} {now !== '' && <ins>{now}</ins>}
      </>
    )
  }
  const lines = compared
    ? changedLines(then, now)
    : now.split('\n').map((text): ChangedLine => [{ text, kind: 'same' }])
  if (clause.kind === 'statement' && lines.length > 1) {
    return (
      <ul class="govuk-list govuk-list--bullet pl-record">
        {lines.map((line, index) => (
          <li key={index}>
            <Line line={line} />
          </li>
        ))}
      </ul>
    )
  }
  return (
    <div class="pl-record">
      {lines.map((line, index) => (
        <p key={index}>
          <Line line={line} />
        </p>
      ))}
    </div>
  )
}

/** A screen reader hears what was taken out and what was put in: `del` and `ins` say so in the mark-up. */
function Line({ line }: { line: ChangedLine }) {
  return (
    <>
      {line.map((piece, index) =>
        piece.kind === 'out' ? (
          <del key={index}>{piece.text}</del>
        ) : piece.kind === 'in' ? (
          <ins key={index}>{piece.text}</ins>
        ) : (
          piece.text
        ),
      )}
    </>
  )
}
