/**
 * What was said before, by the site's own search. It only tells which items: those are read from the API, as listening reads
 * them, so that a post is the same whichever way it came, and what is deleted or killed by now is not brought back.
 *
 * A query is answered with its 1,000 newest hits at most, so the next page is asked for as what was said before the last hit of
 * this one, and by its number only among those of one second.
 */
import { z } from 'zod'
import {
  type Account,
  ConnectorError,
  type LookBack,
  type LookBackAsked,
  type LookBackPage,
  type Outside,
  type SearchTerm,
} from '../connector.ts'
import { type Asking, DEFAULT_SERVER, readItems, searchItems } from './asking.ts'
import { optionsOf } from './listen.ts'
import { isGone, postOf } from './posts.ts'
import { rootsOf } from './threads.ts'
import type { Found, Hit, Item } from './wire.ts'

export const DEFAULT_SEARCH = 'https://hn.algolia.com'
/** Each is one more request, and a page has to be there before long. */
const HITS = 50
/** What the search gives of one query. */
const PAGES = 1_000 / HITS

const Place = z.object({ before_s: z.int(), page: z.int().min(0).max(PAGES) })
type Place = z.infer<typeof Place>

export const lookBack: LookBack = {
  covers: 'network',
  finds: ['phrase', 'together', 'beginning', 'hashtag', 'mention', 'author', 'link'],
  shows: 'What the search of Hacker News finds, which may leave some out.',
  may: () => ({ may: 'yes' }),
  page: readPage,
}

async function readPage(outside: Outside, account: Account, asked: LookBackAsked): Promise<LookBackPage> {
  const { settings } = account
  const asking = { outside, server: settings['server'] ?? DEFAULT_SERVER }
  const wants = settings['kinds'] === 'stories' ? 'stories' : 'all'
  const place = placeOf(asked)
  const found = await searchItems(
    { outside, server: settings['search'] ?? DEFAULT_SEARCH },
    questionOf(asked, { place, wants }),
  )
  const said = await postsOf(asking, found.hits, wants)
  const posts = said.filter(({ posted_at }) => posted_at >= asked.since_at && posted_at < asked.until_at)
  return { posts, ...nextOf(place, found) }
}

function placeOf({ cursor, until_at }: LookBackAsked): Place {
  if (cursor === null) return { before_s: Math.ceil(until_at.getTime() / 1_000), page: 0 }
  try {
    const place = Place.safeParse(JSON.parse(cursor)).data
    if (place) return place
  } catch {}
  throw new ConnectorError('bug', 'The place at which to go on cannot be read. Look back again.')
}

type Wants = 'all' | 'stories'

function questionOf({ term, since_at }: LookBackAsked, { place, wants }: { place: Place; wants: Wants }) {
  const kinds = wants === 'stories' ? '(story,poll,job)' : '(story,comment,poll,job)'
  const author = term?.kind === 'author' ? `,author_${term.written.replaceAll(/[^\w-]/g, '')}` : ''
  const since_s = Math.floor(since_at.getTime() / 1_000)
  return {
    ...wordsOf(term),
    tags: `${kinds}${author}`,
    numericFilters: `created_at_i>=${since_s},created_at_i<${place.before_s}`,
    ...{ hitsPerPage: String(HITS), page: String(place.page), typoTolerance: 'false', advancedSyntax: 'true' },
  }
}

/** Quoted, so that no word is a sign of the search's own; a beginning cannot be, since what is quoted is whole. */
function wordsOf(term: SearchTerm | null): Record<string, string> {
  const written = (term?.written ?? '').replaceAll('"', ' ').trim()
  switch (term?.kind) {
    case undefined:
    case 'author':
      return { query: '' }
    case 'beginning':
      return { query: written, queryType: 'prefixLast' }
    case 'together':
      return {
        query: written
          .split(/\s+/)
          .map((word) => `"${word}"`)
          .join(' '),
        queryType: 'prefixNone',
      }
    case 'link':
      return { query: `"${written}"`, queryType: 'prefixNone' }
    default:
      return { query: `"${written}"`, queryType: 'prefixNone' }
  }
}

/** Oldest first. */
async function postsOf(asking: Asking, hits: readonly Hit[], wants: Wants) {
  const byId = new Map(hits.map((hit) => [hit.objectID, hit]))
  const found = await readItems(asking, [...byId.keys()])
  const items = found.filter((item) => item !== null && !isGone(item) && (wants === 'all' || item.type !== 'comment'))
  const wanted = items as Item[]
  const unrooted = wanted.filter((item) => rootToldOf(item, byId) === null)
  const roots = await rootsOf(asking, unrooted)
  const options = await optionsOf(asking, wanted)
  const now = asking.outside.now()
  const posts = wanted.flatMap((item) => {
    const root = rootToldOf(item, byId) ?? roots.get(item.id) ?? item.id
    return postOf(item, { root, options: options.get(item.id) ?? [], now }) ?? []
  })
  return posts.sort(
    (a, b) => a.posted_at.getTime() - b.posted_at.getTime() || Number(a.native_id) - Number(b.native_id),
  )
}

/** Of a comment the search knows the story, which spares climbing to it. */
function rootToldOf({ id, type }: Item, byId: ReadonlyMap<number, Hit>): number | null {
  const story = byId.get(id)?.story_id
  return type === 'comment' && story !== undefined && story < id ? story : null
}

/** Hits come newest first. A server that does not keep to the instant it was asked for is not followed. */
function nextOf(place: Place, { many, hits }: Found): Pick<LookBackPage, 'cursor' | 'missed'> {
  if (many < HITS || hits.length === 0) return { cursor: null }
  const last_s = Math.min(...hits.map(({ created_at_i }) => created_at_i))
  // The second of the last hit is asked for again whole: more of it may lie on the next page.
  const before_s = last_s + 1
  if (before_s < place.before_s) return { cursor: JSON.stringify({ before_s, page: 0 }) }
  if (place.page + 1 < PAGES) return { cursor: JSON.stringify({ before_s: place.before_s, page: place.page + 1 }) }
  return { cursor: null, missed: 'The search has more of one second than it shows.' }
}
