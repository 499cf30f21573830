/** A small disk of its own: a tmpfs, mounted where the machine lets us. */
import { execFileSync } from 'node:child_process'
import { rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** False where mounting is not possible, with the reason. */
export function mountSmallDisk(folder: string, megabytes: number): string | null {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0711`, 'tmpfs', folder], { stdio: 'pipe' })
    return null
  } catch (error) {
    return String((error as { stderr?: Buffer }).stderr ?? error).trim()
  }
}

export const unmount = (folder: string) => execFileSync('umount', ['-l', folder], { stdio: 'pipe' })

export function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize
}

/** Fills what is left but for so many bytes. Returns how to make room again. */
export function fill(folder: string, but_bytes: number): () => void {
  const file = join(folder, 'ballast')
  const chunk = Buffer.alloc(1_000_000, 1)
  while (freeBytes(folder) > but_bytes + chunk.length) writeFileSync(file, chunk, { flag: 'a' })
  return () => rmSync(file, { force: true })
}

/** Nothing is left at all. */
export function fillWhole(folder: string): void {
  const file = join(folder, 'ballast')
  for (let size = 65_536; size >= 4_096; size /= 2)
    try {
      for (;;) writeFileSync(file, Buffer.alloc(size, 1), { flag: 'a' })
    } catch {}
}
