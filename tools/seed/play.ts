/**
 * Plays scenes in the order of time, in windows of a minute (ten, where much is wanted): first what arrives, through the
 * river; then what people do, each conversation for itself; then what follows from it. Nobody acts within ten minutes.
 */
import { saveDraft } from '#areas/inbox/drafts.ts'
import { writeNote } from '#areas/inbox/notes.ts'
import { assign, close } from '#areas/inbox/ownership.ts'
import { reply } from '#areas/inbox/reply.ts'
import type { Conversation } from '#areas/inbox/schema.ts'
import { correct } from '#areas/routing/decisions.ts'
import type { NetworkEvent } from '#connectors/connector.ts'
import { invariant } from '#platform/refusal.ts'
import { type Person, system, type Work } from '#platform/work.ts'
import { FOUNDER } from './people.ts'
import type { Act, Scene, Words } from './scenes.ts'
import { MINUTE_MS, personNamed, type Seeding, teamNamed } from './seeding.ts'
import { answerId, postId } from './stand-in.ts'

const AT_ONCE = 6

interface Moment {
  at: Date
  scene: Scene
  words?: Words
  act?: Act
}

/** Only what happens from `from` on. */
export async function play(seeding: Seeding, scenes: readonly Scene[], from = new Date(0)): Promise<void> {
  const { ends_at, conversations } = seeding.wanted
  const window_ms = Math.min(Math.max(Math.round(conversations / 2_000), 1), 10) * MINUTE_MS
  const moments = momentsOf(scenes, { from, ends_at })
  const windows = [...Map.groupBy(moments, ({ at }) => Math.floor(at.getTime() / window_ms))].sort(([a], [b]) => a - b)
  let told = 0
  for (const [i, [window, some]] of windows.entries()) {
    await arrive(seeding, some)
    await actOn(seeding, some)
    seeding.clock.now = new Date(Math.min((window + 1) * window_ms, ends_at.getTime()))
    await seeding.settle()
    const tenth = Math.floor((10 * (i + 1)) / windows.length)
    if (tenth > told && scenes.length > 1) seeding.tell(`${tenth * 10} % of what is said there`)
    told = tenth
  }
}

/** What would happen after the end has not happened yet. */
function momentsOf(scenes: readonly Scene[], { from, ends_at }: { from: Date; ends_at: Date }): Moment[] {
  return scenes
    .flatMap((scene): Moment[] => [
      ...scene.said.map((words) => ({ at: words.at, scene, words })),
      ...scene.acts.map((act) => ({ at: act.at, scene, act })),
    ])
    .filter(({ at }) => at >= from && at < ends_at)
    .sort((a, b) => a.at.getTime() - b.at.getTime() || (a.scene.id < b.scene.id ? -1 : 1))
}

async function arrive(seeding: Seeding, moments: readonly Moment[]): Promise<void> {
  const heard = moments.filter(({ words }) => words)
  for (const [channel, some] of Map.groupBy(heard, channelOf)) {
    const held = seeding.channels.get(channel)
    invariant(held, `${channel} is connected`)
    const last = some.at(-1) as Moment
    seeding.clock.now = new Date(last.at.getTime() + 1_500)
    await seeding.intake(held, { events: some.map(eventOf), cursor: last.at.toISOString(), behind_ms: 1_500 })
  }
}

/** Who answers in a thread of ours is heard by the account, wherever the thread was met. */
function channelOf({ scene, words }: Moment): string {
  const first = scene.said[0] === words
  return first || scene.channel.startsWith('feed') ? scene.channel : 'account'
}

const threadOf = ({ id, said, channel }: Scene): string =>
  channel.startsWith('feed')
    ? `https://${channel.replace(' ', '-')}.example/${id.replaceAll(/\W+/g, '-')}`
    : postId(said[0]?.author.native_id ?? '', id)

