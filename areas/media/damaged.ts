/** Pictures with a few bytes of theirs overwritten by chance, for the tests: what they come to, and the memory they take. */
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import sharp from 'sharp'
import { watchMemory } from '#platform/cost.ts'
import { Refusal } from '#platform/refusal.ts'
import { prepareFile } from './files.ts'

export interface Outcomes {
  refused: number
  taken: number
  /** At its peak, beside what was taken before the first one. */
  most_bytes: number
}

/** Each has to be refused or taken; anything else throws, with the bytes that did it. */
export async function tryDamaged(files: number): Promise<Outcomes> {
  const seeds = await pictures()
  const outcomes = { refused: 0, taken: 0 }
  const mostBytes = watchMemory()
  for (let i = 0; i < files; i++) {
    const bytes = damage(seeds[i % seeds.length] as Buffer, 1 + (i % 12))
    try {
      const { file, full } = await prepareFile(bytes)
      outcomes.taken += 1
      if (file.kind === 'picture') assert.equal((await sharp(full).metadata()).width, file.width)
    } catch (error) {
      assert.ok(error instanceof Refusal, `${(error as Error).stack}\n${bytes.toString('hex').slice(0, 400)}`)
      outcomes.refused += 1
    }
  }
  return { ...outcomes, most_bytes: mostBytes() }
}

function pictures(): Promise<Buffer[]> {
  const noise = (width: number, height: number) =>
    sharp(randomBytes(width * height * 3), { raw: { width, height, channels: 3 } })
  return Promise.all([
    noise(80, 40).jpeg().toBuffer(),
    noise(30, 20).ensureAlpha(0.5).png().toBuffer(),
    noise(30, 20).gif().toBuffer(),
    noise(60, 60).webp().toBuffer(),
    noise(40, 40).avif().toBuffer(),
  ])
}

function damage(whole: Buffer, bytes: number): Buffer {
  const damaged = Buffer.from(whole)
  for (let n = 0; n < bytes; n++) damaged[Math.floor(Math.random() * damaged.length)] = Math.floor(Math.random() * 256)
  return damaged
}
