/** A post in our own shape, as files and programs bring it, and what it becomes: the post of a network. */

import { hash } from 'node:crypto'
import { z } from 'zod'
import type { Event } from '#areas/channels/identity.ts'
import { UNNAMED } from '#areas/channels/unnamed.ts'
import { LIMITS } from '../checks/fields.ts'

export type NetworkPost = Extract<Event, { kind: 'post' }>['post']

const short = (most: number) => z.string().trim().max(most)
const id = z.union([short(500), z.number().int().transform(String)])
const many = z.number().int().min(0).max(2_000_000_000)

/** What `POST` to a door takes, and what a row of a file is read into. */
export const BroughtPost = z.object({
  text: z
    .string()
    .max(LIMITS.text, `A text may have ${LIMITS.text.toLocaleString('en')} letters.`)
    .refine((text) => text.trim() !== '', 'There is no text.'),
  title: short(1_000).optional(),
  /** The network's own; without it the same words of the same person at the same time are the same post. */
  id: id.optional(),
  posted_at: z.iso.datetime({ offset: true }).optional(),
  author: z
    .object({
      id: id.optional(),
      name: short(300).optional(),
      handle: short(300).optional(),
      url: short(2_000).optional(),
      followers: many.optional(),
    })
    .default({}),
  network: short(40).optional(),
  url: z
    .url({ protocol: /^https?$/, error: 'An address begins with http:// or https://.' })
    .max(2_000)
    .optional(),
  language: short(35).optional(),
  thread_id: id.optional(),
  parent_id: id.optional(),
  counts: z.object({ replies: many.default(0), reposts: many.default(0), likes: many.default(0) }).optional(),
  /** `outbound`: we said it. */
  direction: z.enum(['inbound', 'outbound']).default('inbound'),
})
export type BroughtPost = z.infer<typeof BroughtPost>

export interface Brought {
  network: string
  post: NetworkPost
  ours: boolean
  /** It says no time, and counts as said when it was brought. */
  undated?: true
}

const DAY_MS = 86_400_000
const EARLIEST = Date.UTC(1990, 0, 1)

/** Names under which networks go elsewhere. */
const SAME: Readonly<Record<string, string>> = {
  twitter: 'x',
  'twitter-com': 'x',
  'x-com': 'x',
  rss: 'feeds',
  blog: 'feeds',
}

export function networkNamed(name: string): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 30)
  return SAME[plain] ?? (plain || 'import')
}

export type NotBrought = { column: 'posted_at'; sentence: string }

/** `now`: when it is brought; what says no instant is of then. */
export function toPost(
  said: BroughtPost,
  { network: usual, now, written }: { network: string; now: Date; written?: string },
): Brought | NotBrought {
  const network = networkNamed(said.network || usual)
  const posted_at = said.posted_at ? new Date(said.posted_at) : now
  if (posted_at.getTime() > now.getTime() + DAY_MS)
    return {
      column: 'posted_at',
      sentence: `${asWritten(written, said.posted_at)} is still to come. Check the day, the month and the time zone.`,
    }
  if (posted_at.getTime() < EARLIEST)
    return {
      column: 'posted_at',
      sentence: `${asWritten(written, said.posted_at)} is before there were networks. Check how the dates are written.`,
    }
  const author = authorOf(said.author)
  const native_id =
    plain(said.id ?? '') || madeId([author.native_id, said.posted_at ?? '', said.title ?? '', said.text])
  const parent_id = plain(said.parent_id ?? '') || null
  const post: NetworkPost = {
    ...{ native_id, revision: '', parent_id, author, text: plain(said.text), url: plain(said.url ?? '') },
    thread_id: plain(said.thread_id ?? '') || parent_id || native_id,
    title: said.title ? plain(said.title) : null,
    ...{ spans: [], media: [], repeats: null, reply_handle: null, counts: said.counts ?? null },
    lang: plain(said.language ?? '') || null,
    posted_at: posted_at > now ? now : posted_at,
    ...{ audience: 'public', addressed: parent_id ? 'reply' : 'overheard' },
  }
  return { network, post, ours: said.direction === 'outbound', ...(!said.posted_at && { undated: true as const }) }
}

/** A person finds it in their file as it stands there. */
const asWritten = (written: string | undefined, posted_at: string | undefined): string =>
  written ? `“${written.slice(0, 60)}”` : (posted_at ?? '')

const plain = (text: string) => text.replaceAll('\0', '').toWellFormed()

function authorOf({ id, name = '', handle = '', url, followers }: BroughtPost['author']): NetworkPost['author'] {
  const native_id = plain(id || handle || name || UNNAMED.brought)
  return {
    ...{ native_id, handle: plain(handle || name), name: plain(name), avatar_url: null },
    url: url && /^https?:\/\//.test(url) ? plain(url) : null,
    followers: followers ?? null,
  }
}

const madeId = (parts: readonly string[]) => `made-${hash('sha256', JSON.stringify(parts), 'hex').slice(0, 32)}`
