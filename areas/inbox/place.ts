/**
 * The conversation of each thread: found and locked, or opened. Looking first and then inserting plainly costs
 * PostgreSQL half of `on conflict` (measured: 15 of 31 us per post). Where another batch opened the same thread in
 * between, the unique key refuses ours, and the whole Work is done again by whoever opened it: see river.ts.
 */
import { booleans, instants, ints, reals, texts, uuidLists, uuids } from '#platform/columns.ts'
import './tables.ts'
import { sql } from 'kysely'
import type { Post } from '#areas/channels/post-schema.ts'
import type { Expect } from '#areas/channels/receive.ts'
import { grouped } from '#platform/grouped.ts'
import { newId } from '#platform/ids.ts'
import { insertRows } from '#platform/insert-rows.ts'
import type { Work } from '#platform/work.ts'
import type { Arrival } from './file.ts'
import type { Conversation } from './schema.ts'
import { snippetOf } from './snippet.ts'

type Thread = Pick<Post, 'network' | 'thread_id'>
type Known = Pick<Conversation, 'id' | 'network' | 'thread_id' | 'identity_id' | 'state' | 'team_id' | 'assignee_id'>

/** Messages of one thread, the oldest first, and the conversation they go to. */
export interface Placed extends Pick<Conversation, 'id' | 'identity_id' | 'team_id' | 'assignee_id'> {
  thread: readonly Arrival[]
  /** This batch makes the conversation. */
  fresh: boolean
  /** It makes it, or it was not open before. */
  opens: boolean
  /** Where it lies then. */
  state: 'open' | 'spam'
}

export const threadKey = ({ network, thread_id }: Thread) => `${network}\n${thread_id}`

/** In one order everywhere, so that two batches over the same threads wait for each other instead of blocking each other. */
export const inThreadOrder = <T>(byKey: Iterable<[string, T]>): T[] =>
  [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each)

/** Of threads in their order, by key, those that have a conversation; their rows are locked in that order. */
export async function lockKnown(work: Work, threads: readonly Thread[]): Promise<Map<string, Known>> {
  // The limit keeps each look by the index, whatever PostgreSQL thinks of a table it has not counted yet.
  const { rows } = await sql<Known>`
    select c.* from unnest(${texts(threads.map((t) => t.network))}::text[], ${texts(threads.map((t) => t.thread_id))}::text[]) as t(network, thread_id),
    lateral (
      select id, network, thread_id, identity_id, state, team_id, assignee_id from inbox_conversations
      where network = t.network and thread_id = t.thread_id limit 1 for update
    ) c`.execute(work.db)
  return new Map(rows.map((row) => [threadKey(row), row]))
}

/** Where each arrival goes. Where all is expected to be new, a thread that begins here is not looked for. */
export async function place(work: Work, arrivals: readonly Arrival[], expect: Expect): Promise<Placed[]> {
  const threads = inThreadOrder(grouped(arrivals, ({ post }) => threadKey(post)))
  const firsts = threads.map((thread) => (thread[0] as Arrival).post)
  const lookedFor = expect === 'all_new' ? firsts.filter((post) => post.native_id !== post.thread_id) : firsts
  const known = lookedFor.length > 0 ? await lockKnown(work, lookedFor) : new Map<string, Known>()
  return threads.map((thread) => {
    const first = thread[0] as Arrival
    const found = known.get(threadKey(first.post))
    if (!found) {
      const { team_id, post } = first
      const fresh = { id: newId(work.now), identity_id: post.author_id, team_id, assignee_id: null }
      const state = thread.every(({ is_spam }) => is_spam) ? 'spam' : 'open'
      return { thread, ...fresh, fresh: true, opens: state === 'open', state }
    }
    const { id, identity_id, team_id, assignee_id } = found
    const state = staysSpam(found, thread) ? 'spam' : 'open'
    const opens = state === 'open' && found.state !== 'open'
    return { thread, id, identity_id, team_id, assignee_id, fresh: false, opens, state }
  })
}

/** More spam in it, or more of whoever sent it, brings it back to nobody; somebody else's words do. */
const staysSpam = ({ state, identity_id }: Known, thread: readonly Arrival[]): boolean =>
  state === 'spam' && thread.every(({ is_spam, post }) => is_spam || post.author_id === identity_id)

