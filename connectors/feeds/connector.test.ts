import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { spentMs, watchMemory } from '#platform/cost.ts'
import { type RecordedNetwork, type Recording, replay, stage } from '../conformance/recording.ts'
import { conformance } from '../conformance.ts'
import { type Account, type Batch, ConnectorError, type NetworkPost } from '../connector.ts'
import { feeds } from './connector.ts'

const fixture = (name: string) => readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8')
const NOW = new Date('2026-11-21T12:00:00Z')

function account(feed_url: string, more: Partial<Account> = {}): Account {
  const { host } = new URL(feed_url)
  return {
    native_id: feed_url, handle: host, display_name: host, url: `https://${host}/`, settings: { feed_url }, credentials: {}, purpose: 'source', ...more,
  } // biome-ignore format: one record
}

function recording(of: string, feed_url: string, table: Parameters<typeof replay>[0]): Recording {
  const network = () => ({ answer: replay(table) })
  return {
    of,
    account: account(feed_url),
    now: NOW,
    cursor: null,
    network,
    writes: 'html',
    answers: { address: feed_url },
  }
}

const RSS = recording('rss', 'https://parcels.example/feed/', { 'GET /feed/': fixture('rss.xml') })
const ATOM = recording('atom', 'https://forum.example/bahn/atom.xml', { 'GET /bahn/atom.xml': fixture('atom.xml') })
const JSON_FEED = recording('json', 'https://courier.example/feed.json', { 'GET /feed.json': fixture('feed.json') })
const RDF = recording('rdf', 'https://agence.example/rdf', { 'GET /rdf': fixture('rdf.xml') })
const PAGE: Recording = {
  ...recording('page', 'https://parcels.example/feed/', {
    'GET /': fixture('page.html'),
    'GET /feed/': fixture('rss.xml'),
  }),
  answers: { address: 'parcels.example' },
}

for (const one of [RSS, ATOM, JSON_FEED, RDF, PAGE]) conformance(feeds, one)

async function poll(network: RecordedNetwork, given: { feed_url?: string; cursor?: string | null; now?: Date } = {}) {
  const { feed_url = 'https://parcels.example/feed/', cursor = null, now = NOW } = given
  const { outside, requests } = stage({ ...RSS, now }, network)
  const batches: Batch[] = []
  for await (const batch of feeds.listen(outside, account(feed_url), cursor, new AbortController().signal))
    batches.push(batch)
  const batch = batches[0] as Batch
  return { batch, requests, posts: batch.events.flatMap((event) => (event.kind === 'post' ? [event.post] : [])) }
}

const serving = (body: string | Uint8Array<ArrayBuffer>, init: ResponseInit = {}): RecordedNetwork => ({
  answer: () => new Response(body, init),
})

const heard = async ({ network, account: { native_id } }: Recording) =>
  (await poll(network(), { feed_url: native_id })).posts

function byTitle(posts: NetworkPost[], title: string): NetworkPost {
  const post = posts.find((one) => one.title?.includes(title))
  assert.ok(post, `no post called ${title}`)
  return post
}

