/**
 * Pieces of texts, remembered with what was made of them: a few thousand words make up nearly everything people write.
 * A piece is looked for where it stands, without being cut out. Two pieces share a place, and a new one drives out the
 * one not met for longer: a stream of new words never fills the machine, and takes away little of what is in use.
 */

export interface Written {
  readonly written: string
}

/** What begins and ends at these places of a text. */
export type At<T> = (text: string, start: number, end: number) => T

/** Longer ones are rare, and most of them are met once. */
const LENGTH_MAX = 32

/** `places` is a power of two; twice as many pieces are remembered at most. */
export function remembered<T extends Written>(places: number, make: (written: string) => T): At<T> {
  const newer: (T | null)[] = Array(places).fill(null)
  const older: (T | null)[] = Array(places).fill(null)
  return (text, start, end) => {
    if (end - start > LENGTH_MAX) return make(text.slice(start, end))
    const hash = hashOf(text, start, end)
    const place = (hash ^ (hash >>> 15)) & (places - 1)
    const length = end - start
    const last = newer[place] ?? null
    if (last !== null && last.written.length === length && stands(last.written, text, start)) return last
    const before = older[place] ?? null
    const met = before !== null && before.written.length === length && stands(before.written, text, start)
    older[place] = last
    return (newer[place] = met ? before : make(copyOf(text, start, end)))
  }
}

/** FNV-1a over UTF-16 units. */
export function hashOf(text: string, start: number, end: number): number {
  let hash = 0x811c9dc5 | 0
  for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash
}

function stands(written: string, text: string, start: number): boolean {
  for (let at = 0; at < written.length; at += 1)
    if (text.charCodeAt(start + at) !== written.charCodeAt(at)) return false
  return true
}

/** A slice would keep the whole text alive that it was cut from. */
function copyOf(text: string, start: number, end: number): string {
  const codes: number[] = []
  for (let at = start; at < end; at += 1) codes.push(text.charCodeAt(at))
  return String.fromCharCode(...codes)
}
