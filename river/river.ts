/**
 * One post's way through the areas, in batches. Outside a transaction: one pass of the tokenizer feeds the monitors and
 * everything that is understood. Then one Work: posts, cursor, people, readings, mentions, conversations with their
 * team, decisions with their reasons, facts. The only file besides the composition root that may import every area.
 *
 * A channel's next batch is understood while the one before is stored, and stored in turn (turns.ts). A large batch is
 * understood in a thread beside us. What the workspace has taught us is remembered from batch to batch; the Work that stores a batch sees
 * whether it still stands, and if not, the batch is understood again.
 */

import { availableParallelism } from 'node:os'
import { setImmediate as breath } from 'node:timers/promises'
import { LRUCache } from 'lru-cache'
import { changedAmong, lockEdited } from '#areas/channels/changes.ts'
import { keepCursor } from '#areas/channels/cursor.ts'
import { type Echoes, echoesOf } from '#areas/channels/echoes.ts'
import { removePostsOf } from '#areas/channels/gone-authors.ts'
import { type Batch, type Event, identityId } from '#areas/channels/identity.ts'
import type { NameAuthors } from '#areas/channels/name-authors.ts'
import type { HeldChannel, Intake } from '#areas/channels/ports.ts'
import { claim, type Expect, type From, keep, type Prepared, prepare, storablePost } from '#areas/channels/receive.ts'
import { recognise, whoByIds } from '#areas/contacts/identities.ts'
import { openRemembered, type Remembered } from '#areas/contacts/remembered.ts'
import { fileElsewhere, lockThreads } from '#areas/inbox/elsewhere.ts'
import { matcherOf } from '#areas/listening/matcher.ts'
import { keepMentions } from '#areas/listening/mentions.ts'
import { judgesOf } from '#areas/listening/relevance/judge.ts'
import { learnedOf } from '#areas/listening/relevance/relevance.ts'
import type { Table } from '#areas/routing/decide.ts'
import { type Arriving, intoConversations } from '#areas/routing/into-conversations.ts'
import { tableOf } from '#areas/routing/table.ts'
import { modelOf } from '#areas/understanding/model.ts'
import { keepReadings } from '#areas/understanding/readings.ts'
import type { Reading } from '#areas/understanding/schema.ts'
import { taughtOf } from '#areas/understanding/taught/load.ts'
import { type Versions, versionsOf } from '#platform/versions.ts'
import { type InWork, system, type Work } from '#platform/work.ts'
import { hearAside } from './aside.ts'
import { editsIn, reviseEdited } from './edits.ts'
import { type Ear, type Heard, hear, type Lesson, type Said } from './hear.ts'
import { heardIn } from './heard-in.ts'
import { looksThrough, meantBy, queueOf } from './looking-back.ts'
import { openTurns, sharesWith, type Turn } from './turns.ts'
import type { PostEvent, Received, Understood } from './understood.ts'

/** What the workspace has taught us, all of one moment. */
interface Knowledge {
  versions: Versions
  ear: Ear
  /** What the ear was made of. */
  lesson: Lesson
  table: Table
}

const WORKSPACES_MOST = 1_000
const QUIET_CURSOR_MS = 5_000
/** Posts understood at a stretch, about a millisecond: then the database's answers and other requests have their turn. */
const STRETCH = 16

