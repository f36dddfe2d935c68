import { parseArgs } from 'node:util'
import { PlainError } from '../platform/config/plain-error.ts'
import { verifyProofFile } from '../platform/evidence/verify-proof-file.ts'

/** `plumbline verify FILE [--key KEY]...`: needs no server, database or settings. */
export async function verifyCommand(words: readonly string[]): Promise<number> {
  const { file, keys } = read(words)
  const { exitCode, lines } = await verifyProofFile(file, keys)
  console.log(lines.join('\n'))
  return exitCode
}

function read(words: readonly string[]): { file: string; keys: string[] | undefined } {
  try {
    const { positionals, values } = parseArgs({
      args: [...words],
      options: { key: { type: 'string', multiple: true } },
      allowPositionals: true,
    })
    const [file, ...more] = positionals
    if (file !== undefined && more.length === 0) return { file, keys: values.key }
  } catch {
    // Told below.
  }
  throw new PlainError('Name one proof file: plumbline verify FILE [--key KEY]...', 2)
}
