/** Is this the account's owner? Counts the guess, does the same work whether the account exists or not, then answers. */
import { LRUCache } from 'lru-cache'
import type { Database } from '../database.ts'
import { refuse } from '../refusal.ts'
import { type Account, emailKey, findAccount } from './accounts.ts'
import type { Devices } from './devices.ts'
import {
  addressOf,
  type Guess,
  giveBack,
  PER_ACCOUNT,
  PER_ADDRESS,
  PER_DEVICE,
  refuseUntil,
  takeGuesses,
} from './guesses.ts'
import type { Passwords } from './passwords.ts'

export interface Door {
  database: Database
  passwords: Passwords
  devices: Devices
  /** Who was refused until when, by address and account: while it stands, a flood does not even reach the database. */
  refused: LRUCache<string, Date>
}

export const openRefused = () => new LRUCache<string, Date>({ max: 20_000 })

export interface Attempt {
  email: string
  password: string
  ip: string
  device_cookie: string | undefined
  now: Date
}

/** Refuses what is wrong, and what comes too often before it is even looked at. */
export async function checkPassword(door: Door, attempt: Attempt): Promise<Account & { credential_id: string }> {
  const { database, passwords } = door
  const who = `${addressOf(attempt.ip)} ${emailKey(attempt.email)}`
  const earlier = attempt.device_cookie ? undefined : door.refused.get(who)
  if (earlier && earlier > attempt.now) refuseUntil(earlier, attempt.now)
  const { account, guesses, again_at } = await database.asPlatform(async (db) => {
    const account = await findAccount(db, attempt.email)
    const guesses = guessesOf(door, attempt, account)
    return { account, guesses, again_at: await takeGuesses(db, guesses) }
  })
  if (again_at) {
    if (!attempt.device_cookie) door.refused.set(who, again_at)
    refuseUntil(again_at, attempt.now)
  }
  const right = await passwords.verify(attempt.password, account?.phc ?? null)
  if (!right || !account?.credential_id)
    refuse('not_signed_in', 'wrong_email_or_password', 'This e-mail address and password do not belong together.')
  await database.asPlatform(async (db) => {
    for (const guess of guesses) await giveBack(db, guess)
  })
  return { ...account, credential_id: account.credential_id }
}

/** The address comes first, so that one that is used up takes none of the account's. */
function guessesOf({ devices }: Door, attempt: Attempt, account: Account | null): Guess[] {
  const { email, ip, now } = attempt
  const device_id = devices.known(attempt.device_cookie, account?.credential_id ?? null)
  if (device_id) return [{ limit: PER_DEVICE, whose: device_id, now }]
  return [
    { limit: PER_ADDRESS, whose: addressOf(ip), now },
    { limit: PER_ACCOUNT, whose: emailKey(email), now },
  ]
}
