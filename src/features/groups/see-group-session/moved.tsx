import { moveInWords, type EarlierMove } from '../../planning/public.ts'

interface MovedProps {
  /** the newest first */
  moves: readonly EarlierMove[]
  /** it is still to come, so that whoever is asked has to know */
  isPlanned: boolean
  today: Temporal.PlainDate
}

/** That a session of a group was moved, from where, by whom and why, for everybody who is asked to it. */
export function Moved({ moves, isPlanned, today }: MovedProps) {
  const [newest, ...earlier] = moves
  if (newest === undefined) return null
  return (
    <>
      <p class={isPlanned ? 'govuk-body-l' : 'govuk-body'}>It was moved. {moveInWords(newest, today)}</p>
      {earlier.length > 0 && (
        <ul class="govuk-list govuk-list--bullet">
          {earlier.map((move) => (
            <li key={move.to.toString()}>{moveInWords(move, today)}</li>
          ))}
        </ul>
      )}
    </>
  )
}