/** `nameAuthors` asks the network who somebody is whom a stream named by id alone. */
export function openRiver(inWork: InWork, nameAuthors: NameAuthors = async (_, events) => [...events]): Intake {
  const known = new LRUCache<string, Knowledge>({ max: WORKSPACES_MOST })
  const cursor_kept_at = new Map<string, number>()
  const inTurn = openTurns()
  const remembered = openRemembered()
  const repeating = new Set<string>()

  const store = async (channel: HeldChannel, batch: Batch, before: Turn, ran: () => void): Promise<Date> => {
    const { workspace_id } = channel
    const queue = queueOf(channel)
    const whom = { workspace_id, by: system('river') }
    const knowledge = known.get(workspace_id) ?? (await inWork(whom, knowledgeOf))
    known.set(workspace_id, knowledge)
    try {
      const all = await understandBatch(knowledge, channel, batch)
      const passing =
        channel.purpose === 'source' && !channel.brought ? all.filter(({ matches }) => matches.length === 0) : []
      const understood = await named(nameAuthors, channel, passing.length === 0 ? all : all.filter(isHeard))
      const flowing = { channel, batch, understood, passing, knowledge, before, remembered }
      const isLarge = understood.length >= LARGE
      // Before and after: PostgreSQL, done with the batch before, does not wait for us to make this one ready.
      if (isLarge) await breath()
      const prepared = isLarge && !repeating.has(queue) ? readyAllNew(flowing) : null
      if (isLarge) await breath()
      const quiet = !channel.brought && all.length === 0 && !batch.events.some((event) => event.kind !== 'post')
      const kept_at = cursor_kept_at.get(queue) ?? 0
      if (quiet && channel.purpose === 'source' && Date.now() - kept_at < QUIET_CURSOR_MS) {
        await before.stored
        return await inWork(whom, async (work) => {
          await stillStanding(work, knowledge)
          return work.now
        })
      }
      const allNew = repeating.has(queue) ? null : prepared
      const { kept, now } = await untilUnique(async (first, done) => {
        const shared = sharesWith(before, batch)
        // A thread is read in the order of ids: ours are made after those of the batch before, which may have begun late.
        const earliest = shared ? await before.stored : null
        const ready = first && allNew && !(earliest && allNew.now <= earliest) ? allNew : null
        const after = shared ? before.stored : before.ran
        return inWork(ready ? { ...whom, after, now: ready.now } : { ...whom, after }, async (work) => {
          const kept = await flow(work, flowing, ready?.prepared ?? null)
          done()
          ran()
          return { kept, now: work.now }
        })
      })
      if (kept < understood.length) repeating.add(queue)
      else repeating.delete(queue)
      cursor_kept_at.set(queue, Date.now())
      return now
    } catch (error) {
      if (!(error instanceof Outdated)) throw error
      known.delete(workspace_id)
      return await store(channel, batch, before, ran)
    }
  }

  return (channel, batch) => inTurn(queueOf(channel), batch, (before, ran) => store(channel, batch, before, ran))
}

const isHeard = ({ matches }: Understood) => matches.length > 0

async function named(nameAuthors: NameAuthors, channel: HeldChannel, understood: Understood[]): Promise<Understood[]> {
  if (channel.purpose !== 'source' || channel.brought || understood.length === 0) return understood
  const events = await nameAuthors(
    channel,
    understood.map((each) => each.event),
  )
  return understood.map((each, i) => ({ ...each, event: events[i] as PostEvent }))
}

async function knowledgeOf(work: Work): Promise<Knowledge> {
  const versions = await versionsOf(work)
  const [matcher, model, learned, table, taught] = await Promise.all([
    matcherOf(work, versions),
    modelOf(work, versions),
    learnedOf(work, versions),
    tableOf(work, versions),
    taughtOf(work, versions),
  ])
  const { monitors } = matcher
  const ear = { matcher, model, taught, judges: judgesOf(learned) }
  return { versions, ear, lesson: { monitors, model, taught, learned }, table }
}

/** Somebody taught us something since: a monitor, a topic, a line of the routing table. */
class Outdated extends Error {
  override readonly name = 'Outdated'
}

async function stillStanding(work: Work, { versions }: Knowledge): Promise<void> {
  const now = await versionsOf(work)
  const same = now.size === versions.size && [...now].every(([name, version]) => versions.get(name) === version)
  if (!same) throw new Outdated('what the workspace has taught us has changed')
}

async function understandBatch(knowledge: Knowledge, channel: HeldChannel, batch: Batch): Promise<Understood[]> {
  const events = batch.events.filter((event) => event.kind === 'post').map(storableEvent)
  const said = events.map(({ post }) => saidIn(post))
  const heard = meantBy(channel, await hearAll(knowledge, channel, said))
  return heard.map(({ nth, reading, matches, placing }) => ({
    event: events[nth] as PostEvent,
    reading: knownBetter(reading, channel),
    ...{ matches, placing },
  }))
}

function storableEvent(event: PostEvent): PostEvent {
  const post = storablePost(event.post)
  return post === event.post ? event : { ...event, post }
}

function knownBetter(reading: Reading, { brought }: HeldChannel): Reading {
  if (!brought?.reading) return reading
  const { sentiment = reading, topic } = brought.reading
  const { sentiment_label } = sentiment
  const topics = topic === undefined ? reading.topics : [{ topic, confidence: 1, sentiment: sentiment.sentiment }]
  return { ...reading, sentiment: sentiment.sentiment, sentiment_label, topics }
}

