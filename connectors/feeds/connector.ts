/** RSS, Atom, RDF and JSON feeds: news, blogs, forums, podcasts. Anyone's, without an account; we listen and cannot speak. */
import {
  type Abilities,
  type Account,
  type Answers,
  type Batch,
  type Connected,
  type Connector,
  ConnectorError,
  type Outside,
  type Question,
} from '../connector.ts'
import { tidyText, webAddress } from '../plain-text.ts'
import { addressOf } from './address.ts'
import { feedsNamedBy } from './discover.ts'
import { type FeedAnswer, fetchFeed } from './fetching.ts'
import { lookBack } from './look-back.ts'
import { batchOf, readCursor, restOf } from './poll.ts'
import { postsOf } from './posts.ts'
import { searchAddress, searchAsks } from './searches.ts'
import { hubOf, websub } from './websub.ts'
import { type Feed, isPage, readFeed } from './wire.ts'

const asks: readonly Question[] = [
  {
    name: 'by',
    label: 'What is followed',
    kind: 'choice',
    help: '',
    required: false,
    choices: [
      { value: 'address', label: 'An address', note: 'of a feed, or of a site that has one' },
      { value: 'search', label: 'A search', note: 'in the news, or in a forum' },
    ],
  },
  {
    name: 'address',
    label: 'Address of the feed or of the site',
    kind: 'url',
    help: 'An RSS, Atom or JSON feed, or a page that names one, such as a blog, a news section or a forum.',
    placeholder: 'https://example.com/feed.xml',
    required: true,
    only_with: { name: 'by', values: ['address'] },
  },
  ...searchAsks,
]

export const feeds: Connector = {
  network: 'feeds',
  name: 'Feed',
  asks,
  // A feed is only ever heard, so both ways of opening it are one.
  source_asks: asks,
  limits: { text: 0, unit: 'characters', images: 0, image_bytes: 0, alt_text: 0 },
  delivery_class: 'D',
  settling_ms: 0,
  connect,
  connectSource: connect,
  probe: async () => ABILITIES_OF_FEEDS,
  listen,
  push: websub,
  lookBack,
}

const ONE_WAY = 'A feed goes one way: nothing can be sent to it.'
const ABILITIES_OF_FEEDS: Abilities = {
  hear_mentions: {
    may: 'when',
    because: 'As far as your monitors know your name: they find it in what the feed says.',
  },
  hear_everyone: { may: 'yes' },
  answer_public: { may: 'no', because: `${ONE_WAY} Open the post and answer on its own site.` },
  answer_private: { may: 'no', because: ONE_WAY },
  publish: { may: 'no', because: ONE_WAY },
  images: { may: 'no', because: ONE_WAY },
  hide: { may: 'no', because: 'A feed belongs to whoever publishes it; only they can hide what is in it.' },
  delete: { may: 'no', because: 'A feed belongs to whoever publishes it; only they can delete what is in it.' },
  like: { may: 'no', because: 'Feeds know no likes.' },
  read_thread: { may: 'no', because: 'A feed holds its newest items only; answers to them stand on the site.' },
}

interface Found {
  feed: Feed
  answer: FeedAnswer
}

async function connect(outside: Outside, answers: Answers): Promise<Connected> {
  const { feed, answer } = await find(outside, soughtBy(answers))
  const { host } = new URL(answer.settled_url)
  const site = webAddress(feed.site, answer.url)
  return {
    native_id: answer.settled_url,
    handle: host,
    display_name: tidyText(feed.title ?? '').slice(0, 200) || host,
    url: site ?? answer.settled_url,
    settings: { feed_url: answer.settled_url, ...hubOf(feed, answer.headers, answer.url) },
    credentials: {},
  }
}

/** Where to look for the feed: at the address that was given, or at the one that a search has there. */
function soughtBy(answers: Answers): string {
  if ((answers.by?.trim() || 'address') === 'address') return addressOf(answers.address)
  if (answers.by?.trim() === 'search') return searchAddress(answers)
  throw new ConnectorError('invalid', 'Choose what is followed: an address, or a search.', { about: 'by' })
}

/** The feed at the address, or the first that the page there names. */
async function find(outside: Outside, url: string): Promise<Found> {
  const answer = await fetchFeed(outside, { url })
  const document = answer.document ?? ''
  if (!isPage(document)) return { feed: readForPerson(document), answer }
  for (const named of feedsNamedBy(document, answer.url).slice(0, 3)) {
    const found = await tryFeed(outside, named)
    if (found) return found
  }
  throw new ConnectorError(
    'invalid',
    'This page names no feed that can be read. Look on it for a link called RSS, Atom or “Subscribe”, and paste the address behind it.',
  )
}

async function tryFeed(outside: Outside, url: string): Promise<Found | null> {
  try {
    const answer = await fetchFeed(outside, { url })
    return { feed: readFeed(answer.document ?? ''), answer }
  } catch (error) {
    if (error instanceof ConnectorError) return null
    throw error
  }
}

function readForPerson(document: string): Feed {
  try {
    return readFeed(document)
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error
    const mend = 'Paste the address of an RSS, Atom or JSON feed, or of a page that names one.'
    throw new ConnectorError('invalid', `${error.message} ${mend}`)
  }
}

/** One poll per call, unless the feed's rest is not over; the host calls again after `poll_after_ms`. */
async function* listen(
  outside: Outside,
  account: Account,
  cursor: string | null,
  signal: AbortSignal,
): AsyncGenerator<Batch, void, undefined> {
  const before = readCursor(cursor)
  const rest_ms = restOf(before, outside.now())
  if (before && cursor && rest_ms > 0) {
    yield { events: [], cursor, poll_after_ms: rest_ms }
    return
  }
  const url = before?.url ?? account.settings.feed_url ?? account.native_id
  const answer = await fetchFeed(outside, { ...before, url, signal, known: true }).catch((error: unknown) => {
    if (!signal.aborted) throw error
    return null
  })
  if (!answer || signal.aborted) return
  const now = outside.now()
  const feed = answer.document === null ? null : readFeed(answer.document)
  const place = { native_id: account.native_id, name: account.display_name, url: answer.url, now }
  const posts = feed ? postsOf(feed, place) : []
  yield batchOf(before, { feed, posts, url: answer.settled_url, headers: answer.headers, now })
}