describe('what the formats say', () => {
  test('N3 RSS: the whole text, its author, links, pictures and number of answers', async () => {
    const post = byTitle(await heard(RSS), 'lost my sofa – again')
    assert.equal(post.native_id, 'https://parcels.example/?p=4711')
    assert.equal(post.url, 'https://parcels.example/2026/11/sofa/')
    assert.equal(post.author.name, 'Zoë Ōkami')
    assert.equal(post.posted_at.toISOString(), '2026-11-20T08:15:00.000Z')
    assert.equal(
      post.text,
      'Three weeks & no sofa. The first time it was only two. 🛋️\n\n- Call centre: no answer\n- E-mail: "we value you"',
    )
    const [span] = post.spans
    assert.equal(post.text.slice(span?.start, span?.end), 'The first time')
    assert.equal(span?.target, 'https://parcels.example/2026/10/sofa/')
    assert.deepEqual(
      post.media.map(({ url, alt }) => [url, alt]),
      [
        ['https://parcels.example/img/door.jpg', 'A door'],
        ['https://parcels.example/img/sofa.jpg', 'An empty living room'],
      ],
    )
    assert.deepEqual(post.counts, { replies: 12, reposts: 0, likes: 0 })
    assert.deepEqual([post.lang, post.addressed, post.audience], ['en-GB', 'overheard', 'public'])
  })

  test('RSS: an answer, a post without guid, one without anything but a title', async () => {
    const posts = await heard(RSS)
    const answer = byTitle(posts, 'Re: ')
    assert.deepEqual([answer.parent_id, answer.thread_id], Array(2).fill('https://parcels.example/?p=4711'))
    assert.equal(answer.text, 'Mine took four weeks. Four. Ask for £50.')
    const bare = byTitle(posts, 'AT&T and the 3 < 4 problem')
    assert.equal(bare.native_id, 'https://parcels.example/2026/11/att/')
    assert.equal(bare.posted_at.toISOString(), '2026-11-19T13:00:00.000Z')
    assert.equal(bare.author.name, 'parcels.example')
    const dateless = byTitle(posts, 'Only a title')
    assert.equal(dateless.posted_at.getTime(), NOW.getTime())
    assert.match(dateless.native_id, /^sha256:/)
  })

  test('N3 Atom: xhtml, relative addresses, threads of three', async () => {
    const posts = await heard(ATOM)
    const [first, second, third] = posts
    assert.equal(first?.text, 'Seit zwei Stunden.\nSiehe Hilfe.')
    assert.equal(first?.url, 'https://forum.example/bahn/9')
    assert.equal(first?.spans[0]?.target, 'https://forum.example/hilfe')
    assert.deepEqual(first?.counts, { replies: 2, reposts: 0, likes: 0 })
    assert.equal(second?.text, 'Bei mir auch: 3 < 4, sagte der Schaffner.')
    assert.equal(third?.text, 'Bei mir auch\n\nGute Besserung & Grüße')
    assert.equal(third?.parent_id, second?.native_id)
    assert.deepEqual([second?.thread_id, third?.thread_id], Array(2).fill(first?.native_id))
    assert.equal(second?.author.name, 'Forum Bahn')
  })

  test('N3 JSON Feed and RDF', async () => {
    const [plain, html] = await heard(JSON_FEED)
    assert.deepEqual([plain?.native_id, plain?.text], ['17', 'Plain words: a > b, and\nthe next line.'])
    assert.equal(plain?.media[0]?.kind, 'video')
    assert.deepEqual(
      [html?.text, html?.author.avatar_url],
      ['Five floors, no lift.', 'https://courier.example/ada.png'],
    )
    const [strike] = await heard(RDF)
    assert.deepEqual([strike?.title, strike?.author.name, strike?.lang], ['Grève des livreurs', 'Rédaction', 'fr'])
  })
})

describe('connecting', () => {
  const connect = (network: RecordedNetwork, address: string) => feeds.connect(stage(RSS, network).outside, { address })

  test('N3 a site is enough: its feed is found, not the one of its comments', async () => {
    const connected = await connect(PAGE.network(), 'parcels.example')
    assert.equal(connected.native_id, 'https://parcels.example/feed/')
    assert.equal(connected.display_name, 'Parcel Watch & Friends')
    assert.deepEqual(connected.settings, {
      feed_url: 'https://parcels.example/feed/',
      hub_url: 'https://hub.example/',
      topic_url: 'https://parcels.example/feed/',
    })
  })

  test('a page without a feed is refused, with what to do', async () => {
    const refused = connect(serving('<!-- x --><html><p>Hi'), 'https://bare.example/')
    await assert.rejects(refused, { kind: 'invalid', message: /names no feed.*Look on it for a link called RSS/ })
    const other = connect(serving('%PDF-1.7 ...'), 'https://bare.example/x.pdf')
    await assert.rejects(other, { kind: 'invalid', message: /Paste the address of an RSS, Atom or JSON feed/ })
  })

  test('a mistyped address has no feed, and never had one', async () => {
    const lost = connect(serving('', { status: 404 }), 'https://parcels.example/fed')
    await assert.rejects(lost, { kind: 'not_found', message: 'There is no feed at this address. Look it up again.' })
  })

  test('passwords in the address and other schemes are refused', async () => {
    for (const address of ['https://a:b@x.example/', 'ftp://x.example', 'file:///etc/passwd', 'javascript:1']) {
      await assert.rejects(connect(serving(''), address), { kind: 'invalid' }, address)
    }
    assert.equal((await connect(RSS.network(), 'feed://parcels.example/feed/')).native_id, RSS.account.native_id)
  })
})

