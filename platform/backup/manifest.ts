/** What a backup says of itself. It is read as if a stranger had written it: names are only ever looked up. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import { ConfigError } from '../config.ts'

const Name = z.string().regex(/^[a-z_][a-z0-9_]{0,62}$/)
const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)
/** Inside the backup's folder: no part climbs out of it. */
const File = z.object({
  file: z
    .string()
    .regex(/^[a-z][a-z0-9_/.-]*$/)
    .refine((file) => !file.includes('..')),
  sha256: Sha256,
  bytes: z.number(),
})
const Count = z.number().int().nonnegative()

export const TableEntry = File.extend({ name: Name, columns: z.array(Name).min(1), rows: Count })
export type TableEntry = z.infer<typeof TableEntry>

export const Manifest = z.object({
  format: z.literal(1),
  version: z.string(),
  made_at: z.string(),
  postgres: z.string(),
  migrations: z.array(z.object({ name: z.string(), checksum: Sha256 })),
  tables: z.array(TableEntry),
  /** Partitions by month, made again before the rows are put into them. */
  partitions: z.array(z.object({ parent: Name, month_on: z.iso.date() })),
  sequences: z.array(z.object({ name: Name, last_value: z.string().regex(/^-?\d{1,19}$/), is_called: z.boolean() })),
  jobs: File.extend({ jobs: Count }),
  blobs: File.extend({ blobs: Count, blob_bytes: Count }),
  key: z.object({ fingerprint: z.string(), included: z.boolean() }),
})
export type Manifest = z.infer<typeof Manifest>

export const MANIFEST = 'manifest.json'

export async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, MANIFEST), 'utf8').catch(() => {
    throw new ConfigError(
      `${folder} is no backup: it holds no ${MANIFEST}. A backup that was broken off ends in .unfinished.`,
    )
  })
  const read = Manifest.safeParse(parse(text))
  if (read.success) return read.data
  const [issue] = read.error.issues
  if (issue?.path[0] === 'format')
    throw new ConfigError('This backup was written by a newer Baton. Restore it with that version.')
  throw new ConfigError(
    `${join(folder, MANIFEST)} is damaged (${issue?.path.join('.')}: ${issue?.message}). Use another backup.`,
  )
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}

/** Every file is what it was when it was written, before anything is touched. */
export async function checkFiles(folder: string, files: readonly z.infer<typeof File>[]): Promise<void> {
  for (const { file, sha256, bytes } of files) {
    const path = join(folder, file)
    const found = await stat(path).catch(() => null)
    if (!found?.isFile()) throw new ConfigError(`${file} is missing in this backup. Use another one.`)
    if (found.size !== bytes || (await hashOf(path)) !== sha256)
      throw new ConfigError(
        `${file} is not what was backed up: its checksum is wrong. Use another backup; nothing was changed.`,
      )
  }
}

export async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}
