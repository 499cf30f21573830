/** What must be true of everything that a connector brings, whatever the network said. */
import assert from 'node:assert/strict'
import type { Batch, NetworkEvent, NetworkPost, Span } from '../connector.ts'

const EARLIEST = Date.UTC(1970, 0, 1)
const LATEST = Date.UTC(9999, 11, 31)

export function assertWholeBatch(batch: Batch): void {
  assert.ok(batch.cursor.length > 0, 'a batch says where to go on')
  for (const event of batch.events) assertWholeEvent(event)
}

export function assertWholeEvent(event: NetworkEvent): void {
  assertStorable(event, event.kind)
  if (event.kind === 'post') assertWholePost(event.post)
  else {
    assert.ok(event.native_id.length > 0, 'a deletion says of what')
    assertInstant(event.at)
  }
}

export function assertWholePost(post: NetworkPost): void {
  assertStorable(post, 'post')
  assert.ok(post.native_id.length > 0, 'a post has an id')
  assert.ok(post.thread_id.length > 0, 'a post has a thread')
  assert.ok(post.author.native_id.length > 0, 'a post has an author')
  assert.notEqual(post.parent_id, post.native_id, 'a post does not answer itself')
  assert.ok(post.parent_id !== null || post.addressed !== 'reply', 'an answer says to what')
  assertInstant(post.posted_at)
  for (const span of post.spans) assertInside(post.text, span)
  for (const address of [post.url, ...post.media.map((m) => m.url)]) assertAddress(address)
}

/** Offsets are on whole characters, so that no screen can cut a surrogate pair in two. */
function assertInside(text: string, span: Span): void {
  assert.ok(Number.isInteger(span.start) && Number.isInteger(span.end), 'offsets are whole numbers')
  assert.ok(0 <= span.start && span.start < span.end && span.end <= text.length, 'a span lies inside the text')
  for (const offset of [span.start, span.end]) assert.ok(!splitsPair(text, offset), 'a span ends on a whole character')
  if (span.kind === 'link') assertAddress(span.target)
}

function splitsPair(text: string, offset: number): boolean {
  return /[\uD800-\uDBFF]/.test(text.charAt(offset - 1)) && /[\uDC00-\uDFFF]/.test(text.charAt(offset))
}

/** Only what a browser may follow: an address with a scheme of its own would run in our page. */
function assertAddress(address: string): void {
  assert.match(URL.parse(address)?.protocol ?? 'none', /^(https?|mailto):$/, `${address.slice(0, 80)} can be followed`)
}

function assertInstant(at: Date): void {
  assert.ok(at instanceof Date && at.getTime() >= EARLIEST && at.getTime() <= LATEST, 'an instant is valid')
}

/** PostgreSQL keeps neither NUL nor half a surrogate pair. */
function assertStorable(value: unknown, path: string): void {
  if (typeof value === 'string') {
    assert.ok(!value.includes('\0') && value.isWellFormed(), `${path} can be stored`)
  } else if (typeof value === 'object' && value !== null && !(value instanceof Date)) {
    for (const [name, part] of Object.entries(value)) assertStorable(part, `${path}.${name}`)
  }
}
