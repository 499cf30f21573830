/** Pictures as an answer or a post takes them along: by id, with what the network wants to know of each. */
import './tables.ts'
import type { Blobs } from '#platform/blobs.ts'
import { refuse } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { blobKey } from './files.ts'

export interface OutgoingPicture {
  media_id: string
  mime: string
  alt: string
  width: number
  height: number
}

export interface NetworkLimits {
  images: number
  image_bytes: number
  alt_text: number
}

/** In the order given; refuses what the network would not take, with what to do. */
export async function picturesFor(
  work: Work,
  ids: readonly string[],
  limits: NetworkLimits,
): Promise<OutgoingPicture[]> {
  if (ids.length === 0) return []
  if (ids.length > limits.images)
    refuse(
      'invalid',
      'too_many_pictures',
      `This network takes ${limits.images} pictures with a post. Leave ${ids.length - limits.images} out.`,
    )
  const files = await work.db.selectFrom('media_files').selectAll().where('id', 'in', ids).execute()
  const byId = new Map(files.map((file) => [file.id, file]))
  return ids.map((media_id) => {
    const file = byId.get(media_id)
    if (!file?.width || !file.height || file.kind !== 'picture')
      refuse('invalid', 'not_a_picture', 'One of the files is not a picture, or is gone. Take it out and add it again.')
    if (file.bytes > limits.image_bytes)
      refuse(
        'invalid',
        'picture_too_large',
        `“${file.name}” is larger than this network takes (${Math.floor(limits.image_bytes / 1000)} KB). Make it smaller first.`,
      )
    return {
      media_id,
      mime: file.mime,
      alt: file.alt_text.slice(0, limits.alt_text),
      width: file.width,
      height: file.height,
    }
  })
}

/** The bytes that were stored under this id; they never change. */
export async function bytesOf(blobs: Blobs, workspace_id: string, media_id: string): Promise<Uint8Array> {
  const bytes = await blobs.get(blobKey(workspace_id, media_id, 'full'))
  return bytes ?? refuse('not_found', 'picture_gone', 'The picture is not in the storage any more.')
}
