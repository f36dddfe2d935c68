import type { SymbolId } from '../layout/sprite.tsx'

/** A mark from the page's sprite, hidden from screen readers: the word beside it says the same. */
export function Mark({ id }: { id: SymbolId }) {
  return (
    <svg aria-hidden="true" focusable="false">
      <use href={`#${id}`} />
    </svg>
  )
}
