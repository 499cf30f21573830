/**
 * What a network must be able to do for us. A connector translates for one network; it decides nothing and stores
 * nothing. The host (`areas/channels`) owns retries, rate budgets, secrets, clocks and the guarded HTTP.
 *
 * To add one: a folder with connector.ts, wire.ts, connector.test.ts, fixtures/ and README.md, and one line in
 * networks.ts. It is done when `conformance` passes on payloads captured from the network.
 */

export interface Connector {
  /** Stable, lower-case, stored with every post: `bluesky`. */
  readonly network: string
  /** As people write it: `Bluesky`. */
  readonly name: string
  /** What a person is asked for when connecting; the screen is made of it. */
  readonly asks: readonly Question[]
  /** What is asked for listening without an account; absent where the network has nothing open. */
  readonly source_asks?: readonly Question[]
  readonly limits: Limits
  /** How an unknown outcome is resolved; see ARCHITECTURE.md, "Deliveries". */
  readonly delivery_class: DeliveryClass
  /** How long the network may take to show what it accepted, in ms; before that "not found" proves nothing. */
  readonly settling_ms: number
  /** Class B: how long the network remembers a key; the same key is tried again within half of it only. */
  readonly key_window_ms?: number
  /** Signs in with a person's answers and says whose account it is. Wrong answers are a ConnectorError. */
  connect(outside: Outside, answers: Answers): Promise<Connected>
  /** Opens a source, by the answers to `source_asks`. */
  connectSource?(outside: Outside, answers: Answers): Promise<Connected>
  /** What this account may do on this server, now; asked on connecting and daily. */
  probe(outside: Outside, account: Account): Promise<Abilities>
  /** New credentials before the old ones end; null where they never end. */
  renew?(outside: Outside, account: Account): Promise<Credentials | null>
  /**
   * Everything since the cursor, as batches, oldest first. The same cursor gives the same events again; the host
   * stores events and cursor in one commit. Ends when `signal` is aborted, when polling has caught up (the host
   * calls again after `poll_after_ms`), or by throwing a ConnectorError.
   */
  listen(outside: Outside, account: Account, cursor: string | null, signal: AbortSignal): AsyncIterable<Batch>
  /** The whole thread around a post, as far as the network shows it; for filling gaps. */
  thread?(outside: Outside, account: Account, native_id: string): Promise<NetworkPost[]>
  /**
   * Speaks once. The same `key` and frozen `outgoing` never make two posts on a class A network; on others the
   * class says what may be tried. `outgoing.reply_to` makes it an answer.
   */
  publish?(outside: Outside, account: Account, outgoing: Outgoing, key: string): Promise<Published>
  /** Looks for what `publish` with this key made. null: not there (yet, if within `settling_ms`). */
  findByKey?(outside: Outside, account: Account, outgoing: Outgoing, key: string): Promise<PostReference | null>
  /** Own key on class A networks, made once when Send is pressed and frozen with the delivery. */
  keyFor?(now: Date, delivery_id: string): string
  moderate?(outside: Outside, account: Account, deed: Deed): Promise<void>
  /** Full authors for ids that an open stream named barely; those that the network does not know are left out. */
  authors?(outside: Outside, account: Account, native_ids: readonly string[]): Promise<NetworkAuthor[]>
  /** For networks that can call us when there is something new; listening goes on beside it, only less often. */
  readonly push?: Push
  /** What was said before anybody asked, for a monitor that is new; absent where a network shows none of it. */
  readonly lookBack?: LookBack
}

export interface LookBack {
  /** `network`: whoever asks, the answer is the same, so that one account is asked. `channel`: each has a past of its own. */
  readonly covers: 'network' | 'channel'
  /** What can be searched for; null where all that there is is read, whatever is looked for. */
  readonly finds: readonly SearchTerm['kind'][] | null
  /** How much of what was said it shows, as a sentence that stands beside figures. */
  readonly shows: string
  /** Whether this account may ask, with the reason where not. Pure. */
  may(account: Account): Ability
  /**
   * One page of what was said in the period, each post once. Nothing is remembered between two pages but the cursor; null
   * where nothing more follows. It ends by itself, whatever the network answers, or goes on to what is older.
   */
  page(outside: Outside, account: Account, asked: LookBackAsked): Promise<LookBackPage>
}

export interface LookBackAsked {
  /** null where `finds` is. */
  term: SearchTerm | null
  since_at: Date
  /** Exclusive. */
  until_at: Date
  cursor: string | null
}

export interface LookBackPage {
  posts: NetworkPost[]
  cursor: string | null
  /** What may be missing, as a sentence. */
  missed?: string
}

