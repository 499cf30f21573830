/** Reads the whole database and says what is not as it must be, however often the server was killed before. */
import { type RawBuilder, sql } from 'kysely'
import { type Db, openDatabase } from '#platform/database.ts'
import { readEntries } from '#platform/log-seal/entries.ts'
import { verifyLog } from '#platform/log-seal/verify.ts'
import type { Written } from './jetstream.ts'

export interface Recount {
  lost: number
  duplicates: number
  /** Sentences; empty when all agrees. */
  wrong: string[]
  posts: number
  facts: number
}

export async function recount(url: string, written: Written): Promise<Recount> {
  const database = openDatabase(url, { connections: 1 })
  try {
    return await database.asOperator((db) => count(db, written))
  } finally {
    await database.close()
  }
}

export async function storedPosts(url: string): Promise<number> {
  const database = openDatabase(url, { connections: 1 })
  try {
    return await database.asOperator(
      async (db) =>
        (await sql<{ n: number }>`select count(*)::int as n from channels_posts`.execute(db)).rows[0]?.n ?? 0,
    )
  } finally {
    await database.close()
  }
}

async function count(db: Db, { posts }: Written): Promise<Recount> {
  const { rows } = await sql<{ native_id: string; text: string; deleted: boolean }>`
    select native_id, text, deleted_at is not null as deleted from channels_posts`.execute(db)
  const stored = new Map(rows.map((row) => [row.native_id, row]))
  const wrong: string[] = []
  let lost = 0
  for (const [uri, { text, deleted }] of posts) {
    const row = stored.get(uri)
    if (!row) lost += 1
    else if (row.deleted !== deleted) wrong.push(`${uri}: deleted is ${row.deleted}`)
    else if (row.text !== (deleted ? '' : text)) wrong.push(`${uri}: the text is "${row.text}"`)
  }
  const figures = await recountFigures(db)
  wrong.push(...(await unlessZero(db, HEARD_ONCE)), ...figures.wrong)
  return { lost, duplicates: rows.length - stored.size, wrong, posts: rows.length, facts: figures.facts }
}

/** Holds whatever was heard: conversations, counters, figures, facts and their log against the rows they are made of. */
export async function recountFigures(db: Db): Promise<{ wrong: string[]; facts: number }> {
  const wrong = await unlessZero(db, FIGURES)
  const verdict = await verifyLog(readEntries(db), [])
  for (const finding of verdict.findings) wrong.push(`the log: ${finding.place} ${finding.position} ${finding.what}`)
  return { wrong, facts: verdict.facts }
}

/** What came by the stream is heard by the one monitor there is. */
const HEARD_ONCE = sql<Disagreement>`
    select 'posts without one mention' as what, count(*)::int as found from (
      select p.id from channels_posts p left join listening_mentions m on m.post_id = p.id group by p.id having count(m.post_id) <> 1) x`

interface Disagreement {
  what: string
  /** Must be zero. */
  found: number
}

const FIGURES = sql<Disagreement>`
    select 'posts that are in no conversation or in two' as what, count(*)::int as found from (
      select p.id from channels_posts p left join inbox_messages m on m.id = p.id group by p.id having count(m.id) <> 1) x
    union all select 'volume counters against mentions',
      ((select coalesce(sum(mentions), 0) from listening_volumes) - (select count(*) from listening_mentions where set_aside is null))::int
    union all select 'figures of hours and days that are not a recount of the mentions', count(*)::int from (
      select m.monitor_id, s.step, date_trunc(s.step, p.posted_at, 'UTC') as from_at, p.network, count(*) as mentions
      from listening_mentions m join channels_posts p on p.id = m.post_id cross join (values ('hour'), ('day')) as s (step)
      where m.set_aside is null group by 1, 2, 3, 4) r
      full join (
        select monitor_id, step, from_at, network, sum(mentions) as mentions from listening_counts
        where dimension = 'all' group by 1, 2, 3, 4 having sum(mentions) <> 0) k using (monitor_id, step, from_at, network)
      where r.mentions is distinct from k.mentions
    union all select 'figures of authors that are not a recount of the mentions', count(*)::int from (
      select m.monitor_id, date_trunc('day', p.posted_at, 'UTC') as from_at, p.author_id, count(*) as mentions
      from listening_mentions m join channels_posts p on p.id = m.post_id where m.set_aside is null group by 1, 2, 3) r
      full join (
        select monitor_id, from_at, author_id, sum(mentions) as mentions from listening_authors
        group by 1, 2, 3 having sum(mentions) <> 0) k using (monitor_id, from_at, author_id)
      where r.mentions is distinct from k.mentions
    union all select 'conversations whose message_count is not a recount', count(*)::int from (
      select c.id from inbox_conversations c left join inbox_messages m on m.conversation_id = c.id
      group by c.workspace_id, c.id, c.message_count having count(m.id) filter (where m.kind in ('inbound', 'reply', 'elsewhere')) <> c.message_count) x
    union all select 'inbox counters that are not a recount', count(*)::int from (
      select coalesce(team_id, case when assignee_id is null then '00000000-0000-0000-0000-000000000000' else '00000000-0000-0000-0000-000000000001' end::uuid) as owner, count(*)::int as open
      from inbox_conversations where state = 'open' group by 1) r
      full join (select owner_id as owner, open from inbox_counts where owner_kind = 'team' and open <> 0) c using (owner)
      where r.open is distinct from c.open
    union all select 'posts told of in no fact or in two', count(*)::int from (
      select p.id from channels_posts p left join (
        select (jsonb_array_elements_text(detail->'post_ids'))::uuid as id from platform_facts where name = 'channels.posts_received') f using (id)
      group by p.id having count(f.id) <> 1) x
    union all select 'deletions told of in no fact or in two', count(*)::int from (
      select p.id from channels_posts p left join (
        select (jsonb_array_elements_text(detail->'post_ids'))::uuid as id from platform_facts where name = 'channels.posts_deleted') f using (id)
      where p.deleted_at is not null group by p.id having count(f.id) <> 1) x
    union all select 'reactions to a deletion that ran not at all or twice',
      (select count(*) from platform_facts where name = 'inbox.message_changed')::int
      - (select count(*) from (
          select p.id from channels_posts p where p.deleted_at is not null) d)::int
    union all select 'gaps in the positions of facts',
      (select coalesce(sum(h.position), 0) from platform_heads h)::int - (select count(*) from (select distinct workspace_id, position from platform_facts) f)::int
    union all select 'facts with a position that another has',
      (select count(*) from platform_facts)::int - (select count(*) from (select distinct workspace_id, position from platform_facts) f)::int
    union all select 'reactions that wait or are parked', count(*)::int from platform_reactions`

async function unlessZero(db: Db, asked: RawBuilder<Disagreement>): Promise<string[]> {
  const { rows } = await asked.execute(db)
  return rows.flatMap(({ what, found }) => (found === 0 ? [] : [`${what}: ${found}`]))
}
