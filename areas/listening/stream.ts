/**
 * What monitors heard as people read it, newest first, by key: one for all monitors that heard it, and one for all who say
 * the same. What is asked of a reading is looked for in a stretch of bounded length; a page may come short, and go on.
 */
import './tables.ts'
import { setImmediate as breath } from 'node:timers/promises'
import { type RawBuilder, sql } from 'kysely'
import { editedAt } from '#areas/channels/edits.ts'
import type { Post } from '#areas/channels/post-schema.ts'
import { postsByIds } from '#areas/channels/posts.ts'
import { whoByIds } from '#areas/contacts/identities.ts'
import { oursIn, shownAs } from '#areas/contacts/posing.ts'
import type { Who } from '#areas/contacts/schema.ts'
import { modelOf } from '#areas/understanding/model.ts'
import { phrasesSaid } from '#areas/understanding/phrases-said.ts'
import { readingsByIds } from '#areas/understanding/readings.ts'
import type { ReadingRecord } from '#areas/understanding/records.ts'
import { correctedOf } from '#areas/understanding/taught/correct.ts'
import { versionsOf } from '#platform/versions.ts'
import type { Work } from '#platform/work.ts'
import type { MentionView, StreamInput, StreamMention } from './api.ts'
import { postsOfEmerging } from './emerging/list.ts'
import { fits } from './fitting.ts'
import { listMonitors } from './monitors.ts'
import type { ListeningPorts } from './ports.ts'
import type { MatchSpan, Mention } from './schema.ts'
import { type Found, searchFor } from './searching.ts'

const DAY_MS = 86_400_000

/** The newest few of a monitor. */
export async function listMentions(
  work: Work,
  input: { id: string; before?: string | undefined; limit: number },
): Promise<{ mentions: MentionView[]; last_24_hours: number }> {
  const found = await newest(work, { monitor_ids: [input.id], before: input.before ?? null, limit: input.limit })
  const known = await knownOf(
    work,
    found.map((mention) => mention.post_id),
  )
  const mentions = found.flatMap((mention): MentionView[] => {
    const { monitor_id, spans } = mention
    const said = saidOf(mention.post_id, known)
    return said ? [{ ...said, monitor_id, spans }] : []
  })
  return { mentions, last_24_hours: await countOfDay(work, input.id) }
}

/** How many mentions are looked through for a page of which few fit. */
const LOOKED_THROUGH = 1_000
const STRETCH = 200

export async function listStream(
  work: Work,
  asked: StreamInput,
  ports: ListeningPorts,
): Promise<{ mentions: StreamMention[]; next: string | null }> {
  const monitor_ids = await monitorsAsked(work, asked)
  const among = asked.emerging ? await postsOfEmerging(work, asked.emerging) : null
  const found = await searchFor(work, asked.query)
  const shown: Fitting[] = []
  let before = asked.before ?? null
  for (let looked = 0; looked < LOOKED_THROUGH; looked += STRETCH) {
    const rows = await newest(work, { monitor_ids, before, limit: STRETCH, asked, among })
    // The last may be heard by others of them too, which lie behind the end of this stretch: it is met again in the next.
    const whole = rows.length < STRETCH ? rows : withoutLast(rows)
    const fitting = await fittingAmong(work, whole, { asked, found })
    shown.push(...fitting.slice(0, asked.limit - shown.length))
    const isFull = shown.length === asked.limit
    before = (isFull ? shown.at(-1)?.post_id : whole.at(-1)?.post_id) ?? null
    if (isFull || rows.length < STRETCH) {
      const isEnd = rows.length < STRETCH && !isFull
      return { mentions: await viewsOf(work, shown, ports), next: isEnd ? null : before }
    }
  }
  return { mentions: await viewsOf(work, shown, ports), next: before }
}

/** So many mentions are looked through to count them; a figure above that is said as far as it was counted. */
const COUNTED_MOST = 20_000
const COUNTED_STRETCH = 1_000

/** How many a stream has in all, once for each monitor that heard it, as figures count. */
export async function countStream(
  work: Work,
  asked: StreamInput,
): Promise<{ mentions: number; posts: number; all: boolean }> {
  const monitor_ids = await monitorsAsked(work, asked)
  const among = asked.emerging ? await postsOfEmerging(work, asked.emerging) : null
  const found = await searchFor(work, asked.query)
  const counted = { mentions: 0, posts: 0 }
  let before: string | null = null
  for (let looked = 0; looked < COUNTED_MOST; looked += COUNTED_STRETCH) {
    const rows = await newest(work, { monitor_ids, before, limit: COUNTED_STRETCH, asked, among })
    const whole = rows.length < COUNTED_STRETCH ? rows : withoutLast(rows)
    for (const { heard } of await fittingAmong(work, whole, { asked, found })) {
      counted.mentions += heard.length
      counted.posts += 1
    }
    if (rows.length < COUNTED_STRETCH) return { ...counted, all: true }
    before = whole.at(-1)?.post_id ?? null
    await breath()
  }
  return { ...counted, all: false }
}