/** What a post that is looked for holds, without signs. */
export interface SearchTerm {
  /** `phrase`: words that follow each other. `together`: in any order. `beginning`: of a word. `link`: a host, with a path or without. */
  kind: 'phrase' | 'together' | 'beginning' | 'hashtag' | 'mention' | 'author' | 'link'
  written: string
}

export interface Push {
  /** What the account would be subscribed to, kept before it is asked for: some networks confirm before they answer. null: none offered. */
  topic(account: Account): string | null
  /** Asks to be called; null where this account's network offers none. The network confirms through `verify`. */
  subscribe(outside: Outside, account: Account, address: PushAddress): Promise<Subscription | null>
  /** The network asks whether we meant it: what to answer, and the subscription as it stands then. Pure. */
  verify(subscription: Subscription, query: URLSearchParams, now: Date): PushAnswer
  /** What a call brings; null when it is not provably the network's: answer it politely and drop it. Pure. */
  receive(account: Account, subscription: Subscription, call: PushCall): Batch | null
}

export interface PushAddress {
  /** Public, unguessable, one per subscription. */
  callback_url: string
  /** Made by the host, kept encrypted, at most 200 bytes; what calls are signed with. */
  secret: string
  /** What stands now, when this renews it: it keeps its hold until the new one is confirmed. */
  renews: Subscription | null
}

export interface Subscription {
  topic: string
  callback_url: string
  secret: string
  state: 'asked' | 'active' | 'ended'
  /** Subscribe again well before; null until the network confirmed. */
  expires_at: string | null
}

export interface PushAnswer {
  status: number
  body: string
  subscription: Subscription
}

export interface PushCall {
  headers: Headers
  body: Uint8Array
  cursor: string | null
  now: Date
}

export type DeliveryClass = 'A' | 'B' | 'C' | 'D'
export type Answers = Readonly<Record<string, string>>
/**
 * Secret strings by name; encrypted at rest by the host, never logged. Credentials that end say when in `expires_at`
 * (ISO 8601), so that the host renews them at half life.
 */
export type Credentials = Readonly<Record<string, string>>

/** What the host lends a connector: guarded HTTP and sockets, and a clock. Tests pass recorded ones. */
export interface Outside {
  /**
   * Gives up by itself: an OutboundError whose `sent` says whether anything left the house; in recordings also a
   * `TimeoutError`, or a TypeError with `cause.code`. `connectionFailure` of failures.ts reads all of them.
   */
  fetch: typeof fetch
  /** Text or bytes of each message; ends when the other side closes, throws ConnectorError on failure. */
  socket(url: string, signal: AbortSignal): AsyncIterable<string | Uint8Array>
  now(): Date
}

export interface Question {
  name: string
  label: string
  kind: 'text' | 'secret' | 'url' | 'lines' | 'choice'
  help: string
  placeholder?: string
  required: boolean
  /** Of a choice; the first is meant where nothing is chosen and nothing has to be. */
  choices?: readonly Choice[]
  /** Asked only where another question is asked and has one of these answers. */
  only_with?: OnlyWith
  /** How it usually looks. Another form is warned of before anything is sent, and taken all the same: servers differ. */
  expects?: Expected
}

export interface Choice {
  value: string
  label: string
  note?: string
}

export interface OnlyWith {
  name: string
  values: readonly string[]
}

export interface Expected {
  /** The source of a regular expression, read without regard to case. */
  form: string
  /** Only where another answer has this form. */
  where?: { name: string; form: string }
  warning: string
}

export interface Limits {
  /** Longest text, in `unit`. */
  text: number
  unit: 'graphemes' | 'characters' | 'bytes'
  images: number
  image_bytes: number
  alt_text: number
}

export interface Connected {
  /** The network's own id of the account or feed; unique per network. */
  native_id: string
  handle: string
  display_name: string
  url: string
  /** Public settings the connector needs again, such as the server's address. */
  settings: Readonly<Record<string, string>>
  credentials: Credentials
}

export interface Account extends Connected {
  /** An account of ours, or an open stream or feed that is only listened to. */
  purpose: 'account' | 'source'
}

export const ABILITIES = [
  'hear_mentions',
  'hear_everyone',
  'answer_public',
  'answer_private',
  'publish',
  'images',
  'hide',
  'delete',
  'like',
  'read_thread',
] as const
export type AbilityName = (typeof ABILITIES)[number]
/** `when`: yes under a condition. The reason is a sentence for the person who sees the table of abilities. */
export type Ability =
  | { may: 'yes' }
  /** `needs` an account: the network allows it, only not to this source. */
  | { may: 'no' | 'when'; because: string; needs?: 'account' }
