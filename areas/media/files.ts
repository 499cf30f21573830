/** The rules: a file is added with its blobs already in place, described, found, deleted. */
import './tables.ts'
import { createHash } from 'node:crypto'
import type { Blobs } from '#platform/blobs.ts'
import { happened } from '#platform/facts.ts'
import { newId } from '#platform/ids.ts'
import { addJob } from '#platform/jobs.ts'
import { refuse } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { readPicture } from './pictures.ts'
import { type MediaFile, MOST_BYTES } from './schema.ts'
import { sniff } from './sniff.ts'

export const blobKey = (workspace_id: string, id: string, size: 'full' | 'preview') =>
  `media/${workspace_id}/${id}/${size}`

const PLAIN = { mp4: 'video/mp4', webm: 'video/webm', pdf: 'application/pdf' } as const
const PAGE = 60

export interface Prepared {
  file: Pick<MediaFile, 'kind' | 'mime' | 'bytes' | 'width' | 'height' | 'sha256'>
  full: Uint8Array
  preview: Uint8Array | null
}

/** Outside any Work: it takes its time. */
export async function prepareFile(bytes: Uint8Array): Promise<Prepared> {
  const { kind, type } = sniff(bytes)
  const most = MOST_BYTES[kind]
  if (bytes.length > most)
    refuse(
      'invalid',
      'file_too_large',
      `A ${kind} may have ${most / 1e6} MB; this has ${(bytes.length / 1e6).toFixed(1)}.`,
    )
  if (type === 'mp4' || type === 'webm' || type === 'pdf') {
    const file = { kind, mime: PLAIN[type], bytes: bytes.length, width: null, height: null, sha256: hashOf(bytes) }
    return { file, full: bytes, preview: null }
  }
  const { full, preview } = await readPicture(bytes, type)
  const { mime, width, height } = full
  const file = { kind, mime, bytes: full.bytes.length, width, height, sha256: hashOf(full.bytes) }
  return { file, full: full.bytes, preview: preview.bytes }
}

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** Blobs first: a row never names bytes that are not there. */
export async function storeFile(
  blobs: Blobs,
  whose: { workspace_id: string; now: Date },
  prepared: Prepared,
): Promise<string> {
  const id = newId(whose.now)
  const { mime } = prepared.file
  await blobs.put(blobKey(whose.workspace_id, id, 'full'), prepared.full, mime)
  if (prepared.preview) await blobs.put(blobKey(whose.workspace_id, id, 'preview'), prepared.preview, mime)
  return id
}

export async function addFile(
  work: Work,
  stored: { id: string; prepared: Prepared; name: string; alt_text: string },
): Promise<MediaFile> {
  const { id, prepared, name, alt_text } = stored
  const added_by = work.by.kind === 'person' ? work.by.id : work.by.name
  const file = {
    ...prepared.file,
    workspace_id: work.workspace_id,
    id,
    name: nameOf(name),
    alt_text,
    added_by,
    added_at: work.now,
  }
  await work.db.insertInto('media_files').values(file).execute()
  happened(work, 'media.file_added', { file_id: id, bytes: file.bytes })
  return file
}

/** For people only: the name never becomes a path or a header. */
const nameOf = (name: string) =>
  name
    .replaceAll(/[\p{C}/\\]+/gu, ' ')
    .trim()
    .slice(0, 200) || 'file'

export async function findFile(work: Work, id: string): Promise<MediaFile> {
  const file = await work.db.selectFrom('media_files').selectAll().where('id', '=', id).executeTakeFirst()
  return file ?? refuse('not_found', 'no_such_file', 'There is no such file (any more).')
}

export function listFiles(work: Work, before: string | undefined): Promise<MediaFile[]> {
  return work.db
    .selectFrom('media_files')
    .selectAll()
    .$if(before !== undefined, (query) => query.where('id', '<', before ?? ''))
    .orderBy('id', 'desc')
    .limit(PAGE)
    .execute()
}

export async function describeFile(work: Work, id: string, alt_text: string): Promise<MediaFile> {
  const file = await findFile(work, id)
  if (file.alt_text === alt_text) return file
  await work.db.updateTable('media_files').set({ alt_text }).where('id', '=', id).execute()
  happened(work, 'media.file_described', { file_id: id })
  return { ...file, alt_text }
}

/** The row goes now, the bytes by a job, since storage may be far away. */
export async function deleteFile(work: Work, id: string): Promise<void> {
  await findFile(work, id)
  await work.db.deleteFrom('media_files').where('id', '=', id).execute()
  const keys = (['full', 'preview'] as const).map((size) => blobKey(work.workspace_id, id, size))
  await addJob(work, 'media.delete_blobs', { payload: { keys } })
  happened(work, 'media.file_deleted', { file_id: id })
}
