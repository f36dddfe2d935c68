import type { FileProblem } from '../../../platform/policies/pack-layers.ts'
import { upperFirst } from '../../../domain/policy/words/plain-nouns.ts'

/** What is wrong with a pack, line by line, and what to write instead. */
export function ProblemList({ problems, withLines }: { problems: readonly FileProblem[]; withLines: boolean }) {
  return (
    <ul class="govuk-list govuk-list--bullet">
      {problems.slice(0, 50).map(({ line, column, severity, says, instead }, index) => (
        <li key={index}>
          {withLines && (
            <strong>
              Line {line}, column {column}:{' '}
            </strong>
          )}
          {severity === 'warning' && 'worth a look: '}
          {withLines || severity === 'warning' ? says : upperFirst(says)}
          {instead !== null && <>. Instead: {instead}</>}
        </li>
      ))}
    </ul>
  )
}

/** One line of what is wrong, for the summary of a form. */
export const problemInWords = ({ says, instead }: FileProblem): string =>
  `${upperFirst(says)}${instead === null ? '' : `. Instead: ${instead}`}`
