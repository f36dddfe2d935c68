import { listInWords } from '../../text/dates.ts'
import { quoted } from './plain-nouns.ts'

/** "clause 4.2", "clauses 4.2 and 6.1", "clauses “Standard 1” and 3": a reference of several words is marked as one. */
export const clauseWords = (clauses: readonly string[]): string =>
  `${clauses.length === 1 ? 'clause' : 'clauses'} ${listInWords(clauses.map((each) => (/[ ,]/.test(each) ? quoted(each) : each)))}`