function saidIn({ text, title, lang, url, author, parent_id, media, revision }: PostEvent['post']): Said {
  const { handle, name, followers, native_id } = author
  return {
    ...{ text, title, lang, url, author: { handle, name }, author_native_id: native_id },
    ...{ is_reply: parent_id !== null, has_media: media.length > 0, followers, reach: followers },
    is_revision: revision !== '',
  }
}

/** Open streams are matched before anything is stored: what no monitor heard is not kept. */
async function hearAll({ ear, lesson }: Knowledge, channel: HeldChannel, said: readonly Said[]): Promise<Heard[]> {
  const where = { network: channel.network, open: channel.purpose === 'source' && looksThrough(channel) }
  if (said.length >= LARGE && availableParallelism() > 1) return hearAside(channel.workspace_id, lesson, said, where)
  const all: Heard[] = []
  for (let from = 0; from < said.length; from += STRETCH) {
    if (from > 0) await breath()
    const heard = hear(ear, said.slice(from, from + STRETCH), where)
    for (const each of heard) all.push({ ...each, nth: from + each.nth })
  }
  return all
}

/**
 * A batch this large is most likely all new, unless the one before it on its channel was not: two channels may hear the
 * same. A smaller one, such as a feed's, repeats what it said before.
 */
const LARGE = 64
const TRIES = 8

/** Somebody else kept a post or opened a thread of this batch in the same moment: nothing was saved, and it is done again. */
async function untilUnique<T>(store: (first: boolean, done: () => void) => Promise<T>): Promise<T> {
  let nextHasBegun = false
  for (let tries = 1; ; tries += 1) {
    try {
      return await store(tries === 1, () => (nextHasBegun = true))
    } catch (error) {
      const again = error instanceof NotAllNew || (error as { code?: unknown }).code === UNIQUE_VIOLATION
      if (!again || nextHasBegun || tries === TRIES) throw error
    }
  }
}

const UNIQUE_VIOLATION = '23505'

class NotAllNew extends Error {
  override readonly name = 'NotAllNew'
}

interface Flowing {
  channel: HeldChannel
  batch: Batch
  understood: readonly Understood[]
  /** Said anew on an open stream and heard by nobody now: of what we know, its words change. */
  passing: readonly Understood[]
  knowledge: Knowledge
  before: Turn
  remembered: Remembered
}

/** What a batch is taken for that is expected to be all new: said by others. */
const NOBODY: Echoes = { own: new Set(), echoes: new Set() }

/** Rows and columns of the posts, made while the batch before is stored. */
function readyAllNew({ channel, batch, understood }: Flowing): { now: Date; prepared: Prepared } {
  const now = new Date()
  const events = eventsToKeep(batch, understood, NOBODY.echoes)
  return { now, prepared: prepare({ ...channel, now, expect: 'all_new' }, events) }
}

/**
 * Returns how many posts were new here. Statements that need nothing of each other are sent together: PostgreSQL works on
 * one while we write the next.
 */
