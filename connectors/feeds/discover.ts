/** Finds the feeds that a web page names in its head, as readers have done since 2003. */
import { Parser } from 'htmlparser2'
import { webAddress } from '../plain-text.ts'

const PAGE_CHARS = 500_000
const FEED_TYPE = /^application\/(?:rss|atom|rdf|feed)\+(?:xml|json)|^application\/json$|^text\/(?:rss|atom)\+?xml/i

/** Addresses in the page's order, its comments' feeds last. */
export function feedsNamedBy(page: string, page_url: string): string[] {
  const named: { href: string; title: string }[] = []
  let base = page_url
  const parser = new Parser({
    onopentag(name, attributes) {
      if (name === 'base') base = webAddress(attributes.href, page_url) ?? base
      if (name !== 'link' || named.length >= 50) return
      const rels = (attributes.rel ?? '').toLowerCase().split(/\s+/)
      const isFeed = rels.includes('feed') || (rels.includes('alternate') && FEED_TYPE.test(attributes.type ?? ''))
      const href = isFeed ? webAddress(attributes.href, base) : null
      if (href && !/\/wp-json\/|oembed/i.test(href)) named.push({ href, title: attributes.title ?? '' })
    },
  })
  parser.end(page.slice(0, PAGE_CHARS))
  const ofComments = (feed: { href: string; title: string }) => /comment|kommentar/i.test(feed.title + feed.href)
  named.sort((a, b) => Number(ofComments(a)) - Number(ofComments(b)))
  return [...new Set(named.map(({ href }) => href))]
}
