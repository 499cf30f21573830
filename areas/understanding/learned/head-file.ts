/**
 * A head as it ships: a line of JSON that says what it is and whose work it was made of, then its weights, a byte each.
 * It is read whole and checked to the last byte, because a model that is half there would answer as if it knew.
 */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { invariant } from '#platform/refusal.ts'
import type { Head } from './head.ts'

const HeadFile = z.object({
  baton_head: z.literal(1),
  version: z.string().min(1),
  labels: z.array(z.string().min(1)).min(2).max(64),
  bits: z.int().min(8).max(20),
  scales: z.array(z.number().positive()),
  biases: z.record(z.string(), z.array(z.number())),
  temperature: z.number().positive(),
  /** Numbers that it hears beside the words, what each is worth to each label, and what the points of each label are divided by. */
  beside: z
    .object({
      grounds: z.array(z.string()),
      weights: z.array(z.array(z.number())),
      temperatures: z.array(z.number().positive()),
    })
    .optional(),
  /** BCP 47 languages of what it was trained on; it says nothing of any other. */
  languages: z.array(z.string()),
  licence: z.string(),
  trained_on: z.array(
    z.object({ name: z.string(), texts: z.int(), licence: z.string(), attribution: z.string(), weight: z.number() }),
  ),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})
export type HeadFile = z.infer<typeof HeadFile>

const LINE_END = 0x0a

export function writeHead(about: Omit<HeadFile, 'baton_head' | 'sha256'>, weights: Int8Array): Uint8Array {
  const bytes = new Uint8Array(weights.buffer, weights.byteOffset, weights.length)
  const head = HeadFile.parse({ baton_head: 1, ...about, sha256: sha256Of(bytes) })
  return Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), bytes])
}

/** Throws where the file is not what it says. */
export function readHead(file: Uint8Array): Head & { about: HeadFile } {
  const end = file.indexOf(LINE_END)
  invariant(end > 0, 'because a head begins with a line that says what it is')
  const about = HeadFile.parse(JSON.parse(Buffer.from(file.subarray(0, end)).toString('utf8')))
  // A copy of its own: a Buffer is a window on memory that others use.
  const bytes = new Uint8Array(file.subarray(end + 1))
  const columns = about.labels.length
  invariant(bytes.length === columns << about.bits, 'because every label has a weight for every hash')
  invariant(sha256Of(bytes) === about.sha256, 'because the weights of a head are those it was measured with')
  const lists = [about.scales, ...Object.values(about.biases)]
  invariant(about.biases['default'] && lists.every((list) => list.length === columns), 'because each label has its own')
  if (about.beside !== undefined) {
    const { grounds, weights, temperatures } = about.beside
    const rows = [...weights, temperatures]
    invariant(weights.length === grounds.length, 'because each number beside the words has its weights')
    invariant(
      rows.every((row) => row.length === columns),
      'because a number beside the words speaks for every label',
    )
  }
  const { version, labels, bits, scales, biases, temperature } = about
  const weights = new Int8Array(bytes.buffer)
  return { version, labels, columns, weights, mask: (1 << bits) - 1, scales, biases, temperature, about }
}

const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
