/**
 * Files what arrived into conversations, a whole batch at once. The thread's unique key decides where a message goes;
 * two that arrive at the same instant through two channels land in one conversation.
 */
import { booleans, instants, lists, numbers, texts, uuids } from '#platform/columns.ts'
import './tables.ts'
import { sql } from 'kysely'
import type { Post } from '#areas/channels/post-schema.ts'
import { happened } from '#platform/facts.ts'
import { newId } from '#platform/ids.ts'
import type { Work } from '#platform/work.ts'
import { type Change, changeCounts } from './counts.ts'
import type { Conversation } from './schema.ts'

/** What was understood and decided of a post before it is filed. */
export interface Arrival {
  post: Post
  objective: string
  topic: string | null
  language: string | null
  sentiment: number
  urgency: number
  team_id: string | null
  audience: string[] | null
  why: string
}

export interface Filed {
  conversation_id: string
  /** The arrival that opened it; null where the thread was known. */
  opened_by: Arrival | null
}

export async function file(work: Work, arrivals: readonly Arrival[]): Promise<Filed[]> {
  if (arrivals.length === 0) return []
  const threads = threadsOf(arrivals)
  const landed = await land(work, threads)
  const filed = threads.map((thread, i): Filed => {
    const { id, fresh } = landed[i] as Landed
    return { conversation_id: id, opened_by: fresh ? (thread[0] as Arrival) : null }
  })
  happened(work, 'inbox.messages_arrived', {
    conversation_ids: filed.map((each) => each.conversation_id),
    opened: filed.filter((each) => each.opened_by).length,
  })
  await Promise.all([insertMessages(work, threads, filed), changeCounts(work, landed.flatMap(opening))])
  return filed
}

export const threadKey = (of: { network: string; thread_id: string }) => `${of.network}\n${of.thread_id}`

/** In one order everywhere, so that two batches over the same threads wait for each other instead of blocking each other. */
function threadsOf(arrivals: readonly Arrival[]): Arrival[][] {
  const byKey = [...Map.groupBy(arrivals, ({ post }) => threadKey(post))]
  return byKey.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, thread]) => thread)
}

interface Landed extends Pick<Conversation, 'id' | 'team_id' | 'assignee_id'> {
  /** This batch made the conversation. */
  fresh: boolean
  /** It made it, or it was not open before. */
  opened: boolean
}

/** What the statement says of a row it wrote. */
interface Written extends Omit<Landed, 'fresh' | 'opened'> {
  network: string
  thread_id: string
  opening_message_id: string | null
}

/** One statement that makes or continues; the row itself tells which, so that nothing is read or locked beforehand. */
async function land(work: Work, threads: readonly Arrival[][]): Promise<Landed[]> {
  const ids = new Set(threads.map(() => newId(work.now)))
  const rows = await upsert(work, threads, [...ids])
  const byKey = new Map(rows.map((row) => [threadKey(row), row]))
  return threads.map((thread) => {
    const { post } = thread[0] as Arrival
    const { opening_message_id, ...row } = byKey.get(threadKey(post)) as Written
    return { ...row, fresh: ids.has(row.id), opened: opening_message_id === post.id }
  })
}

