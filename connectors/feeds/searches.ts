/**
 * Where news and forums answer a search with a feed, and how the address of each is made: all that is known of these
 * shapes stands here, and the form that asks is made of it. README.md says where each was learned.
 */
import { type Answers, ConnectorError, type Question } from '../connector.ts'
import { urlOf } from './address.ts'

interface Kind {
  value: string
  label: string
  note: string
  /** The questions that it has, in this order; those of `OPTIONAL` may stay empty. */
  needs: readonly Need[]
  /** `given` holds the answers to all that it needs, tidied; what may stay empty may be ''. */
  address(given: Given): URL
}

type Need = 'words' | 'tag' | 'channel' | 'community' | 'subreddit' | 'forum_tag' | 'server' | 'language'
type Given = Readonly<Record<Need, string>>
const OPTIONAL: readonly Need[] = ['community', 'subreddit', 'forum_tag', 'language']

const KINDS: readonly Kind[] = [
  {
    ...{ value: 'discourse', label: 'A Discourse forum', note: 'everything said there, or one tag' },
    needs: ['server', 'forum_tag'],
    address: ({ server, forum_tag }) =>
      under(server, forum_tag ? `tag/${encodeURIComponent(forum_tag)}.rss` : 'posts.rss'),
  },
  {
    ...{ value: 'stack_exchange', label: 'A Stack Exchange site', note: 'questions with a tag' },
    needs: ['server', 'tag'],
    address: ({ server, tag }) => withQuery(under(server, 'feeds/tag').href, { tagnames: tag, sort: 'newest' }),
  },
  {
    ...{ value: 'lemmy', label: 'A Lemmy server', note: 'everything it knows, or one community' },
    needs: ['server', 'community'],
    address: ({ server, community }) => {
      const path = community ? `feeds/c/${encodeURIComponent(community)}.xml` : 'feeds/all.xml'
      return withQuery(under(server, path).href, { sort: 'New' })
    },
  },
  {
    ...{ value: 'mastodon', label: 'A Mastodon server', note: 'a hashtag' },
    needs: ['server', 'tag'],
    address: ({ server, tag }) => under(server, `tags/${encodeURIComponent(tag)}.rss`),
  },
  {
    ...{ value: 'reddit', label: 'Reddit', note: 'words, everywhere or in one community' },
    needs: ['words', 'subreddit'],
    address: ({ words, subreddit }) =>
      subreddit
        ? withQuery(`https://www.reddit.com/r/${subreddit}/search.rss`, { q: words, restrict_sr: 'on', sort: 'new' })
        : withQuery('https://www.reddit.com/search.rss', { q: words, sort: 'new' }),
  },
  {
    ...{ value: 'youtube', label: 'A YouTube channel', note: 'its newest videos' },
    needs: ['channel'],
    address: ({ channel }) => withQuery('https://www.youtube.com/feeds/videos.xml', { channel_id: channel }),
  },
  {
    ...{ value: 'wordpress', label: 'A WordPress site', note: 'words' },
    needs: ['server', 'words'],
    address: ({ server, words }) => withQuery(under(server, '').href, { s: words, feed: 'rss2' }),
  },
  {
    ...{ value: 'google_news', label: 'Google News', note: 'words; Google allows personal use only' },
    needs: ['words', 'language'],
    address: ({ words, language }) =>
      withQuery('https://news.google.com/rss/search', { q: words, ...edition(language) }),
  },
  {
    ...{ value: 'bing_news', label: 'Bing News', note: 'words; Microsoft allows personal use only' },
    needs: ['words', 'language'],
    address: ({ words, language }) =>
      withQuery('https://www.bing.com/news/search', { q: words, format: 'rss', ...(language && { setmkt: language }) }),
  },
]

const with_place = (need: Need) => ({
  name: 'place',
  values: KINDS.filter(({ needs }) => needs.includes(need)).map(({ value }) => value),
})
const asked = (name: Need, more: Pick<Question, 'label' | 'kind' | 'help' | 'placeholder'>): Question => ({
  ...{ name, required: !OPTIONAL.includes(name), only_with: with_place(name) },
  ...more,
})