export type Abilities = Readonly<Record<AbilityName, Ability>>

export interface Batch {
  events: NetworkEvent[]
  cursor: string
  /** How long to wait before listening again once this iterable ends; polling networks only. */
  poll_after_ms?: number
  /** How far behind the network this batch is, in ms, where it can be told. */
  behind_ms?: number
  /** Where the network no longer has all that was said since the cursor: what may be missing, as a sentence for whoever operates this. */
  missed?: string
}

export type NetworkEvent =
  | { kind: 'post'; post: NetworkPost }
  | { kind: 'deleted'; native_id: string; at: Date }
  /** Whose account is gone for good, or was taken down: all they said is gone with it. By the id of the author. */
  | { kind: 'author_gone'; native_id: string; at: Date }

export interface NetworkPost {
  native_id: string
  /**
   * Distinguishes versions of the same post. The empty string for the first; where the network does not tell it from a
   * later one, a hash of what each says.
   */
  revision: string
  /** The root of its thread; its own id when it starts one. */
  thread_id: string
  parent_id: string | null
  url: string
  author: NetworkAuthor
  /** Plain text, never markup. */
  text: string
  title: string | null
  spans: Span[]
  media: Media[]
  /** What the author declared, BCP 47; null when they said nothing. */
  lang: string | null
  posted_at: Date
  audience: 'public' | 'private'
  /** How it came to us: it addresses our account, or was met on an open stream or feed. */
  addressed: 'mention' | 'reply' | 'quote' | 'direct' | 'overheard'
  /** The network's id of what is reposted or quoted, if anything. */
  repeats: string | null
  counts: { replies: number; reposts: number; likes: number } | null
  /** What an answer must refer to, opaque to the host: on Bluesky the cids of root and parent. */
  reply_handle: Readonly<Record<string, string>> | null
}

export interface NetworkAuthor {
  native_id: string
  handle: string
  name: string
  avatar_url: string | null
  url: string | null
  followers: number | null
}

/** Offsets are UTF-16, as JavaScript counts; connectors convert from and to the network's own unit. */
export interface Span {
  kind: 'link' | 'mention' | 'hashtag'
  start: number
  end: number
  /** The address, the mentioned account's native id, or the tag without its sign. */
  target: string
}

export interface Media {
  kind: 'image' | 'video' | 'other'
  url: string
  alt: string
  width: number | null
  height: number | null
}

/** Frozen before the first try and the same on every further one. */
export interface Outgoing {
  text: string
  lang: string | null
  created_at: string
  reply_to: { native_id: string; thread_id: string; handle: Readonly<Record<string, string>> } | null
  images: { bytes: Uint8Array; mime: string; alt: string; width: number; height: number }[]
}

export interface PostReference {
  native_id: string
  url: string
  reply_handle: Readonly<Record<string, string>> | null
}

export type Published =
  | ({ state: 'published' } & PostReference)
  | { state: 'in_review'; because: string }
  /** The network forbids us; a person opens the address and does it by hand. */
  | { state: 'by_hand'; url: string; because: string }

export type Deed = {
  deed: 'like' | 'hide' | 'delete'
  native_id: string
  reply_handle: Readonly<Record<string, string>> | null
}

export const CONNECTOR_ERRORS = [
  'auth_expired',
  'auth_revoked',
  'scope_missing',
  'rate_limited',
  'budget_spent',
  'not_allowed',
  'invalid',
  'too_long',
  'not_found',
  'duplicate',
  'window_closed',
  /** Never left the house, or the network said clearly that nothing was done: may be tried again. */
  'transient',
  /** May or may not have happened: must be looked up, never sent again blindly. */
  'outcome_unknown',
  'bug',
] as const
export type ConnectorErrorKind = (typeof CONNECTOR_ERRORS)[number]

/** The only error a connector throws; only `channels` catches it. The message is a sentence for a person. */
export class ConnectorError extends Error {
  override readonly name = 'ConnectorError'
  readonly kind: ConnectorErrorKind
  readonly retry_after_ms: number | null
  /** The name of the ask whose answer is wrong, where one is known while connecting. */
  readonly about: string | null
  constructor(
    kind: ConnectorErrorKind,
    message: string,
    more: { cause?: unknown; retry_after_ms?: number | null; about?: string } = {},
  ) {
    super(message, { cause: more.cause })
    this.kind = kind
    this.retry_after_ms = more.retry_after_ms ?? null
    this.about = more.about ?? null
  }
}