describe('polite polling', () => {
  const LATER = new Date('2026-11-21T14:00:00Z')

  test('N3 marks are sent back, and an unchanged feed brings nothing and is asked less often', async () => {
    const marks = { etag: 'W/"7"', 'last-modified': 'Fri, 20 Nov 2026 11:00:00 GMT' }
    const first = await poll(serving(fixture('rss.xml'), { headers: marks }))
    const unchanged = serving('', {})
    unchanged.answer = () => new Response(null, { status: 304 })
    const second = await poll(unchanged, { cursor: first.batch.cursor, now: LATER })
    const { headers } = second.requests[0] as Request
    assert.deepEqual([headers.get('if-none-match'), headers.get('if-modified-since')], Object.values(marks))
    assert.deepEqual(second.batch.events, [])
    const third = await poll(unchanged, { cursor: second.batch.cursor, now: new Date('2026-11-21T18:00:00Z') })
    assert.equal(third.requests[0]?.headers.get('if-none-match'), 'W/"7"')
  })

  test('the interval follows how often the feed changes, between 1 and 60 minutes', async () => {
    let cursor: string | null = null
    let now = NOW
    const waits: number[] = []
    const item = (n: number) => `<item><guid>${n}</guid><title>${n}</title></item>`
    for (let n = 0; n < 40; n++) {
      const body = `<rss version="2.0"><channel><title>x</title>${item(n < 20 ? n : 19)}</channel></rss>`
      const { batch }: { batch: Batch } = await poll(serving(body), { cursor, now })
      cursor = batch.cursor
      waits.push((batch.poll_after_ms ?? 0) / 60_000)
      now = new Date(now.getTime() + (batch.poll_after_ms ?? 0))
    }
    assert.ok(Math.min(...waits) >= 1 && Math.max(...waits) <= 66, waits.join(' '))
    assert.ok((waits[19] ?? 0) < 1.2, `busy: ${waits[19]}`)
    assert.ok((waits[39] ?? 0) >= 60, `quiet: ${waits[39]}`)
  })

  test('what server and feed ask for is kept: max-age, expires, ttl, skipHours, also after a 304', async () => {
    const body = (extra: string) => `<rss version="2.0"><channel><title>x</title>${extra}</channel></rss>`
    const minutes = async (extra: string, headers: Record<string, string> = {}) =>
      ((await poll(serving(body(extra), { headers }))).batch.poll_after_ms ?? 0) / 60_000
    assert.ok((await minutes('', { 'cache-control': 'public, max-age=7200' })) >= 120)
    assert.ok((await minutes('', { 'cache-control': 'max-age=7200', age: '7000' })) < 20)
    assert.ok((await minutes('', { expires: 'Sat, 21 Nov 2026 15:00:00 GMT' })) >= 180)
    assert.ok((await minutes('<ttl>90</ttl>')) >= 90)
    assert.ok((await minutes('<ttl>999999</ttl>')) <= 24 * 66)
    const hours = [12, 13, 14].map((hour) => `<hour>${hour}</hour>`).join('')
    assert.equal(await minutes(`<skipHours>${hours}</skipHours>`), 180)
    assert.equal(await minutes('<skipDays><day>Saturday</day></skipDays>'), 720)
    const all = Array.from({ length: 24 }, (_, hour) => `<hour>${hour}</hour>`).join('')
    assert.ok((await minutes(`<skipHours>${all}</skipHours>`)) < 70)
    const { batch } = await poll(serving(body('<ttl>90</ttl>')))
    const unchanged: RecordedNetwork = { answer: () => new Response(null, { status: 304 }) }
    const again = await poll(unchanged, { cursor: batch.cursor, now: LATER })
    assert.ok((again.batch.poll_after_ms ?? 0) >= 90 * 60_000)
  })

  test('asked too early it rests, without a request', async () => {
    const { batch } = await poll(RSS.network())
    const early = await poll(RSS.network(), { cursor: batch.cursor, now: new Date(NOW.getTime() + 1000) })
    assert.deepEqual([early.requests.length, early.batch.events.length, early.batch.cursor], [0, 0, batch.cursor])
    assert.equal(early.batch.poll_after_ms, (batch.poll_after_ms ?? 0) - 1000)
  })

  test('a redirect for good is remembered, one for now is not', async () => {
    const moving = (status: number): RecordedNetwork => ({
      answer: replay({
        'GET /feed/': () => new Response(null, { status, headers: { location: '/new.xml' } }),
        'GET /new.xml': fixture('rss.xml'),
      }),
    })
    for (const [status, path] of [
      [301, '/new.xml'],
      [308, '/new.xml'],
      [302, '/feed/'],
      [307, '/feed/'],
    ] as const) {
      const { batch } = await poll(moving(status))
      const { requests } = await poll(moving(status), { cursor: batch.cursor, now: LATER })
      assert.equal(new URL(requests[0]?.url ?? '').pathname, path, `${status}`)
    }
    const circle: RecordedNetwork = {
      answer: () => new Response(null, { status: 302, headers: { location: '/feed/' } }),
    }
    await assert.rejects(poll(circle), { kind: 'invalid', message: /circles/ })
  })

  test('gone is gone, and a server that asks for patience is told on', async () => {
    await assert.rejects(poll(serving('', { status: 410 })), { kind: 'not_found', message: /ended for good/ })
    const lost = serving('', { status: 404 })
    await assert.rejects(poll(lost), { kind: 'not_found', message: /^There is no feed at this address any more\./ })
    const busy = serving('', { status: 503, headers: { 'retry-after': '120' } })
    await assert.rejects(poll(busy), { kind: 'transient', retry_after_ms: 120_000 })
  })

  test('an edit is a further revision of the same post; counts and addresses are no edit', async () => {
    const body = (title: string, comments: number) =>
      `<rss version="2.0" xmlns:slash="http://purl.org/rss/1.0/modules/slash/"><channel><title>x</title><item><guid>a</guid><title>${title}</title><slash:comments>${comments}</slash:comments></item></channel></rss>`
    const first = await poll(serving(body('Recall', 1)))
    const second = await poll(serving(body('Recall', 2)), { cursor: first.batch.cursor, now: LATER })
    assert.deepEqual(second.posts, [])
    const third = await poll(serving(body('Recall ended', 2)), {
      cursor: second.batch.cursor,
      now: new Date('2026-11-21T18:00Z'),
    })
    assert.deepEqual(
      third.posts.map(({ native_id, title }) => [native_id, title]),
      [['a', 'Recall ended']],
    )
    assert.deepEqual([first.posts[0]?.revision, third.posts[0]?.revision === ''], ['', false])
  })
})

