/**
 * What was edited is read and heard anew; and where a monitor that opens conversations hears it only now, it gets one, as the
 * same words in a new post would. What came and was edited in one batch was read by its last words.
 */
import type { Post } from '#areas/channels/post-schema.ts'
import { postsByIds } from '#areas/channels/posts.ts'
import type { Claimed } from '#areas/channels/receive.ts'
import { conversationsOf } from '#areas/inbox/of-posts.ts'
import { reviseMentions } from '#areas/listening/revised.ts'
import type { Work } from '#platform/work.ts'
import { heardIn } from './heard-in.ts'
import type { Received, Understood } from './understood.ts'

type Is = (received: Received) => boolean

interface Edits {
  edits: Claimed['edited']
  byNative: ReadonlyMap<string, Understood>
  isOurs: Is
  opens: Is
}

/** Of posts that were known before, each once: of new ones there is nothing to revise. */
export function editsIn({ edited, received }: Claimed): Claimed['edited'] {
  if (edited.length === 0) return []
  const byId = new Map(edited.map((one) => [one.id, one]))
  for (const { id } of received) byId.delete(id)
  return [...byId.values()]
}

/** `were`: as they stood before. Gives those that are to be filed, once the posts and mentions of their batch are stored. */
export async function reviseEdited(
  work: Work,
  were: ReadonlyMap<string, Post>,
  { edits, byNative, isOurs, opens }: Edits,
): Promise<Received[]> {
  const posts = await postsByIds(
    work,
    edits.map(({ id }) => id),
  )
  const revised = edits.flatMap(({ id, post }): Received[] => {
    const [stored, each] = [posts.get(id), byNative.get(post.native_id)]
    return stored && each ? [{ ...each, post: stored }] : []
  })
  const newly = await reviseMentions(
    work,
    revised.flatMap((each) => {
      const { post, reading } = each
      const was = were.get(post.id)
      return was ? [{ post_id: post.id, reading, was, heard: isOurs(each) ? [] : heardIn(each) }] : []
    }),
  )
  const heardNow = ({ post, matches }: Received) =>
    matches.filter(({ monitor_id }) => newly.some((one) => one.post_id === post.id && one.monitor_id === monitor_id))
  const opening = revised.filter((each) => !isOurs(each) && opens({ ...each, matches: heardNow(each) }))
  const filed = await conversationsOf(
    work,
    opening.map(({ post }) => post),
  )
  // The words are of now: whoever wrote them waits since then, and not since they said something else.
  return opening
    .filter(({ post }) => !filed.has(post.id))
    .map((each) => ({ ...each, post: { ...each.post, posted_at: work.now } }))
}