/** All of one post, heard by very many, are taken as they are. */
function withoutLast(rows: readonly Mention[]): readonly Mention[] {
  const whole = rows.filter(({ post_id }) => post_id !== rows.at(-1)?.post_id)
  return whole.length > 0 ? whole : rows
}

async function monitorsAsked(work: Work, { monitor_id, of, set }: StreamInput): Promise<string[]> {
  if (monitor_id) return [monitor_id]
  if (of) return of
  const monitors = await listMonitors(work)
  return monitors.filter(({ kind }) => !set || kind === set).map(({ id }) => id)
}

interface Page {
  monitor_ids: readonly string[]
  before: string | null
  limit: number
  asked?: Pick<StreamInput, 'aside' | 'each' | 'from' | 'to'>
  /** No others. */
  among?: readonly string[] | null
}

/** Of each monitor the newest, by its own index, merged. A post that several heard stands there once for each. */
async function newest(work: Work, { monitor_ids, before, limit, asked = {}, among = null }: Page): Promise<Mention[]> {
  if (monitor_ids.length === 0) return []
  const until = before === null ? sql`` : sql`and post_id < ${before}`
  const only = among === null ? sql`` : sql`and post_id = any(${[...among]}::uuid[])`
  const { rows } = await sql<Mention>`
    select m.* from unnest(${[...monitor_ids]}::uuid[]) as t(id) cross join lateral (
      select * from listening_mentions where monitor_id = t.id and ${within(asked)} ${until} ${only} order by post_id desc limit ${limit}
    ) m order by m.post_id desc, m.monitor_id limit ${limit}`.execute(work.db)
  return rows
}

function within({ aside, each, from, to }: NonNullable<Page['asked']>): RawBuilder<unknown> {
  const conditions = [
    aside ? sql`set_aside is not null and set_aside <> 'deleted'` : sql`set_aside is null`,
    ...(each ? [] : [sql`item_id is null`]),
    ...(from ? [sql`(posted_at >= ${from} or posted_at is null)`] : []),
    ...(to ? [sql`(posted_at < ${to} or posted_at is null)`] : []),
  ]
  return sql.join(conditions, sql` and `)
}

interface Known {
  posts: Map<string, Post>
  readings: Map<string, ReadingRecord>
  who: Map<string, Who>
}

async function knownOf(work: Work, ids: readonly string[]): Promise<Known> {
  const [posts, readings] = await Promise.all([postsByIds(work, ids), readingsByIds(work, ids)])
  const who = await whoByIds(
    work,
    [...posts.values()].map((post) => post.author_id),
  )
  return { posts, readings, who }
}

function saidOf(post_id: string, { posts, readings, who }: Known) {
  const post = posts.get(post_id)
  if (!post || post.deleted_at) return null
  const { network, title, text, url, posted_at } = post
  const sentiment_label = readings.get(post_id)?.sentiment_label ?? null
  return { post_id, network, title, text, url, posted_at, sentiment_label, who: who.get(post.author_id) ?? null }
}

interface Fitting {
  post_id: string
  heard: Mention[]
  said: NonNullable<ReturnType<typeof saidOf>>
  post: Post
  reading: ReadingRecord | undefined
  /** By the query that was asked. */
  found: readonly MatchSpan[]
}

interface Wanted {
  asked: StreamInput
  found: Found
}

async function fittingAmong(work: Work, rows: readonly Mention[], { asked, found }: Wanted): Promise<Fitting[]> {
  const byPost = Map.groupBy(rows, ({ post_id }) => post_id)
  const known = await knownOf(work, [...byPost.keys()])
  return [...byPost].flatMap(([post_id, heard]): Fitting[] => {
    const [said, post] = [saidOf(post_id, known), known.posts.get(post_id)]
    if (!said || !post) return []
    const one = { post_id, heard, said, post, who: said.who, reading: known.readings.get(post_id) }
    const spans = fits(one, asked) ? found(one) : null
    return spans ? [{ ...one, found: spans }] : []
  })
}

