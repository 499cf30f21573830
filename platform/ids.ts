/**
 * UUIDv7 minted from a given instant, so that history, drills and tests have ids of their own time. RFC 9562,
 * section 6.2, method 1: within one process and millisecond the 12 bits after the version count up, so ids sort
 * in the order in which they were made.
 */
import { randomFillSync } from 'node:crypto'

const POOL = Buffer.alloc(4096)
/** An id as letters, written over again for the next: a text put together of pieces takes ten times the memory. */
const LETTERS = Buffer.from('00000000-0000-7000-8000-000000000000')
const DIGITS = Buffer.from('0123456789abcdef')
/** Where its random bytes stand, two letters each. The first holds the variant in its highest two bits. */
const RANDOM_AT = [19, 21, 24, 26, 28, 30, 32, 34]
const COUNT_AT = 15
let written_ms = -1
let used = POOL.length
let last_ms = -1
let count = 0

export function newId(now: Date): string {
  tick(now.getTime())
  if (last_ms !== written_ms) {
    const begins = beginning(last_ms)
    LETTERS.write(begins, 'latin1')
    written_ms = last_ms
  }
  digits(COUNT_AT, count >>> 8, 1)
  digits(COUNT_AT + 1, count & 0xff, 2)
  if (used === POOL.length) refill()
  for (const at of RANDOM_AT) {
    digits(at, POOL[used] as number, 2)
    used += 1
  }
  return LETTERS.toString('latin1')
}

/** The smallest id of an instant; for ranges over tables that are partitioned by id. */
export function lowestIdAt(instant: Date): string {
  return `${beginning(instant.getTime())}-0000-0000-000000000000`
}

function beginning(at_ms: number): string {
  const time = at_ms.toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}`
}

function digits(at: number, value: number, many: 1 | 2): void {
  if (many === 2) LETTERS[at] = DIGITS[value >>> 4] as number
  LETTERS[at + many - 1] = DIGITS[value & 0xf] as number
}

/** More than 4,096 ids in one millisecond borrow from the next; the order holds. */
function tick(now_ms: number): void {
  if (now_ms !== last_ms && !(now_ms < last_ms && last_ms - now_ms < 50)) {
    last_ms = now_ms
    count = 0
    return
  }
  count += 1
  if (count <= 0xfff) return
  last_ms += 1
  count = 0
}

/** With the variant's bits set in the first of each eight. */
function refill(): void {
  randomFillSync(POOL)
  for (let at = 0; at < POOL.length; at += RANDOM_AT.length) POOL[at] = ((POOL[at] as number) & 0x3f) | 0x80
  used = 0
}
