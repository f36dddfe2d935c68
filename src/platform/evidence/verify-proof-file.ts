import { readFile, stat } from 'node:fs/promises'
import { verifyProof } from '../../domain/evidence/verify-proof.ts'
import { sha256, verifyEd25519 } from './crypto.ts'
import { documentProofSchema } from './proof-file.ts'

/** What the command prints, and how it ends: 0 it holds, 1 it does not, 2 there was nothing to check. */
export type VerifyAnswer = { readonly exitCode: 0 | 1 | 2; readonly lines: string[] }

const LARGEST = 20 * 1024 * 1024

/**
 * `plumbline verify FILE`: checks a proof file with nothing but the file. No server, no database, no settings.
 * `trustedKeyIds`, when given, are the only keys accepted (spaces and capitals in them do not matter).
 */
export async function verifyProofFile(path: string, trustedKeyIds?: readonly string[]): Promise<VerifyAnswer> {
  const read = await readJson(path)
  if ('problem' in read) return { exitCode: 2, lines: [read.problem] }
  const shape = documentProofSchema.safeParse(read.value)
  if (!shape.success) {
    const where = shape.error.issues[0]?.path.join('.') || 'the top'
    return { exitCode: 2, lines: [`This is not a Plumbline proof: look at ${JSON.stringify(where)}.`] }
  }
  const trusted = trustedKeyIds?.map((id) => id.replaceAll(/\s/gu, '').toLowerCase())
  const verdict = verifyProof(shape.data, {
    sha256,
    verifyEd25519,
    ...(trusted === undefined ? {} : { trustedKeyIds: trusted }),
  })
  if (verdict.ok) return { exitCode: 0, lines: ['The proof holds.', ...verdict.says] }
  return { exitCode: 1, lines: ['The proof does not hold.', verdict.problem] }
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
