/** What people did with mentions: said that some are not about us, hid one, called one spam; and what is passed on. */

import { identityId } from '#areas/channels/identity.ts'
import { idsOfPosts } from '#areas/channels/posts.ts'
import { markVip } from '#areas/contacts/vips.ts'
import { conversationsWith } from '#areas/inbox/with-mentions.ts'
import { listMonitors } from '#areas/listening/monitors.ts'
import type { SetAsideWhy } from '#areas/listening/schema.ts'
import { setAside } from '#areas/listening/set-aside.ts'
import type { NetworkAuthor, NetworkEvent } from '#connectors/connector.ts'
import { invariant } from '#platform/refusal.ts'
import { authorNamed } from './outside.ts'
import { FOUNDER } from './people.ts'
import { before, inWorkOf, MINUTE_MS, personNamed, type Seeding } from './seeding.ts'
import { postId } from './stand-in.ts'

interface Post {
  by: string
  minutes: number
  text: string
  followers?: number
  /** Which of these it passes on. */
  passes_on?: number
  aside?: SetAsideWhy
}

const RECALL =
  'Kettle people: Fernhill changes the lid of every Arc kettle whose number begins with L2609, without a receipt, and it took me four minutes on their site this morning.'

const POSTS: readonly Post[] = [
  {
    by: 'Dale Traffic',
    minutes: 400,
    text: 'Roadworks on Fern Hill Road again this week, expect delays',
    aside: 'irrelevant',
  },
  {
    by: 'Marta Quill',
    minutes: 380,
    text: 'Accident on Fern Hill Road near the school, police there',
    aside: 'irrelevant',
  },
  {
    by: 'Dale Traffic',
    minutes: 350,
    text: 'Fern Hill Road is closed until Friday because of the water main',
    aside: 'irrelevant',
  },
  {
    by: 'Rufus Blyth',
    minutes: 300,
    text: 'Two cars crashed on Fern Hill Road this morning, traffic is standing',
    aside: 'irrelevant',
  },
  { by: 'Kitchen Radio', minutes: 190, text: RECALL, followers: 184_000 },
  { by: 'Nia Pettigrew', minutes: 170, text: 'This, Fernhill owners!', passes_on: 4, followers: 2_300 },
  { by: 'Oonagh Bright', minutes: 160, text: `${RECALL} Do it today.`, followers: 810 },
  { by: 'Barnaby Ferrers', minutes: 150, text: RECALL.toUpperCase(), followers: 96 },
  { by: 'Gwen Tamworth', minutes: 120, text: 'testing testing fernhill fernhill please ignore this', aside: 'hidden' },
  {
    by: 'Bright Deals',
    minutes: 90,
    text: 'FREE crypto giveaway for Fernhill followers: double your bitcoin, click here https://win.example/1 earn money fast',
  },
  { by: 'Dale Traffic', minutes: 40, text: 'Fern Hill Road closed again, roadworks until Monday' },
  // What nobody said before today: an emerging topic of logistics.
  {
    by: 'Ines Calloway',
    minutes: 210,
    text: 'Fernhill says the depot flooded and my toaster waits. DHL in Leeds says nothing',
  },
  {
    by: 'Piet Hargreave',
    minutes: 160,
    text: 'Depot flooded, so no kettle from Fernhill this week. Where is my parcel, DHL?',
  },
  {
    by: 'Saoirse Lund',
    minutes: 130,
    text: 'Anybody in Leeds who got a Fernhill parcel? Mine is late since the depot flooded',
  },
  {
    by: 'Tom Ashdown',
    minutes: 95,
    text: 'The depot flooded near Leeds and Fernhill still sends by DHL. Not delivered, again',
  },
  { by: 'Yara Benedek', minutes: 60, text: 'My birthday parcel from Fernhill is late, depot flooded they say' },
  {
    by: 'Ruben Castell',
    minutes: 35,
    text: 'Is every Fernhill order stuck at DHL? Depot flooded, delivery late by a week',
  },
]

export async function mentions(seeding: Seeding): Promise<void> {
  for (const [nth, post] of POSTS.entries()) await hear(seeding, post, nth)
  seeding.clock.now = before(seeding, 30 * MINUTE_MS)
  await inWorkOf(seeding, personNamed(seeding, FOUNDER.name), (work) =>
    markVip(work, { id: identityId('bluesky', who(POSTS[4] as Post).native_id) }),
  )
}

async function hear(seeding: Seeding, post: Post, nth: number): Promise<void> {
  const stream = seeding.channels.get('stream')
  invariant(stream, 'the stream is connected')
  const at = before(seeding, post.minutes * MINUTE_MS)
  seeding.clock.now = new Date(at.getTime() + 1_500)
  await seeding.intake(stream, { events: [eventOf(post, nth, at)], cursor: seeding.clock.now.toISOString() })
  if (!post.aside) return
  seeding.clock.now = new Date(at.getTime() + 5 * MINUTE_MS)
  await inWorkOf(seeding, personNamed(seeding, FOUNDER.name), async (work) => {
    const [brand] = await listMonitors(work)
    const post_id = (await idsOfPosts(work, 'bluesky', [nativeId(post, nth)])).get(nativeId(post, nth))
    invariant(brand && post_id && post.aside, `“${post.text}” was heard`)
    await setAside(work, { monitor_id: brand.id, post_id, why: post.aside }, { conversationsWith })
  })
  await seeding.settle()
}

const who = ({ by, followers }: Post): NetworkAuthor => ({
  ...authorNamed(by),
  ...(followers !== undefined && { followers }),
})
const nativeId = (post: Post, nth: number): string => postId(who(post).native_id, `mention ${nth}`)

function eventOf(post: Post, nth: number, posted_at: Date): NetworkEvent {
  const [native_id, author] = [nativeId(post, nth), who(post)]
  const passed = post.passes_on === undefined ? undefined : POSTS[post.passes_on]
  const url = `https://bsky.app/profile/${author.handle}/post/${native_id.split('/').at(-1)}`
  return {
    kind: 'post',
    post: {
      ...{ native_id, revision: '', thread_id: native_id, parent_id: null, url, author, text: post.text, title: null },
      ...{ spans: [], media: [], lang: 'en', posted_at, audience: 'public', addressed: 'overheard', counts: null },
      repeats: passed ? nativeId(passed, post.passes_on ?? 0) : null,
      reply_handle: { cid: native_id, root_cid: native_id },
    },
  }
}
