/**
 * What was learned, lesson by lesson, for whoever may see what it was learned from; each can be taken back, and taught
 * again. A post is seen where its conversation is, or where a monitor heard it; where somebody was sent, only with the conversation.
 */
import '../tables.ts'
import { sql } from 'kysely'
import type { Post } from '#areas/channels/post-schema.ts'
import { postsByIds } from '#areas/channels/posts.ts'
import { asRead, lockConversationOf } from '#areas/inbox/as-read.ts'
import { conversationsOf } from '#areas/inbox/of-posts.ts'
import { correctPostAgain, heardAmong, takeBackPost } from '#areas/listening/corrected.ts'
import type { LessonRecord } from '#areas/understanding/records.ts'
import { isReading, type ListedLesson, listLessons, lockLesson } from '#areas/understanding/taught/listed.ts'
import { retract, teachAgain } from '#areas/understanding/taught/teach.ts'
import { refuse } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { placeAgain, placeBack } from '../read-again.ts'
import type { LessonsInput, LessonView } from './api.ts'

/** Where hardly anything may be seen, a page comes short rather than late. */
const STRETCHES = 5
const SAID_MOST = 400

export async function lessonsTaught(
  work: Work,
  { kind, before, limit }: LessonsInput,
): Promise<{ lessons: LessonView[]; next: number | null }> {
  const lessons: LessonView[] = []
  let from = before ?? null
  for (let stretch = 0; stretch < STRETCHES; stretch += 1) {
    const listed = await listLessons(work, { before: from, kind: kind ?? null, limit })
    const shown = await shownAmong(work, listed)
    const left = limit - lessons.length
    lessons.push(...shown.slice(0, left))
    if (shown.length >= left) return { lessons, next: lessons.at(-1)?.nth ?? null }
    if (listed.length < limit) return { lessons, next: null }
    from = listed.at(-1)?.nth ?? null
  }
  return { lessons, next: from }
}

/** With what was said; what was deleted on its network teaches nothing any more. */
async function shownAmong(work: Work, listed: readonly ListedLesson[]): Promise<LessonView[]> {
  const posts = [...(await postsByIds(work, [...new Set(listed.map(({ post_id }) => post_id))])).values()]
  const standing = new Map(posts.filter(({ deleted_at }) => !deleted_at).map((post) => [post.id, post]))
  const seen = await seenOf(work, [...standing.values()])
  const moves = await movesOf(
    work,
    listed.filter(({ kind }) => kind === 'team').flatMap(({ post_id }) => seen.conversations.get(post_id)?.id ?? []),
  )
  return listed.flatMap((lesson): LessonView[] => {
    const post = standing.get(lesson.post_id)
    const conversation_id = seen.conversations.get(lesson.post_id)?.id ?? null
    if (!post || !maySee(lesson, seen)) return []
    const at = lesson.taught_at.getTime()
    const move = lesson.kind === 'team' ? moves.find((one) => one.id === conversation_id && one.at === at) : undefined
    const team = move && { was: move.was ? [move.was] : [], reason: move.reason }
    return [{ ...lesson, reason: null, ...team, conversation_id, network: post.network, said: saidIn(post) }]
  })
}

const saidIn = ({ title, text }: Post) => [title, text].filter(Boolean).join('\n').slice(0, SAID_MOST)

interface Seen {
  conversations: ReadonlyMap<string, { id: string }>
  heard: ReadonlySet<string>
}

async function seenOf(work: Work, posts: readonly Post[]): Promise<Seen> {
  const conversations = await conversationsOf(work, posts)
  const heard = await heardAmong(
    work,
    posts.map(({ id }) => id),
  )
  return { conversations, heard }
}

const maySee = ({ kind, post_id }: Pick<LessonRecord, 'kind' | 'post_id'>, { conversations, heard }: Seen): boolean =>
  conversations.has(post_id) || (kind !== 'team' && heard.has(post_id))

interface Move {
  id: string
  at: number
  /** The team that had it; null in triage. */
  was: string | null
  reason: string | null
}

async function movesOf(work: Work, conversation_ids: readonly string[]): Promise<Move[]> {
  if (conversation_ids.length === 0) return []
  const { rows } = await sql<{ id: string; decided_at: Date; was: string | null; reason: string | null }>`
    select * from (
      select conversation_id as id, because, decided_at, reason, lag(team_id) over (partition by conversation_id order by id) as was
      from routing_decisions where conversation_id in (${sql.join(conversation_ids)})
    ) d where because = 'person'`.execute(work.db)
  return rows.map(({ id, decided_at, was, reason }) => ({ id, at: decided_at.getTime(), was, reason }))
}

/** The next one like it goes as it did before. A conversation that was moved stays where it is; what was read is read as it was. */
export async function takeBackLesson(work: Work, { id }: { id: string }): Promise<null> {
  const { lesson, post } = await findLesson(work, id)
  if (lesson.retracted_at)
    refuse('conflict', 'lesson_gone', 'Somebody took this back already. The next one like it goes as before.')
  const { post_id, kind } = lesson
  if (!isReading(kind)) {
    await retract(work, { post_id, kind })
    return null
  }
  const conversation = await lockConversationOf(work, post)
  await takeBackPost(work, post_id, kind)
  if (!conversation) return null
  const read = await asRead(work, conversation)
  if (kind !== 'sentiment') await placeBack(work, read)
  return null
}

/** Undoes that it was taken back: who put it right, and when, stays as it was. */
export async function teachLessonAgain(work: Work, { id }: { id: string }): Promise<null> {
  const { lesson, post } = await findLesson(work, id)
  if (!lesson.retracted_at) return null
  if (!isReading(lesson.kind)) {
    await teachAgain(work, lesson)
    return null
  }
  const conversation = await lockConversationOf(work, post)
  await correctPostAgain(work, lesson)
  if (!conversation) return null
  const read = await asRead(work, conversation)
  if (lesson.kind !== 'sentiment') await placeAgain(work, read)
  return null
}

/** What a person may not see does not exist for them. */
async function findLesson(work: Work, id: string): Promise<{ lesson: LessonRecord; post: Post }> {
  const lesson = await lockLesson(work, id)
  const post = lesson && (await postsByIds(work, [lesson.post_id])).get(lesson.post_id)
  if (!lesson || !post || !maySee(lesson, await seenOf(work, [post])))
    refuse('not_found', 'lesson_not_found', 'There is no such lesson, or what was said is not for your teams.')
  return { lesson, post }
}
