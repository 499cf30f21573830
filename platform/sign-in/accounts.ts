/**
 * One account per e-mail address, across workspaces. What proves its owner are rows of `platform_credentials`, by kind:
 * only passwords today; a passkey or an OpenID Connect subject is one more row of another kind beside it, so neither
 * needs another column here and a person may have several.
 */
import './tables.ts'
import type { Db } from '../database.ts'
import { newId } from '../ids.ts'

export interface Account {
  id: string
  email: string
  /** The password's row, if there is one. */
  credential_id: string | null
  phc: string | null
}

export const emailKey = (email: string): string => email.trim().normalize('NFC').toLowerCase()

export async function findAccount(db: Db, email: string): Promise<Account | null> {
  return (await withPassword(db).where('a.email', '=', emailKey(email)).executeTakeFirst()) ?? null
}

export async function accountById(db: Db, id: string): Promise<Account | null> {
  return (await withPassword(db).where('a.id', '=', id).executeTakeFirst()) ?? null
}

const withPassword = (db: Db) =>
  db
    .selectFrom('platform_accounts as a')
    .leftJoin('platform_credentials as c', (join) =>
      join.onRef('c.account_id', '=', 'a.id').on('c.kind', '=', 'password'),
    )
    .select(['a.id', 'a.email', 'c.id as credential_id', 'c.secret as phc'])

/** Two at the same instant get the same account. */
export async function findOrAddAccount(db: Db, email: string, now: Date): Promise<{ id: string; is_new: boolean }> {
  const id = newId(now)
  const added = await db
    .insertInto('platform_accounts')
    .values({ id, email: emailKey(email), created_at: now })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (added) return { id, is_new: true }
  const found = await db
    .selectFrom('platform_accounts')
    .select('id')
    .where('email', '=', emailKey(email))
    .executeTakeFirstOrThrow()
  return { id: found.id, is_new: false }
}

/** The old password's row goes, and with it what was bound to it. Returns the new row's id. */
export async function setPassword(db: Db, account_id: string, phc: string, now: Date): Promise<string> {
  await db
    .deleteFrom('platform_credentials')
    .where('account_id', '=', account_id)
    .where('kind', '=', 'password')
    .execute()
  const id = newId(now)
  await db
    .insertInto('platform_credentials')
    .values({ id, account_id, kind: 'password', secret: phc, created_at: now })
    .execute()
  return id
}

/** False when the account is somebody there already. */
export async function addMembership(
  db: Db,
  membership: { account_id: string; workspace_id: string; person_id: string },
): Promise<boolean> {
  const added = await db
    .insertInto('platform_memberships')
    .values(membership)
    .onConflict((conflict) => conflict.doNothing())
    .returning('person_id')
    .executeTakeFirst()
  return added !== undefined
}

export const membershipsOf = (db: Db, account_id: string) =>
  db
    .selectFrom('platform_memberships')
    .selectAll()
    .where('account_id', '=', account_id)
    .orderBy('workspace_id')
    .execute()
