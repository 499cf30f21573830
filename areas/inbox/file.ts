/**
 * Files what arrived into conversations, a whole batch at once. The thread's unique key decides where a message goes;
 * two that arrive at the same instant through two channels land in one conversation.
 */
import { booleans, instants, jsons, numbers, texts, uuids } from '#platform/columns.ts'
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

interface Known {
  id: string
  network: string
  thread_id: string
  state: Conversation['state']
  team_id: string | null
  assignee_id: string | null
}

export async function file(work: Work, arrivals: readonly Arrival[]): Promise<Filed[]> {
  if (arrivals.length === 0) return []
  const threads = [...Map.groupBy(arrivals, ({ post }) => threadKey(post)).values()]
  const known = new Map((await lockKnown(work, threads)).map((row) => [threadKey(row), row]))
  const landed = await land(work, threads)
  const filed = threads.map((thread, i): Filed => {
    const { id, fresh } = landed[i] as Landed
    return { conversation_id: id, opened_by: fresh ? (thread[0] as Arrival) : null }
  })
  await insertMessages(work, threads, filed)
  await changeCounts(
    work,
    filed.flatMap((each, i) => opening(each, known.get(threadKey((threads[i]?.[0] as Arrival).post)))),
  )
  happened(work, 'inbox.messages_arrived', {
    conversation_ids: filed.map((each) => each.conversation_id),
    opened: filed.filter((each) => each.opened_by).length,
  })
  return filed
}

const threadKey = (of: { network: string; thread_id: string }) => `${of.network}\n${of.thread_id}`

/** Locked in the order of their ids, so that two batches over the same threads wait instead of blocking each other. */
async function lockKnown(work: Work, threads: readonly Arrival[][]): Promise<Known[]> {
  const first = threads.map((thread) => (thread[0] as Arrival).post)
  const { rows } = await sql<Known>`
    select c.id, c.network, c.thread_id, c.state, c.team_id, c.assignee_id from inbox_conversations c
    join unnest(${texts(first.map((p) => p.network))}::text[], ${texts(first.map((p) => p.thread_id))}::text[]) as t(network, thread_id)
      on c.network = t.network and c.thread_id = t.thread_id
    order by c.id for update of c`.execute(work.db)
  return rows
}

interface Landed {
  id: string
  fresh: boolean
}

async function land(work: Work, threads: readonly Arrival[][]): Promise<Landed[]> {
  const firsts = threads.map((thread) => thread[0] as Arrival)
  const lasts = threads.map((thread) => thread.at(-1) as Arrival)
  const of = <T>(list: readonly Arrival[], pick: (arrival: Arrival) => T) => list.map(pick)
  const { rows } = await sql<Landed & { network: string; thread_id: string }>`
    insert into inbox_conversations as c (workspace_id, id, network, channel_id, thread_id, identity_id, audience, private, state, team_id,
      objective, topic, language, sentiment, urgency, why, snippet, message_count, opened_at, last_message_id, last_message_at, waiting_since)
    select ${work.workspace_id}, t.id, t.network, t.channel_id, t.thread_id, t.identity_id,
      (select array_agg(a::uuid) from jsonb_array_elements_text(t.audience) a), t.private, 'open', t.team_id, t.objective, t.topic, t.language,
      t.sentiment, t.urgency, t.why, t.snippet, t.many, ${work.now}, t.last_message_id, t.last_message_at, t.waiting_since
    from unnest(
      ${uuids(firsts.map(() => newId(work.now)))}::uuid[], ${texts(of(firsts, (a) => a.post.network))}::text[], ${uuids(of(firsts, (a) => a.post.channel_id))}::uuid[],
      ${texts(of(firsts, (a) => a.post.thread_id))}::text[], ${uuids(of(firsts, (a) => a.post.author_id))}::uuid[],
      ${jsons(of(firsts, (a) => a.audience))}::jsonb[], ${booleans(of(firsts, (a) => a.post.audience === 'private'))}::boolean[],
      ${uuids(of(firsts, (a) => a.team_id))}::uuid[], ${texts(of(firsts, (a) => a.objective))}::text[], ${texts(of(firsts, (a) => a.topic))}::text[],
      ${texts(of(firsts, (a) => a.language))}::text[], ${numbers(of(lasts, (a) => a.sentiment))}::real[], ${numbers(of(lasts, (a) => a.urgency))}::real[],
      ${texts(of(firsts, (a) => a.why))}::text[], ${texts(of(lasts, (a) => snippetOf(a.post)))}::text[], ${numbers(threads.map((t) => t.length))}::int[],
      ${uuids(of(lasts, (a) => a.post.id))}::uuid[], ${instants(of(lasts, (a) => a.post.posted_at))}::timestamptz[], ${instants(of(firsts, (a) => a.post.posted_at))}::timestamptz[]
    ) as t(id, network, channel_id, thread_id, identity_id, audience, private, team_id, objective, topic, language, sentiment, urgency, why,
      snippet, many, last_message_id, last_message_at, waiting_since)
    on conflict (workspace_id, network, thread_id) do update set
      state = 'open', closed_at = null, closed_by = null, version = c.version + 1,
      snippet = excluded.snippet, sentiment = excluded.sentiment, urgency = greatest(c.urgency, excluded.urgency),
      message_count = c.message_count + excluded.message_count,
      last_message_id = excluded.last_message_id, last_message_at = greatest(c.last_message_at, excluded.last_message_at),
      waiting_since = case when c.state = 'open' then coalesce(c.waiting_since, excluded.waiting_since) else excluded.waiting_since end
    returning id, network, thread_id, (xmax = 0) as fresh`.execute(work.db)
  const byKey = new Map(rows.map((row) => [threadKey(row), row]))
  return firsts.map(({ post }) => byKey.get(threadKey(post)) as Landed)
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
function opening({ opened_by }: Filed, known: Known | undefined): Change[] {
  if (opened_by) return [{ team_id: opened_by.team_id, assignee_id: null, by: 1 }]
  return known && known.state !== 'open' ? [{ ...known, by: 1 }] : []
}
