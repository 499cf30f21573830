/**
 * What passes another on, or nearly repeats it, is one item with it, for each monitor that heard both. The first to say so
 * stands for the item. One look for a whole batch; those that are first leave their bands for those that come.
 */
import { ints, texts, uuidLists, uuids } from '#platform/columns.ts'
import '../tables.ts'
import { sql } from 'kysely'
import { idsOfPosts } from '#areas/channels/posts.ts'
import { lowestIdAt } from '#platform/ids.ts'
import { insertRows } from '#platform/insert-rows.ts'
import type { Work } from '#platform/work.ts'
import type { Mention } from '../schema.ts'
import { bandsAround, bandsOf, type Fingerprinted, isNear, SHORT_BELOW } from './near.ts'

/** How long ago a text may have been said that another nearly repeats. */
export const WINDOW_MS = 3 * 86_400_000
/** A batch so small looks around each quarter too, at 68 places for a post; a larger one would wait for that. */
const LOOKS_AROUND_MOST = 32
/** In all: by chance so many share a band only where very much is heard. */
const LOOKED_AT = 20_000

export interface Saying extends Fingerprinted {
  post_id: string
  network: string
  /** The network's id of what it passes on. */
  repeats: string | null
  monitor_ids: readonly string[]
}

export interface Part {
  item_id: string
  passes_on: NonNullable<Mention['passes_on']>
  /** What the item is set aside as: whoever passes it on is too. */
  set_aside: Mention['set_aside']
}

/** By monitor and post; those that are first are not in it. */
export type Parts = ReadonlyMap<string, Part>

export const partKey = (monitor_id: string, post_id: string) => `${monitor_id} ${post_id}`

type Head = Fingerprinted & { post_id: string; monitor_ids: readonly string[] }

export async function findItems(work: Work, sayings: readonly Saying[]): Promise<Parts> {
  const inOrder = sayings.toSorted((a, b) => (a.post_id < b.post_id ? -1 : 1))
  const bandsFor = inOrder.length <= LOOKS_AROUND_MOST ? bandsAround : bandsOf
  const wanted = [...new Set(inOrder.flatMap(bandsFor))]
  const [heads, reposts] = await Promise.all([headsUnder(work, wanted), repostsAmong(work, inOrder)])
  const parts = new Map<string, Part>(reposts)
  const first = inOrder.flatMap((saying) => {
    const own = bandsOf(saying)
    const near = nearAmong(heads, bandsFor(saying), saying)
    const alone = saying.monitor_ids.filter((monitor_id) => {
      const key = partKey(monitor_id, saying.post_id)
      const head = near.find((one) => one.monitor_ids.includes(monitor_id))
      if (head && !parts.has(key)) parts.set(key, { item_id: head.post_id, passes_on: 'near', set_aside: null })
      return !parts.has(key)
    })
    if (alone.length === 0) return []
    const { post_id, fingerprint, words } = saying
    const head = { post_id, fingerprint, words, monitor_ids: alone }
    for (const band of own) heads.set(band, [...(heads.get(band) ?? []), head])
    return own.map((band) => ({ band, head }))
  })
  await Promise.all([keepBands(work, first), inherit(work, parts)])
  return parts
}

/** The first said first. */
function nearAmong(heads: ReadonlyMap<number, readonly Head[]>, bands: readonly number[], saying: Saying): Head[] {
  const met = new Map(bands.flatMap((band) => (heads.get(band) ?? []).map((head) => [head.post_id, head])))
  return [...met.values()]
    .filter((head) => head.post_id !== saying.post_id && isNear(head, saying))
    .sort((a, b) => (a.post_id < b.post_id ? -1 : 1))
}

async function headsUnder(work: Work, bands: readonly number[]): Promise<Map<number, Head[]>> {
  if (bands.length === 0) return new Map()
  const since = lowestIdAt(new Date(work.now.getTime() - WINDOW_MS))
  const { rows } = await sql<Head & { band: number }>`
    select band, post_id, fingerprint, words, monitor_ids from listening_bands
    where band = any(${ints(bands)}::int[]) and post_id >= ${since} order by band, post_id limit ${LOOKED_AT}`.execute(
    work.db,
  )
  return Map.groupBy(rows, ({ band }) => band)
}

