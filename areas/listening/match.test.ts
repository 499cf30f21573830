import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tokenize } from '#areas/understanding/tokenize.ts'
import { spentMs } from '#platform/cost.ts'
import { Brand, unheardNames } from './brand.ts'
import { compileMonitors, SPANS_MAX } from './match.ts'
import { NOTHING_KNOWN } from './matching/subject.ts'

type Written = Partial<Brand> & { names: string[] }
const matcherOf = (...brands: Written[]) =>
  compileMonitors(brands.map((brand, at) => ({ monitor_id: `m${at}`, brand: Brand.parse(brand) })))
const heardIn = (brand: Written, text: string) =>
  (matcherOf(brand).match(tokenize(text))[0]?.spans ?? []).map(({ start, end }) => text.slice(start, end))

const fernhill: Written = {
  names: ['Fernhill', 'fern hill', 'فرنهيل', 'ファーンヒル', '펀힐'],
  products: ['Arc kettle'],
  hashtags: ['#TeamFernhill'],
  handles: ['fernhill.co', 'fernhill@mastodon.example'],
  sites: ['fernhill.co'],
  without: ['Fernhill Road', 'estate agent'],
}

const heard: [says: string, text: string, spans: string[]][] = [
  ['a name in any case', 'FERNHILL and fernhill', ['FERNHILL', 'fernhill']],
  ['a name with accents it does not have', 'Férnhill', ['Férnhill']],
  ['a name with a case ending', 'Fernhill’s lid, Fernhill’den', ['Fernhill’s', 'Fernhill’den']],
  ['a name of two words, hyphenated or not', 'fern-hill, Fern Hill', ['fern-hill', 'Fern Hill']],
  [
    'a name of two words as a tag',
    '#fernhill #FernHill #fern_hill',
    ['#fernhill', '#FernHill', 'FernHill', '#fern_hill', 'fern_hill'],
  ],
  ['a product', 'honestly my arc kettle is four', ['arc kettle']],
  ['a product as a tag', '#ArcKettle #arckettle', ['#ArcKettle', 'ArcKettle', '#arckettle']],
  ['an asked-for tag, only as a tag', 'teamfernhill #teamFernhill', ['#teamFernhill', 'Fernhill']],
  [
    'a handle, and no other server’s where one was named',
    '@fernhill.co @fernhill@mastodon.example @fernhill@other.example',
    ['@fernhill.co', '@fernhill@mastodon.example'],
  ],
  [
    'a link to its site and what lies below',
    'https://www.fernhill.co/arc shop.fernhill.co notfernhill.com',
    ['https://www.fernhill.co/arc', 'shop.fernhill.co'],
  ],
  ['an Arabic name', 'غلاية فرنهيل عندي', ['فرنهيل']],
  ['a Japanese name among letters without spaces', '昨日ファーンヒルのケトルを', ['ファーンヒル']],
  ['a Korean name with its particle', '펀힐에서 샀어요', ['펀힐에서']],
  ['a name with a hidden character', 'Fern\u200bhill', ['Fern\u200bhill']],
  ['no longer or shorter word', 'fernhills fernhil fern', []],
  ['no words in another order', 'hill fern, kettle arc', []],
  ['no place that was left out', 'Bin day on Fernhill Road moves', []],
  ['a name beside a place that was left out', 'Fernhill delivers to Fernhill Road', ['Fernhill']],
  ['no post that speaks of something left out', 'Fernhill, says the estate agent', []],
  ['nothing in nothing', '', []],
]
for (const [says, text, spans] of heard) {
  test(`a brand monitor hears ${says}`, () => assert.deepEqual([...heardIn(fernhill, text)].sort(), [...spans].sort()))
}

test('one post is heard by every monitor that asks for it, in their order', () => {
  const matcher = matcherOf(
    { names: ['Kessel & Sohn'] },
    { names: ['kettle'] },
    { names: ['Kessel'] },
    { names: ['Oslo Home'] },
  )
  const matches = matcher.match(tokenize('Kessel & Sohn made this kettle'))
  assert.deepEqual(
    matches.map(({ monitor_id }) => monitor_id),
    ['m0', 'm1', 'm2'],
  )
})

test('a title is heard, and the place says so', () => {
  const [match] = matcherOf(fernhill).match(tokenize('The maker is silent.', 'Fernhill recalls kettles'))
  assert.deepEqual(match?.spans, [{ part: 'title', start: 0, end: 8 }])
})

