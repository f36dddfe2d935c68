// The faults that are known to change nothing, and why: the tables of docs/mutation.md.
import fs from 'node:fs'

/** One row of a table for a fault, without the reason. */
export const rowOf = ({ file, where, fault }) => `| ${file} | ${where} | ${coded(fault)} |`

/**
 * The reasons by the identity of the fault (plant.mjs). A row with `any` for its fault is about every fault of the
 * function.
 */
export function explained(file) {
  const reasons = new Map()
  for (const line of fs.existsSync(file) ? fs.readFileSync(file, 'utf8').split('\n') : []) {
    const cells = line.split(/(?<!\\)\|/).map((cell) => cell.trim())
    if (cells.length !== 6 || !cells[1].startsWith('src/')) continue
    const [, source, where, fault, why] = cells
    if (why !== '') reasons.set(`${source} | ${where} | ${decoded(fault)}`, why)
  }
  return reasons
}

/** As code in Markdown, where a fault may have a backtick of its own. */
const coded = (text) => {
  const safe = text.replaceAll('|', '\\|')
  return text.includes('`') ? `\`\` ${safe} \`\`` : `\`${safe}\``
}

const decoded = (cell) => cell.replace(/^(`+) ?(.*?) ?\1$/, '$2').replaceAll('\\|', '|')

/** Why a fault changes nothing: a reason of its own, or that of its whole function. */
export const reasonOf = (reasons, { id, file, where }) => reasons.get(id) ?? reasons.get(anyOf(file, where))

/** The rows that explain nothing that can be planted. */
export function goneFrom(reasons, faults) {
  const known = new Set(faults.flatMap(({ id, file, where }) => [id, anyOf(file, where)]))
  return [...reasons.keys()].filter((id) => !known.has(id))
}

const anyOf = (file, where) => `${file} | ${where} | any`