describe('hostile feeds', () => {
  const rss = (items: string) => `<rss version="2.0"><channel><title>x</title>${items}</channel></rss>`

  test('entity bombs and outside entities are not expanded', async () => {
    const lol = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('')
    const bomb = `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "lolololol">${lol}<!ENTITY f SYSTEM "file:///etc/passwd">]>${rss('<item><title>a &l9; &f;</title></item>')}`
    const mostBytes = watchMemory()
    const [post] = (await poll(serving(bomb)).catch(() => ({ posts: [] }))).posts
    assert.ok((post?.title ?? '').length < 100)
    assert.doesNotMatch(post?.title ?? '', /root:/)
    assert.ok(mostBytes() < 50_000_000)
  })

  test('a feed of 50 MB is refused while it is read', async () => {
    let sent = 0
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1_000_000
        if (sent > 50_000_000) return controller.close()
        controller.enqueue(new Uint8Array(1_000_000).fill(0x20))
      },
    })
    await assert.rejects(poll({ answer: () => new Response(body) }), {
      kind: 'invalid',
      message: /larger than the 10 MB/,
    })
    assert.ok(sent < 13_000_000)
  })

  test('of 100,000 items the newest 1,000 are read, in a few seconds, and the cursor stays small', async (t) => {
    const items = Array.from({ length: 100_000 }, (_, n) => `<item><guid>${n}</guid><title>${n}</title></item>`).join(
      '',
    )
    const took_ms = await spentMs(async () => {
      const { batch, posts } = await poll(serving(rss(items)))
      assert.equal(posts.length, 1000)
      assert.ok(batch.cursor.length < 100_000)
    })
    t.diagnostic(`${Math.round(items.length / 1e6)} MB in ${Math.round(took_ms)} ms`)
    assert.ok(took_ms < 10_000)
  })

  test('depth, open tags, endless attributes and circles end in good time', async () => {
    const deep = rss(`<item><title>a</title><x>${'<y>'.repeat(100_000)}</x></item>`)
    const markup = rss(
      `<item><title>a</title><description>${'&lt;b&gt;'.repeat(100_000)}${'&lt;/i&gt;'.repeat(100_000)}</description></item>`,
    )
    const attributes = rss(`<item ${'a="b" '.repeat(100_000)}><title>a</title></item>`)
    const json = `{"version":"https://jsonfeed.org/version/1.1","items":${'['.repeat(100_000)}`
    const unclosed = rss(`<item><title>${'<![CDATA['.repeat(100_000)}`)
    const comments = rss(`<item><title>${'<!--'.repeat(100_000)}</title></item>`)
    const empty = `<rss>${'<!--'.repeat(500_000)}</rss>`
    const skips = rss('<skipHours>'.repeat(200_000))
    for (const body of [deep, markup, attributes, json, unclosed, comments, empty, skips]) {
      const took_ms = await spentMs(async () => {
        const error = await poll(serving(body)).then(
          () => null,
          (thrown: unknown) => thrown,
        )
        assert.ok(error === null || error instanceof ConnectorError, String(error))
      })
      assert.ok(took_ms < 5000, body.slice(0, 100))
    }
  })

  test('posts that answer each other in a circle, or themselves, answer nobody', async () => {
    const item = (id: string, ref: string) =>
      `<item><guid>${id}</guid><title>${id}</title><thr:in-reply-to ref="${ref}"/></item>`
    const body = rss(item('a', 'b') + item('b', 'a') + item('c', 'c') + item('d', 'elsewhere')).replace(
      '<rss',
      '<rss xmlns:thr="http://purl.org/syndication/thread/1.0"',
    )
    const { posts } = await poll(serving(body))
    const threads = Object.fromEntries(posts.map((post) => [post.native_id, [post.parent_id, post.thread_id]]))
    assert.deepEqual(threads, { a: [null, 'a'], b: [null, 'b'], c: [null, 'c'], d: ['elsewhere', 'elsewhere'] })
  })
})

