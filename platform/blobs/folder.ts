/**
 * Blobs as files. Each is written beside, forced to the disk, then renamed into place, so a reader sees the whole file
 * or none, whatever happens to the process or the machine.
 */
import { randomUUID } from 'node:crypto'
import { constants } from 'node:fs'
import { glob, mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import type { Blobs } from '../blobs.ts'
import { checkKey } from './key.ts'

/** Parts of names with a leading dot cannot be keys, so what is half written never collides with a blob. */
const HALF_WRITTEN = '.half-written'
/** A link put into the folder by somebody else leads nowhere. */
const READ = constants.O_RDONLY | constants.O_NOFOLLOW

export function folderBlobs(folder: string): Blobs {
  const at = (key: string) => join(folder, ...checkKey(key).split('/'))
  return {
    put: (key, bytes) => write(folder, at(key), bytes),
    async get(key) {
      const file = await orNull(open(at(key), READ))
      if (!file) return null
      try {
        return await file.readFile()
      } finally {
        await file.close()
      }
    },
    async stream(key) {
      const file = await orNull(open(at(key), READ))
      return file && file.createReadStream()
    },
    delete: (key) => rm(at(key), { force: true }),
    async *keys(prefix) {
      for await (const entry of glob('**', { cwd: folder, withFileTypes: true })) {
        const key = relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, '/')
        if (entry.isFile() && key.startsWith(prefix) && !key.startsWith(HALF_WRITTEN)) yield key
      }
    },
  }
}

async function write(folder: string, target: string, bytes: Uint8Array): Promise<void> {
  const half = join(folder, HALF_WRITTEN, randomUUID())
  await mkdir(dirname(half), { recursive: true, mode: 0o700 })
  await mkdir(dirname(target), { recursive: true, mode: 0o700 })
  try {
    const file = await open(half, 'wx', 0o600)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(half, target)
    await syncFolder(dirname(target))
  } catch (error) {
    await rm(half, { force: true })
    throw error
  }
}

/** The rename itself is on the disk only when its folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, constants.O_RDONLY)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

const orNull = <T>(promise: Promise<T>): Promise<T | null> =>
  promise.catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null
    throw error
  })
