/** Files, by key, outside the database: a folder, or S3-compatible storage. Keys are made by us, never by a person. */
import type { Readable } from 'node:stream'

export interface Blobs {
  put(key: string, bytes: Uint8Array, mime: string): Promise<void>
  /** null when there is none. */
  get(key: string): Promise<Uint8Array | null>
  stream(key: string): Promise<Readable | null>
  delete(key: string): Promise<void>
  keys(prefix: string): AsyncIterable<string>
}
