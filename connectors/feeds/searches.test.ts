/** The addresses that searches have, each as the place itself writes it (README.md says where that was learned). */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Answers, ConnectorError } from '../connector.ts'
import { searchAddress, searchAsks } from './searches.ts'

const CHANNEL = 'UC_x5XG1OV2P6uZZ5FSM9Ttw'
const SHAPES: [Answers, string][] = [
  [{ place: 'google_news', words: '"Fernhill  kettle" OR fernhill' }, 'https://news.google.com/rss/search?q=%22Fernhill+kettle%22+OR+fernhill'],
  [{ place: 'google_news', words: 'Teekanne', language: 'de-at' }, 'https://news.google.com/rss/search?q=Teekanne&hl=de-AT&gl=AT&ceid=AT%3Ade'],
  [{ place: 'bing_news', words: 'fernhill & sons' }, 'https://www.bing.com/news/search?q=fernhill+%26+sons&format=rss'],
  [{ place: 'bing_news', words: 'x', language: 'en-GB' }, 'https://www.bing.com/news/search?q=x&format=rss&setmkt=en-GB'],
  [{ place: 'reddit', words: 'fernhill' }, 'https://www.reddit.com/search.rss?q=fernhill&sort=new'],
  [{ place: 'reddit', words: 'fernhill', subreddit: 'r/kettles' }, 'https://www.reddit.com/r/kettles/search.rss?q=fernhill&restrict_sr=on&sort=new'],
  [{ place: 'reddit', words: 'x', subreddit: 'https://www.reddit.com/r/Kettles/' }, 'https://www.reddit.com/r/Kettles/search.rss?q=x&restrict_sr=on&sort=new'],
  [{ place: 'discourse', server: 'forum.example' }, 'https://forum.example/posts.rss'],
  [{ place: 'discourse', server: 'https://example.com/forum/?page=2#x', forum_tag: '#Größe' }, 'https://example.com/forum/tag/Gr%C3%B6%C3%9Fe.rss'],
  [{ place: 'stack_exchange', server: 'stackoverflow.com', tag: 'c#' }, 'https://stackoverflow.com/feeds/tag?tagnames=c%23&sort=newest'],
  [{ place: 'lemmy', server: 'lemmy.example' }, 'https://lemmy.example/feeds/all.xml?sort=New'],
  [{ place: 'lemmy', server: 'lemmy.example', community: '!tea@other.example' }, 'https://lemmy.example/feeds/c/tea%40other.example.xml?sort=New'],
  [{ place: 'lemmy', server: 'lemmy.example', community: 'https://lemmy.example/c/tea' }, 'https://lemmy.example/feeds/c/tea.xml?sort=New'],
  [{ place: 'mastodon', server: 'http://127.0.0.1:8080', tag: '#Fernhill' }, 'http://127.0.0.1:8080/tags/Fernhill.rss'],
  [{ place: 'youtube', channel: CHANNEL }, `https://www.youtube.com/feeds/videos.xml?channel_id=${CHANNEL}`],
  [{ place: 'youtube', channel: `https://www.youtube.com/channel/${CHANNEL}/videos` }, `https://www.youtube.com/feeds/videos.xml?channel_id=${CHANNEL}`],
  [{ place: 'wordpress', server: 'https://blog.example/', words: 'fernhill kettle' }, 'https://blog.example/?s=fernhill+kettle&feed=rss2'],
] // biome-ignore format: a table

for (const [answers, address] of SHAPES) {
  test(`N3 a search of ${answers['place']} is followed at ${address}`, () => {
    assert.equal(searchAddress(answers), address)
  })
}

const refused = (answers: Answers) => {
  try {
    return searchAddress(answers)
  } catch (error) {
    assert.ok(error instanceof ConnectorError, String(error))
    assert.equal(error.kind, 'invalid')
    assert.match(error.message, /^[A-Z].*\.$/)
    return error.about
  }
}

test('what is missing or of another form is refused at its field', () => {
  assert.equal(refused({}), 'place')
  assert.equal(refused({ place: 'the moon' }), 'place')
  assert.equal(refused({ place: 'google_news' }), 'words')
  assert.equal(refused({ place: 'google_news', words: '" "' }), 'words')
  assert.equal(refused({ place: 'google_news', words: 'x', language: 'german' }), 'language')
  assert.equal(refused({ place: 'discourse' }), 'server')
  assert.equal(refused({ place: 'mastodon', server: 'm.example', tag: 'two words' }), 'tag')
  assert.equal(refused({ place: 'youtube', channel: '@fernhill' }), 'channel')
  assert.equal(refused({ place: 'reddit', words: 'x', subreddit: '../../u' }), 'subreddit')
  for (const server of ['javascript:alert(1)', 'file:///etc/passwd', 'https://a:b@c.example', 'http://', '\0'])
    assert.equal(refused({ place: 'wordpress', words: 'x', server }), 'server', server)
})

test('whatever is written, an address stays at its place and never leaves its path', () => {
  const wild = ['..', '../..', '?x=', '#', '%2e%2e', 'a/b', '\\', '\uD800', '\0', 'x'.repeat(600), '<b>', '؜']
  for (const { choices } of searchAsks)
    for (const { value: place } of choices ?? [])
      for (const said of wild) {
        const all = Object.fromEntries(searchAsks.map(({ name }) => [name, said]))
        const sought = refused({ ...all, server: 'https://site.example/sub', place })
        if (sought?.startsWith('http')) {
          const { pathname } = new URL(sought)
          assert.doesNotMatch(decodeURIComponent(pathname), /\.\.|\\|\/\//, sought)
        }
      }
})

test('every place asks only for what its address is made of', () => {
  const [where, ...others] = searchAsks
  const places = where?.choices?.map(({ value }) => value) ?? []
  assert.equal(places.length, 9)
  for (const { name, only_with } of others) {
    assert.equal(only_with?.name, 'place', name)
    assert.ok(only_with.values.length > 0 && only_with.values.every((place) => places.includes(place)), name)
  }
})
