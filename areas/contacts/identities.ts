/** Recognises who speaks. Takes a whole batch; people seen before cost one read, their new names one write. */
import { bigints, texts, uuids } from '#platform/columns.ts'
import './tables.ts'
import { type SqlBool, sql } from 'kysely'
import type { Author } from '#areas/channels/identity.ts'
import { type At, hotRead } from '#platform/hot-read.ts'
import type { Work } from '#platform/work.ts'
import type { Identity, Who } from './schema.ts'

/** By identity id. Writes only what is new or has changed; a follower more or less is not a change. */
export async function recognise(work: Work, network: string, byId: ReadonlyMap<string, Author>): Promise<void> {
  if (byId.size === 0) return
  // In one order everywhere, so that two batches with the same people never block each other.
  const ids = [...byId.keys()].sort()
  const people = ids.map((id) => byId.get(id) as Author)
  const text = (value: string) => value.replaceAll('\0', '').toWellFormed().slice(0, 300)
  await sql`
    insert into contacts_identities (workspace_id, id, contact_id, network, native_id, handle, name, avatar_url, url, followers, first_seen_at)
    select ${work.workspace_id}, a.id, a.id, ${network}, a.native_id, a.handle, a.name, a.avatar_url, a.url, a.followers, ${work.now}
    from unnest(${uuids(ids)}::uuid[], ${texts(people.map((a) => a.native_id))}::text[], ${texts(people.map((a) => text(a.handle)))}::text[],
      ${texts(people.map((a) => text(a.name)))}::text[], ${texts(people.map((a) => a.avatar_url))}::text[], ${texts(people.map((a) => a.url))}::text[],
      ${bigints(people.map((a) => a.followers))}::bigint[]) as a(id, native_id, handle, name, avatar_url, url, followers)
    on conflict (workspace_id, id) do update set
      handle = case when excluded.handle <> excluded.native_id then excluded.handle else contacts_identities.handle end,
      name = case when excluded.name <> '' then excluded.name else contacts_identities.name end,
      avatar_url = coalesce(excluded.avatar_url, contacts_identities.avatar_url),
      url = coalesce(excluded.url, contacts_identities.url),
      followers = coalesce(excluded.followers, contacts_identities.followers)
    where (excluded.handle <> excluded.native_id and contacts_identities.handle <> excluded.handle)
      or (excluded.name <> '' and contacts_identities.name <> excluded.name)
      or abs(coalesce(excluded.followers, 0) - coalesce(contacts_identities.followers, 0)) > 0.05 * coalesce(contacts_identities.followers, 0) + 50`.execute(
    work.db,
  )
}

const whoAmong = hotRead((db, at: At<{ ids: Buffer }>) =>
  db
    .selectFrom('contacts_identities')
    .select(['id', 'contact_id', 'network', 'handle', 'name', 'url', 'followers'])
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
