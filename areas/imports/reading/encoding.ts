/** From bytes to letters: which encoding it is, and where bytes are none of it. */
import type { Encoding } from '../checks/fields.ts'

/** Stands where bytes were that the encoding does not know: a code point that is never a letter. */
export const WRONG = '\u{fdd0}'

const startsWith = (head: Uint8Array, ...bytes: number[]) => bytes.every((byte, at) => head[at] === byte)

export function detectEncoding(head: Uint8Array): Encoding {
  if (startsWith(head, 0xef, 0xbb, 0xbf)) return 'utf-8'
  if (startsWith(head, 0xff, 0xfe)) return 'utf-16le'
  if (startsWith(head, 0xfe, 0xff)) return 'utf-16be'
  const zeros = [0, 0]
  const looked = Math.min(head.length, 4096)
  for (let at = 0; at < looked; at++) if (head[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  if (odd > looked / 5 && odd > even * 4) return 'utf-16le'
  if (even > looked / 5 && even > odd * 4) return 'utf-16be'
  const { whole, broken } = letters(head)
  return broken > whole ? 'windows-1252' : 'utf-8'
}

/** How many letters of several bytes are whole in UTF-8, and how many bytes are part of none. */
function letters(bytes: Uint8Array): { whole: number; broken: number } {
  let [whole, broken] = [0, 0]
  for (let at = 0; at < bytes.length; ) {
    const first = bytes[at] as number
    if (first < 0x80) {
      at += 1
      continue
    }
    const long = lengthOf(first)
    const rest = bytes.subarray(at + 1, at + long)
    if (at + long > bytes.length && long > 0) break
    if (long > 1 && rest.every((byte) => byte >= 0x80 && byte < 0xc0)) {
      whole += 1
      at += long
    } else {
      broken += 1
      at += 1
    }
  }
  return { whole, broken }
}

const lengthOf = (first: number) =>
  first >= 0xc2 && first < 0xe0 ? 2 : first >= 0xe0 && first < 0xf0 ? 3 : first >= 0xf0 && first < 0xf5 ? 4 : 0

/** Letters in pieces, without the mark at the beginning. */
export async function* decode(chunks: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncIterable<string> {
  let first = true
  for await (const piece of encoding === 'utf-8' ? decodeUtf8(chunks) : decodeOther(chunks, encoding)) {
    if (piece === '') continue
    yield first && piece.startsWith('\u{feff}') ? piece.slice(1) : piece
    first = false
  }
}

async function* decodeOther(chunks: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncIterable<string> {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true })
  for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true })
  yield decoder.decode()
}

/** A piece in which something is wrong is read again line by line, so that only its row is refused. */
async function* decodeUtf8(chunks: AsyncIterable<Uint8Array>): AsyncIterable<string> {
  let left = Buffer.alloc(0)
  for await (const chunk of chunks) {
    const bytes = left.length > 0 ? Buffer.concat([left, chunk]) : Buffer.from(chunk)
    const end = wholeUntil(bytes)
    left = bytes.subarray(end)
    yield pieceOf(bytes.subarray(0, end))
  }
  if (left.length > 0) yield pieceOf(left)
}

/** Where the last letter begins that is not all there. */
function wholeUntil(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] as number
    if (byte < 0x80) break
    if (byte >= 0xc0) return lengthOf(byte) > back ? bytes.length - back : bytes.length
  }
  return bytes.length
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const lenient = new TextDecoder('utf-8', { ignoreBOM: true })

function pieceOf(bytes: Buffer): string {
  try {
    return strict.decode(bytes)
  } catch {
    const lines: string[] = []
    for (let from = 0; from < bytes.length; ) {
      const end = bytes.indexOf(10, from)
      const until = end < 0 ? bytes.length : end + 1
      lines.push(lineOf(bytes.subarray(from, until)))
      from = until
    }
    return lines.join('')
  }
}

function lineOf(bytes: Uint8Array): string {
  try {
    return strict.decode(bytes)
  } catch {
    return lenient.decode(bytes).replaceAll('\u{fffd}', WRONG)
  }
}
