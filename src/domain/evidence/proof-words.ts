import { fromHex } from './bytes.ts'
import type { DocumentProof } from './document-proof.ts'
import { fingerprint } from './fingerprint.ts'
import type { SignatureStatement } from './signature-statement.ts'

/** The sector this is made for keeps its appointments in English time; a signature's instant is stored in UTC. */
const ZONE = 'Europe/London'
const OTHERS = 'This file tells nothing of what the others say.'
const MONTHS = 'January February March April May June July August September October November December'.split(' ')
/**
 * Would move the cursor, colour or reverse the line it is printed in: a name in a file from a stranger may hold them.
 */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu

/** What a proof that holds shows, and what it does not, in plain sentences. */
export function provedWords(
  proof: DocumentProof,
  statements: readonly SignatureStatement[],
  keysAreTrusted: boolean,
): string[] {
  const { document, leafIndex, leafCount } = proof
  const print = fingerprint(fromHex(proof.root) ?? new Uint8Array())
  const kind = plain(document.kind).replaceAll('_', ' ')
  return [
    `This is version ${document.versionNo} of document ${plain(document.documentId)}, a page of the kind “${kind}”.`,
    'Not a letter of it has changed since it was signed.',
    leafCount === 1
      ? 'It was signed by itself.'
      : `It is number ${leafIndex + 1} of ${leafCount} documents signed together. ${OTHERS}`,
    ...statements.map(signedWords),
    `The fingerprint is ${print}. It is the same on every page of the signed set.`,
    keyWords(proof, keysAreTrusted),
  ]
}

/** An instant as people read it on a page that may be read in any year: "11 March 2026 at 5.42pm". */
export function instantWords(instant: string): string {
  const at = Temporal.Instant.from(instant).toZonedDateTimeISO(ZONE)
  const day = `${at.day} ${MONTHS[at.month - 1]} ${at.year}`
  const minute = String(at.minute).padStart(2, '0')
  return `${day} at ${at.hour % 12 || 12}.${minute}${at.hour < 12 ? 'am' : 'pm'}`
}

function signedWords({ signer, signedAt, method, disagreement }: SignatureStatement): string {
  const how = method === 'passkey' ? 'a passkey' : 'a password and a code'
  const but = disagreement ? ', recording where they disagree' : ''
  return `${plain(signer.name)} signed on ${instantWords(signedAt)} with ${how}${but}.`
}

function keyWords({ signatures }: DocumentProof, areTrusted: boolean): string {
  const ids = [...new Set(signatures.map(({ keyId }) => keyId.match(/.{4}/gu)?.join(' ') ?? keyId))]
  const keys = ids.length === 1 ? `The signing key is ${ids[0]}` : `The signing keys are ${ids.join(' and ')}`
  if (areTrusted) return `${keys}, and you trust it.`
  return `${keys}. Compare it with what the organisation publishes: a file cannot vouch for its own key.`
}

function plain(text: string): string {
  return text.replace(UNSAFE, '')
}
