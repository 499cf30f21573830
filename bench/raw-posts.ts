/** The rival of ingest: the plainest correct bulk insert of posts, one `unnest` a batch, no keys, no thought. */

import { sql } from 'kysely'
import { identityId } from '#areas/channels/identity.ts'
import type { HeldChannel } from '#areas/channels/ports.ts'
import type { NetworkEvent } from '#connectors/connector.ts'
import { instants, jsons, texts, uuids } from '#platform/columns.ts'
import { newId } from '#platform/ids.ts'
import type { Work } from '#platform/work.ts'

export async function insertRaw(work: Work, channel: HeldChannel, events: readonly NetworkEvent[]): Promise<void> {
  const posts = events.flatMap((event) => (event.kind === 'post' ? [event.post] : []))
  const of = <T>(pick: (post: (typeof posts)[number]) => T) => posts.map(pick)
  await sql`
    insert into channels_posts (workspace_id, channel_id, network, received_at, id, native_id, revision, thread_id, parent_id, url, author_id,
      title, text, spans, media, lang, audience, addressed, repeats, counts, reply_handle, posted_at)
    select ${work.workspace_id}, ${channel.channel_id}, ${channel.network}, ${work.now}, p.* from unnest(
      ${uuids(of(() => newId(work.now)))}::uuid[], ${texts(of((p) => p.native_id))}::text[], ${texts(of((p) => p.revision))}::text[], ${texts(of((p) => p.thread_id))}::text[],
      ${texts(of((p) => p.parent_id))}::text[], ${texts(of((p) => p.url))}::text[], ${uuids(of((p) => identityId(channel.network, p.author.native_id)))}::uuid[],
      ${texts(of((p) => p.title))}::text[], ${texts(of((p) => p.text))}::text[], ${jsons(of((p) => p.spans))}::jsonb[],
      ${jsons(of((p) => p.media))}::jsonb[], ${texts(of((p) => p.lang))}::text[], ${texts(of((p) => p.audience))}::text[], ${texts(of((p) => p.addressed))}::text[],
      ${texts(of((p) => p.repeats))}::text[], ${jsons(of((p) => p.counts && p.counts))}::jsonb[],
      ${jsons(of((p) => p.reply_handle && p.reply_handle))}::jsonb[], ${instants(of((p) => p.posted_at))}::timestamptz[]) as p`.execute(
    work.db,
  )
}
