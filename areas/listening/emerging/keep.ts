/**
 * Keeps what emerged from when it was flagged: so that there is a lead time to tell of, and that what a person knows already is
 * not told again until it has doubled.
 */
import './tables.ts'
import '../analysis/tables.ts'
import { happened } from '#platform/facts.ts'
import { newId } from '#platform/ids.ts'
import type { Work } from '#platform/work.ts'
import type { ListeningPorts } from '../ports.ts'
import type { Monitor } from '../schema.ts'
import type { Topic } from './emerging.ts'
import type { HeardPost } from './heard.ts'
import { fullestHour, partsOf } from './parts.ts'
import type { Emerging } from './schema.ts'
import { DAY_MS } from './usual.ts'

/** Silent for two days, it is another topic when it comes back. */
const OVER_MS = 2 * DAY_MS
const POSTS_KEPT = 200
const COMES_BACK = 2

export interface Found extends Omit<Topic, 'posts'> {
  posts: readonly HeardPost[]
}

export async function keepEmerging(
  work: Work,
  found: readonly Found[],
  { monitors, ports }: { monitors: readonly Monitor[]; ports: Pick<ListeningPorts, 'teamFor'> },
): Promise<void> {
  const since = new Date(work.now.getTime() - OVER_MS)
  const known = await work.db.selectFrom('listening_emerging').selectAll().where('last_seen_at', '>=', since).execute()
  const unusual = await unusualSince(work)
  const taken = new Set<string>()
  for (const topic of found) {
    const same = known.find((one) => !taken.has(one.id) && isSame(one, topic))
    if (same) taken.add(same.id)
    const team_id = await ports.teamFor(work, topic.posts)
    const now = { ...standOf(work, topic, monitors), team_id, unusual_at: unusualOf(topic, unusual, same) }
    if (same) await goOn(work, same, now)
    else await begin(work, now)
  }
}

/** What one is called by is among what the other is made of, or they are mostly made of the same. */
function isSame(known: Pick<Emerging, 'terms'>, { terms }: Pick<Topic, 'terms'>): boolean {
  const shared = known.terms.filter((term) => terms.includes(term)).length
  return (
    known.terms.includes(terms[0] as number) ||
    terms.includes(known.terms[0] as number) ||
    shared * 2 >= Math.min(known.terms.length, terms.length)
  )
}

type Stand = ReturnType<typeof standOf> & Pick<Emerging, 'team_id' | 'unusual_at'>

function standOf({ now }: Work, topic: Found, monitors: readonly Monitor[]) {
  const { name, terms, people, posts } = topic
  return {
    ...{ name, terms, people, last_seen_at: now, usual: Math.round(topic.usual * 10) / 10 },
    first_said_at: posts[0]?.said_at ?? now,
    mentions: posts.length,
    negative: posts.filter(({ reading }) => reading.sentiment_label === 'negative').length,
    ...fullestHour(posts),
    parts: JSON.stringify(partsOf(posts, monitors)),
    post_ids: posts
      .slice(-POSTS_KEPT)
      .map(({ post_id }) => post_id)
      .reverse(),
  }
}

async function unusualSince(work: Work): Promise<Map<string, Date>> {
  const rows = await work.db
    .selectFrom('listening_watches')
    .select(['monitor_id', 'unusual_since'])
    .where('unusual_since', 'is not', null)
    .execute()
  return new Map(rows.map(({ monitor_id, unusual_since }) => [monitor_id, unusual_since as Date]))
}

/** The first time that a monitor which hears it was unusually loud, since it was said first. */
function unusualOf({ posts }: Found, unusual: ReadonlyMap<string, Date>, same: Emerging | undefined): Date | null {
  if (same?.unusual_at) return same.unusual_at
  const heard_by = new Set(posts.flatMap(({ monitor_ids }) => monitor_ids))
  const first = posts[0]?.said_at.getTime() ?? 0
  const since = [...heard_by].flatMap((id) => unusual.get(id) ?? []).filter((at) => at.getTime() >= first)
  return since.sort((a, b) => a.getTime() - b.getTime())[0] ?? null
}

async function begin(work: Work, now: Stand): Promise<void> {
  const id = newId(work.now)
  const { workspace_id } = work
  const first = { state: 'new', state_by: null, known_people: null, first_flagged_at: work.now } as const
  await work.db
    .insertInto('listening_emerging')
    .values({ workspace_id, id, ...first, ...now })
    .execute()
  happened(work, 'listening.topic_emerged', { id, team_id: now.team_id })
}

async function goOn(work: Work, same: Emerging, now: Stand): Promise<void> {
  const { peak_at, peak_mentions } = now.peak_mentions > same.peak_mentions ? now : same
  const isBack = same.state === 'known' && now.people >= COMES_BACK * (same.known_people ?? 0)
  await work.db
    .updateTable('listening_emerging')
    .set({
      ...{ ...now, peak_at, peak_mentions },
      // What it is called stays, as it was told; whoever follows it finds it again.
      name: same.name,
      terms: [...new Set([...same.terms, ...now.terms])].slice(0, TERMS_MOST),
      first_said_at: new Date(Math.min(same.first_said_at.getTime(), now.first_said_at.getTime())),
      team_id: now.team_id ?? same.team_id,
      ...(isBack && { state: 'new' as const, state_by: null, known_people: null }),
    })
    .where('id', '=', same.id)
    .execute()
  if (isBack) happened(work, 'listening.topic_emerged', { id: same.id, team_id: now.team_id ?? same.team_id })
}

const TERMS_MOST = 100
