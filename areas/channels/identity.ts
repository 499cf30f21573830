/**
 * The id of somebody on a network is made from the network's own id of them, so that recognising a person needs no
 * look-up and the same person met through two channels is one row. UUIDv8 (RFC 9562, section 5.8).
 */
import { hash } from 'node:crypto'

export type { Batch, NetworkAuthor as Author, NetworkEvent as Event } from '#connectors/connector.ts'

export function identityId(network: string, native_id: string): string {
  const hex = hash('sha256', `${network}\n${native_id}`, 'hex')
  const variant = ((Number.parseInt(hex.slice(16, 18), 16) & 0x3f) | 0x80).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(18, 20)}-${hex.slice(20, 32)}`
}
