import { createHmac } from 'node:crypto'
import type pg from 'pg'

/**
 * Where the server puts the address of whoever asks: taken from the connection, replacing whatever the request brought.
 * X-Forwarded-For is not read here; a server behind a trusted proxy decides what to put in.
 */
export const addressHeader = 'x-plumbline-address'

const windowMinutes = 15
const mostOfAccount = 10
const mostOfAddress = 50

/** What is counted apart, so that a right password does not give back tries at a code. */
export type TryKind = 'password' | 'code' | 'own_password' | 'set_up' | 'confirm'

/**
 * Count a try before it is made, so that tries at the same moment are all counted.
 * @param account e-mail or id; it need not exist
 * @returns whether it may be made: within 10 of the account and 50 of the address in this quarter of an hour
 */
export async function takeTry(tries: Tries, kind: TryKind, account: string, from: Headers): Promise<boolean> {
  const [ofAccount, ofAddress] = keysOf(tries, kind, account, from)
  const { rows } = await tries.pool.query<{ try_key: string; tries: number }>(
    `insert into auth.try as t (try_key, window_starts)
     select key, $2::timestamptz from unnest($1::text[]) key order by key
     on conflict (try_key, window_starts) do update set tries = t.tries + 1
     returning try_key, tries`,
    [[ofAccount, ofAddress], windowStart(tries.now()).toString()],
  )
  const counted = new Map(rows.map((row) => [row.try_key, row.tries]))
  if (counted.get(ofAddress) === 1) {
    await tries.pool.query(`delete from auth.try where window_starts < $1::timestamptz - interval '1 day'`, [
      tries.now().toString(),
    ])
  }
  const ofAccountFine = (counted.get(ofAccount) ?? 0) <= mostOfAccount
  // Somebody signed in is counted by account alone: a stranger behind the same address cannot keep them from signing.
  const addressMatters = kind === 'password' || kind === 'code'
  return ofAccountFine && (!addressMatters || (counted.get(ofAddress) ?? 0) <= mostOfAddress)
}

/** It was the right person: their tries are forgotten, and the address has this one back. */
export async function giveBackTry(tries: Tries, kind: TryKind, account: string, from: Headers): Promise<void> {
  const [ofAccount, ofAddress] = keysOf(tries, kind, account, from)
  await tries.pool.query('delete from auth.try where try_key = $1', [ofAccount])
  await tries.pool.query(
    'update auth.try set tries = tries - 1 where try_key = $1 and window_starts = $2 and tries > 0',
    [ofAddress, windowStart(tries.now()).toString()],
  )
}

export interface Tries {
  pool: pg.Pool
  secret: string
  now: () => Temporal.Instant
}

/** When tries are counted from nought again: the next quarter of an hour. */
export function triesBeginAgain(now: Temporal.Instant): Temporal.Instant {
  return windowStart(now).add({ minutes: windowMinutes })
}

const windowStart = (now: Temporal.Instant): Temporal.Instant =>
  now.round({ smallestUnit: 'minute', roundingIncrement: windowMinutes, roundingMode: 'floor' })

/** Neither e-mails nor addresses lie in the table: only what the secret makes of them. */
function keysOf({ secret }: Tries, kind: TryKind, account: string, from: Headers): [account: string, address: string] {
  const hidden = (text: string) => createHmac('sha256', secret).update(`try|${text}`).digest('base64url')
  return [
    hidden(`${kind}|${account.trim().toLowerCase()}`),
    hidden(`address|${networkOf(from.get(addressHeader) ?? '')}`),
  ]
}

/** An address, and of IPv6 the network of 64 bits that one household or school has as a whole. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '').replace(/%.*/, '')
  if (!plain.includes(':')) return plain
  const [head = '', tail] = plain.split('::')
  const before = head === '' ? [] : head.split(':')
  const after = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length)
  const groups = [...before, ...Array.from({ length: zeros }, () => '0'), ...after]
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')
}
