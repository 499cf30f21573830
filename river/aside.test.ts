import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { NOTHING_KNOWN } from '#areas/listening/matching/subject.ts'
import { nothingTaught } from '#areas/understanding/taught/taught.ts'
import { BUILT_IN_MODEL } from '#areas/understanding/understand.ts'
import { endThread, hearAside } from './aside.ts'
import { earFor, hear, type Lesson } from './hear.ts'

const WORDS =
  'the kettle of Ternwind broke again, where is my refund? thanks ok danke 茶 😡 #Ternwind @ternwind.example'.split(' ')
const { network: _network, reading: _reading, ...about } = NOTHING_KNOWN
const said = Array.from({ length: 200 }, (_, nth) => ({
  ...about,
  text: Array.from({ length: 12 }, (_, place) => WORDS[(nth * 7 + place * (1 + (nth % 5))) % WORDS.length]).join(' '),
  title: nth % 9 === 0 ? 'Kettle' : null,
  lang: nth % 4 === 0 ? 'en' : null,
  author_native_id: `did:plc:${nth % 9}`,
  url: `https://ternwind.example/${nth}`,
  author: { handle: `ternwind${nth % 5}.example`, name: nth % 5 === 0 ? 'Ternwind' : 'Ada' },
  is_reply: nth % 2 === 0,
  has_media: nth % 3 === 0,
  followers: nth % 7 === 0 ? null : nth * 10,
  reach: nth % 7 === 0 ? null : nth * 10,
  is_revision: nth % 11 === 0,
}))
const lessonOf = (...names: string[]): Lesson => ({
  monitors: [
    {
      monitor_id: '01923456-789a-7bcd-8ef0-123456789abc',
      brand: { names, products: [], hashtags: [], handles: [], sites: [], without: [] },
    },
    {
      monitor_id: '01923456-789a-7bcd-8ef0-123456789abd',
      query: 'is:reply has:media min_followers:300 min_reach:300 author:ternwind1.example site:ternwind.example',
    },
  ],
  model: BUILT_IN_MODEL,
  taught: nothingTaught(),
  learned: [],
})
const open = { network: 'bluesky', open: true }

after(endThread)

test('what is heard in the thread is what is heard here, to the last place', async () => {
  const lesson = lessonOf('Ternwind')
  for (const where of [open, { network: 'feeds', open: false }]) {
    const here = hear(earFor(lesson), said, where)
    assert.ok(here.length > 50 && here.some(({ matches }) => matches.length > 1))
    assert.deepEqual(await hearAside('w1', lesson, said, where), here)
  }
})

test('each workspace is heard with its own lesson, and with the newest', async () => {
  const [one, other, newer] = [lessonOf('Ternwind'), lessonOf('danke'), lessonOf('kettle')]
  const asked = [
    hearAside('w1', one, said, open),
    hearAside('w2', other, said, open),
    hearAside('w1', newer, said, open),
  ]
  const [first, second, third] = await Promise.all(asked)
  for (const [heard, lesson] of [
    [first, one],
    [second, other],
    [third, newer],
  ] as const)
    assert.deepEqual(heard, hear(earFor(lesson), said, open))
  assert.notDeepEqual(first, third)
})

test('who waits for a thread that ends is told, and the next one is heard again', async () => {
  const lesson = lessonOf('Ternwind')
  const waiting = hearAside('w1', lesson, said, open)
  const told = assert.rejects(waiting, /the understanding thread ended/)
  await endThread()
  await told
  assert.deepEqual(await hearAside('w1', lesson, said, open), hear(earFor(lesson), said, open))
})

test('what goes wrong in the thread is said, and it goes on', async () => {
  const broken = { monitors: [{ brand: {} }], model: BUILT_IN_MODEL } as unknown as Lesson
  await assert.rejects(hearAside('w3', broken, said, open), /not iterable/)
  assert.equal((await hearAside('w1', lessonOf('Ternwind'), said, open)).length > 0, true)
})
