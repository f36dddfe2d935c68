import type { Owed } from '../../domain/home/what-is-owed.ts'
import { Obligation, Obligations } from '../../ui/pieces/obligations.tsx'

/** What an agreement owes, each with its state and what met it. */
export function OwedList({ owed }: { owed: readonly Owed[] }) {
  return (
    <Obligations>
      {owed.map((each) => (
        <Obligation
          key={each.key}
          state={each.state}
          says={each.says}
          {...(each.words === null ? {} : { words: each.words })}
        >
          {each.proof}
        </Obligation>
      ))}
    </Obligations>
  )
}