describe('encodings', () => {
  const document = (encoding: string, word: string) =>
    `<?xml version="1.0" encoding="${encoding}"?><rss version="2.0"><channel><title>x</title><item><title>${word}</title></item></channel></rss>`
  const bytesOf = (text: string, encoding: BufferEncoding) => new Uint8Array(Buffer.from(text, encoding))
  const wide = (text: string) => bytesOf(text, 'utf16le')

  const cases: [string, Uint8Array<ArrayBuffer>, string | undefined][] = [
    ['declared', bytesOf(document('iso-8859-1', 'Größe'), 'latin1'), undefined],
    [
      'in the header',
      bytesOf(document('utf-8', 'Größe').replace(' encoding="utf-8"', ''), 'latin1'),
      'text/xml; charset="ISO-8859-1"',
    ],
    ['header wrong, declaration right', bytesOf(document('iso-8859-1', 'Größe'), 'latin1'), 'text/xml; charset=utf-8'],
    ['both wrong', bytesOf(document('utf-8', 'Größe'), 'latin1'), 'text/xml; charset=utf-8'],
    ['unknown name', bytesOf(document('x-mac-klingon', 'Größe'), 'utf8'), 'text/xml; charset=nonsense'],
    ['UTF-8 with a mark', bytesOf(`\uFEFF${document('iso-8859-1', 'Größe')}`, 'utf8'), undefined],
    ['UTF-16 with a mark', wide(`\uFEFF${document('utf-16', 'Größe')}`), 'text/xml'],
    ['UTF-16 without', wide(document('utf-16', 'Größe')), undefined],
    ['says UTF-16, is not', bytesOf(document('utf-16', 'Größe'), 'utf8'), undefined],
  ]
  for (const [named, bytes, type] of cases) {
    test(named, async () => {
      const { posts } = await poll(serving(bytes, type ? { headers: { 'content-type': type } } : {}))
      // Where every claim is wrong, the one word is lost but not the post.
      assert.equal(posts[0]?.title, named === 'both wrong' ? 'Gr\uFFFD\uFFFDe' : 'Größe')
    })
  }
})
