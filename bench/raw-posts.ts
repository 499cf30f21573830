/** The rival of ingest: the plainest correct bulk insert of posts, one `unnest` a batch, no keys, no thought. */
import { sql } from 'kysely'
import { identityId } from '#areas/channels/identity.ts'
import type { HeldChannel } from '#areas/channels/ports.ts'
import type { NetworkEvent } from '#connectors/connector.ts'
import { newId } from '#platform/ids.ts'
import type { Work } from '#platform/work.ts'

export async function insertRaw(work: Work, channel: HeldChannel, events: readonly NetworkEvent[]): Promise<void> {
  const posts = events.flatMap((event) => (event.kind === 'post' ? [event.post] : []))
  const of = <T>(pick: (post: (typeof posts)[number]) => T) => posts.map(pick)
  await sql`
    insert into channels_posts (workspace_id, channel_id, network, received_at, id, native_id, revision, thread_id, parent_id, url, author_id,
      title, text, spans, media, lang, audience, addressed, repeats, counts, reply_handle, posted_at)
    select ${work.workspace_id}, ${channel.channel_id}, ${channel.network}, ${work.now}, p.* from unnest(
      ${of(() => newId(work.now))}::uuid[], ${of((p) => p.native_id)}::text[], ${of((p) => p.revision)}::text[], ${of((p) => p.thread_id)}::text[],
      ${of((p) => p.parent_id)}::text[], ${of((p) => p.url)}::text[], ${of((p) => identityId(channel.network, p.author.native_id))}::uuid[],
      ${of((p) => p.title)}::text[], ${of((p) => p.text)}::text[], ${of((p) => JSON.stringify(p.spans))}::jsonb[],
      ${of((p) => JSON.stringify(p.media))}::jsonb[], ${of((p) => p.lang)}::text[], ${of((p) => p.audience)}::text[], ${of((p) => p.addressed)}::text[],
      ${of((p) => p.repeats)}::text[], ${of((p) => p.counts && JSON.stringify(p.counts))}::jsonb[],
      ${of((p) => p.reply_handle && JSON.stringify(p.reply_handle))}::jsonb[], ${of((p) => p.posted_at)}::timestamptz[]) as p`.execute(
    work.db,
  )
}
