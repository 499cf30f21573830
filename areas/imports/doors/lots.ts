/**
 * What an address brings within an hour is one lot: an import without a file, which is read, taken back and brought back
 * like every other. What comes while a lot is taken back begins the next.
 */
import '../tables.ts'
import type { Bringing, Kept } from '#areas/channels/ports.ts'
import type { Post } from '#areas/channels/post-schema.ts'
import { happened } from '#platform/facts.ts'
import { newId } from '#platform/ids.ts'
import { invariant } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { bringImportBack } from '../bring-back.ts'
import { changeCounts, countReasons, noCounts } from '../counts.ts'
import { asRecord, findImport, takeImportBack } from '../imports.ts'
import { keepBrought, keepRefused } from '../keep.ts'
import { keepFile } from '../kept-file.ts'
import { keepPosts } from '../kept-posts.ts'
import type { Brought } from '../posts/bring.ts'
import type { NotTaken } from '../posts/from-program.ts'
import { type Door, IMPORT_MAY, type Import, type ImportState } from '../schema.ts'
import { findDoor } from './doors.ts'

const LOT_MS = 3_600_000
/** So many of a lot that were refused are kept to be looked at, each cut off; the others are counted. */
const REFUSED_KEPT = 200
const SENT_LETTERS = 2_000
/** So many fields that nobody understood are named; a program that sends more of them has other troubles. */
export const UNKNOWN_MOST = 50

/** The one that is open, locked; or a new one. */
async function openLot(work: Work, door: Door): Promise<Import> {
  const found = await newestLot(work, door)
  if (found) return found
  // Of two calls at once one begins it.
  await work.db.selectFrom('imports_doors').select('id').where('id', '=', door.id).forUpdate().execute()
  return (await newestLot(work, door)) ?? beginLot(work, door)
}

async function newestLot(work: Work, { id }: Door): Promise<Import | null> {
  const row = await work.db
    .selectFrom('imports_imports')
    .selectAll()
    .where('door_id', '=', id)
    .where('state', '=', 'done')
    .where('created_at', '>', new Date(work.now.getTime() - LOT_MS))
    .orderBy('id', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst()
  return row ? asRecord(row) : null
}

async function beginLot(work: Work, door: Door): Promise<Import> {
  const { now, workspace_id } = work
  const id = newId(now)
  const row = await work.db
    .insertInto('imports_imports')
    .values({
      ...{ workspace_id, id, door_id: door.id, file_name: door.name, opens: door.opens, created_by: door.created_by },
      ...{ bytes: 0, parts: 0, state: 'done', format: null, mapping: null, tried: null, row_done: 0, bytes_done: 0 },
      ...{ counts: JSON.stringify(noCounts()), problem: null, file_until: null },
      ...{ created_at: now, started_at: now, ended_at: null },
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  await keepFile(work, id)
  return asRecord(row)
}

interface Came {
  kept: Kept
  brought: readonly Brought[]
  ours: Bringing['ours']
}

/** In the Work that stores the posts. */
export async function keepInLot(work: Work, door: Door, { kept, brought, ours }: Came): Promise<void> {
  if (kept.posts.length === 0) return
  const lot = await openLot(work, door)
  const posts = kept.posts.map(({ post }) => post)
  const sent = sentOf(posts, brought)
  await keepPosts(work, lot.id, { posts, brought: sent, before: lot.counts?.new ?? 0 })
  await keepBrought(work, lot.id, { kept, ours })
  await changeCounts(work, lot.id, (counts) => {
    counts.rows += posts.length
    counts.undated += sent.filter(({ undated }) => undated).length
  })
  happened(work, 'imports.import_changed', { import_id: lot.id, state: 'done' })
}

/** Of two with one id the one that was stored. */
function sentOf(posts: readonly Post[], brought: readonly Brought[]): Brought[] {
  const named = Map.groupBy(brought, ({ post }) => post.native_id)
  return posts.map(({ native_id, text }) => {
    const sent = named.get(native_id) ?? []
    const one = sent.find(({ post }) => post.text === text) ?? sent[0]
    invariant(one, 'what was stored was sent')
    return one
  })
}

export interface NotKept {
  known: number
  refused: readonly { wrong: NotTaken; item: unknown }[]
  unknown_fields: readonly string[]
}

/** What came of the rest of a call. */
export async function noteInLot(work: Work, door: Door, { known, refused, unknown_fields }: NotKept): Promise<void> {
  if (known + refused.length + unknown_fields.length === 0) return
  const lot = await openLot(work, door)
  const { rows, refused: before = 0 } = lot.counts ?? noCounts()
  const room = refused.slice(0, Math.max(0, REFUSED_KEPT - before))
  await keepRefused(
    work,
    lot.id,
    room.map(({ wrong: { index, field, message }, item }, at) => ({
      ...{ row_nth: rows + known + at + 1, line: index + 1, column_name: field || null, code: codeOf(field) },
      ...{ sentence: message, cells: [JSON.stringify(item).slice(0, SENT_LETTERS)] },
    })),
  )
  await changeCounts(work, lot.id, (counts) => {
    counts.rows += known + refused.length
    counts.known += known
    counts.refused += refused.length
    counts.unknown_fields = [...new Set([...(counts.unknown_fields ?? []), ...unknown_fields])].slice(0, UNKNOWN_MOST)
    countReasons(
      counts.reasons,
      refused.map(({ wrong }) => codeOf(wrong.field)),
    )
  })
  happened(work, 'imports.import_changed', { import_id: lot.id, state: 'done' })
}

const codeOf = (field: string) => (field === '' ? 'no_post' : 'wrong_value')

/** The newest first. */
export async function listLots(
  work: Work,
  { id, before, limit }: { id: string; before?: string | undefined; limit: number },
): Promise<{ door: Door; lots: Import[]; next: string | null }> {
  const door = await findDoor(work, id)
  const rows = await work.db
    .selectFrom('imports_imports')
    .selectAll()
    .where('door_id', '=', id)
    .$if(before !== undefined, (query) => query.where('id', '<', before as string))
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  const lots = rows.slice(0, limit).map(asRecord)
  return { door, lots, next: rows.length > limit ? (lots.at(-1)?.id ?? null) : null }
}

interface Since {
  /** The address. */
  id: string
  /** The first of the lots. */
  since: string
}

/** All of an address since one lot, which counts; those that cannot are left as they are. */
export async function takeLotsBack(work: Work, asked: Since): Promise<{ lots: number }> {
  const lots = await lotsSince(work, asked, 'take_back')
  for (const { id } of lots) await takeImportBack(work, id)
  return { lots: lots.length }
}

export async function bringLotsBack(work: Work, asked: Since): Promise<{ lots: number }> {
  const lots = (await lotsSince(work, asked, 'bring_back')).filter(({ file_until }) => file_until)
  for (const { id } of lots) await bringImportBack(work, id)
  return { lots: lots.length }
}

async function lotsSince(work: Work, { id, since }: Since, deed: 'take_back' | 'bring_back'): Promise<Import[]> {
  await findDoor(work, id)
  await findImport(work, since)
  const states = (Object.keys(IMPORT_MAY) as ImportState[]).filter((state) => IMPORT_MAY[state][deed])
  const rows = await work.db
    .selectFrom('imports_imports')
    .selectAll()
    .where('door_id', '=', id)
    .where('id', '>=', since)
    .where('state', 'in', states)
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows.map(asRecord)
}
