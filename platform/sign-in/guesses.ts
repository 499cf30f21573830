/**
 * How often somebody may guess. Counted in the database, so all copies of the server count together, and taken before
 * the password is hashed, so a flood costs a row's read and no more. Of any number of guesses, from any number of
 * addresses, ten in fifteen minutes reach one account. An account that does not exist is counted the same way, so the
 * answer tells nothing. A browser in which the owner once signed in has a count of its own (see devices.ts):
 * strangers' guesses do not lock the owner out.
 */
import './tables.ts'
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../database.ts'
import { refuse } from '../refusal.ts'

export interface Limit {
  kind: string
  most: number
  within_ms: number
}

const MINUTE_MS = 60_000
export const PER_ACCOUNT: Limit = { kind: 'account', most: 10, within_ms: 15 * MINUTE_MS }
export const PER_DEVICE: Limit = { kind: 'device', most: 10, within_ms: 15 * MINUTE_MS }
/** An office shares an address, so it may err more often than one account. */
export const PER_ADDRESS: Limit = { kind: 'address', most: 50, within_ms: 15 * MINUTE_MS }
export const RESETS_PER_ACCOUNT: Limit = { kind: 'reset', most: 3, within_ms: 60 * MINUTE_MS }
export const RESETS_PER_ADDRESS: Limit = { kind: 'reset address', most: 20, within_ms: 60 * MINUTE_MS }

export interface Guess {
  limit: Limit
  whose: string
  now: Date
}

/**
 * Takes one guess of each, in order: null when all were granted, else the instant from which there is one again.
 * Reads first, so a flood of what is refused anyway writes nothing.
 */
export async function takeGuesses(db: Db, guesses: readonly Guess[]): Promise<Date | null> {
  for (const look of [againAt, takeGuess]) {
    for (const guess of guesses) {
      const again_at = await look(db, guess)
      if (again_at) return again_at
    }
  }
  return null
}

/** One statement, which holds the subject's row: whoever comes at the same instant counts after it. */
export async function takeGuess(db: Db, guess: Guess): Promise<Date | null> {
  const { limit, now } = guess
  const since = new Date(now.getTime() - limit.within_ms)
  const { rows } = await sql`
    insert into platform_guesses as g (subject, guessed_at, expires_at)
    values (${subjectOf(guess)}, array[${now}::timestamptz], ${new Date(now.getTime() + limit.within_ms)})
    on conflict (subject) do update set expires_at = excluded.expires_at,
      guessed_at = array(select at from unnest(g.guessed_at) at where at > ${since}) || excluded.guessed_at
    where (select count(*) from unnest(g.guessed_at) at where at > ${since}) < ${limit.most}
    returning 1`.execute(db)
  return rows.length > 0 ? null : ((await againAt(db, guess)) ?? now)
}

/** Null while there is a guess left. */
async function againAt(db: Db, guess: Guess): Promise<Date | null> {
  const { limit, now } = guess
  const row = await db
    .selectFrom('platform_guesses')
    .select('guessed_at')
    .where('subject', '=', subjectOf(guess))
    .executeTakeFirst()
  const recent = (row?.guessed_at ?? [])
    .filter((at) => at.getTime() > now.getTime() - limit.within_ms)
    .sort((a, b) => a.getTime() - b.getTime())
  const freed = recent[recent.length - limit.most]
  return freed ? new Date(freed.getTime() + limit.within_ms) : null
}

/** A guess that was right is no guess: the one taken at this instant does not count. */
export async function giveBack(db: Db, guess: Guess): Promise<void> {
  await sql`
    update platform_guesses set guessed_at =
      guessed_at[:array_position(guessed_at, ${guess.now}) - 1] || guessed_at[array_position(guessed_at, ${guess.now}) + 1:]
    where subject = ${subjectOf(guess)} and ${guess.now} = any(guessed_at)`.execute(db)
}

export async function forgetOldGuesses(db: Db, now: Date): Promise<void> {
  await db.deleteFrom('platform_guesses').where('expires_at', '<', now).execute()
}

export function refuseUntil(again_at: Date, now: Date): never {
  const wait_s = Math.max(1, Math.ceil((again_at.getTime() - now.getTime()) / 1000))
  const wait = wait_s < 90 ? `${wait_s} seconds` : `${Math.ceil(wait_s / 60)} minutes`
  refuse('too_many', 'too_many_guesses', `That was tried too often. Try again in ${wait}.`, { retry_after_s: wait_s })
}

/** An IPv6 customer has a whole /64, so that counts as one address. */
export function addressOf(ip: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)
  if (mapped?.[1]) return mapped[1]
  if (!ip.includes(':')) return ip
  const [head = '', tail = ''] = (ip.split('%')[0] ?? '').split('::')
  const before = head ? head.split(':') : []
  const after = tail ? tail.split(':') : []
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0')
  return [...before, ...zeros, ...after]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')
}

const subjectOf = ({ limit, whose }: Guess) => createHash('sha256').update(`${limit.kind}\0${whose}`).digest()
