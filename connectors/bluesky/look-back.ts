/**
 * What was said before, by the network's search (`app.bsky.feed.searchPosts`), as an account: who is not signed in is mostly not
 * answered. Newest first. How deep one search may be paged is not promised, so after some pages what is older is asked
 * for as a search of its own.
 */
import { z } from 'zod'
import {
  type Account,
  ConnectorError,
  type LookBack,
  type LookBackAsked,
  type LookBackPage,
  type NetworkPost,
  type Outside,
  type SearchTerm,
} from '../connector.ts'
import { postOfView } from './posts.ts'
import { PostView, Search } from './wire.ts'
import { callAs } from './xrpc.ts'

const POSTS = 100
/** Of one search. */
const PAGES = 10

const Place = z.object({
  until_at: z.iso.datetime(),
  /** The network's own cursor in it. */
  at: z.string().nullable(),
  page: z.int().min(0),
})
type Place = z.infer<typeof Place>

export const lookBack: LookBack = {
  covers: 'network',
  finds: ['phrase', 'together', 'hashtag', 'mention', 'author', 'link'],
  shows: 'What the search of Bluesky finds, which may leave some out.',
  may: ({ purpose }) =>
    purpose === 'account'
      ? { may: 'yes' }
      : {
          ...{ may: 'no', needs: 'account' },
          because: 'The open stream holds no past, and Bluesky lets accounts alone search. Connect an account.',
        },
  page: readPage,
}

async function readPage(outside: Outside, account: Account, asked: LookBackAsked): Promise<LookBackPage> {
  const place = placeOf(asked)
  const q = wordsOf(asked.term)
  if (q === null)
    return { posts: [], cursor: null, missed: `“${asked.term?.written}” is no handle that Bluesky could search for.` }
  const params = {
    ...{ q, sort: 'latest', limit: String(POSTS), since: asked.since_at.toISOString(), until: place.until_at },
    ...(place.at !== null && { cursor: place.at }),
  }
  const found = await callAs(outside, account, { nsid: 'app.bsky.feed.searchPosts', answer: Search, params })
  const views = found.posts.flatMap((view) => PostView.safeParse(view).data ?? [])
  const all = views.map((view) => postOfView(view, account.native_id))
  const ofPeriod = all.filter(({ posted_at }) => posted_at >= asked.since_at && posted_at < asked.until_at)
  const posts = [...new Map(ofPeriod.map((post) => [post.native_id, post])).values()]
  const next = nextOf(place, { cursor: found.cursor ?? null, many: found.posts.length, all, since_at: asked.since_at })
  return { posts, cursor: next && JSON.stringify(next) }
}

function placeOf({ cursor, until_at }: LookBackAsked): Place {
  if (cursor === null) return { until_at: until_at.toISOString(), at: null, page: 0 }
  try {
    const place = Place.safeParse(JSON.parse(cursor)).data
    if (place) return place
  } catch {}
  throw new ConnectorError('bug', 'The place at which to go on cannot be read. Look back again.')
}

const HANDLE = /^[a-z0-9-]+(\.[a-z0-9-]+)+$|^did:[a-z]+:[\w.:%-]+$/i

/** One word stands as it is; what is more is quoted, so that no sign in it is one of the search's own. null: not to be searched for. */
function wordsOf(term: SearchTerm | null): string | null {
  const written = (term?.written ?? '').replaceAll('"', ' ').trim()
  switch (term?.kind) {
    case 'phrase':
      return quoted(written)
    case 'together':
      return written.split(/\s+/).map(quoted).join(' ')
    case 'hashtag':
      return `#${written.replaceAll(/\s/g, '')}`
    case 'mention':
      return HANDLE.test(written) ? `mentions:${written}` : quoted(`@${written}`)
    case 'author':
      return HANDLE.test(written) ? `from:${written}` : null
    case 'link':
      return `domain:${written.split('/')[0]}`
    default:
      return null
  }
}

const quoted = (words: string) => (/^[\p{L}\p{M}\p{N}]+$/u.test(words) ? words : `"${words}"`)

interface Found {
  cursor: string | null
  /** Those that could not be read among them. */
  many: number
  all: readonly NetworkPost[]
  since_at: Date
}

/** What is older than the period, or no older than what was asked for before, leads nowhere. */
function nextOf(place: Place, { cursor, many, all, since_at }: Found): Place | null {
  if (all.length === 0) return null
  const oldest_at = new Date(Math.min(...all.map(({ posted_at }) => posted_at.getTime())))
  if (oldest_at < since_at) return null
  if (cursor !== null && cursor !== place.at && place.page + 1 < PAGES)
    return { ...place, at: cursor, page: place.page + 1 }
  if (cursor === null && many < POSTS) return null
  // The instant of the oldest is asked for again: more of it may follow.
  const until_at = new Date(oldest_at.getTime() + 1)
  return until_at.toISOString() < place.until_at ? { until_at: until_at.toISOString(), at: null, page: 0 } : null
}