async function viewsOf(work: Work, shown: readonly Fitting[], ports: ListeningPorts): Promise<StreamMention[]> {
  const posts = shown.map(({ post }) => post)
  const firsts = shown.flatMap(({ heard }) => heard[0] ?? [])
  const ids = posts.map(({ id }) => id)
  if (shown.length === 0) return []
  const [conversations, repeats, edited, corrections, ours] = await Promise.all([
    ports.conversationsOf(work, posts),
    repeatsOf(work, firsts),
    editedAt(work, ids),
    correctedOf(work, ids),
    oursIn(work),
  ])
  const model = await modelOf(work, await versionsOf(work))
  return shown.map(({ post_id, heard, said, post, reading, found }) => {
    const {
      set_aside = null,
      set_aside_at = null,
      set_aside_by = null,
      set_aside_like = null,
      reach = null,
      passes_on = null,
    } = heard[0] ?? {}
    return {
      ...said,
      heard_by: heard.map(({ monitor_id, spans }) => ({ monitor_id, spans })),
      found: [...found],
      ...shownAs(ours, said.who ?? undefined),
      language: reading?.language ?? null,
      topics: reading?.topics.map(({ topic }) => topic) ?? [],
      objective: reading?.objective ?? 'none',
      corrected: corrections.get(post_id) ?? [],
      phrases: phrasesSaid(post, reading, model),
      is_question: reading?.is_question ?? false,
      ...{ passes_on, reach },
      repeats: repeats.get(post_id) ?? null,
      set_aside: set_aside === null ? null : { set_aside, set_aside_at, set_aside_by, set_aside_like },
      edited_at: edited.get(post_id) ?? null,
      conversation: conversations.get(post_id) ?? null,
    }
  })
}

/** Of items, by their first: how many say it after it, and how many all of them reach. */
async function repeatsOf(work: Work, firsts: readonly Mention[]): Promise<Map<string, StreamMention['repeats']>> {
  if (firsts.length === 0) return new Map()
  const { rows } = await sql<{ item_id: string; more: number; reposts: number; reach: number }>`
    select r.item_id, count(*)::int as more, count(*) filter (where r.passes_on = 'repost')::int as reposts,
      least(coalesce(sum(r.reach), 0), ${REACH_MOST})::int as reach
    from unnest(${firsts.map((one) => one.monitor_id)}::uuid[], ${firsts.map((one) => one.post_id)}::uuid[]) as t(monitor_id, post_id)
    join listening_mentions r on r.item_id = t.post_id and r.monitor_id = t.monitor_id and r.set_aside is distinct from 'deleted'
    group by r.item_id`.execute(work.db)
  const own = new Map(firsts.map((one) => [one.post_id, one.reach ?? 0]))
  return new Map(
    rows.map(({ item_id, ...all }) => [
      item_id,
      { ...all, reach: Math.min(REACH_MOST, all.reach + (own.get(item_id) ?? 0)) },
    ]),
  )
}

const REACH_MOST = 2_147_483_647
const REPEATS_PAGE = 50

/** Who passes an item on or says nearly the same. */
export async function listRepeats(
  work: Work,
  { monitor_id, post_id, before }: { monitor_id: string; post_id: string; before?: string | undefined },
) {
  let query = work.db
    .selectFrom('listening_mentions')
    .select(['post_id', 'passes_on'])
    .where('monitor_id', '=', monitor_id)
    .where('item_id', '=', post_id)
    .where((is) => is.or([is('set_aside', 'is', null), is('set_aside', '<>', 'deleted')]))
  if (before) query = query.where('post_id', '<', before)
  const rows = await query.orderBy('post_id', 'desc').limit(REPEATS_PAGE).execute()
  const known = await knownOf(
    work,
    rows.map((row) => row.post_id),
  )
  const repeats = rows.flatMap(({ post_id: id, passes_on }) => {
    const said = saidOf(id, known)
    return said ? [{ ...said, monitor_id, passes_on: passes_on ?? ('near' as const) }] : []
  })
  return { repeats, next: rows.length === REPEATS_PAGE ? (rows.at(-1)?.post_id ?? null) : null }
}

async function countOfDay(work: Work, monitor_id: string): Promise<number> {
  const since = new Date(work.now.getTime() - DAY_MS)
  const sum = sql<number | null>`sum(mentions)::int`.as('many')
  const row = await work.db
    .selectFrom('listening_volumes')
    .select(sum)
    .where('monitor_id', '=', monitor_id)
    .where('from_at', '>=', since)
    .executeTakeFirst()
  return row?.many ?? 0
}
