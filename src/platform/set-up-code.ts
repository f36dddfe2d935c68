import { createHash, randomInt } from 'node:crypto'
import pg from 'pg'

/** No letter or digit that is taken for another (0 and O, 1, I and L, 2 and Z, 5 and S, 8 and B). */
const letters = '34679ACDEFGHJKMNPQRTUVWXY'
const groups = 4
const groupLength = 4

/**
 * Make the one-time code that the first-run wizard asks for, in place of any earlier one, and let it be tried afresh.
 * @param ownerUrl connection of the role that owns the schema
 * @returns the code as four groups, such as K7QM-3XTD-W9AF-HR4C; null when the installation has its organisation
 */
export async function issueSetUpCode(ownerUrl: string): Promise<string | null> {
  const code = Array.from({ length: groups }, newGroup).join('-')
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    // Row security is forced, so an owner who is no superuser must also come by the door.
    await client.query('set role plumbline_door')
    const { rowCount } = await client.query(
      'update platform.installation set setup_code_digest = $1, setup_tries = 0 where founded_at is null',
      [setUpCodeDigest(code)],
    )
    return rowCount === 1 ? code : null
  } finally {
    await client.end()
  }
}

/** SHA-256 of the code as it is compared: in capitals, without what stands between the groups. */
export function setUpCodeDigest(code: string): Buffer {
  return createHash('sha256')
    .update(code.toUpperCase().replace(/[^A-Z0-9]/g, ''))
    .digest()
}

const newGroup = () => Array.from({ length: groupLength }, () => letters[randomInt(letters.length)]).join('')