test('a post that repeats a name a thousand times costs no more spans than a screen shows', () => {
  const [match] = matcherOf(fernhill).match(tokenize('Fernhill '.repeat(3000)))
  assert.equal(match?.spans.length, SPANS_MAX)
})

test('an apostrophe in a name may be left out', () => {
  assert.deepEqual(heardIn({ names: ["McDonald's"] }, 'McDonalds, mcdonald’s and MCDONALD'), [
    'McDonalds',
    'mcdonald’s',
    'MCDONALD',
  ])
})

test('a star in a name is no wildcard', () =>
  assert.deepEqual(heardIn({ names: ['fern*'] }, 'fernhill fern'), ['fern']))

test('a name without any word is refused by name', () => {
  const brand = Brand.parse({ names: ['!!', 'Fernhill', '#a', '...'] })
  assert.deepEqual(unheardNames(brand), ['!!', '...'])
  assert.deepEqual(
    compileMonitors([{ monitor_id: 'm', brand: Brand.parse({ names: ['!!'] }) }]).match(tokenize('what!! ...')),
    [],
  )
})

test('a thousand monitors are matched in one pass, thousands of posts a second', async () => {
  const monitors = Array.from({ length: 1000 }, (_, at) => ({
    monitor_id: `${at}`,
    brand: Brand.parse({ names: [`brand ${at}`, `maker${at} of kettles`], without: [`brand ${at} street`] }),
  }))
  const matcher = compileMonitors(monitors)
  const posts = Array.from({ length: 4000 }, (_, at) =>
    tokenize(`I asked brand ${at % 1000} about maker${at % 7} of kettles and brand new things, brand brand brand`),
  )
  let matches = 0
  const took_ms = await spentMs(() => {
    for (const post of posts) matches += matcher.match(post).length
  })
  assert.ok(matches > 4000)
  assert.ok(took_ms < 2000, `4,000 posts took ${took_ms} ms`)
})

test('a query names topics as screens show them and as posts carry them, and own ones once there are any', () => {
  const queries = ['topic:"Late or lost"', 'topic:late_or_lost', 'topic:limescale', 'topic:LimeScale', 'topic:nonsense']
  const monitors = (topics: string[]) =>
    queries.map((query, nth) => ({ monitor_id: `m${nth}`, query: `kettle ${query}`, topics }))
  const heard = (matcher: ReturnType<typeof compileMonitors>, topic: string) => {
    const reading = () => ({ ...NOTHING_KNOWN.reading(), topics: [{ topic }] })
    return matcher.match(tokenize('a kettle'), { ...NOTHING_KNOWN, reading }).map(({ monitor_id }) => monitor_id)
  }
  const before = compileMonitors(monitors([]))
  assert.deepEqual(heard(before, 'late_or_lost'), ['m0', 'm1'])
  assert.deepEqual(heard(before, 'Limescale'), [])
  const now = compileMonitors(monitors(['Limescale']), before)
  assert.deepEqual(heard(now, 'Limescale'), ['m2', 'm3'])
  assert.deepEqual(heard(now, 'late_or_lost'), ['m0', 'm1'])
  assert.deepEqual(heard(compileMonitors(monitors(['nonsense']), now), 'Limescale'), [])
})

test('of queries that change only what is new is compiled, and each is heard as it is now', () => {
  const monitors = (...queries: string[]) => queries.map((query, nth) => ({ monitor_id: `m${nth}`, query }))
  const heard = (matcher: ReturnType<typeof compileMonitors>) =>
    matcher.match(tokenize('a kettle, a toaster and a lid')).map(({ monitor_id }) => monitor_id)
  const first = compileMonitors(monitors('kettle', 'toaster', 'pan'))
  assert.deepEqual(heard(first), ['m0', 'm1'])
  const made = first.queries.matcher.queries.length
  const second = compileMonitors(monitors('kettle', 'pot', 'lid'), first)
  assert.deepEqual(heard(second), ['m0', 'm2'])
  assert.equal(second.queries.matcher.queries.length, made + 2)
  const third = compileMonitors(monitors('(', 'toaster'), second)
  assert.deepEqual(heard(third), ['m1'])
  let worn = third
  for (let nth = 0; nth < 300; nth += 1) worn = compileMonitors(monitors(`kettle OR word${nth}`), worn)
  assert.deepEqual(heard(worn), ['m0'])
  assert.ok(worn.queries.matcher.queries.length < 200, 'what was left behind is cleared away')
})
