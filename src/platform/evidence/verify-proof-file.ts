import { readFile, stat } from 'node:fs/promises'
import type { DocumentProof } from '../../domain/evidence/document-proof.ts'
import { verifyProof } from '../../domain/evidence/verify-proof.ts'
import { decisionFileFormat, problemOfDecisionFile, type DecisionFile } from '../../domain/file-copy/decision-file.ts'
import { sha256, verifyEd25519 } from './crypto.ts'
import { decisionFileSchema } from './decision-record-file.ts'
import { documentProofSchema } from './proof-file.ts'

/** What the command prints, and how it ends: 0 it holds, 1 it does not, 2 there was nothing to check. */
export type VerifyAnswer = { readonly exitCode: 0 | 1 | 2; readonly lines: string[] }

const LARGEST = 20 * 1024 * 1024

/**
 * `plumbline verify FILE`: checks a proof file, or the file of a decision record, with nothing but the file. No server, no database, no settings.
 * `trustedKeyIds`, when given, are the only keys accepted (spaces and capitals in them do not matter).
 */
export async function verifyProofFile(path: string, trustedKeyIds?: readonly string[]): Promise<VerifyAnswer> {
  const read = await readJson(path)
  if ('problem' in read) return { exitCode: 2, lines: [read.problem] }
  const found = proofIn(read.value)
  if (!('proof' in found)) return found
  const trusted = trustedKeyIds?.map((id) => id.replaceAll(/\s/gu, '').toLowerCase())
  const verdict = verifyProof(found.proof, {
    sha256,
    verifyEd25519,
    ...(trusted === undefined ? {} : { trustedKeyIds: trusted }),
  })
  // What can be read is compared only with a text that is proved.
  const problem = verdict.ok ? found.file && problemOfDecisionFile(found.file) : verdict.problem
  if (!verdict.ok || problem !== undefined) return doesNotHold(problem)
  return { exitCode: 0, lines: ['The proof holds.', ...verdict.says, ...(found.file === undefined ? [] : [readable])] }
}

const readable = 'What can be read in the file is what was signed. Whose file it is for is said by the register alone.'
const doesNotHold = (problem = ''): VerifyAnswer => ({ exitCode: 1, lines: ['The proof does not hold.', problem] })

/** The proof that a file is, or the one that the file of a decision record holds. */
function proofIn(value: unknown): { readonly proof: DocumentProof; readonly file?: DecisionFile } | VerifyAnswer {
  if ((value as { format?: unknown } | null)?.format !== decisionFileFormat) {
    const proof = documentProofSchema.safeParse(value)
    return proof.success ? { proof: proof.data } : notA('proof', proof.error.issues[0]?.path)
  }
  const file = decisionFileSchema.safeParse(value)
  if (!file.success) return notA('decision record', file.error.issues[0]?.path)
  const { proof } = file.data
  return proof === null ? doesNotHold(notSigned) : { proof, file: file.data }
}

const notSigned = 'Not all had signed when this file was made: it proves nothing.'

function notA(what: string, path: readonly PropertyKey[] | undefined): VerifyAnswer {
  const where = path?.join('.') || 'the top'
  return { exitCode: 2, lines: [`This is not a Plumbline ${what}: look at ${JSON.stringify(where)}.`] }
}

async function readJson(path: string): Promise<{ value: unknown } | { problem: string }> {
  try {
    const { size } = await stat(path)
    if (size > LARGEST) return { problem: 'The file is larger than any proof: more than 20 MB.' }
    return { value: JSON.parse(await readFile(path, 'utf8')) }
  } catch (error) {
    return { problem: error instanceof SyntaxError ? 'The file is not JSON.' : 'The file cannot be read.' }
  }
}
