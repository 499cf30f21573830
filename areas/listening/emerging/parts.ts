/** What a topic is made of: by product, carrier, place, what it was read as, network and language. */
import type { Monitor } from '../schema.ts'
import { carriersIn } from './carriers.ts'
import { type HeardPost, ownWords } from './heard.ts'
import { placesIn } from './places.ts'
import { PARTS, type Parts } from './schema.ts'

const SHOWN_MOST = 4
/** What one person names as a place may be anything that is written large. */
const NAMED_BY = { place: 2, carrier: 1, product: 1, topic: 1, network: 1, language: 1 } as const

export function partsOf(posts: readonly HeardPost[], monitors: readonly Monitor[]): Parts {
  const own = ownWords(monitors)
  const products = new Set(monitors.filter(({ kind }) => kind === 'product').map(({ id }) => id))
  const values: Record<keyof Parts, (one: HeardPost) => readonly string[]> = {
    product: ({ monitor_ids }) => monitor_ids.filter((id) => products.has(id)),
    carrier: ({ tokens }) => carriersIn(tokens),
    place: ({ tokens }) => placesIn(tokens, own),
    topic: ({ reading }) => reading.topics.map(({ topic }) => topic),
    network: ({ post }) => [post.network],
    language: ({ reading }) => (reading.language === 'und' ? [] : [reading.language]),
  }
  const part = (name: keyof Parts) => [name, counted(posts, values[name], NAMED_BY[name])] as const
  return Object.fromEntries(PARTS.map(part)) as Parts
}

function counted(posts: readonly HeardPost[], of: (one: HeardPost) => readonly string[], least: number) {
  const mentions = new Map<string, number>()
  const people = new Map<string, Set<string>>()
  for (const one of posts)
    for (const value of of(one)) {
      mentions.set(value, (mentions.get(value) ?? 0) + 1)
      people.set(value, (people.get(value) ?? new Set()).add(one.author_id))
    }
  return [...mentions]
    .filter(([value]) => (people.get(value)?.size ?? 0) >= least)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, SHOWN_MOST)
    .map(([value, many]) => ({ value, mentions: many }))
}

/** The hour in which most was said, the first of them. */
export function fullestHour(posts: readonly HeardPost[]): { peak_at: Date; peak_mentions: number } {
  const hours = new Map<number, number>()
  for (const { said_at } of posts) {
    const hour = Math.floor(said_at.getTime() / HOUR_MS) * HOUR_MS
    hours.set(hour, (hours.get(hour) ?? 0) + 1)
  }
  const [[at = 0, many = 0] = []] = [...hours].sort((a, b) => b[1] - a[1] || a[0] - b[0])
  return { peak_at: new Date(at), peak_mentions: many }
}

const HOUR_MS = 3_600_000
