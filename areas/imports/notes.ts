/**
 * What was heard away from any network, at a counter or on the phone, becomes a post like every other: matched,
 * understood, counted. What the person who was there says of it counts more than what is read of it.
 */
import './tables.ts'
import { hash } from 'node:crypto'
import { channelFor, heardNow } from '#areas/channels/brought.ts'
import type { Intake, Labelled } from '#areas/channels/ports.ts'
import type { Post } from '#areas/channels/post-schema.ts'
import { postsByIds } from '#areas/channels/posts.ts'
import { UNNAMED } from '#areas/channels/unnamed.ts'
import { firstMessageId } from '#areas/inbox/messages.ts'
import { findConversation } from '#areas/inbox/visible.ts'
import type { Personal } from '#platform/area.ts'
import type { Database } from '#platform/database.ts'
import { happened } from '#platform/facts.ts'
import { refuse } from '#platform/refusal.ts'
import { mayRole } from '#platform/rights.ts'
import type { Work } from '#platform/work.ts'
import { personId } from './imports.ts'
import { wordsOf } from './noted.ts'
import type { HowToReach, NoteInput, NoteTaken, NoteWords } from './notes-api.ts'
import { PLACE_NAMES } from './place-names.ts'
import type { NetworkPost } from './posts/bring.ts'
import { takePostsBack } from './take-back.ts'
import type { Whose } from './uploading.ts'

export interface Noting {
  database: Database
  intake: Intake
}

const CHANNEL = { network: 'offline', native_id: 'offline', display_name: 'Offline' }

const STILL_TO_COME = 'That is still to come. Say when you heard it.'

const FEELINGS: Readonly<Record<NonNullable<NoteInput['feeling']>, Labelled>> = {
  negative: { sentiment: -0.8, sentiment_label: 'negative' },
  neutral: { sentiment: 0, sentiment_label: 'neutral' },
  positive: { sentiment: 0.8, sentiment_label: 'positive' },
}

export async function takeNote({ database, intake }: Noting, whose: Whose, input: NoteInput): Promise<NoteTaken> {
  const now = new Date()
  if (input.heard_at && input.heard_at.getTime() > now.getTime() + 60_000)
    refuse('invalid', 'still_to_come', STILL_TO_COME, { fields: { heard_at: STILL_TO_COME } })
  const channel = await database.inWork(whose, (work) => channelFor(work, CHANNEL))
  const post = postOf(input, now)
  let taken: NoteTaken | null = null
  await intake(
    {
      ...channel,
      brought: {
        ours: new Set(),
        opensConversation: () => input.opens,
        reading: { sentiment: input.feeling && FEELINGS[input.feeling], topic: input.topic },
        async kept(work, { posts: [kept], conversations }) {
          if (!kept) return
          taken = { id: kept.post.id, monitors: kept.monitor_ids.length, conversations }
          await keepNote(work, whose, { post: kept.post, input })
          await heardNow(work, channel.channel_id)
        },
      },
    },
    { events: [{ kind: 'post', post }], cursor: '' },
  )
  return taken ?? refuse('conflict', 'noted_already', 'This was written down already.')
}

/** Pressed twice it is written down once: the form has an id of its own. */
function postOf({ form_id, place, where, said, name, contact, heard_at }: NoteInput, now: Date): NetworkPost {
  const who = contact || name
  const native_id = who ? `person-${hash('sha256', who.toLowerCase(), 'hex').slice(0, 24)}` : UNNAMED.note
  return {
    ...{ native_id: form_id, revision: '', thread_id: form_id, parent_id: null, url: '', spans: [], media: [] },
    // How to reach them is no handle: it is read by those alone who may answer.
    author: { native_id, handle: name, name, avatar_url: null, url: null, followers: null },
    text: said,
    title: where ? `${PLACE_NAMES[place]}: ${where}` : PLACE_NAMES[place],
    ...{ lang: null, audience: 'public', addressed: 'direct', repeats: null, counts: null, reply_handle: null },
    posted_at: heard_at && heard_at < now ? heard_at : now,
  }
}

async function keepNote(
  work: Work,
  { by }: Whose,
  { post: { id: post_id, author_id }, input }: { post: Pick<Post, 'id' | 'author_id'>; input: NoteInput },
): Promise<void> {
  const { place, people_ids, contact } = input
  const noted = { noted_by: by.id, noted_at: work.now }
  await work.db
    .insertInto('imports_notes')
    .values({
      ...{ workspace_id: work.workspace_id, post_id, place, people_ids, ...noted },
      ...{ contact: contact || null, author_id },
    })
    .execute()
  happened(work, 'imports.note_taken', { post_id })
}

/** How to reach whoever it is with; null where nothing of that was written down. */
export async function howToReach(work: Work, { id }: { id: string }): Promise<HowToReach> {
  await findConversation(work, id)
  const note = await work.db
    .selectFrom('imports_notes')
    .select(['contact', 'noted_by'])
    .where('post_id', '=', await firstMessageId(work, id))
    .executeTakeFirst()
  return note?.contact ? { contact: note.contact, noted_by: note.noted_by } : null
}

/** Of people outside: what was written down to reach them. */
export const notesPersonal: Personal = {
  export: (work, ids) =>
    ids.length === 0
      ? Promise.resolve([])
      : work.db.selectFrom('imports_notes').selectAll().where('author_id', 'in', ids).execute(),
  async erase(work, ids) {
    if (ids.length > 0)
      await work.db.updateTable('imports_notes').set({ contact: null }).where('author_id', 'in', ids).execute()
  },
}

/** By who wrote it, or who administers; not once somebody works on it. Answers what was written. */
export async function takeNoteBack(work: Work, id: string): Promise<NoteWords> {
  const note = await work.db.selectFrom('imports_notes').selectAll().where('post_id', '=', id).executeTakeFirst()
  const administers = work.by.kind === 'person' && mayRole(work.by.role, 'administer')
  if (!note || (note.noted_by !== personId(work) && !administers))
    refuse('not_found', 'note_not_found', 'There is no such note of yours (any more).')
  const words = await wordsOf(work, note)
  const posts = [...(await postsByIds(work, [id])).values()]
  const stayed = await takePostsBack(work, posts, async () => new Set([id]))
  if (stayed > 0) refuse('conflict', 'note_worked_on', 'Somebody works on it already, so it stays.')
  await work.db.deleteFrom('imports_notes').where('post_id', '=', id).execute()
  happened(work, 'imports.note_taken_back', { post_id: id })
  return words
}
