/**
 * A link that sets a new password: works once, for a day, and only its hash is stored. A newer one does not end the
 * earlier, or a stranger who asks for one would; using one ends them all.
 */
import './tables.ts'
import { createHash, randomBytes } from 'node:crypto'
import type { Db } from '../database.ts'

const VALID_MS = 86_400_000

/** Returns the secret for the link: the only time that anybody sees it. */
export async function addPasswordReset(db: Db, account_id: string, now: Date): Promise<string> {
  const secret = randomBytes(32).toString('base64url')
  await db
    .insertInto('platform_password_resets')
    .values({ secret_hash: hash(secret), account_id, created_at: now, expires_at: new Date(now.getTime() + VALID_MS) })
    .execute()
  return secret
}

/** Whose password the link is for; null when it is unknown, used or too old. */
export async function findPasswordReset(db: Db, secret: string, now: Date): Promise<string | null> {
  const row = await db
    .selectFrom('platform_password_resets')
    .select('account_id')
    .where('secret_hash', '=', hash(secret))
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return row?.account_id ?? null
}

/** Takes the link; of two at the same instant one gets it. */
export async function usePasswordReset(db: Db, secret: string, now: Date): Promise<string | null> {
  const row = await db
    .deleteFrom('platform_password_resets')
    .where('secret_hash', '=', hash(secret))
    .where('expires_at', '>', now)
    .returning('account_id')
    .executeTakeFirst()
  if (!row) return null
  await db.deleteFrom('platform_password_resets').where('account_id', '=', row.account_id).execute()
  return row.account_id
}

export async function forgetOldPasswordResets(db: Db, now: Date): Promise<void> {
  await db.deleteFrom('platform_password_resets').where('expires_at', '<', now).execute()
}

const hash = (secret: string) => createHash('sha256').update(secret).digest()
