/** A post is one public or private item seen on a network, ours or anyone's, as its connector read it. */
import { z } from 'zod'

export const Span = z.object({
  kind: z.enum(['link', 'mention', 'hashtag']),
  start: z.int(),
  end: z.int(),
  target: z.string(),
})
export const Medium = z.object({
  kind: z.enum(['image', 'video', 'other']),
  url: z.string(),
  alt: z.string(),
  width: z.number().nullable(),
  height: z.number().nullable(),
})

export const Post = z.object({
  workspace_id: z.uuid(),
  id: z.uuid(),
  channel_id: z.uuid(),
  network: z.string(),
  native_id: z.string(),
  revision: z.string(),
  thread_id: z.string(),
  parent_id: z.string().nullable(),
  url: z.string(),
  /** Who said it: `contacts_identities.id`, made from the network's own id. */
  author_id: z.uuid(),
  title: z.string().nullable(),
  /** Plain text; empty once deleted on the network. */
  text: z.string(),
  spans: z.array(Span),
  media: z.array(Medium),
  lang: z.string().nullable(),
  audience: z.enum(['public', 'private']),
  addressed: z.enum(['mention', 'reply', 'quote', 'direct', 'overheard']),
  repeats: z.string().nullable(),
  counts: z.object({ replies: z.number(), reposts: z.number(), likes: z.number() }).nullable(),
  /** What an answer must refer to, in the network's own terms. */
  reply_handle: z.record(z.string(), z.string()).nullable(),
  posted_at: z.date(),
  received_at: z.date(),
  deleted_at: z.date().nullable(),
})
export type Post = z.infer<typeof Post>

export const PostEdit = z.object({
  workspace_id: z.uuid(),
  post_id: z.uuid(),
  revision: z.string(),
  text: z.string(),
  replaced_at: z.date(),
})
