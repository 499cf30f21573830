/** Addresses as people type them: with or without a scheme, never with a password in them. */
import { ConnectorError } from '../connector.ts'

export function addressOf(written: string | undefined): string {
  const url = urlOf(written)
  if (url) return url.href
  throw new ConnectorError(
    'invalid',
    'This is not the address of a feed or page; it should look like https://example.com/feed.',
  )
}

/** null: not an address of the web that anybody may open. */
export function urlOf(written: string | undefined): URL | null {
  const text = written?.trim() ?? ''
  const url = URL.parse(/^feed:\/\//i.test(text) ? text.replace(/^feed:/i, 'https:') : withScheme(text))
  const readable = text.length <= 2000 && url && /^https?:$/.test(url.protocol) && /[\p{L}\p{N}]/u.test(url.hostname)
  if (!readable || url.username || url.password) return null
  url.hash = ''
  return url
}

function withScheme(text: string): string {
  return /^[a-z][\w+.-]*:(?!\d)/i.test(text) ? text : `https://${text}`
}
