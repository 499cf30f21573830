/** Recognises who speaks. Takes a whole batch; people seen before cost one read, their new names one write. */
import { bigints, texts, uuids } from '#platform/columns.ts'
import './tables.ts'
import { type SqlBool, sql } from 'kysely'
import type { Author } from '#areas/channels/identity.ts'
import { type At, hotRead } from '#platform/hot-read.ts'
import { insertRows } from '#platform/insert-rows.ts'
import type { Work } from '#platform/work.ts'
import type { Identity, Who } from './schema.ts'

/** By identity id. Writes only what is new or has changed; a follower more or less is not a change. */
export async function recognise(work: Work, network: string, byId: ReadonlyMap<string, Author>): Promise<void> {
  if (byId.size === 0) return
  // In one order everywhere, so that two batches with the same people never block each other.
  const ids = [...byId.keys()].sort()
  const people = ids.map((id) => byId.get(id) as Author)
  const text = (value: string) => value.replaceAll('\0', '').toWellFormed().slice(0, 300)
  await insertRows(
    work,
    'contacts_identities',
    {
      workspace_id: work.workspace_id,
      id: [uuids, ids],
      contact_id: [uuids, ids],
      network,
      native_id: [texts, people.map((a) => a.native_id)],
      handle: [texts, people.map((a) => text(a.handle))],
      name: [texts, people.map((a) => text(a.name))],
      avatar_url: [texts, people.map((a) => a.avatar_url)],
      url: [texts, people.map((a) => a.url)],
      followers: [bigints, people.map((a) => a.followers)],
      first_seen_at: work.now,
    },
    // Whole numbers: 0.05 would make PostgreSQL count in its slowest kind of number, for every person of a batch.
    `on conflict (workspace_id, id) do update set
      handle = case when excluded.handle <> excluded.native_id then excluded.handle else contacts_identities.handle end,
      name = case when excluded.name <> '' then excluded.name else contacts_identities.name end,
      avatar_url = coalesce(excluded.avatar_url, contacts_identities.avatar_url),
      url = coalesce(excluded.url, contacts_identities.url),
      followers = coalesce(excluded.followers, contacts_identities.followers)
    where (excluded.handle <> excluded.native_id and contacts_identities.handle <> excluded.handle)
      or (excluded.name <> '' and contacts_identities.name <> excluded.name)
      or abs(coalesce(excluded.followers, 0) - coalesce(contacts_identities.followers, 0)) * 20 > coalesce(contacts_identities.followers, 0) + 1000`,
  )
}

const whoAmong = hotRead((db, at: At<{ ids: Buffer }>) =>
  db
    .selectFrom('contacts_identities')
    .select(['id', 'contact_id', 'network', 'handle', 'name', 'url', 'followers', 'is_vip'])
    .where(sql<SqlBool>`id = any(${at('ids')}::uuid[])`),
)

export async function whoByIds(work: Work, ids: readonly string[]): Promise<Map<string, Who>> {
  if (ids.length === 0) return new Map()
  const rows = await whoAmong(work, { ids: uuids([...new Set(ids)]) })
  return new Map(rows.map((row) => [row.id, row]))
}

/** All identities of the same person as one of them. */
export async function identitiesOf(work: Work, identity_id: string): Promise<Identity[]> {
  const one = await work.db
    .selectFrom('contacts_identities')
    .selectAll()
    .where('id', '=', identity_id)
    .executeTakeFirst()
  if (!one) return []
  const merged = await work.db
    .selectFrom('contacts_identities')
    .selectAll()
    .where('contact_id', '=', one.contact_id)
    .whereRef('contact_id', '<>', 'id')
    .execute()
  const root =
    one.id === one.contact_id
      ? one
      : await work.db.selectFrom('contacts_identities').selectAll().where('id', '=', one.contact_id).executeTakeFirst()
  return root ? [root, ...merged] : merged
}