/** A post that quotes another with words of its own is something new; with hardly any it passes it on. */
async function repostsAmong(work: Work, sayings: readonly Saying[]): Promise<[string, Part][]> {
  const passing = sayings.filter(({ repeats, words }) => repeats !== null && words < SHORT_BELOW)
  if (passing.length === 0) return []
  const byNetwork = Map.groupBy(passing, ({ network }) => network)
  const passed: { post_id: string; monitor_id: string; of: string }[] = []
  for (const [network, some] of byNetwork) {
    const ids = await idsOfPosts(
      work,
      network,
      some.flatMap(({ repeats }) => repeats ?? []),
    )
    for (const { post_id, repeats, monitor_ids } of some) {
      const of = ids.get(repeats ?? '')
      if (of && of !== post_id) for (const monitor_id of monitor_ids) passed.push({ post_id, monitor_id, of })
    }
  }
  const items = await itemsOf(
    work,
    passed.map(({ monitor_id, of }) => ({ monitor_id, post_id: of })),
  )
  return passed.flatMap(({ post_id, monitor_id, of }): [string, Part][] => {
    const item_id = items.get(partKey(monitor_id, of))
    return item_id ? [[partKey(monitor_id, post_id), { item_id, passes_on: 'repost', set_aside: null }]] : []
  })
}

async function itemsOf(
  work: Work,
  which: readonly { monitor_id: string; post_id: string }[],
): Promise<Map<string, string>> {
  if (which.length === 0) return new Map()
  const { rows } = await sql<Pick<Mention, 'monitor_id' | 'post_id' | 'item_id'>>`
    select m.monitor_id, m.post_id, m.item_id
    from unnest(${uuids(which.map((one) => one.monitor_id))}::uuid[], ${uuids(which.map((one) => one.post_id))}::uuid[]) as t(monitor_id, post_id)
    join listening_mentions m on m.monitor_id = t.monitor_id and m.post_id = t.post_id
    where m.set_aside is distinct from 'deleted'`.execute(work.db)
  return new Map(rows.map((row) => [partKey(row.monitor_id, row.post_id), row.item_id ?? row.post_id]))
}

/** Few are set aside, and those lie in an index of their own. */
async function inherit(work: Work, parts: Map<string, Part>): Promise<void> {
  if (parts.size === 0) return
  const all = [
    ...new Map(
      [...parts].map(([key, { item_id }]) => [key.split(' ')[0] + item_id, [key.slice(0, 36), item_id] as const]),
    ).values(),
  ]
  const { rows } = await sql<Pick<Mention, 'monitor_id' | 'post_id' | 'set_aside'>>`
    select m.monitor_id, m.post_id, m.set_aside
    from unnest(${uuids(all.map(([monitor_id]) => monitor_id))}::uuid[], ${uuids(all.map(([, item_id]) => item_id))}::uuid[]) as t(monitor_id, post_id),
    lateral (
      select monitor_id, post_id, set_aside from listening_mentions
      where monitor_id = t.monitor_id and post_id = t.post_id and set_aside is not null limit 1
    ) m`.execute(work.db)
  const aside = new Map(rows.map((row) => [partKey(row.monitor_id, row.post_id), row.set_aside]))
  for (const [key, part] of parts) {
    const set_aside = aside.get(partKey(key.slice(0, 36), part.item_id))
    if (set_aside) parts.set(key, { ...part, set_aside })
  }
}

async function keepBands(work: Work, first: readonly { band: number; head: Head }[]): Promise<void> {
  if (first.length === 0) return
  const inOrder = first.toSorted((a, b) => a.band - b.band)
  await insertRows(
    work,
    'listening_bands',
    {
      workspace_id: work.workspace_id,
      band: [ints, inOrder.map(({ band }) => band)],
      post_id: [uuids, inOrder.map(({ head }) => head.post_id)],
      fingerprint: [texts, inOrder.map(({ head }) => head.fingerprint)],
      words: [ints, inOrder.map(({ head }) => head.words)],
      monitor_ids: [uuidLists, inOrder.map(({ head }) => [...head.monitor_ids])],
    },
    // One that was edited, and is heard by one more, has left its bands before.
    `on conflict (workspace_id, band, post_id) do update
      set monitor_ids = listening_bands.monitor_ids || excluded.monitor_ids`,
  )
}
