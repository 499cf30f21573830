/** The whole thread around a post, root first, as the network shows it to our account. */
import { type Account, ConnectorError, type NetworkPost, type Outside } from '../connector.ts'
import { postOfView } from './posts.ts'
import { PostUri, PostView, Thread, ThreadView } from './wire.ts'
import { callAs } from './xrpc.ts'

/** As deep and as high as the network goes in one call. */
const DEPTH = '1000'
/** A hostile answer may nest without end. */
const MOST = 2_000

export async function readThread(outside: Outside, account: Account, native_id: string): Promise<NetworkPost[]> {
  if (!PostUri.safeParse(native_id).success) throw new ConnectorError('invalid', 'This is not a post of Bluesky.')
  const here = await ask(outside, account, native_id)
  const root = here.find((post) => post.native_id === native_id)?.thread_id
  const whole = root === undefined || root === native_id ? here : await ask(outside, account, root)
  const posts = new Map([...whole, ...here].map((post) => [post.native_id, post]))
  return parentsFirst(posts)
}

async function ask(outside: Outside, account: Account, uri: string): Promise<NetworkPost[]> {
  const params = { uri, depth: DEPTH, parentHeight: DEPTH }
  const { thread } = await callAs(outside, account, { nsid: 'app.bsky.feed.getPostThread', answer: Thread, params })
  return views(thread).map((view) => postOfView(view, account.native_id))
}

/** Every post above and below, in any order. What is blocked, gone or spoilt is left out. */
function views(thread: unknown): PostView[] {
  const found: PostView[] = []
  const open = [thread]
  while (open.length > 0 && found.length < MOST) {
    const level = ThreadView.safeParse(open.pop())
    if (!level.success) continue
    const view = PostView.safeParse(level.data.post)
    if (view.success) found.push(view.data)
    open.push(level.data.parent, ...level.data.replies)
  }
  return found
}

/** Only what hangs together from the root: an answer to a post that is gone has no place to be shown. */
function parentsFirst(posts: ReadonlyMap<string, NetworkPost>): NetworkPost[] {
  const answers = Map.groupBy(posts.values(), (post) => post.parent_id)
  const ordered: NetworkPost[] = []
  const open = roots(posts)
  for (let post = open.shift(); post; post = open.shift()) {
    ordered.push(post)
    const next = answers.get(post.native_id) ?? []
    open.push(...next.toSorted((a, b) => a.posted_at.getTime() - b.posted_at.getTime()))
  }
  return ordered
}

/** The beginning of the thread; where it is gone, whatever stands highest. */
function roots(posts: ReadonlyMap<string, NetworkPost>): NetworkPost[] {
  return [...posts.values()].filter((post) => post.parent_id === null || !posts.has(post.parent_id))
}