async function upsert(work: Work, threads: readonly Arrival[][], ids: readonly string[]): Promise<Written[]> {
  const firsts = threads.map((thread) => thread[0] as Arrival)
  const lasts = threads.map((thread) => thread.at(-1) as Arrival)
  const first = <T>(pick: (arrival: Arrival) => T) => firsts.map(pick)
  const last = <T>(pick: (arrival: Arrival) => T) => lasts.map(pick)
  const { rows } = await sql<Written>`
    insert into inbox_conversations as c (workspace_id, state, opened_at, id, network, channel_id, thread_id, identity_id, audience, private, team_id,
      objective, topic, language, sentiment, urgency, why, snippet, message_count, opening_message_id, last_message_id, last_message_at, waiting_since)
    select ${work.workspace_id}, 'open', ${work.now}, t.id, t.network, t.channel_id, t.thread_id, t.identity_id, t.audience::uuid[], t.private, t.team_id,
      t.objective, t.topic, t.language, t.sentiment, t.urgency, t.why, t.snippet, t.many, t.opening_message_id, t.last_message_id, t.last_message_at, t.waiting_since
    from unnest(
      ${uuids(ids)}::uuid[], ${texts(first((a) => a.post.network))}::text[], ${uuids(first((a) => a.post.channel_id))}::uuid[],
      ${texts(first((a) => a.post.thread_id))}::text[], ${uuids(first((a) => a.post.author_id))}::uuid[],
      ${lists(first((a) => a.audience))}::text[], ${booleans(first((a) => a.post.audience === 'private'))}::boolean[],
      ${uuids(first((a) => a.team_id))}::uuid[], ${texts(first((a) => a.objective))}::text[], ${texts(first((a) => a.topic))}::text[],
      ${texts(first((a) => a.language))}::text[], ${numbers(last((a) => a.sentiment))}::real[], ${numbers(last((a) => a.urgency))}::real[],
      ${texts(first((a) => a.why))}::text[], ${texts(last((a) => snippetOf(a.post)))}::text[], ${numbers(threads.map((t) => t.length))}::int[],
      ${uuids(first((a) => a.post.id))}::uuid[], ${uuids(last((a) => a.post.id))}::uuid[],
      ${instants(last((a) => a.post.posted_at))}::timestamptz[], ${instants(first((a) => a.post.posted_at))}::timestamptz[]
    ) as t(id, network, channel_id, thread_id, identity_id, audience, private, team_id, objective, topic, language, sentiment, urgency, why,
      snippet, many, opening_message_id, last_message_id, last_message_at, waiting_since)
    on conflict (workspace_id, network, thread_id) do update set
      state = 'open', closed_at = null, closed_by = null, version = c.version + 1,
      snippet = excluded.snippet, sentiment = excluded.sentiment, urgency = greatest(c.urgency, excluded.urgency),
      message_count = c.message_count + excluded.message_count,
      opening_message_id = case when c.state = 'open' then c.opening_message_id else excluded.opening_message_id end,
      last_message_id = excluded.last_message_id, last_message_at = greatest(c.last_message_at, excluded.last_message_at),
      waiting_since = case when c.state = 'open' then coalesce(c.waiting_since, excluded.waiting_since) else excluded.waiting_since end
    returning id, network, thread_id, team_id, assignee_id, opening_message_id`.execute(work.db)
  return rows
}

/** Lines, not characters, are cut on the screen; this only bounds what a list carries. Never in the middle of a character. */
export function snippetOf(said: { text: string; title: string | null }): string {
  const words = said.title ? `${said.title}. ${said.text}` : said.text
  return words.slice(0, 280).toWellFormed().replace(/�$/, '')
}

async function insertMessages(work: Work, threads: readonly Arrival[][], filed: readonly Filed[]): Promise<void> {
  const rows = threads.flatMap((thread, i) =>
    thread.map(({ post }) => ({ post, conversation_id: (filed[i] as Filed).conversation_id })),
  )
  await sql`
    insert into inbox_messages (workspace_id, conversation_id, id, kind, identity_id, sent_at)
    select ${work.workspace_id}, m.conversation_id, m.id, 'inbound', m.identity_id, m.sent_at
    from unnest(${uuids(rows.map((r) => r.conversation_id))}::uuid[], ${uuids(rows.map((r) => r.post.id))}::uuid[], ${uuids(rows.map((r) => r.post.author_id))}::uuid[],
      ${instants(rows.map((r) => r.post.posted_at))}::timestamptz[]) as m(conversation_id, id, identity_id, sent_at)`.execute(
    work.db,
  )
}

/** One more is open, for its team and whoever holds it, unless it was open before. */
const opening = ({ opened, team_id, assignee_id }: Landed): Change[] =>
  opened ? [{ team_id, assignee_id, by: 1 }] : []
