/** What is usual: each day that is over is counted once, and of each term the days before are added up. */
import './tables.ts'
import { sql } from 'kysely'
import { ints } from '#platform/columns.ts'
import { insertRows } from '#platform/insert-rows.ts'
import type { Work } from '#platform/work.ts'
import type { Said, Usual } from './emerging.ts'

export const DAY_MS = 86_400_000
export const BEFORE_DAYS = 28
/** Also of the busiest day; what fewer people say is not kept. */
const TERMS_KEPT = 5_000

/** The beginning of a day in UTC. */
export const dayOf = (at: Date): Date => new Date(Math.floor(at.getTime() / DAY_MS) * DAY_MS)

/** By term, how many people said it: whoever says it ten times says it once. */
export function peopleByTerm(posts: readonly Said[]): Map<number, number> {
  const people = new Map<number, Set<string>>()
  for (const { author_id, terms } of posts)
    for (const { id } of terms) {
      const known = people.get(id)
      if (known) known.add(author_id)
      else people.set(id, new Set([author_id]))
    }
  return new Map([...people].map(([id, who]) => [id, who.size]))
}

export async function keepDay(work: Work, from_at: Date, posts: readonly Said[]): Promise<void> {
  const { workspace_id } = work
  const all = [...peopleByTerm(posts)].sort((a, b) => b[1] - a[1])
  const kept = all.slice(0, TERMS_KEPT)
  const kept_from = all.length > kept.length ? (kept.at(-1)?.[1] ?? 1) : 1
  const { numInsertedOrUpdatedRows: begun } = await work.db
    .insertInto('listening_term_days')
    .values({ workspace_id, from_at, posts: posts.length, kept_from })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  // Somebody counted it at this very moment.
  if (!begun || kept.length === 0) return
  await insertRows(work, 'listening_terms', {
    ...{ workspace_id, from_at },
    term: [ints, kept.map(([term]) => term)],
    people: [ints, kept.map(([, people]) => people)],
  })
}

/** Days before the stretch that is looked at, from the first on which anything was heard. */
export async function usualBefore(work: Work, from_at: Date, terms: readonly number[]): Promise<Usual> {
  const until = dayOf(from_at)
  const since = new Date(until.getTime() - BEFORE_DAYS * DAY_MS)
  const days = await work.db
    .selectFrom('listening_term_days')
    .selectAll()
    .where('from_at', '>=', since)
    .where('from_at', '<', until)
    .orderBy('from_at')
    .execute()
  const first = days.findIndex(({ posts }) => posts > 0)
  const whole = first < 0 ? [] : days.slice(first)
  const weekday = until.getUTCDay()
  const ofWeekday = whole.filter((day) => day.from_at.getUTCDay() === weekday)
  const { rows } = await sql<{ term: number; people: number; of_weekday: number }>`
    select term, sum(people)::int as people, coalesce(sum(people) filter (where from_at = any(${ofWeekday.map((day) => day.from_at)}::timestamptz[])), 0)::int as of_weekday
    from listening_terms where from_at >= ${since} and from_at < ${until} and term = any(${[...terms]}::int[]) group by term`.execute(
    work.db,
  )
  const sum = (some: readonly { posts: number }[]) => some.reduce((all, { posts }) => all + posts, 0)
  return {
    ...{ days: whole.length, posts: sum(whole), weekday_days: ofWeekday.length, weekday_posts: sum(ofWeekday) },
    people: new Map(rows.map((row) => [row.term, { all: row.people, weekday: row.of_weekday }])),
    unseen: unseenOf(whole),
  }
}

/** Of a day on which all was kept, none; of others up to as many as the least that was. */
const unseenOf = (days: readonly { kept_from: number; posts: number }[]): number =>
  days.reduce((sum, { kept_from }) => sum + (kept_from > 1 ? kept_from / 2 : 0), 0) / Math.max(1, days.length)
