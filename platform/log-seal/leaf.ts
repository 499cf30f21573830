/**
 * What is hashed. A fact's commitment is sha256(salt, detail); its leaf is sha256(commitment, the rest of the fact);
 * a seal is sha256(the seal before, its own range and instant, its leaves). So erasing a person replaces salt and
 * detail by the commitment, which tells nothing without the salt, and every other column stays provable. Texts are
 * PostgreSQL's own (jsonb and microseconds), since JavaScript's numbers and dates would round an edit away.
 */
import { createHash } from 'node:crypto'
import { z } from 'zod'

const Hex = z.string().regex(/^(?:[0-9a-f]{2})*$/)

export const HeadEntry = z.object({
  kind: z.literal('head'),
  workspace_id: z.string(),
  position: z.number(),
  sealed_position: z.number(),
  seal: Hex,
})
export const SealEntry = z.object({
  kind: z.literal('seal'),
  workspace_id: z.string(),
  from_position: z.number(),
  to_position: z.number(),
  leaves: Hex,
  seal: Hex,
  sealed_us: z.string(),
})
export const FactEntry = z.object({
  kind: z.literal('fact'),
  workspace_id: z.string(),
  id: z.string(),
  position: z.number(),
  name: z.string(),
  detail: z.string().nullable(),
  audience: z.string().nullable(),
  by_kind: z.string(),
  by_id: z.string(),
  happened_us: z.string(),
  salt: Hex.nullable(),
})
export type HeadEntry = z.infer<typeof HeadEntry>
export type SealEntry = z.infer<typeof SealEntry>
export type FactEntry = z.infer<typeof FactEntry>

const sha256 = (...parts: (string | Buffer)[]) =>
  parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest()

const COMMITMENT_BYTES = 32

/** Its detail was erased: what stands in `salt` is the commitment. */
export const isForgotten = (fact: FactEntry): boolean =>
  fact.detail === null && fact.salt?.length === COMMITMENT_BYTES * 2

export function leafOf(fact: FactEntry): Buffer {
  const salt = Buffer.from(fact.salt ?? '', 'hex')
  const commitment = isForgotten(fact) ? salt : sha256(salt, fact.detail ?? '')
  const { workspace_id, id, position, name, audience, by_kind, by_id, happened_us } = fact
  return sha256(
    'baton fact 1\n',
    commitment,
    JSON.stringify([workspace_id, id, position, name, audience, by_kind, by_id, happened_us]),
  )
}

/** `before` is the seal that precedes it; empty for a workspace's first. */
export function sealOf(before: Buffer, seal: Omit<SealEntry, 'kind' | 'seal'>): Buffer {
  const { workspace_id, from_position, to_position, sealed_us, leaves } = seal
  return sha256(
    'baton seal 1\n',
    sha256(before),
    JSON.stringify([workspace_id, from_position, to_position, sealed_us]),
    Buffer.from(leaves, 'hex'),
  )
}
