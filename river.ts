/**
 * One post's way through the areas, in batches. Outside a transaction: one pass of the tokenizer feeds the monitors and
 * everything that is understood. Then one Work: posts, cursor, people, readings, mentions, conversations with their
 * team, decisions with their reasons, facts. The only file besides the composition root that may import every area.
 */

import { keepCursor } from '#areas/channels/cursor.ts'
import { echoesOf } from '#areas/channels/echoes.ts'
import type { Author, Batch, Event } from '#areas/channels/identity.ts'
import type { HeldChannel, Intake } from '#areas/channels/ports.ts'
import type { Post } from '#areas/channels/post-schema.ts'
import { receive } from '#areas/channels/receive.ts'
import { recognise } from '#areas/contacts/identities.ts'
import { fileElsewhere } from '#areas/inbox/elsewhere.ts'
import { file } from '#areas/inbox/file.ts'
import type { Match } from '#areas/listening/match.ts'
import { matcherOf } from '#areas/listening/matcher.ts'
import { keepMentions } from '#areas/listening/mentions.ts'
import { type Decided, decideTeam, type Table } from '#areas/routing/decide.ts'
import { keepDecisions } from '#areas/routing/decisions.ts'
import { tableOf } from '#areas/routing/table.ts'
import { modelOf } from '#areas/understanding/model.ts'
import { keepReadings } from '#areas/understanding/readings.ts'
import type { Model, Reading } from '#areas/understanding/schema.ts'
import { tokenize } from '#areas/understanding/tokenize.ts'
import { understandTokens } from '#areas/understanding/understand.ts'
import { versionsOf } from '#platform/versions.ts'
import { type InWork, system, type Work } from '#platform/work.ts'

type PostEvent = Extract<Event, { kind: 'post' }>

/** What was understood of one event before anything is stored. */
interface Understood {
  event: PostEvent
  reading: Reading
  matches: Match[]
}

/** What the workspace has taught us, all of one moment. */
interface Knowledge {
  matcher: Awaited<ReturnType<typeof matcherOf>>
  model: Model
  table: Table
}

const QUIET_CURSOR_MS = 5_000

export function openRiver(inWork: InWork): Intake {
  const cursor_kept_at = new Map<string, number>()
  return async (channel, batch) => {
    const whom = { workspace_id: channel.workspace_id, by: system('river') }
    const knowledge = await inWork(whom, knowledgeOf)
    const understood = understandBatch(knowledge, channel, batch)
    const quiet = understood.length === 0 && !batch.events.some((event) => event.kind === 'deleted')
    if (
      quiet &&
      channel.purpose === 'source' &&
      Date.now() - (cursor_kept_at.get(channel.channel_id) ?? 0) < QUIET_CURSOR_MS
    )
      return
    await inWork(whom, (work) => flow(work, { channel, batch, understood, table: knowledge.table }))
    cursor_kept_at.set(channel.channel_id, Date.now())
  }
}

async function knowledgeOf(work: Work): Promise<Knowledge> {
  const versions = await versionsOf(work)
  return {
    matcher: await matcherOf(work, versions),
    model: await modelOf(work, versions),
    table: await tableOf(work, versions),
  }
}

/** Open streams are matched before anything is stored: what no monitor heard is not kept. */
function understandBatch({ matcher, model }: Knowledge, channel: HeldChannel, batch: Batch): Understood[] {
  const heard = batch.events.flatMap((event) => {
    if (event.kind !== 'post') return []
    const tokens = tokenize(event.post.text, event.post.title)
    const matches = matcher.match(tokens)
    return channel.purpose === 'source' && matches.length === 0 ? [] : [{ event, tokens, matches }]
  })
  const posts = heard.map(({ event }) => ({ ...event.post, network: channel.network }))
  const readings = understandTokens(
    posts,
    heard.map(({ tokens }) => tokens),
    model,
  )
  return heard.map(({ event, matches }, i) => ({ event, matches, reading: readings[i] as Reading }))
}

export interface Flow {
  channel: HeldChannel
  batch: Batch
  understood: readonly Understood[]
  table: Table
}

async function flow(work: Work, { channel, batch, understood, table }: Flow): Promise<void> {
  await keepCursor(work, channel, batch)
  const from = { channel_id: channel.channel_id, network: channel.network }
  const events: Event[] = [
    ...understood.map(({ event }) => event),
    ...batch.events.filter((event) => event.kind === 'deleted'),
  ]
  const { own, echoes } = await echoesOf(
    work,
    channel,
    understood.map(({ event }) => event.post),
  )
  const { received } = await receive(
    work,
    from,
    events.filter((event) => event.kind === 'deleted' || !echoes.has(event.post.native_id)),
  )
  if (received.length === 0) return

  const byNative = new Map(understood.map((each) => [each.event.post.native_id, each]))
  const all = received.map((post) => ({ post, ...(byNative.get(post.native_id) as Understood) }))
  const theirs = all.filter(({ event }) => !own.has(event.post.author.native_id))
  await recognise(work, channel.network, onlyLast(all.map(({ event }) => event.post.author)))
  await keepReadings(
    work,
    all.map(({ post, reading }) => ({ ...reading, post_id: post.id })),
  )
  await keepMentions(
    work,
    theirs.flatMap(({ post, matches, reading }) =>
      matches.map((match) => ({
        ...match,
        post_id: post.id,
        network: post.network,
        posted_at: post.posted_at,
        sentiment: reading.sentiment,
      })),
    ),
  )
  await intoConversations(work, theirs, table)
  await fileElsewhere(
    work,
    all.filter(({ event }) => own.has(event.post.author.native_id)).map(({ post }) => post),
  )
}

async function intoConversations(
  work: Work,
  theirs: readonly (Understood & { post: Post })[],
  table: Table,
): Promise<void> {
  const decided = new Map<string, Decided>()
  const arrivals = theirs.map(({ post, reading, event }) => {
    const decision = decideTeam(table, { post, reading, followers: event.post.author.followers })
    decided.set(post.id, decision)
    const { objective, topic, team_id, audience, why } = decision
    return {
      post,
      objective,
      topic,
      team_id,
      audience,
      why,
      language: reading.language,
      sentiment: reading.sentiment,
      urgency: reading.urgency,
    }
  })
  const filed = await file(work, arrivals)
  const model_version = theirs[0]?.reading.model_version ?? ''
  await keepDecisions(
    work,
    filed.flatMap(({ conversation_id, opened_by }) =>
      opened_by ? [{ ...(decided.get(opened_by.post.id) as Decided), conversation_id, model_version }] : [],
    ),
  )
}

function onlyLast(authors: readonly Author[]): Author[] {
  return [...new Map(authors.map((author) => [author.native_id, author])).values()]
}
