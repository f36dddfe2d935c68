import { readSignatureStatement } from '../../../domain/evidence/signature-statement.ts'
import type { SigningSet } from '../../signing/public.ts'

/**
 * The digests of the disagreements that the signatures of a set were given with, each with who signed. A disagreement is
 * known by the digest in the signature and by nothing else, so that one given with an earlier, sent-back version is not
 * taken for one about this text.
 */
export function disagreementDigests(
  set: Pick<SigningSet, 'signatures'>,
): Map<string, SigningSet['signatures'][number]> {
  return new Map(
    set.signatures.flatMap((signature): [string, SigningSet['signatures'][number]][] => {
      const read = readSignatureStatement(signature.statement)
      if ('problem' in read || read.statement.disagreementDigest === undefined) return []
      return [[read.statement.disagreementDigest, signature]]
    }),
  )
}
