/** Where a post links to, as a figure names it: the host in small letters, without www. The migration that counted what was there says the same. */
import type { Post } from '#areas/channels/post-schema.ts'

export function linkHostsOf(spans: Post['spans']): string[] {
  const hosts = new Set<string>()
  for (const { kind, target } of spans) {
    const host = kind === 'link' ? /^https?:\/\/(?:[^/?#@]*@)?([^/?#:]+)/i.exec(target)?.[1] : undefined
    if (host) hosts.add(host.toLowerCase().replace(/^www\./, ''))
  }
  return [...hosts]
}
