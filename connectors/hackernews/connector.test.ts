import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hearRecorded, postsOf } from '../conformance/hearing.ts'
import { conformance } from '../conformance.ts'
import type { NetworkPost } from '../connector.ts'
import { hackernews } from './connector.ts'
import { recording } from './recorded.ts'

conformance(hackernews, recording)

const heard = async () => (await hearRecorded(hackernews, recording)).events
async function postWith(native_id: number): Promise<NetworkPost> {
  const post = postsOf(await heard()).find((one) => one.native_id === String(native_id))
  assert.ok(post, `no post ${native_id}`)
  return post
}

test('N5 a comment is plain text with its links, in the thread of its story', async () => {
  const post = await postWith(42_000_006)
  assert.equal(
    post.text,
    "> says sorry\n\nSee https://forum.example/t/fernhill-kettle-lid/4711/a... for the whole story & what to do.\n\nboil --gently 'lid off'\n  exit 0\n\nWorks for me.",
  )
  const [link] = post.spans
  assert.equal(post.text.slice(link?.start, link?.end), 'https://forum.example/t/fernhill-kettle-lid/4711/a...')
  assert.equal(link?.target, 'https://forum.example/t/fernhill-kettle-lid/4711/a-very-long-title')
  assert.deepEqual([post.parent_id, post.thread_id, post.title, post.counts], ['42000001', '42000001', null, null])
  assert.equal(post.url, 'https://news.ycombinator.com/item?id=42000006')
  assert.deepEqual([post.author.handle, post.author.url], ['dora', 'https://news.ycombinator.com/user?id=dora'])
  const answer = await postWith(42_000_007)
  assert.deepEqual([answer.parent_id, answer.thread_id, answer.text], ['42000006', '42000001', 'Thanks! 🫖'])
  assert.equal(answer.author.url, 'https://news.ycombinator.com/user?id=%C3%89va')
})

test('N5 a story has its title, its address as a link, its votes and how many answered', async () => {
  const post = await postWith(42_000_001)
  assert.equal(post.title, 'Fernhill recalls its whistling kettle & says sorry')
  assert.equal(post.text, 'https://news.example/2026/fernhill-recall')
  assert.deepEqual(post.spans, [
    { kind: 'link', start: 0, end: 41, target: 'https://news.example/2026/fernhill-recall' },
  ])
  assert.deepEqual(post.counts, { replies: 12, reposts: 0, likes: 143 })
  assert.equal(post.posted_at.toISOString(), '2026-11-21T09:00:00.000Z')
  assert.deepEqual([post.parent_id, post.thread_id], [null, '42000001'])
})

test('N5 a question, a job and a poll with its options are heard as what they say', async () => {
  assert.equal((await postWith(42_000_004)).text, 'Or is it only mine? The lid comes off.\n\nWhat did you do?')
  const job = await postWith(42_000_008)
  assert.equal(job.text, 'We mend kettles in Leeds.\n\nWrite to jobs@fernhill.example.')
  assert.equal(job.spans[0]?.target, 'mailto:jobs@fernhill.example')
  assert.equal((await postWith(42_000_009)).text, 'Asking for a friend.\n\n- Fernhill & Sons\n- A pan')
  const ids = postsOf(await heard()).map(({ native_id }) => native_id)
  for (const option of ['42000010', '42000011']) assert.ok(!ids.includes(option), 'an option stands in its poll')
})

test('L11 N5 what was deleted or killed since is told, what was so from the start is never heard', async () => {
  const gone = (await heard()).flatMap((event) => (event.kind === 'deleted' ? [event.native_id] : []))
  assert.deepEqual(gone, ['42000003', '42000005'])
  const ids = postsOf(await heard()).map(({ native_id }) => native_id)
  for (const never of ['42000013', '42000014']) assert.ok(!ids.includes(never))
})
