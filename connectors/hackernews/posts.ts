/** Items as posts: HTML becomes plain text, a story's address its first line, the options of a poll lines of it. */
import { createHash } from 'node:crypto'
import type { NetworkAuthor, NetworkPost, Span } from '../connector.ts'
import { plainText, webAddress } from '../plain-text.ts'
import { storable } from '../storable.ts'
import { parentOf } from './threads.ts'
import type { Item } from './wire.ts'

export const SITE = 'https://news.ycombinator.com'
const TEXT_CHARS = 20_000
const TITLE_CHARS = 1_000
/** A poll with more is cut. */
export const OPTIONS = 30

export interface Around {
  root: number
  /** The options of a poll, as far as they are there. */
  options: readonly Item[]
  now: Date
}

/** Whether everybody can read it: deleted by its author, or killed by others, it is not said any more. */
export const isGone = ({ deleted, dead }: Item): boolean => deleted === true || dead === true

/** Null for what says nothing, and for the option of a poll: it stands in its poll. */
export function postOf(item: Item, { root, options, now }: Around): NetworkPost | null {
  if (item.by === undefined || item.type === 'pollopt' || isGone(item)) return null
  const title = titleOf(item)
  const { text, spans } = textOf(item, options)
  if (!title && !text) return null
  const parent = parentOf(item)
  return storable<NetworkPost>({
    native_id: String(item.id),
    revision: revisionOf(title, text),
    thread_id: String(root),
    parent_id: parent === null ? null : String(parent),
    url: addressOf(item),
    author: authorOf(item.by),
    text,
    title,
    spans,
    media: [],
    lang: null,
    posted_at: new Date(Math.min(item.time * 1_000, now.getTime())),
    audience: 'public',
    addressed: 'overheard',
    repeats: null,
    counts: countsOf(item),
    reply_handle: null,
  })
}

function titleOf({ title }: Item): string | null {
  return (
    plainText(title ?? '', SITE)
      .text.replaceAll('\n', ' ')
      .slice(0, TITLE_CHARS)
      .toWellFormed() || null
  )
}

/**
 * The network does not say that something was edited, nor which version this is: the same words are the same version,
 * also when an item comes again because somebody voted.
 */
function revisionOf(title: string | null, text: string): string {
  return createHash('sha256')
    .update(`${title ?? ''}\n${text}`)
    .digest('base64url')
    .slice(0, 12)
}

interface Words {
  text: string
  spans: Span[]
}

function textOf({ url, text }: Item, options: readonly Item[]): Words {
  const choices = options.map((option) => `- ${plainText(option.text ?? '', SITE).text.replaceAll('\n', ' ')}`)
  const listed: Words = { text: choices.join('\n'), spans: [] }
  const { text: said, spans } = plainText(text ?? '', SITE)
  const parts = [linkOf(url), { text: said, spans }, listed].filter((part) => part.text !== '')
  return within(parts.reduce(joined, { text: '', spans: [] }))
}

function linkOf(url: string | undefined): Words {
  const target = url ? webAddress(url, SITE) : null
  if (!target) return { text: '', spans: [] }
  return { text: target, spans: [{ kind: 'link', start: 0, end: target.length, target }] }
}

function joined(before: Words, part: Words): Words {
  if (before.text === '') return part
  const start = before.text.length + 2
  const moved = part.spans.map((span) => ({ ...span, start: span.start + start, end: span.end + start }))
  return { text: `${before.text}\n\n${part.text}`, spans: [...before.spans, ...moved] }
}

/** A cut through a pair becomes one replacement character, so that offsets stay. */
function within({ text, spans }: Words): Words {
  const whole = text.slice(0, TEXT_CHARS).toWellFormed()
  return { text: whole, spans: spans.filter(({ end }) => end <= whole.length) }
}

export const addressOf = ({ id }: Pick<Item, 'id'>): string => `${SITE}/item?id=${id}`

function authorOf(by: string): NetworkAuthor {
  const url = `${SITE}/user?id=${encodeURIComponent(by.toWellFormed())}`
  return { native_id: by, handle: by, name: by, avatar_url: null, url, followers: null }
}

/** The votes on a comment are its author's secret. */
function countsOf({ type, score, descendants }: Item): NetworkPost['counts'] {
  if (type === 'comment') return null
  return { replies: descendants ?? 0, reposts: 0, likes: Math.max(0, score ?? 0) }
}
