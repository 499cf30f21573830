/**
 * UUIDv7 minted from a given instant, so that history, drills and tests have ids of their own time. RFC 9562,
 * section 6.2, method 1: within one process and millisecond the 12 bits after the version count up, so ids sort
 * in the order in which they were made.
 */
import { randomFillSync } from 'node:crypto'

const POOL = Buffer.alloc(4096)
/** The first random byte with the variant's two bits set. */
const VARIANT = Array.from({ length: 256 }, (_, byte) => ((byte & 0x3f) | 0x80).toString(16))
/** What counts up within a millisecond, in its three digits. */
const SEQUENCE = Array.from({ length: 0x1000 }, (_, nth) => nth.toString(16).padStart(3, '0'))
let TAILS = ''
let begun_ms = -1
let beginning = ''
let used = POOL.length
let last_ms = -1
let count = 0

export function newId(now: Date): string {
  const [at_ms, sequence] = tick(now.getTime())
  if (used + 8 > POOL.length) refill()
  const at = used
  used += 8
  const variant = VARIANT[POOL[at] as number] as string
  const [from, to] = [at * 2 + 2, at * 2 + 16]
  return `${begin(at_ms)}-7${SEQUENCE[sequence]}-${variant}${TAILS.slice(from, from + 2)}-${TAILS.slice(from + 2, to)}`
}

/** The smallest id of an instant; for ranges over tables that are partitioned by id. */
export function lowestIdAt(instant: Date): string {
  return `${begin(instant.getTime())}-0000-0000-000000000000`
}

/** What ids of one millisecond begin with; mostly it is the same as for the id before. */
function begin(at_ms: number): string {
  if (at_ms !== begun_ms) {
    const time = at_ms.toString(16).padStart(12, '0')
    begun_ms = at_ms
    beginning = `${time.slice(0, 8)}-${time.slice(8)}`
  }
  return beginning
}

/** More than 4,096 ids in one millisecond borrow from the next; the order holds. */
function tick(now_ms: number): [at_ms: number, sequence: number] {
  if (now_ms !== last_ms && !(now_ms < last_ms && last_ms - now_ms < 50)) {
    last_ms = now_ms
    count = 0
    return [last_ms, 0]
  }
  count += 1
  if (count > 0xfff) {
    last_ms += 1
    count = 0
  }
  return [last_ms, count]
}

function refill(): void {
  randomFillSync(POOL)
  TAILS = POOL.toString('hex')
  used = 0
}
