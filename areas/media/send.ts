/**
 * Sends a file to somebody of its workspace. Only pictures, which we encoded ourselves, are shown in place; everything
 * else is to be saved. Should bytes ever be taken for a page, it stands in a sandbox that may do nothing.
 */

import type { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Blobs } from '#platform/blobs.ts'
import { refuse } from '#platform/refusal.ts'
import { blobKey } from './files.ts'
import type { MediaFile } from './schema.ts'

const ENDINGS: Record<MediaFile['mime'], string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'video/mp4': 'mp4',
  'video/webm': 'webm',
  'application/pdf': 'pdf',
}

export interface Sending {
  request: FastifyRequest
  reply: FastifyReply
  blobs: Blobs
  file: MediaFile
  size: 'full' | 'preview'
}

export async function sendFile({ request, reply, blobs, file, size }: Sending): Promise<Readable | null> {
  const picture = file.kind === 'picture'
  const etag = `"${file.sha256.slice(0, 32)}-${size}"`
  reply
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('cross-origin-resource-policy', 'same-origin')
    .header('content-disposition', `${picture ? 'inline' : 'attachment'}; filename="${file.id}.${ENDINGS[file.mime]}"`)
    // Kept by the browser, but asked for each time: who was signed out sees nothing more.
    .header('cache-control', 'private, no-cache')
    .header('etag', etag)
  if (request.headers['if-none-match'] === etag) {
    reply.status(304)
    return null
  }
  const stream = await blobs.stream(blobKey(file.workspace_id, file.id, size))
  if (!stream) refuse('not_found', 'no_such_file', 'There is no such file (any more).')
  // Previews of pictures with transparency are PNG, others JPEG; the first bytes tell, since we wrote them.
  reply.type(size === 'preview' ? await previewType(stream) : file.mime)
  return stream
}

async function previewType(stream: Readable): Promise<string> {
  const first: Buffer | null = await new Promise((done, fail) => {
    stream.once('readable', () => done(stream.read())).once('error', fail)
  })
  if (!first) return 'application/octet-stream'
  stream.unshift(first)
  return first[0] === 0x89 ? 'image/png' : 'image/jpeg'
}
