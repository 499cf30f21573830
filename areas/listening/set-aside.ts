/**
 * A mention that is set aside is out of sight and out of the figures, and comes back as it was. One deed is for the whole item:
 * whoever passes it on is set aside with it, for everybody here, and so is the conversation that it opened where nobody touched that. Rows are locked before they change, so that two who press at once count it once.
 */
import './tables.ts'
import { sql } from 'kysely'
import type { Post } from '#areas/channels/post-schema.ts'
import { postsByIds } from '#areas/channels/posts.ts'
import { happened } from '#platform/facts.ts'
import { refuse } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { countAgain, type Row } from './counting/counted.ts'
import { mark } from './marks.ts'
import type { ListeningPorts } from './ports.ts'
import type { ConversationWith, Mention, SetAsideWhy } from './schema.ts'

interface Which {
  monitor_id: string
  post_id: string
}

type Changed = Row & { was: Mention['set_aside'] }

type With = Pick<ListeningPorts, 'conversationsWith'>

export async function setAside(
  work: Work,
  { why, ...which }: Which & { why: SetAsideWhy },
  { conversationsWith }: With,
): Promise<{ conversations: ConversationWith[] }> {
  const item = { ...which, item_id: await itemOf(work, which) }
  const conversations = await conversationsWith(work, await postsOfItem(work, item))
  const changed = await change(work, { ...item, why })
  if (changed.length === 0) return { conversations: [] }
  await countAgain(
    work,
    changed.filter(({ was }) => was === null),
    -1,
  )
  if (why === 'irrelevant') await mark(work, [which], 'irrelevant')
  // A post is spam for whoever heard it.
  if (why === 'spam') await setSpam(work, postsOf(changed), 'spam')
  happened(work, 'listening.mention_set_aside', { ...which, why })
  // What is spam is followed by its fact, and is no closure.
  if (why === 'spam') return { conversations: [] }
  return { conversations: await conversations.setAside(why, (post_ids) => unheardAmong(work, post_ids)) }
}

/** In sight again, and counted. What was not about the monitor is about it: that is learned too. */
export async function bringBack(work: Work, which: Which, { conversationsWith }: With): Promise<null> {
  const item = { ...which, item_id: await itemOf(work, which) }
  const conversations = await conversationsWith(work, await postsOfItem(work, item))
  const changed = await change(work, { ...item, why: null })
  if (changed.length === 0) return null
  await countAgain(work, changed, 1)
  const { was } = changed.find(({ post_id }) => post_id === which.post_id) ?? (changed[0] as Changed)
  if (was === 'spam') await setSpam(work, postsOf(changed), 'no spam')
  if (was === 'irrelevant') await mark(work, [which], 'relevant')
  happened(work, 'listening.mention_returned', { ...which, was })
  await conversations.bringBack()
  return null
}

/** What of posts a person called spam, or said is none, wherever they were heard. Says nothing: the conversation does. */
export async function setSpam(work: Work, post_ids: readonly string[], how: 'spam' | 'no spam'): Promise<void> {
  if (post_ids.length === 0) return
  const asked = how === 'spam' ? sql`set_aside is null` : sql`set_aside = 'spam'`
  const { rows } = await sql<Row>`
    with before as (
      select monitor_id, post_id from listening_mentions
      where monitor_id in (select id from listening_monitors) and post_id in (${sql.join(post_ids)}) and ${asked}
      order by monitor_id, post_id for update
    )
    update listening_mentions m set ${setTo(work, how === 'spam' ? 'spam' : null)} from before b
    where m.monitor_id = b.monitor_id and m.post_id = b.post_id
    returning m.monitor_id, m.post_id, m.item_id, m.reach`.execute(work.db)
  await countAgain(work, rows, how === 'spam' ? -1 : 1)
}

const postsOf = (rows: readonly Pick<Row, 'post_id'>[]) => rows.map(({ post_id }) => post_id)

async function itemOf(work: Work, { monitor_id, post_id }: Which): Promise<string> {
  const found = await work.db
    .selectFrom('listening_mentions')
    .select(['item_id', 'set_aside'])
    .where('monitor_id', '=', monitor_id)
    .where('post_id', '=', post_id)
    .executeTakeFirst()
  if (!found) refuse('not_found', 'mention_not_found', 'There is no such mention.')
  if (found.set_aside === 'deleted')
    refuse('conflict', 'mention_deleted', 'Whoever said it has deleted it. There is nothing left to show.')
  return found.item_id ?? post_id
}

type Item = Which & { item_id: string }

async function postsOfItem(work: Work, { monitor_id, item_id }: Item): Promise<Post[]> {
  const rows = await work.db
    .selectFrom('listening_mentions')
    .select('post_id')
    .where('monitor_id', '=', monitor_id)
    .where((is) => is.or([is('post_id', '=', item_id), is('item_id', '=', item_id)]))
    .execute()
  return [...(await postsByIds(work, postsOf(rows))).values()]
}

/** Of posts that were heard, those that no monitor hears any more which opens conversations. */
async function unheardAmong(work: Work, post_ids: readonly string[]): Promise<Set<string>> {
  if (post_ids.length === 0) return new Set()
  const { rows } = await sql<{ post_id: string }>`
    select m.post_id from listening_mentions m join listening_monitors o on o.id = m.monitor_id
    where m.monitor_id in (select id from listening_monitors) and m.post_id in (${sql.join(post_ids)})
    group by m.post_id
    having not bool_or(m.set_aside is null and o.opens_conversations and o.removed_at is null)`.execute(work.db)
  return new Set(postsOf(rows))
}

async function change(
  work: Work,
  { monitor_id, item_id, why }: Omit<Item, 'post_id'> & { why: SetAsideWhy | null },
): Promise<Changed[]> {
  const { rows } = await sql<Changed>`
    with before as (
      select monitor_id, post_id, set_aside from listening_mentions
      where monitor_id = ${monitor_id} and (post_id = ${item_id} or item_id = ${item_id})
        and set_aside is distinct from ${why} and set_aside is distinct from 'deleted'
      order by post_id for update
    )
    update listening_mentions m set ${setTo(work, why)} from before b
    where m.monitor_id = b.monitor_id and m.post_id = b.post_id
    returning m.monitor_id, m.post_id, m.item_id, m.reach, b.set_aside as was`.execute(work.db)
  return rows
}

function setTo(work: Work, why: SetAsideWhy | null) {
  const by = work.by.kind === 'person' ? work.by.id : null
  return why === null
    ? sql`set_aside = null, set_aside_at = null, set_aside_by = null, set_aside_like = null`
    : sql`set_aside = ${why}, set_aside_at = ${work.now}, set_aside_by = ${by}::uuid, set_aside_like = null`
}
