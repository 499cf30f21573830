/**
 * Files, by key, outside the database: a folder, or S3-compatible storage (its address form stands in blobs/s3.ts).
 * Keys are made by us, never by a person.
 */
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { folderBlobs } from './blobs/folder.ts'
import { s3Blobs } from './blobs/s3.ts'
import type { Config } from './config.ts'

export interface Blobs {
  /** Whole or not at all, and on the disk when this returns. */
  put(key: string, bytes: Uint8Array, mime: string): Promise<void>
  /** null when there is none. */
  get(key: string): Promise<Uint8Array | null>
  stream(key: string): Promise<Readable | null>
  /** Of none is no error. */
  delete(key: string): Promise<void>
  keys(prefix: string): AsyncIterable<string>
}

/** The storage is the operator's own choice and may stand inside, so `fetch` need not be the guarded one. */
export function openBlobs(
  { blobs_url, data_folder }: Pick<Config, 'blobs_url' | 'data_folder'>,
  fetch: typeof globalThis.fetch,
): Blobs {
  return blobs_url ? s3Blobs(blobs_url, fetch) : folderBlobs(join(data_folder, 'blobs'))
}
