import type { Readable } from 'node:stream'
import { z } from 'zod'
import { endpoint } from '#platform/endpoint.ts'
import { ALT_TEXT_LENGTH, ShownFile } from './schema.ts'

const Id = z.object({ id: z.uuid() })

export const addFile = endpoint({
  method: 'POST',
  path: '/api/media',
  who: 'take_part',
  does: 'Takes one file as multipart/form-data, field "file", with an optional field "alt_text" before it. Pictures are turned upright, re-encoded and stripped of metadata.',
  input: z.object({}),
  output: z.object({ file: ShownFile }),
})

export const listFiles = endpoint({
  method: 'GET',
  path: '/api/media',
  who: 'take_part',
  does: 'Lists files, newest first; the next page begins before the last id of this one.',
  input: z.object({ before: z.uuid().optional() }),
  output: z.object({ files: z.array(ShownFile) }),
})

export const readFile = endpoint({
  method: 'GET',
  path: '/api/media/{id}',
  who: 'take_part',
  does: 'Sends the bytes: pictures to be shown, everything else to be saved.',
  input: Id.extend({ size: z.enum(['full', 'preview']).default('full') }),
  output: z.custom<Readable | null>(),
})

export const describeFile = endpoint({
  method: 'PATCH',
  path: '/api/media/{id}',
  who: 'take_part',
  does: 'Says in words what a picture shows, for those who do not see it.',
  input: Id.extend({ alt_text: z.string().trim().max(ALT_TEXT_LENGTH) }),
  output: z.object({ file: ShownFile }),
})

export const deleteFile = endpoint({
  method: 'DELETE',
  path: '/api/media/{id}',
  who: 'answer',
  does: 'Deletes a file.',
  input: Id,
  output: z.object({}),
})
