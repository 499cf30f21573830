/** What emerges as people read it, and what they say of it. */
import './tables.ts'
import '../tables.ts'
import { sql } from 'kysely'
import type { Post } from '#areas/channels/post-schema.ts'
import { postsByIds } from '#areas/channels/posts.ts'
import { readingsByIds } from '#areas/understanding/readings.ts'
import { uuids } from '#platform/columns.ts'
import { invariant, refuse } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import type { EmergingAsked, EmergingList, EmergingView } from './api.ts'
import { DAYS_MIN } from './finding.ts'
import type { Emerging, EmergingState } from './schema.ts'
import { DAY_MS, usualBefore } from './usual.ts'

const SAMPLES = 3
const SAMPLED_FROM = 12
const SAMPLE_LETTERS = 400
const SHOWN_MOST = 100
const HOUR_MS = 3_600_000
/** Looked for every ten minutes: whoever was not seen in an hour is said no more. */
const SAID_MS = HOUR_MS
const RISING_MS = 2 * HOUR_MS

export async function listEmerging(work: Work, { days, team, known }: EmergingAsked): Promise<EmergingList> {
  const rows = await seenWithin(work, days)
  const ofTeam = rows.filter(({ team_id }) => team === undefined || (team_id ?? 'nobody') === team)
  const wanted = ofTeam.filter(({ state }) => known === 'yes' || state !== 'known').slice(0, SHOWN_MOST)
  const shown = await withoutSetAside(work, wanted)
  const samples = await postsByIds(
    work,
    shown.flatMap(({ post_ids }) => post_ids.slice(0, SAMPLED_FROM)),
  )
  return {
    topics: shown.map((row) => viewOf(work, row, samples)),
    learning: rows.length > 0 ? null : await learningOf(work),
    known: ofTeam.filter(({ state }) => state === 'known').length,
  }
}

/** Followed ones first, then what most people say beside what is usual. */
async function seenWithin(work: Work, days: number): Promise<Emerging[]> {
  const rows = await work.db
    .selectFrom('listening_emerging')
    .selectAll()
    .where('last_seen_at', '>', new Date(work.now.getTime() - days * DAY_MS))
    .execute()
  const weight = ({ people, usual, state }: Emerging) => people / (usual + 1) + (state === 'followed' ? 1e6 : 0)
  return rows.sort((a, b) => weight(b) - weight(a))
}

/** What somebody set aside since it was looked for is out of its figures at once, and it with the last of them. */
async function withoutSetAside(work: Work, topics: readonly Emerging[]): Promise<Emerging[]> {
  const ids = [...new Set(topics.flatMap(({ post_ids }) => post_ids))]
  if (ids.length === 0) return [...topics]
  const { rows } = await sql<{ post_id: string }>`
    select post_id from listening_mentions where post_id = any(${uuids(ids)}::uuid[])
    group by post_id having bool_and(set_aside is not null)`.execute(work.db)
  if (rows.length === 0) return [...topics]
  const out = new Set(rows.map(({ post_id }) => post_id))
  const [posts, readings] = [await postsByIds(work, ids), await readingsByIds(work, [...out])]
  return topics.flatMap((topic) => {
    const [gone, left] = [topic.post_ids.filter((id) => out.has(id)), topic.post_ids.filter((id) => !out.has(id))]
    if (gone.length === 0) return [topic]
    if (left.length === 0) return []
    const authors = (some: readonly string[]) => new Set(some.flatMap((id) => posts.get(id)?.author_id ?? []))
    const negative = gone.filter((id) => readings.get(id)?.sentiment_label === 'negative').length
    return [
      {
        ...{ ...topic, post_ids: left, mentions: topic.mentions - gone.length },
        people: topic.people - (authors(topic.post_ids).size - authors(left).size),
        negative: Math.max(0, topic.negative - negative),
      },
    ]
  })
}

/** Of the newest those that say it in its own words, then the others. */
function samplesOf({ name, post_ids }: Emerging, posts: ReadonlyMap<string, Post>): Post[] {
  const newest = post_ids.slice(0, SAMPLED_FROM).flatMap((id) => posts.get(id) ?? [])
  const says = ({ text }: Post) => text.toLowerCase().replaceAll(/\s+/g, ' ').includes(name)
  const living = newest.filter(({ deleted_at }) => !deleted_at)
  return [...living.filter(says), ...living.filter((post) => !says(post))].slice(0, SAMPLES)
}

function viewOf({ now }: Work, row: Emerging, posts: ReadonlyMap<string, Post>): EmergingView {
  const is_said = now.getTime() - row.last_seen_at.getTime() < SAID_MS
  const before = (at: Date | null) =>
    at && at > row.first_flagged_at ? at.getTime() - row.first_flagged_at.getTime() : null
  return {
    ...row,
    is_said,
    is_rising: is_said && now.getTime() - row.peak_at.getTime() < RISING_MS,
    before_peak_ms: before(row.peak_at),
    before_unusual_ms: before(row.unusual_at),
    samples: samplesOf(row, posts).map(({ id: post_id, text, posted_at }) => ({
      ...{ post_id, text: text.slice(0, SAMPLE_LETTERS), posted_at },
    })),
  }
}

async function learningOf(work: Work): Promise<EmergingList['learning']> {
  const { days } = await usualBefore(work, new Date(work.now.getTime() - DAY_MS), [])
  return days < DAYS_MIN ? { days, of_days: DAYS_MIN } : null
}

export async function setEmerging(
  work: Work,
  { id, state }: { id: string; state: EmergingState },
): Promise<{ state: EmergingState }> {
  const { by } = work
  invariant(by.kind === 'person', 'the endpoint is for people')
  const row = await work.db
    .selectFrom('listening_emerging')
    .select('people')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) refuse('not_found', 'topic_not_found', 'There is no such topic. Load the list again.')
  await work.db
    .updateTable('listening_emerging')
    .set({ state, state_by: state === 'new' ? null : by.id, known_people: state === 'known' ? row.people : null })
    .where('id', '=', id)
    .execute()
  return { state }
}

/** The mentions that a topic is made of; of one that is not there, none. */
export async function postsOfEmerging(work: Work, id: string): Promise<string[]> {
  const row = await work.db.selectFrom('listening_emerging').select('post_ids').where('id', '=', id).executeTakeFirst()
  return row?.post_ids ?? []
}
