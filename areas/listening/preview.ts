/** What a query or a name would have heard of what is stored, before anybody saves it. */
import { setImmediate as breath } from 'node:timers/promises'
import type { Post } from '#areas/channels/post-schema.ts'
import { publicPosts } from '#areas/channels/posts.ts'
import { whoByIds } from '#areas/contacts/identities.ts'
import { readingsByIds } from '#areas/understanding/readings.ts'
import { refuse } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import type { Preview, PreviewInput } from './api.ts'
import type { Matcher } from './match.ts'
import { compile, ownTopics } from './matcher.ts'
import { saysOf } from './monitors.ts'
import { subjectOf } from './stored-subject.ts'

/** A second or two of work at most. */
const READ_MOST = 10_000
const PAGE = 500
const SAMPLES = 20
const TRIED = 'tried'

export async function previewQuery(work: Work, input: PreviewInput): Promise<Preview> {
  const matcher = matcherFor(input, await ownTopics(work))
  const preview: Preview = { read: 0, since: null, all: false, matched: 0, days: [], samples: [] }
  const days = new Map<string, number>()
  for (let before: string | null = null; preview.read < READ_MOST; ) {
    const posts = await publicPosts(work, { before, limit: PAGE })
    await readPage(work, matcher, { posts, preview, days })
    before = posts.at(-1)?.id ?? null
    if (posts.length < PAGE) {
      preview.all = true
      break
    }
    await breath()
  }
  return { ...preview, days: [...days].sort().map(([on, matched]) => ({ on, matched })) }
}

/** By the very words that would be kept, and heard as they would be heard. */
function matcherFor({ name = '', ...said }: PreviewInput, topics: readonly string[]): Matcher {
  if (!said.query && name === '')
    refuse('invalid', 'nothing_to_try', 'Give a query, or a name as people write it, to try it on what is stored.')
  return compile([{ id: TRIED, ...saysOf({ ...said, name }) }], topics)
}

interface Page {
  posts: readonly Post[]
  preview: Preview
  days: Map<string, number>
}

async function readPage(work: Work, matcher: Matcher, { posts, preview, days }: Page): Promise<void> {
  const readings = await readingsByIds(
    work,
    posts.map(({ id }) => id),
  )
  const who = await whoByIds(
    work,
    posts.map(({ author_id }) => author_id),
  )
  for (const post of posts) {
    preview.read += 1
    preview.since = !preview.since || post.posted_at < preview.since ? post.posted_at : preview.since
    const author = who.get(post.author_id) ?? null
    const { tokens, ...about } = subjectOf(post, author, readings.get(post.id))
    const [match] = matcher.match(tokens, about)
    if (!match) continue
    preview.matched += 1
    const on = post.posted_at.toISOString().slice(0, 10)
    days.set(on, (days.get(on) ?? 0) + 1)
    if (preview.samples.length === SAMPLES) continue
    const { id: post_id, network, title, text, url, posted_at } = post
    const sentiment_label = readings.get(post_id)?.sentiment_label ?? null
    const said = { post_id, network, who: author, title, text, url, posted_at, sentiment_label }
    preview.samples.push({ ...said, spans: match.spans })
  }
}
