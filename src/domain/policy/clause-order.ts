/**
 * References in the order in which a document has them. Where all begin with a number: 2.2 before 2.10, 9 before 10.
 * A mapping does not keep the order of a file for whole numbers (JavaScript puts them first), so it is made again from
 * the references; words stand as they are in the file.
 */
export function inClauseOrder(references: readonly string[]): string[] {
  if (!references.every((reference) => /^\d/.test(reference))) return [...references]
  return references.toSorted((one, other) => {
    const [a, b] = [partsOf(one), partsOf(other)]
    for (const [at, part] of a.entries()) {
      const beside = b[at]
      if (beside === undefined) return 1
      const order = comparedParts(part, beside)
      if (order !== 0) return order
    }
    return a.length - b.length
  })
}

const partsOf = (reference: string): string[] => reference.match(/\d+|[^\d.\s]+/g) ?? []

function comparedParts(a: string, b: string): number {
  const [left, right] = [Number(a), Number(b)]
  if (Number.isNaN(left) !== Number.isNaN(right)) return Number.isNaN(left) ? 1 : -1
  if (!Number.isNaN(left)) return left - right
  return a === b ? 0 : a < b ? -1 : 1
}
