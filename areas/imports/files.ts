/** The file of an import, kept in parts: a slow line breaks none of it, and nothing here ever holds the whole. */
import './tables.ts'
import type { FastifyRequest } from 'fastify'
import type { Blobs } from '#platform/blobs.ts'
import { Refusal, refuse } from '#platform/refusal.ts'
import { LIMITS } from './checks/fields.ts'
import { HEAD_BYTES } from './reading/detect.ts'
import type { Import } from './schema.ts'

type Whose = Pick<Import, 'workspace_id' | 'id'>

const partKey = ({ workspace_id, id }: Whose, nth: number) =>
  `imports/${workspace_id}/${id}/${String(nth).padStart(6, '0')}`

export const partsOf = (whose: Whose & Pick<Import, 'parts'>): string[] =>
  Array.from({ length: whose.parts }, (_, nth) => partKey(whose, nth))

export const keepPart = (blobs: Blobs, whose: Whose & { nth: number }, bytes: Uint8Array): Promise<void> =>
  blobs.put(partKey(whose, whose.nth), bytes, 'application/octet-stream')

/** `read` is told how many bytes were handed out so far. */
export async function* bytesOf(
  blobs: Blobs,
  record: Whose & Pick<Import, 'parts'>,
  read: (bytes: number) => void = () => {},
): AsyncIterable<Uint8Array> {
  let bytes = 0
  for (const key of partsOf(record)) {
    const part = await blobs.get(key)
    if (!part) refuse('not_found', 'file_gone', 'The file of this import is no longer here. Bring it again.')
    yield part
    bytes += part.length
    read(bytes)
  }
}

export async function headOf(blobs: Blobs, record: Whose & Pick<Import, 'parts'>): Promise<Uint8Array> {
  for await (const part of bytesOf(blobs, { ...record, parts: Math.min(record.parts, 1) }))
    return part.subarray(0, HEAD_BYTES)
  return new Uint8Array()
}

/** One part as multipart/form-data, field "file". */
export async function receivePart(request: FastifyRequest): Promise<Buffer> {
  const why = `Send the part as multipart/form-data, in a field named "file", with at most ${LIMITS.part_bytes / 1e6} MB.`
  if (!request.isMultipart()) refuse('invalid', 'not_multipart', why)
  try {
    const part = await request.file({ limits: { fileSize: LIMITS.part_bytes, files: 1, fields: 0 } })
    return part?.fieldname === 'file' ? await part.toBuffer() : refuse('invalid', 'no_file', why)
  } catch (error) {
    if (error instanceof Refusal) throw error
    refuse('invalid', 'bad_upload', why)
  }
}
