import { differingWords, type TextRun } from '../../domain/text/differing-words.ts'

export interface OneText {
  /** "Yours", "Idris’s, in the record now". */
  title: string
  /** When it was written, and whether it is saved. */
  written: string
  text: string
}

interface TwoTextsProps {
  id: string
  left: OneText
  right: OneText
}

/** Two texts of one field side by side, with the words that only one of them has underlined. */
export function TwoTexts({ id, left, right }: TwoTextsProps) {
  const runs = differingWords(left.text, right.text)
  return (
    <>
      <div class="pl-two">
        <Text id={`${id}-left`} of={left} runs={runs.left} />
        <Text id={`${id}-right`} of={right} runs={runs.right} />
      </div>
      <p class="pl-note">Underlined words appear in one text only.</p>
    </>
  )
}

function Text({ id, of, runs }: { id: string; of: OneText; runs: TextRun[] }) {
  return (
    <section class="pl-section pl-two__text" aria-labelledby={id}>
      <h2 class="govuk-heading-m" id={id}>
        {of.title}
      </h2>
      <p class="pl-two__who">{of.written}</p>
      <div class="pl-record">
        <p>{runs.map((run, index) => (run.only ? <ins key={index}>{run.text}</ins> : run.text))}</p>
      </div>
    </section>
  )
}