export const searchAsks: readonly Question[] = [
  {
    name: 'place',
    label: 'Where',
    kind: 'choice',
    help: 'What is found is matched by your monitors like everything else.',
    required: true,
    choices: KINDS.map(({ value, label, note }) => ({ value, label, note })),
    only_with: { name: 'by', values: ['search'] },
  },
  asked('server', {
    ...{ label: 'Its address', kind: 'url', placeholder: 'https://forum.example.com' },
    help: 'The address that people open in a browser.',
  }),
  asked('words', {
    ...{ label: 'Words', kind: 'text', placeholder: '"Fernhill kettle" OR Fernhill' },
    help: 'As they are typed into the search there; most take quotation marks, OR and a minus.',
  }),
  asked('tag', {
    ...{ label: 'Tag', kind: 'text', placeholder: 'fernhill' },
    help: 'One word, with or without the sign before it.',
  }),
  asked('forum_tag', { label: 'Tag', kind: 'text', help: 'Left empty, everything that is said there is heard.' }),
  asked('community', {
    ...{ label: 'Community', kind: 'text', placeholder: 'technology' },
    help: 'Left empty, everything that this server knows is heard.',
  }),
  asked('subreddit', {
    ...{ label: 'Community', kind: 'text', placeholder: 'r/kettles' },
    help: 'Left empty, all of Reddit is searched.',
  }),
  asked('channel', {
    ...{ label: 'Number of the channel', kind: 'text', placeholder: 'UC_x5XG1OV2P6uZZ5FSM9Ttw' },
    help: 'It begins with UC, and stands on the channel’s page under Share, Copy channel ID. The address of that page will do where it holds it.',
  }),
  asked('language', {
    ...{ label: 'Language and country', kind: 'text', placeholder: 'en-US' },
    help: 'Such as en-GB, de-AT or pt-BR. Left empty, the place decides.',
  }),
]

/** The address of the feed that a search has at a place. What is missing or of another form is a ConnectorError that says so. */
export function searchAddress(answers: Answers): string {
  const kind = KINDS.find(({ value }) => value === answers.place?.trim())
  if (!kind) throw new ConnectorError('invalid', 'Choose where to search.', { about: 'place' })
  const given = Object.fromEntries(kind.needs.map((need) => [need, tidied(need, answers[need]?.trim() ?? '')]))
  return kind.address(given as Given).href
}

function tidied(need: Need, written: string): string {
  if (written === '' && OPTIONAL.includes(need)) return ''
  const tidy = TIDY[need](written)
  if (tidy === null) throw new ConnectorError('invalid', WRONG[need], { about: need })
  return tidy
}

const matched = (form: RegExp) => (written: string) => form.exec(written)?.[1] ?? null
const aTag = matched(/^#?([\p{L}\p{N}][\p{L}\p{N}\p{M}_.+#-]{0,99})$/u)

const TIDY: Readonly<Record<Need, (written: string) => string | null>> = {
  words: (written) => (/[\p{L}\p{N}]/u.test(written) && written.length <= 500 ? written.replaceAll(/\s+/g, ' ') : null),
  tag: aTag,
  forum_tag: aTag,
  channel: matched(/(?:^|\/channel\/)(UC[\w-]{22})(?:$|[/?])/),
  community: matched(/^(?:.*\/c\/|!)?([a-z0-9_]{1,100}(?:@[a-z0-9.-]{1,200})?)\/?$/i),
  subreddit: matched(/^(?:.*\/r\/|\/?r\/)?(\w{2,40})\/?$/i),
  language: matched(/^([a-z]{2,3}-[a-z0-9]{2,3})$/i),
  server: (written) => urlOf(written)?.href ?? null,
}

const WRONG: Readonly<Record<Need, string>> = {
  words: 'Give some words to search for, at most 500 characters.',
  tag: 'A tag is one word, such as fernhill.',
  forum_tag: 'A tag is one word, such as fernhill.',
  channel: 'This is not the number of a channel: it begins with UC and has 24 characters.',
  community: 'This is not the name of a community; it should look like technology, or technology@lemmy.example.',
  subreddit: 'This is not the name of a community; it should look like r/kettles.',
  language: 'Give a language and a country, such as en-US.',
  server: 'This is not the address of a site; it should look like https://forum.example.com.',
}

/** Language, country, and both as Google joins them. */
function edition(language: string): Record<string, string> {
  const [tongue = '', country = ''] = language.split('-')
  if (!country) return {}
  const gl = country.toUpperCase()
  return { hl: `${tongue.toLowerCase()}-${gl}`, gl, ceid: `${gl}:${tongue.toLowerCase()}` }
}

/** Sites may live in a folder; what else the address of their page holds is left out. */
function under(server: string, path: string): URL {
  const url = new URL(server)
  url.search = ''
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/${path}`
  return url
}

function withQuery(address: string, query: Readonly<Record<string, string>>): URL {
  const url = new URL(address)
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
  return url
}
