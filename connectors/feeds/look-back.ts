/**
 * What a feed still holds of the past: the document as it stands, asked for as if for the first time, and what it links to as
 * older (RFC 5005: `prev-archive`, or the `next` page; `next_url` of JSON Feed), as long as that is of the period.
 */
import { z } from 'zod'
import { type Account, ConnectorError, type LookBack, type LookBackPage, type Outside } from '../connector.ts'
import { webAddress } from '../plain-text.ts'
import { fetchFeed } from './fetching.ts'
import { hash, ITEMS, postsOf } from './posts.ts'
import { readFeed } from './wire.ts'

/** Of one feed; a forum has thousands. */
const DOCUMENTS = 100

const Place = z.object({
  url: z.string(),
  /** Hashes of the addresses that were read, this one not among them. */
  read: z.array(z.string()).max(DOCUMENTS),
})
type Place = z.infer<typeof Place>

export const lookBack: LookBack = {
  covers: 'channel',
  finds: null,
  shows: 'What the feed still holds, and the older pages that it links to.',
  may: () => ({ may: 'yes' }),
  page: (outside, account, { since_at, until_at, cursor }) =>
    readPage(outside, account, { since_at, until_at, place: placeOf(cursor, account) }),
}

/** Where the feed says that it is now: redirects are followed anew, and the account holds the first of them. */
function placeOf(cursor: string | null, { settings, native_id }: Account): Place {
  if (cursor === null) return { url: settings['feed_url'] ?? native_id, read: [] }
  try {
    const place = Place.safeParse(JSON.parse(cursor)).data
    if (place) return place
  } catch {}
  throw new ConnectorError('bug', 'The place at which to go on cannot be read. Look back again.')
}

interface Asked {
  since_at: Date
  until_at: Date
  place: Place
}

async function readPage(outside: Outside, account: Account, asked: Asked): Promise<LookBackPage> {
  const { since_at, until_at, place } = asked
  const answer = await fetchFeed(outside, { url: place.url, known: true })
  const feed = readFeed(answer.document ?? '')
  const { native_id, display_name: name } = account
  const posts = postsOf(feed, { native_id, name, url: answer.url, now: outside.now() })
  const ofPeriod = posts.filter(({ posted_at }) => posted_at >= since_at && posted_at < until_at)
  const read = [...place.read, hash(place.url)]
  const older = olderThan(webAddress(feed.older, answer.url), read)
  // Oldest first: where the newest of a document is too old, so is whatever lies behind it.
  const goesOn = older !== null && (posts.at(-1)?.posted_at ?? new Date(0)) >= since_at
  if (goesOn && read.length < DOCUMENTS) return { posts: ofPeriod, cursor: JSON.stringify({ url: older, read }) }
  const missed = missing({ cut: goesOn, long: feed.items.length > ITEMS })
  return { posts: ofPeriod, cursor: null, ...(missed && { missed }) }
}

/** null: there is none, or it goes round in a circle. */
function olderThan(url: string | null, read: readonly string[]): string | null {
  return url !== null && /^https?:/.test(url) && !read.includes(hash(url)) ? url : null
}

function missing({ cut, long }: { cut: boolean; long: boolean }): string | null {
  if (cut) return `The feed has more than ${DOCUMENTS} older pages; those behind them were not read.`
  return long ? `Of a document with more than ${ITEMS.toLocaleString('en')} items the newest were read.` : null
}