const firstOf = ({ thread }: Placed) => thread[0] as Arrival
const lastOf = ({ thread }: Placed) => thread.at(-1) as Arrival
/** From which of them the wait counts: the first of whoever began the thread, else the first. */
const waitingOf = (placed: Placed) =>
  placed.thread.find(({ post }) => post.author_id === placed.identity_id) ?? firstOf(placed)

export async function openThreads(work: Work, fresh: readonly Placed[]): Promise<void> {
  if (fresh.length === 0) return
  const first = <T>(pick: (arrival: Arrival) => T) => fresh.map((each) => pick(firstOf(each)))
  const last = <T>(pick: (arrival: Arrival) => T) => fresh.map((each) => pick(lastOf(each)))
  await insertRows(work, 'inbox_conversations', {
    workspace_id: work.workspace_id,
    id: [uuids, fresh.map((each) => each.id)],
    network: [texts, first((a) => a.post.network)],
    channel_id: [uuids, first((a) => a.post.channel_id)],
    thread_id: [texts, first((a) => a.post.thread_id)],
    identity_id: [uuids, first((a) => a.post.author_id)],
    audience: [uuidLists, first((a) => a.audience)],
    private: [booleans, first((a) => a.post.audience === 'private')],
    state: [texts, fresh.map((each) => each.state)],
    team_id: [uuids, first((a) => a.team_id)],
    objective: [texts, first((a) => a.objective)],
    topic: [texts, first((a) => a.topic)],
    language: [texts, first((a) => a.language)],
    sentiment: [reals, last((a) => a.sentiment)],
    urgency: [reals, last((a) => a.urgency)],
    why: [texts, first((a) => a.why)],
    snippet: [texts, last((a) => snippetOf(a.post))],
    message_count: [ints, fresh.map((each) => each.thread.length)],
    opened_at: work.now,
    last_message_id: [uuids, last((a) => a.post.id)],
    last_message_at: [instants, last((a) => a.post.posted_at)],
    waiting_since: [instants, first((a) => a.post.posted_at)],
  })
}

/** Who began it waits already, or a bystander does and only bystanders wrote again. Before that was noted, all waited as who began. */
const KEEPS_WAITING = sql`c.state = 'open' and c.waiting_since is not null
  and (coalesce(c.waiting_identity_id, c.identity_id) = c.identity_id or t.waiting_identity_id <> c.identity_id)`

export async function continueThreads(work: Work, known: readonly Placed[]): Promise<void> {
  if (known.length === 0) return
  const last = <T>(pick: (arrival: Arrival) => T) => known.map((each) => pick(lastOf(each)))
  await sql`
    update inbox_conversations as c set
      state = t.state, closed_at = null, closed_by = null, version = c.version + 1,
      snippet = t.snippet, sentiment = t.sentiment, urgency = greatest(c.urgency, t.urgency),
      message_count = c.message_count + t.many, last_message_id = t.last_message_id,
      last_message_at = greatest(c.last_message_at, t.last_message_at),
      waiting_since = case when ${KEEPS_WAITING} then c.waiting_since else t.waiting_since end,
      waiting_identity_id = case when ${KEEPS_WAITING} then c.waiting_identity_id else t.waiting_identity_id end
    from unnest(
      ${uuids(known.map((each) => each.id))}::uuid[], ${texts(last((a) => snippetOf(a.post)))}::text[], ${reals(last((a) => a.sentiment))}::real[],
      ${reals(last((a) => a.urgency))}::real[], ${ints(known.map((each) => each.thread.length))}::int[], ${uuids(last((a) => a.post.id))}::uuid[],
      ${instants(last((a) => a.post.posted_at))}::timestamptz[], ${instants(known.map((each) => waitingOf(each).post.posted_at))}::timestamptz[],
      ${uuids(known.map((each) => waitingOf(each).post.author_id))}::uuid[], ${texts(known.map((each) => each.state))}::text[]
    ) as t(id, snippet, sentiment, urgency, many, last_message_id, last_message_at, waiting_since, waiting_identity_id, state)
    where c.id = t.id`.execute(work.db)
}

/** Of these threads those that have a conversation. */
export async function knownThreads(work: Work, network: string, thread_ids: readonly string[]): Promise<Set<string>> {
  if (thread_ids.length === 0) return new Set()
  const rows = await work.db
    .selectFrom('inbox_conversations')
    .select('thread_id')
    .where('network', '=', network)
    .where('thread_id', 'in', [...new Set(thread_ids)])
    .execute()
  return new Set(rows.map((row) => row.thread_id))
}
