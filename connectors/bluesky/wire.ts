/** The part of the network's answers and records that is read (lexicons of app.bsky and com.atproto). The rest is ignored. */
import { z } from 'zod'

const did = z.string().regex(/^did:[a-z]+:[A-Za-z0-9._:%-]{1,200}$/)
const cid = z.string().regex(/^[a-zA-Z0-9]{8,128}$/)
const uri = z
  .string()
  .regex(/^at:\/\/did:[a-z]+:[A-Za-z0-9._:%-]{1,200}\/[A-Za-z0-9.-]{1,200}\/[A-Za-z0-9._~:-]{1,200}$/)
const webAddress = z
  .string()
  .max(8_000)
  .refine((text) => /^https?:$/.test(URL.parse(text)?.protocol ?? ''))
/** What comes outside these years is a hostile clock, not an instant that anything can be counted from. */
const instant = z.iso
  .datetime({ offset: true })
  .transform((text) => new Date(text))
  .refine((at) => {
    return at.getTime() >= 0 && at.getUTCFullYear() < 9_999
  })
/** A part that may be spoilt without spoiling the post. */
const orNothing = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined)
/** A list whose spoilt parts are left out. */
const those = <T extends z.ZodType>(schema: T) =>
  z
    .array(z.unknown())
    .max(500)
    .catch([])
    .transform((parts) => parts.flatMap((part) => schema.safeParse(part).data ?? []))

const StrongRef = z.object({ uri, cid })
export type StrongRef = z.infer<typeof StrongRef>

const Facet = z.object({
  index: z.object({ byteStart: z.int().min(0), byteEnd: z.int().min(0) }),
  features: those(
    z.union([
      z.object({ $type: z.literal('app.bsky.richtext.facet#mention'), did }),
      z.object({ $type: z.literal('app.bsky.richtext.facet#link'), uri: webAddress }),
      z.object({ $type: z.literal('app.bsky.richtext.facet#tag'), tag: z.string().min(1).max(640) }),
    ]),
  ),
})
export type Facet = z.infer<typeof Facet>

const Blob = z.object({ ref: z.object({ $link: cid }) })
const Ratio = z.object({ width: z.int().positive(), height: z.int().positive() })
const alt = z.string().catch('')

const Images = z.object({
  $type: z.literal('app.bsky.embed.images'),
  images: those(z.object({ image: Blob, alt, aspectRatio: orNothing(Ratio) })),
})
const Video = z.object({ $type: z.literal('app.bsky.embed.video'), video: Blob, alt, aspectRatio: orNothing(Ratio) })
const External = z.object({
  $type: z.literal('app.bsky.embed.external'),
  external: z.object({ uri: webAddress, title: alt }),
})
const Gallery = z
  .object({ $type: z.literal('app.bsky.embed.gallery'), items: Images.shape.images })
  .transform(({ items }) => ({ $type: 'app.bsky.embed.images' as const, images: items }))
const Picture = z.union([Images, Gallery, Video, External])
const Quote = z.object({ $type: z.literal('app.bsky.embed.record'), record: StrongRef })
const QuoteWithPicture = z.object({
  $type: z.literal('app.bsky.embed.recordWithMedia'),
  record: z.object({ record: StrongRef }),
  media: Picture,
})
export type Picture = z.infer<typeof Picture>

/** `text` is bounded far above the network's 300 graphemes: a record without bound is not a post. */
export const PostRecord = z.object({
  $type: z.literal('app.bsky.feed.post'),
  text: z.string().max(30_000),
  createdAt: instant.optional().catch(undefined),
  facets: those(Facet),
  langs: those(z.string().regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/)),
  reply: z.object({ root: StrongRef, parent: StrongRef }).optional(),
  embed: orNothing(z.union([Images, Gallery, Video, External, Quote, QuoteWithPicture])),
})
export type PostRecord = z.infer<typeof PostRecord>

export const Profile = z.object({
  did,
  handle: z.string().min(1).max(253),
  displayName: orNothing(z.string().max(640)),
  avatar: orNothing(webAddress),
  followersCount: orNothing(z.int().min(0)),
})
export type Profile = z.infer<typeof Profile>

/** A post as notifications and threads show it. */
export const PostView = z.object({
  uri,
  cid,
  author: Profile,
  record: PostRecord,
  indexedAt: instant,
  replyCount: orNothing(z.int().min(0)),
  repostCount: orNothing(z.int().min(0)),
  likeCount: orNothing(z.int().min(0)),
})
export type PostView = z.infer<typeof PostView>

export const Notifications = z.object({
  notifications: z.array(z.unknown()).max(1_000),
  cursor: z.string().optional(),
})

/** What a search finds. */
export const Search = z.object({
  posts: z.array(z.unknown()).max(1_000),
  cursor: orNothing(z.string().min(1).max(2_000)),
})

/** Nested; each level is read on its own, so that one spoilt answer does not take the others with it. */
export const ThreadView = z.object({
  post: z.unknown(),
  parent: z.unknown().optional(),
  replies: z.array(z.unknown()).catch([]),
})
export const Thread = z.object({ thread: z.unknown() })
export const Posts = z.object({ posts: those(PostView) })
export const Profiles = z.object({ profiles: those(Profile) })

export const Session = z.object({
  did,
  handle: z.string().min(1).max(253),
  accessJwt: z.string().min(1),
  refreshJwt: z.string().min(1),
  active: orNothing(z.boolean()),
  didDoc: orNothing(
    z.object({ service: those(z.object({ id: z.string().endsWith('#atproto_pds'), serviceEndpoint: webAddress })) }),
  ),
})
export type Session = z.infer<typeof Session>

export const Written = z.object({ uri, cid })
export const Read = z.object({ uri, cid, value: z.unknown() })
export const Uploaded = z.object({ blob: z.looseObject({ ref: z.object({ $link: cid }) }) })
export const Resolved = z.object({ did })
export const Gate = z.looseObject({ hiddenReplies: those(uri) })

const Commit = z.discriminatedUnion('operation', [
  z.object({
    operation: z.enum(['create', 'update']),
    collection: z.string(),
    rkey: z.string(),
    cid,
    record: z.unknown(),
  }),
  z.object({ operation: z.literal('delete'), collection: z.string(), rkey: z.string() }),
])
/** `deactivated` and `throttled` are no end: somebody comes back from those. */
const Gone = z.object({ active: z.literal(false), status: z.enum(['deleted', 'takendown', 'suspended']) })
/** A message of the firehose that says so. */
export const FrameGone = Gone.extend({ did, seq: z.int().min(0), time: instant })

export const JetstreamMessage = z.object({
  did,
  time_us: z.int().min(0).max(8e15),
  kind: z.string(),
  commit: orNothing(Commit),
  account: orNothing(Gone),
})

export const FrameHeader = z.object({ op: z.int(), t: z.string().optional() })
export const FrameError = z.object({ error: z.string() })
/** Advice that has no place in the stream. */
export const FrameInfo = z.object({ name: z.string() })
export const FrameCommit = z.object({
  seq: z.int().min(0),
  repo: did,
  time: instant,
  ops: z.array(
    z.object({
      action: z.enum(['create', 'update', 'delete']),
      path: z.string().max(512),
      cid: z.object({ $link: cid }).nullable(),
    }),
  ),
  blocks: z.union([z.instanceof(Uint8Array), z.object({ buf: z.instanceof(Uint8Array) }).transform(({ buf }) => buf)]),
})
/** Other messages of the firehose (identity, sync, an account that stays) only move the cursor. */
export const FrameAny = z.object({ seq: z.int().min(0), time: instant })

export const PostUri = uri
