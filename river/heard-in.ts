/** What monitors heard in a post, as it is kept and counted. */
import type { Post } from '#areas/channels/post-schema.ts'
import { linkHostsOf } from '#areas/listening/counting/link-hosts.ts'
import type { Match } from '#areas/listening/match.ts'
import type { Heard } from '#areas/listening/mentions.ts'
import { liesAsSpam } from '#areas/listening/spam.ts'
import type { Reading } from '#areas/understanding/schema.ts'
import { topicsCounted } from '#areas/understanding/topics-counted.ts'

interface Understood {
  post: Post
  reading: Reading
  matches: readonly Match[]
  event: { post: { author: { followers: number | null } } }
}

/** What was written to us alone is read in its conversation, by those who see that, and is heard by no monitor. */
export const heardIn = ({ post, matches, reading, event }: Understood): Heard[] => {
  if (post.audience !== 'public' || matches.length === 0) return []
  const { id: post_id, author_id, network, posted_at, repeats, title, text, spans } = post
  const { language, sentiment, sentiment_label, fingerprint } = reading
  const said = { post_id, author_id, network, posted_at, language, sentiment, sentiment_label, title, text }
  const known = {
    ...topicsCounted(reading),
    link_hosts: linkHostsOf(spans),
    ...{ fingerprint, repeats, is_spam: liesAsSpam(post, reading) },
  }
  const { followers: reach } = event.post.author
  return matches.map((match) => ({ ...said, ...known, ...match, reach }))
}
