/**
 * Bytes of a feed become text. What says the encoding is often wrong, so each claim is tried strictly, in the order of
 * RFC 7303 (byte order mark, header, XML declaration), before UTF-8 and Windows-1252 are guessed.
 */
const MARKS: readonly [string, readonly number[]][] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]
/** `<?` without a mark, in two bytes per character. */
const WIDE: readonly [string, readonly number[]][] = [
  ['utf-16le', [0x3c, 0, 0x3f, 0]],
  ['utf-16be', [0, 0x3c, 0, 0x3f]],
]

export function decodeFeed(bytes: Uint8Array, content_type: string | null): string {
  const marked = startingWith(bytes, MARKS)
  if (marked) return decode(bytes, marked, 'loosely') ?? ''
  const claims = [startingWith(bytes, WIDE), ofHeader(content_type), ofDeclaration(bytes), 'utf-8']
  for (const claim of claims) {
    const text = claim && decode(bytes, claim, 'strictly')
    if (typeof text === 'string') return text
  }
  return decode(bytes, claims.find((claim) => claim && isKnown(claim)) ?? 'windows-1252', 'loosely') ?? ''
}

function startingWith(bytes: Uint8Array, table: readonly [string, readonly number[]][]): string | undefined {
  return table.find(([, start]) => start.every((byte, place) => bytes[place] === byte))?.[0]
}

function ofHeader(content_type: string | null): string | undefined {
  return /;\s*charset\s*=\s*["']?([\w.:-]{2,40})/i.exec(content_type ?? '')?.[1]
}

function ofDeclaration(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.subarray(0, 1024)).toString('latin1')
  const named = /<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})["']/i.exec(start)?.[1]
  // A declaration that could be read byte by byte is not in UTF-16, whatever it says.
  return named && !/^utf-?16|^ucs-?2/i.test(named) ? named : undefined
}

function isKnown(label: string): boolean {
  return decode(new Uint8Array(), label, 'loosely') !== null
}

function decode(bytes: Uint8Array, label: string, how: 'strictly' | 'loosely'): string | null {
  try {
    return new TextDecoder(label, { fatal: how === 'strictly' }).decode(bytes)
  } catch {
    return null
  }
}