/** Once we have answered, they answer us. */
function eventOf({ scene, words }: Moment): NetworkEvent {
  const { at, author, text, title, language } = words as Words
  const nth = scene.said.indexOf(words as Words)
  const thread_id = threadOf(scene)
  const native_id = nth === 0 ? thread_id : postId(author.native_id, `${scene.id} ${nth}`)
  const feed = scene.channel.startsWith('feed')
  return {
    kind: 'post',
    post: {
      ...{ native_id, revision: '', thread_id, author, text, title: title ?? null, spans: [], media: [] },
      ...{ lang: language, posted_at: at, audience: 'public', repeats: null, counts: null },
      parent_id: nth === 0 ? null : (answerBefore(scene, at) ?? thread_id),
      url: feed ? thread_id : `https://bsky.app/profile/${author.handle}/post/${native_id.split('/').at(-1)}`,
      addressed: nth === 0 ? scene.addressed : 'reply',
      reply_handle: feed ? null : { cid: native_id, root_cid: thread_id },
    },
  }
}

function answerBefore(scene: Scene, at: Date): string | null {
  const answer = scene.acts.findLast((act) => act.does === 'reply' && act.at < at)
  if (answer?.does !== 'reply') return null
  const answered = scene.said.filter((words) => words.at < answer.at).length - 1
  const said = scene.said[answered] as Words
  const to = answered <= 0 ? threadOf(scene) : postId(said.author.native_id, `${scene.id} ${answered}`)
  return answerId(to, answer.text)
}

async function actOn(seeding: Seeding, moments: readonly Moment[]): Promise<void> {
  const scenes = [
    ...Map.groupBy(
      moments.filter(({ act }) => act),
      ({ scene }) => scene,
    ).values(),
  ]
  for (let i = 0; i < scenes.length; i += AT_ONCE)
    await Promise.all(
      scenes.slice(i, i + AT_ONCE).map(async (acts) => {
        for (const moment of acts) await perform(seeding, moment)
      }),
    )
}

async function perform(seeding: Seeding, { scene, act, at }: Moment): Promise<void> {
  const { workspace_id } = seeding
  invariant(act, 'only acts are performed')
  const conversation = await seeding.tools.database.inWork({ workspace_id, by: system('seed'), now: at }, (work) =>
    find(work, scene),
  )
  // Nobody comes to what lies in spam.
  if (conversation.state === 'spam') return
  const by = whoMay(seeding, act, conversation)
  await seeding.tools.database.inWork({ workspace_id, by, now: at }, (work) =>
    deed(seeding, work, { act, conversation }),
  )
}

async function find(work: Work, scene: Scene): Promise<Conversation> {
  const conversation = await work.db
    .selectFrom('inbox_conversations')
    .selectAll()
    .where('thread_id', '=', threadOf(scene))
    .executeTakeFirst()
  invariant(conversation, `“${scene.said[0]?.text}” opened a conversation`)
  return conversation
}

/** What a sealed team has is moved by somebody who sees everything. */
function whoMay(seeding: Seeding, act: Act, { audience }: Conversation): Person {
  const person = personNamed(seeding, act.by)
  const sees = !audience || audience.some((team) => person.team_ids.includes(team))
  return sees ? person : personNamed(seeding, FOUNDER.name)
}

async function deed(seeding: Seeding, work: Work, of: { act: Act; conversation: Conversation }): Promise<unknown> {
  const { act, conversation } = of
  const { id } = conversation
  switch (act.does) {
    case 'move': {
      const team_id = teamNamed(seeding, act.team)
      return conversation.team_id === team_id ? null : correct(work, { id, team_id, reason: act.text })
    }
    case 'note':
      return writeNote(work, { id, text: act.text })
    case 'draft':
      return saveDraft(work, { id, kind: 'reply', text: act.text, media_ids: [] })
    case 'assign':
      return assign(work, { id, person_id: personNamed(seeding, act.to).id })
    case 'reply':
      return reply(work, { id, text: act.text, media_ids: [] })
    case 'close':
      return conversation.state === 'closed' ? null : close(work, { id })
  }
}
