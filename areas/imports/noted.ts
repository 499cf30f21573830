/**
 * What one wrote down oneself, to be found again: what became of each, and whether it can still be taken back. In the order in
 * which it was written down, since what was heard last week may be written down today.
 */
import './tables.ts'
import { type SqlBool, sql } from 'kysely'
import type { Post } from '#areas/channels/post-schema.ts'
import { postsByIds } from '#areas/channels/posts.ts'
import { whoByIds } from '#areas/contacts/identities.ts'
import { lyingOf } from '#areas/inbox/of-posts.ts'
import { stayingAmong } from '#areas/inbox/take-back.ts'
import { readsAll } from '#areas/inbox/visible.ts'
import { heardBy } from '#areas/listening/heard-by.ts'
import type { Work } from '#platform/work.ts'
import { personId } from './imports.ts'
import type { NotesAsked, NoteView, NoteWords } from './notes-api.ts'
import { PLACE_NAMES } from './place-names.ts'
import type { Note } from './schema.ts'

export async function listNotes(
  work: Work,
  { before, limit }: NotesAsked,
): Promise<{ notes: NoteView[]; next: string | null }> {
  const rows = await notesBefore(work, { before, limit: limit + 1 })
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  const next = last ? `${last.noted_at.getTime()}_${last.post_id}` : null
  return { notes: await viewsOf(work, shown), next }
}

function notesBefore(work: Work, { before, limit }: { before: string | undefined; limit: number }): Promise<Note[]> {
  const [at_ms, id] = before?.split('_') ?? []
  return work.db
    .selectFrom('imports_notes')
    .selectAll()
    .where('noted_by', '=', personId(work))
    .$if(before !== undefined, (query) =>
      query.where(sql<SqlBool>`(noted_at, post_id) < (${new Date(Number(at_ms))}::timestamptz, ${id}::uuid)`),
    )
    .orderBy('noted_at', 'desc')
    .orderBy('post_id', 'desc')
    .limit(limit)
    .execute()
}

async function viewsOf(work: Work, rows: readonly Note[]): Promise<NoteView[]> {
  const ids = rows.map(({ post_id }) => post_id)
  const posts = await postsByIds(work, ids)
  const [heard, lying] = await Promise.all([heardBy(work, ids), lyingOf(work, [...posts.values()])])
  const staying = await stayingAmong(work, [...lying.values()], async () => new Set(ids))
  const names = readsAll(work)
  return rows.map((note): NoteView => {
    const { post_id: id, place, noted_at } = note
    const post = posts.get(id)
    const lies = lying.get(id)
    const monitors = heard.get(id) ?? []
    return {
      ...{ id, place, noted_at, where: whereOf(note, post), said: saidOf(post), heard_at: heardAt(note, post) },
      monitors: monitors.length,
      heard_by: names ? monitors.map(({ monitor_id, name, removed_at }) => ({ monitor_id, name, removed_at })) : [],
      conversation: lies ? { id: lies.seen ? lies.id : null, state: lies.state } : null,
      worked_on: lies !== undefined && staying.has(lies.id),
    }
  })
}

/** As the form had it, before any of it goes. */
export async function wordsOf(work: Work, note: Note): Promise<NoteWords> {
  const post = (await postsByIds(work, [note.post_id])).get(note.post_id)
  const who = post && (await whoByIds(work, [post.author_id])).get(post.author_id)
  const lying = await lyingOf(work, post ? [post] : [])
  return {
    ...{ place: note.place, people_ids: note.people_ids, where: whereOf(note, post), said: saidOf(post) ?? '' },
    ...{ name: who?.name ?? '', contact: note.contact ?? '', heard_at: heardAt(note, post), opens: lying.size > 0 },
  }
}

const saidOf = (post: Post | undefined): string | null => (post && !post.deleted_at ? post.text : null)

/** Which meet-up, which shop: it stands in the title behind the kind of place. */
const whereOf = ({ place }: Note, post: Post | undefined): string =>
  post?.title?.slice(PLACE_NAMES[place].length).replace(/^: /, '') ?? ''

const JUST_NOW_MS = 60_000

/** Null: it was written down when it was heard. */
const heardAt = ({ noted_at }: Note, post: Post | undefined): Date | null =>
  post && noted_at.getTime() - post.posted_at.getTime() > JUST_NOW_MS ? post.posted_at : null
