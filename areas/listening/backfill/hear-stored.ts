/**
 * Lets one monitor hear posts that are stored already: heard by others, brought, or said to us. Of a post that it had heard nothing
 * changes. Its reading stands as it is, with what a person put right.
 */
import '../tables.ts'
import { listChannels } from '#areas/channels/channels.ts'
import { identityId } from '#areas/channels/identity.ts'
import type { Post } from '#areas/channels/post-schema.ts'
import { whoByIds } from '#areas/contacts/identities.ts'
import type { Who } from '#areas/contacts/schema.ts'
import { readingsByIds } from '#areas/understanding/readings.ts'
import type { ReadingRecord } from '#areas/understanding/records.ts'
import { tokenize } from '#areas/understanding/tokenize.ts'
import { topicsCounted } from '#areas/understanding/topics-counted.ts'
import { versionsOf } from '#platform/versions.ts'
import type { Work } from '#platform/work.ts'
import { linkHostsOf } from '../counting/link-hosts.ts'
import type { Match, Matcher } from '../match.ts'
import { compile, ownTopics } from '../matcher.ts'
import { type Heard, keepMentions } from '../mentions.ts'
import { type Judges, judged, judgesOf } from '../relevance/judge.ts'
import { learnedOf } from '../relevance/relevance.ts'
import type { Monitor } from '../schema.ts'
import { liesAsSpam } from '../spam.ts'

export interface HeardStored {
  /** Ids of those that it means, and of those that it had not heard before. */
  fits: string[]
  fresh: ReadonlySet<string>
}

export async function hearStored(work: Work, monitor: Monitor, posts: readonly Post[]): Promise<HeardStored> {
  const own = await ownAuthors(work)
  const theirs = posts.filter(
    ({ audience, deleted_at, author_id }) => audience === 'public' && !deleted_at && !own.has(author_id),
  )
  if (theirs.length === 0) return { fits: [], fresh: new Set() }
  const heard = await heardAmong(work, monitor, theirs)
  const fits = heard.map(({ post_id }) => post_id)
  const known = await knownTo(work, monitor.id, fits)
  const fresh = heard.filter(({ post_id }) => !known.has(post_id))
  await keepMentions(work, fresh)
  return { fits, fresh: new Set(fresh.map(({ post_id }) => post_id)) }
}

async function ownAuthors(work: Work): Promise<Set<string>> {
  const channels = await listChannels(work, { retired: 'yes' })
  const accounts = channels.filter(({ purpose }) => purpose === 'account')
  return new Set(accounts.map(({ network, native_id }) => identityId(network, native_id)))
}

async function heardAmong(work: Work, monitor: Monitor, posts: readonly Post[]): Promise<Heard[]> {
  const matcher = compile([monitor], await ownTopics(work))
  const judges = judgesOf(
    (await learnedOf(work, await versionsOf(work))).filter((one) => one.monitor_id === monitor.id),
  )
  const readings = await readingsByIds(
    work,
    posts.map(({ id }) => id),
  )
  const who = await whoByIds(
    work,
    posts.map(({ author_id }) => author_id),
  )
  return posts.flatMap((post): Heard[] => {
    const [reading, author] = [readings.get(post.id), who.get(post.author_id) ?? null]
    if (!reading) return []
    return matchesOf({ matcher, judges }, { post, reading, author }).map((match) =>
      heardAs({ post, reading, author }, match),
    )
  })
}

interface Said {
  post: Post
  reading: ReadingRecord
  author: Who | null
}

function matchesOf(
  { matcher, judges }: { matcher: Matcher; judges: Judges },
  { post, reading, author }: Said,
): Match[] {
  const { network, url, title, text, parent_id, media } = post
  const tokens = tokenize(text, title)
  const followers = author?.followers ?? null
  const about = {
    ...{ network, url, author: { handle: author?.handle ?? '', name: author?.name ?? '' } },
    ...{ is_reply: parent_id !== null, has_media: media.length > 0, followers, reach: followers },
    reading: () => reading,
  }
  return judged(judges, matcher.match(tokens, about), tokens)
}

function heardAs({ post, reading, author }: Said, match: Match): Heard {
  const { id: post_id, author_id, network, posted_at, repeats, title, text, spans } = post
  const { language, sentiment, sentiment_label, fingerprint } = reading
  return {
    ...{ post_id, author_id, network, posted_at, language, sentiment, sentiment_label, title, text },
    ...{ ...topicsCounted(reading), link_hosts: linkHostsOf(spans), fingerprint, repeats },
    ...{ is_spam: liesAsSpam(post, reading), ...match, reach: author?.followers ?? null },
  }
}

async function knownTo(work: Work, monitor_id: string, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await work.db
    .selectFrom('listening_mentions')
    .select('post_id')
    .where('monitor_id', '=', monitor_id)
    .where('post_id', 'in', ids)
    .execute()
  return new Set(rows.map((row) => row.post_id))
}