async function flow(work: Work, flowing: Flowing, ready: Prepared | null): Promise<number> {
  const { channel, batch, understood, passing, knowledge, before } = flowing
  const from = { channel_id: channel.channel_id, network: channel.network, brought: channel.brought }
  const posts = understood.map(({ event }) => event.post)
  const looked = Promise.all([echoesOf(work, channel, posts), stillStanding(work, knowledge)])
  looked.catch(() => {})
  const { own, echoes } = ready ? NOBODY : (await looked)[0]
  const prepared =
    ready ??
    prepare(
      { ...from, workspace_id: work.workspace_id, now: work.now, expect: 'known_too' },
      eventsToKeep(batch, understood, echoes),
    )
  const { expect } = prepared
  const claimed = await claim(work, prepared)
  // A search may show older words than those that were heard: edits are for listening to bring.
  if (channel.brought?.only_for !== undefined) claimed.edited = []
  const unheard = passing.map(({ event }) => event.post)
  if (unheard.length > 0) claimed.edited.push(...(await changedAmong(work, from.network, unheard)))
  const byNative = new Map([...passing, ...understood].map((each) => [each.event.post.native_id, each]))
  const all = claimed.received.map((post) => ({ ...(byNative.get(post.native_id) as Understood), post }))
  const isOurs = ({ post, event }: Received) =>
    own.has(event.post.author.native_id) || channel.brought?.ours.has(post.native_id) === true
  const theirs = all.filter((one) => !isOurs(one))
  const ours = all.filter(isOurs).map(({ post }) => post)
  const edits = editsIn(claimed)
  if (ours.length > 0) {
    const edited = edits.map(({ post: { thread_id } }) => ({ network: from.network, thread_id }))
    await lockThreads(work, [...claimed.received, ...edited])
  }
  const were = lockEdited(work, edits)
  const read = Promise.all([
    were,
    keep(work, from, claimed),
    recogniseNew(work, flowing, all),
    keepReadings(
      work,
      all.map(({ post, reading }) => ({ reading, post_id: post.id })),
    ),
  ])
  read.catch(() => {})
  // What is written leaves with the end of a turn: PostgreSQL works on it while the rest is made.
  if (all.length >= LARGE) await breath()
  const opens = opensConversation(flowing)
  const fileAll = (opening: readonly Received[], expect: Expect) =>
    intoConversations(work, opening.map(arrivingOf), { table: knowledge.table, expect })
  const kept = Promise.all([read, keepMentions(work, theirs.flatMap(heardIn))])
  const [, conversations] = await Promise.all([
    kept,
    // Threads and counts are locked once and in order, so what an edit opens is filed with what is new.
    edits.length === 0
      ? fileAll(theirs.filter(opens), expect)
      : kept
          .then(async () => reviseEdited(work, await were, { edits, byNative, isOurs, opens }))
          .then((newly) => fileAll([...newly, ...theirs.filter(opens)], newly.length > 0 ? 'known_too' : expect)),
    // The batch before holds the row of the cursor until it is committed.
    before.stored.then(() => (channel.brought ? undefined : keepCursor(work, channel, batch))),
  ])
  await removeGone(work, from, batch)
  await fileElsewhere(work, ours)
  await channel.brought?.kept(work, {
    posts: all.map((one) => ({
      post: one.post,
      monitor_ids: isOurs(one) ? [] : one.matches.map(({ monitor_id }) => monitor_id),
    })),
    conversations: conversations.opened,
  })
  const [really] = await looked
  if (posts.some((post) => really.own.has(post.author.native_id) && !own.has(post.author.native_id)))
    throw new NotAllNew('a post of ours is among them')
  return claimed.received.length
}

async function removeGone(work: Work, from: From, batch: Batch): Promise<void> {
  const gone = batch.events.flatMap((event) => (event.kind === 'author_gone' ? [event.native_id] : []))
  if (gone.length === 0) return
  const known = await whoByIds(
    work,
    gone.map((native_id) => identityId(from.network, native_id)),
  )
  await removePostsOf(work, from, [...known.keys()])
}

async function recogniseNew(
  work: Work,
  { channel, knowledge, remembered }: Flowing,
  all: readonly Received[],
): Promise<void> {
  const byId = new Map(all.map(({ post, event }) => [post.author_id, event.post.author]))
  const news = remembered.newAmong(work, knowledge, byId)
  await recognise(work, channel.network, news)
  work.afterwards.push(() => remembered.remember(work, knowledge, news))
}

function eventsToKeep(batch: Batch, understood: readonly Understood[], echoes: Echoes['echoes']): Event[] {
  const posts = understood.map(({ event }) => event).filter(({ post }) => !echoes.has(post.native_id))
  return [...posts, ...batch.events.filter((event) => event.kind === 'deleted')]
}

/** What a stream or feed said of others only is heard, and nobody is asked to answer it. */
function opensConversation({ channel, knowledge }: Flowing): (received: Received) => boolean {
  const { brought } = channel
  if (brought) return ({ post }) => brought.opensConversation(post)
  if (channel.purpose !== 'source') return () => true
  const opening = new Set(knowledge.lesson.monitors.filter(({ opens = true }) => opens).map((one) => one.monitor_id))
  return ({ matches }) => matches.some(({ monitor_id, unlike }) => unlike === undefined && opening.has(monitor_id))
}

const arrivingOf = ({ post, reading, event, placing }: Received): Arriving => ({
  ...{ post, reading, placing },
  followers: event.post.author.followers,
})
