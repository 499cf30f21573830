/**
 * Who said how much, per day. All are kept for some weeks; of older days those stay who said most, and the others are counted
 * together, as nobody. Whoever is erased is counted as nobody at once.
 */
import '../tables.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Personal } from '#platform/area.ts'
import type { Work } from '#platform/work.ts'

export const NOBODY_ID = '00000000-0000-0000-0000-000000000000'
export const AUTHORS_KEPT_DAYS = 42
/** Of a monitor's day. */
export const AUTHORS_KEPT = 100
/** Of days, so that one Work stays short. */
const AT_ONCE = 200
const DAY_MS = 86_400_000

/** Gives back how many rows went. Called again while it is not none. */
export async function pruneAuthors(work: Work): Promise<number> {
  const before = new Date(work.now.getTime() - AUTHORS_KEPT_DAYS * DAY_MS)
  return countAsNobody(
    work,
    sql`(monitor_id, from_at, author_id, network) in (
      select monitor_id, from_at, author_id, network from (
        select a.monitor_id, a.from_at, a.author_id, a.network,
          row_number() over (partition by a.monitor_id, a.from_at order by a.mentions desc, a.reach desc, a.author_id) as nth
        from listening_authors a join (
          select monitor_id, from_at from listening_authors where from_at < ${before} and author_id <> ${NOBODY_ID}::uuid
          group by 1, 2 having count(*) > ${AUTHORS_KEPT} order by 2 limit ${AT_ONCE}) d
          on d.monitor_id = a.monitor_id and d.from_at = a.from_at
        where a.author_id <> ${NOBODY_ID}::uuid) ranked
      where nth > ${AUTHORS_KEPT})`,
  )
}

async function countAsNobody(work: Work, which: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ gone: number }>`
    with gone as (
      delete from listening_authors where ${which} returning *
    ), together as (
      insert into listening_authors (workspace_id, monitor_id, from_at, author_id, network, mentions, positive, negative, repeats, reach)
      select workspace_id, monitor_id, from_at, ${NOBODY_ID}::uuid, network, sum(mentions), sum(positive), sum(negative), sum(repeats), sum(reach)
      from gone group by workspace_id, monitor_id, from_at, network order by monitor_id, from_at, network
      on conflict (workspace_id, monitor_id, from_at, author_id, network) do update set
        mentions = listening_authors.mentions + excluded.mentions, positive = listening_authors.positive + excluded.positive,
        negative = listening_authors.negative + excluded.negative, repeats = listening_authors.repeats + excluded.repeats,
        reach = listening_authors.reach + excluded.reach
    )
    select count(*)::int as gone from gone`.execute(work.db)
  return rows[0]?.gone ?? 0
}

export const authorsPersonal: Personal = {
  export: (work, ids) =>
    ids.length === 0
      ? Promise.resolve([])
      : work.db.selectFrom('listening_authors').selectAll().where('author_id', 'in', ids).execute(),
  erase: async (work, ids) => {
    if (ids.length > 0) await countAsNobody(work, sql`author_id = any(${ids}::uuid[])`)
  },
}
