/**
 * Record keys of our own making, so that the network itself refuses a second post: a TID (atproto.com/specs/tid) is 53 bits of
 * microseconds and 10 of chance, in base32.
 */
import { createHash } from 'node:crypto'

const LETTERS = '234567abcdefghijklmnopqrstuvwxyz'
const LENGTH = 13
/**
 * A key is a pure function of the delivery, so chance comes from its id: 10 bits are too few for many deliveries in one
 * instant, and another 24 are taken from the last 16.8 seconds of the time.
 */
const SPREAD = 2n ** 24n
const CHANCE = 2n ** 10n

export function keyFor(now: Date, delivery_id: string): string {
  const hash = createHash('sha256').update(delivery_id).digest().readBigUInt64BE()
  const micros = BigInt(now.getTime()) * 1_000n - (hash % SPREAD)
  return tid(micros * CHANCE + ((hash >> 32n) % CHANCE))
}

/** One key per subject: whoever likes the same post twice writes the same record. */
export function keyOf(subject: string): string {
  const hash = createHash('sha256').update(subject).digest().readBigUInt64BE()
  return tid(hash >> 1n)
}

function tid(value: bigint): string {
  let rest = BigInt.asUintN(63, value)
  let text = ''
  for (let place = 0; place < LENGTH; place += 1) {
    text = LETTERS.charAt(Number(rest % 32n)) + text
    rest /= 32n
  }
  return text
}
