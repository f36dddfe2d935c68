import { openText, sealText } from '../../../platform/mail/seal.ts'

// Names, numbers and dates of birth that somebody looks for stand in no address that a browser or a proxy keeps: what is
// posted goes on sealed, for whoever looked alone. So a page can be gone back to, and the next one has an address of its own.

/** Everything is as long as this or a multiple of it, so that not even the length of a name is told. */
const block = 160

/** @returns what was looked for, as it may stand in an address */
export function sealSought(formKey: Uint8Array, membershipId: string, search: string): string {
  const said = JSON.stringify({ what: 'sought', by: membershipId, search })
  const length = Buffer.byteLength(said)
  return sealText(formKey, said + ' '.repeat(Math.ceil(length / block) * block - length))
}

/** What was looked for; nothing when it was sealed elsewhere, or for somebody else. */
export function openSought(formKey: Uint8Array, membershipId: string, sealed: string): string {
  try {
    const said = JSON.parse(openText(formKey, sealed)) as { what?: unknown; by?: unknown; search?: unknown }
    return said.what === 'sought' && said.by === membershipId && typeof said.search === 'string' ? said.search : ''
  } catch {
    return ''
  }
}
