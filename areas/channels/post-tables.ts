import type { z } from 'zod'
import type { Post, PostEdit } from './post-schema.ts'

declare module '#platform/work.ts' {
  interface Tables {
    channels_posts: Post
    channels_post_edits: z.infer<typeof PostEdit>
  }
}
declare module '#platform/facts.ts' {
  interface Facts {
    /** One fact for a whole batch. */
    'channels.posts_received': { channel_id: string; post_ids: string[] }
    'channels.posts_edited': { channel_id: string; post_ids: string[] }
    'channels.posts_deleted': { channel_id: string; post_ids: string[] }
  }
}
