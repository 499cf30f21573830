/** One file over HTTP, read into memory only up to the limit, and only a few at a time. */
import type { FastifyRequest } from 'fastify'
import { Refusal, refuse } from '#platform/refusal.ts'
import { ALT_TEXT_LENGTH, MOST_BYTES } from './schema.ts'
import { turnstile } from './turnstile.ts'

export const MULTIPART_LIMITS = {
  fileSize: Math.max(...Object.values(MOST_BYTES)),
  files: 1,
  fields: 4,
  fieldSize: ALT_TEXT_LENGTH * 4,
  fieldNameSize: 100,
  parts: 6,
  headerPairs: 50,
}

export interface Upload {
  bytes: Buffer
  name: string
  alt_text: string
}

const fewAtATime = turnstile(3)

/** The body is not read before its turn, so waiting uploads cost a socket each and no memory. */
export const receiveFile = <T>(request: FastifyRequest, then: (upload: Upload) => Promise<T>): Promise<T> =>
  fewAtATime(async () => then(await receive(request)))

async function receive(request: FastifyRequest): Promise<Upload> {
  if (!request.isMultipart())
    refuse('invalid', 'not_multipart', 'Send the file as multipart/form-data, in a field named "file".')
  try {
    const part = await request.file()
    if (part?.fieldname !== 'file') refuse('invalid', 'no_file', 'Send the file in a field named "file".')
    const bytes = await part.toBuffer()
    const field = part.fields.alt_text
    const alt_text = field && 'value' in field && typeof field.value === 'string' ? field.value.trim() : ''
    if (alt_text.length > ALT_TEXT_LENGTH)
      refuse('invalid', 'alt_text_too_long', `The description may have ${ALT_TEXT_LENGTH} characters.`)
    return { bytes, name: part.filename ?? '', alt_text }
  } catch (error) {
    throw asRefusal(error as Error & { code?: string })
  }
}

/** Whatever the parser stumbles over came from the sender. */
function asRefusal(error: Error & { code?: string }): Error {
  if (error instanceof Refusal) return error
  return error.code === 'FST_REQ_FILE_TOO_LARGE'
    ? new Refusal(
        'invalid',
        'file_too_large',
        `A file may have ${MULTIPART_LIMITS.fileSize / 1e6} MB. Make it smaller.`,
      )
    : new Refusal(
        'invalid',
        'bad_upload',
        'The upload could not be read: one file, named "file", and few fields beside it.',
      )
}
