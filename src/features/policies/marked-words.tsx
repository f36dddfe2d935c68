import type { ChangedLine } from '../../domain/agreements/changed-words.ts'

/** Words with what went out struck through and what came in underlined. */
export function MarkedWords({ line }: { line: ChangedLine }) {
  return (
    <>
      {line.map(({ text, kind }, index) =>
        kind === 'out' ? <del key={index}>{text}</del> : kind === 'in' ? <ins key={index}>{text}</ins> : text,
      )}
    </>
  )
}
