/**
 * The rivals of ingest: the plainest correct bulk insert of posts, one `unnest` a batch, no keys, no thought. One gives
 * the driver its arrays, as anybody would write it; the other has our binary columns, and is the limit of what one
 * connection can be made to do.
 */
import { sql } from 'kysely'
import { identityId } from '#areas/channels/identity.ts'
import type { HeldChannel } from '#areas/channels/ports.ts'
import type { NetworkEvent, NetworkPost } from '#connectors/connector.ts'
import { instants, jsons, texts, uuids } from '#platform/columns.ts'
import { newId } from '#platform/ids.ts'
import type { Work } from '#platform/work.ts'

/** How a list becomes a parameter. */
interface Columns {
  uuids(cells: (string | null)[]): unknown
  texts(cells: (string | null)[]): unknown
  jsons(cells: unknown[]): unknown
  instants(cells: Date[]): unknown
}

const DRIVERS: Columns = {
  uuids: (cells) => cells,
  texts: (cells) => cells,
  jsons: (cells) => cells.map((cell) => (cell === null ? null : JSON.stringify(cell))),
  instants: (cells) => cells,
}

export const insertRaw = inserting(DRIVERS)
export const insertAtTheLimit = inserting({ uuids, texts, jsons, instants })

function inserting(as: Columns) {
  return async (work: Work, channel: HeldChannel, events: readonly NetworkEvent[]): Promise<void> => {
    const posts = events.flatMap((event) => (event.kind === 'post' ? [event.post] : []))
    const of = <T>(pick: (post: NetworkPost) => T) => posts.map(pick)
    await sql`
      insert into channels_posts (workspace_id, channel_id, network, received_at, id, native_id, revision, thread_id, parent_id, url, author_id,
        title, text, spans, media, lang, audience, addressed, repeats, counts, reply_handle, posted_at)
      select ${work.workspace_id}, ${channel.channel_id}, ${channel.network}, ${work.now}, p.* from unnest(
        ${as.uuids(of(() => newId(work.now)))}::uuid[], ${as.texts(of((p) => p.native_id))}::text[], ${as.texts(of((p) => p.revision))}::text[],
        ${as.texts(of((p) => p.thread_id))}::text[], ${as.texts(of((p) => p.parent_id))}::text[], ${as.texts(of((p) => p.url))}::text[],
        ${as.uuids(of((p) => identityId(channel.network, p.author.native_id)))}::uuid[], ${as.texts(of((p) => p.title))}::text[],
        ${as.texts(of((p) => p.text))}::text[], ${as.jsons(of((p) => p.spans))}::jsonb[], ${as.jsons(of((p) => p.media))}::jsonb[],
        ${as.texts(of((p) => p.lang))}::text[], ${as.texts(of((p) => p.audience))}::text[], ${as.texts(of((p) => p.addressed))}::text[],
        ${as.texts(of((p) => p.repeats))}::text[], ${as.jsons(of((p) => p.counts))}::jsonb[], ${as.jsons(of((p) => p.reply_handle))}::jsonb[],
        ${as.instants(of((p) => p.posted_at))}::timestamptz[]) as p`.execute(work.db)
  }
}
