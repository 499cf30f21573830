import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { readItem } from './from-program.ts'

const now = new Date('2026-03-01T12:00:00Z')
const read = (item: unknown) => readItem(item, { index: 4, network: 'reviews', now })

function taken(item: unknown) {
  const { read: one, unknown_fields } = read(item)
  assert.ok('post' in one, JSON.stringify(one))
  return { ...one, unknown_fields }
}

function refused(item: unknown) {
  const { read: one } = read(item)
  assert.ok(!('post' in one), 'it was taken')
  assert.equal(one.index, 4)
  return one
}

describe('N10 a program says when it was said, whatever it calls that', () => {
  const names = ['posted_at', 'created_at', 'createdAt', 'date', 'at', 'time', 'when', 'said_at', 'timestamp']
  for (const name of names)
    test(name, () => {
      const { post, undated, unknown_fields } = taken({ text: 'It leaks', [name]: '2025-06-01 10:30' })
      assert.equal(post.posted_at.toISOString(), '2025-06-01T10:30:00.000Z')
      assert.equal(undated, undefined)
      assert.deepEqual(unknown_fields, [])
      for (const [wrong, why] of [
        ['rubbish', /“rubbish” is no date we can read/],
        ['2031-01-01T00:00:00Z', /“2031-01-01T00:00:00Z” is still to come/],
        ['03/04/2025', /could be/],
        ['', /empty: leave it out/],
        [true, /“true” is no date/],
        [{ $date: '2025-06-01' }, /is no date/],
      ] as const) {
        const { field, message } = refused({ text: 'It leaks', [name]: wrong })
        assert.equal(field, name)
        assert.match(message, why)
      }
    })

  test('without a time it is of now, and says so', () => {
    for (const item of [{ text: 'It leaks' }, { text: 'It leaks', created_at: null }]) {
      const { post, undated } = taken(item)
      assert.deepEqual([post.posted_at, undated], [now, true])
    }
  })

  test('seconds and milliseconds since 1970 are instants, as numbers and as texts', () => {
    for (const time of [1_748_773_800, 1_748_773_800_000, '1748773800'])
      assert.equal(
        taken({ text: 'It leaks', created_at: time }).post.posted_at.toISOString(),
        '2025-06-01T10:30:00.000Z',
      )
  })

  test('a post without an id that was brought before is the same one still', () => {
    const [text, posted_at] = ['It leaks', '2026-01-02T03:04:05+02:00']
    assert.equal(
      taken({ text, posted_at, author: { name: 'Ann' } }).post.native_id,
      'made-292aa55810f721d4a2376580aef7795c',
    )
  })
})

test('N10 names that things have elsewhere are understood for every field, nested or not', () => {
  const { post, network, ours, unknown_fields } = taken({
    ...{ message_id: 12, body: 'It leaks', subject: 'Two stars', platform: 'Trust Pilot' },
    user: { name: 'Ann Bell', screen_name: 'annbell', id: 7, followers_count: 12, profile_url: 'https://a.example/u7' },
    ...{ permalink: 'https://a.example/12', lang: 'en', conversation_id: 't1', in_reply_to: 11, outbound: true },
    public_metrics: { like_count: 3, retweet_count: '1,200', reply_count: 1 },
  })
  assert.deepEqual(unknown_fields, [])
  assert.deepEqual([network, ours], ['trust-pilot', true])
  assert.deepEqual(
    {
      ...{ id: post.native_id, text: post.text, title: post.title, url: post.url, lang: post.lang },
      ...{ thread_id: post.thread_id, parent_id: post.parent_id, counts: post.counts, author: post.author },
    },
    {
      ...{ id: '12', text: 'It leaks', title: 'Two stars', url: 'https://a.example/12', lang: 'en' },
      ...{ thread_id: 't1', parent_id: '11', counts: { likes: 3, reposts: 1200, replies: 1 } },
      author: {
        ...{ native_id: '7', name: 'Ann Bell', handle: 'annbell', url: 'https://a.example/u7', avatar_url: null },
        followers: 12,
      },
    },
  )
  assert.equal(taken({ text: 'It leaks', author: 'Ann' }).post.author.name, 'Ann')
})

test('N10 what nobody understands, what is said twice and what cannot be is named; what is wrong under our own names is refused', () => {
  const item = {
    ...{ text: 'It leaks', colour: 'red', tags: ['a'], body: 'Once more', score: -3.5, geo: { lat: 1 } },
    ...JSON.parse('{"__proto__": {"text": "x"}, "constructor": "y"}'),
    nothing: null,
  }
  assert.deepEqual(
    taken(item).unknown_fields.toSorted(),
    ['colour', 'tags', 'body', 'score', 'geo.lat', '__proto__.text', 'constructor'].toSorted(),
  )
  assert.equal(taken(item).post.text, 'It leaks')
  const wrong: readonly [item: unknown, field: string, why: RegExp][] = [
    [{ text: 5 }, 'text', /a text has to stand here/],
    [{ words: 'It leaks' }, 'text', /missing/],
    [{ text: 'x', link: 'javascript:1' }, 'link', /begins with http/],
    [{ text: 'x', direction: 'up' }, 'direction', /inbound, outbound/],
    [{ text: 'x', counts: { likes: -1 } }, 'counts.likes', /at least/],
    [{ text: 'x', author: { name: 'a'.repeat(301) } }, 'author.name', /shorten/],
    [
      { text: 'x', ...Object.fromEntries(Array.from({ length: 200 }, (_, nth) => [`k${nth}`, 1])) },
      '',
      /more than 200 fields/,
    ],
    ['x', '', /object/],
    [null, '', /object/],
    [['x'], '', /object/],
  ]
  for (const [one, field, why] of wrong) {
    const { field: named, message } = refused(one)
    assert.equal(named, field)
    assert.match(message, why)
  }
})
