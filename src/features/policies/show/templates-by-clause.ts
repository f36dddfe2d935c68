import type { Pack } from '../../../domain/policy/pack.ts'
import { templateUses } from '../../../domain/policy/problems-of-templates.ts'

/** The parts of a pack that carry a clause without a rule, in the words of a page. */
const sections = [
  ['agreements', 'the agreement'],
  ['record', 'the record'],
  ['agenda', 'the agenda'],
  ['forms', 'the paper forms'],
  ['functions', 'the functions of supervision'],
  ['eligibility', 'who may supervise whom'],
  ['ladders', 'the steps when something goes wrong'],
  ['evaluation', 'the evaluation'],
  ['retention', 'how long records are kept'],
  ['roles', 'who does what'],
] as const satisfies readonly (readonly [keyof Pack, string])[]

/** Which templates name each clause as their source. */
export function templatesByClause(pack: Pack): ReadonlyMap<string, readonly string[]> {
  const { id, title, version, plumbline, in_force_from, clauses } = pack
  const bare: Pack = { id, title, version, plumbline, in_force_from, clauses }
  const uses = sections.flatMap(([section, words]) =>
    pack[section] === undefined ? [] : [{ words, uses: templateUses({ ...bare, [section]: pack[section] }) }],
  )
  return new Map(
    Object.keys(clauses).map((clause) => [
      clause,
      uses.filter((each) => each.uses.names(clause)).map(({ words }) => words),
    ]),
  )
}
