/** Makes nodes of what stands behind a field, or says what is wrong with it. Values come out in one spelling. */
import { FIELDS, type FieldName } from './fields.ts'
import { codeMeant, codeOf } from './languages.ts'
import { canBeFound, clean, isLink } from './letters.ts'
import type { NodeOf, Place, QueryNode } from './nodes.ts'
import { quoted, type Wrong } from './problems.ts'

/** All but title:, whose value is a query of its own. */
export type ValueField = Exclude<FieldName, 'title'>

export function valueNode(field: ValueField, written: string, place: Place): QueryNode | Wrong {
  if (written === '')
    return { code: 'empty_value', says: `${field}: needs a value right behind it: ${FIELDS[field].example}` }
  if (field === 'raw') return exactNode(written, place)
  if (written.includes('*') && FIELDS[field].takes !== 'listed')
    return {
      code: 'wildcard_in_value',
      says: `* does not work in ${field}:. Write the value out: ${FIELDS[field].example}`,
    }
  return makers[field](written, place)
}

type Maker = (written: string, place: Place) => QueryNode | Wrong

const makers: Readonly<Record<Exclude<ValueField, 'raw'>, Maker>> = {
  author: (written, place) => textNode('author', clean(written.replace(/^[@＠]+/, '')), place),
  network: (written, place) => textNode('network', written.toLowerCase(), place),
  topic: (written, place) => textNode('topic', written, place),
  lang: langNode,
  link: linkNode,
  site: siteNode,
  hashtag: (written, place) => hashtagNode(written.replace(/^[#＃]/, ''), place),
  mention: (written, place) => mentionNode(written.replace(/^[@＠]/, ''), place),
  is: (written, { start, end }) => {
    const what = written.toLowerCase()
    return what === 'question' || what === 'reply' ? { kind: 'is', what, start, end } : notListed('is', written)
  },
  has: (written, { start, end }) =>
    written.toLowerCase() === 'media' ? { kind: 'has', what: 'media', start, end } : notListed('has', written),
  sentiment: (written, { start, end }) => {
    const label = labels.get(written.toLowerCase())
    return label ? { kind: 'sentiment', label, start, end } : notListed('sentiment', written)
  },
  min_followers: (written, place) => numberNode('followers', written, place),
  min_reach: (written, place) => numberNode('reach', written, place),
}

const labels = new Map<string, NodeOf<'sentiment'>['label']>([
  ...['positive', 'pos', 'positiv', 'good', 'happy', '+'].map((word) => [word, 'positive'] as const),
  ...['neutral', 'neu', 'none', '0'].map((word) => [word, 'neutral'] as const),
  ...['negative', 'neg', 'negativ', 'bad', 'unhappy', '-'].map((word) => [word, 'negative'] as const),
])

function exactNode(written: string, { start, end }: Place): QueryNode | Wrong {
  if (!canBeFound(written)) return nothingToFind(written)
  return { kind: 'words', written, exact: true, start, end }
}

export function nothingToFind(written: string): Wrong {
  const mend = written === '-' ? 'Write -word without a space, or take it out.' : 'Take it out.'
  return { code: 'nothing_to_find', says: `${quoted(written)} holds no letter or digit to look for. ${mend}` }
}

function textNode(kind: 'author' | 'network' | 'topic', written: string, { start, end }: Place): QueryNode | Wrong {
  return canBeFound(written) ? { kind, written, start, end } : nothingToFind(written)
}

/** `deu` is known by its two letters as well. */
function langNode(written: string, { start, end }: Place): QueryNode | Wrong {
  const code = written.toLowerCase()
  if (/^[a-z]{2,3}$/.test(code)) return { kind: 'lang', written: codeOf(code), start, end }
  const [, base] = /^([a-z]{2,3})[-_][a-z]{2,4}$/.exec(code) ?? []
  const known = base ?? codeMeant(written)
  const mend = known ? `lang:${known}` : 'lang:de, or lang:(de OR fr) for several'
  return {
    code: 'unknown_language',
    says: `${quoted(written)} is no language. Languages are written with two or three letters: ${mend}`,
  }
}

const hostPattern = /^[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)+$/u

/** An address by its host and path, without scheme, www., port and what stands behind #. */
function linkNode(written: string, { start, end }: Place): QueryNode | Wrong {
  const [, host = '', rest = ''] = /^([^/?#]*)([^#]*)/.exec(withoutScheme(written)) ?? []
  const name = host.replace(/:\d+$/, '').toLowerCase()
  if (!hostPattern.test(name) || /\s/.test(rest))
    return { code: 'no_address', says: `${quoted(written)} is no address. Write one such as link:fernhill.co/arc` }
  return { kind: 'link', written: name + rest.replace(/(?<!\/)\/+$/, ''), start, end }
}

const withoutScheme = (written: string) =>
  isLink(written) ? written.replace(/^https?:\/\//i, '').replace(/^www\./i, '') : written

function siteNode(written: string, { start, end }: Place): QueryNode | Wrong {
  const host = withoutScheme(written).replace(/\/$/, '').toLowerCase()
  if (hostPattern.test(host)) return { kind: 'site', written: host, start, end }
  const before = /^[^/?#]+/.exec(host)?.[0] ?? ''
  const mend = hostPattern.test(before) ? `Write site:${before}` : 'Write one such as site:news.example.com'
  return { code: 'no_host', says: `site: takes the host alone, and ${quoted(written)} is none. ${mend}` }
}

/** As the tokenizer reads tags: letters, digits and _, one letter at least. */
export function hashtagNode(written: string, { start, end }: Place): QueryNode | Wrong {
  if (/^[\p{L}\p{M}\p{N}_\u200c\u200d]+$/u.test(written) && /\p{L}/u.test(written))
    return { kind: 'hashtag', written, start, end }
  const good = /^[\p{L}\p{M}\p{N}_]*/u.exec(written)?.[0] ?? ''
  const why = written.includes('*')
    ? 'A hashtag is looked for as it is, * does not work in it.'
    : 'A hashtag has letters, digits and _ only.'
  return { code: 'no_hashtag', says: /\p{L}/u.test(good) ? `${why} Write #${good}` : `${why} Write it like #arc` }
}

const handlePart = /^[\p{L}\p{M}\p{N}_](?:[\p{L}\p{M}\p{N}_.-]*[\p{L}\p{M}\p{N}_])?$/u

export function mentionNode(written: string, { start, end }: Place): QueryNode | Wrong {
  const [name = '', server, ...more] = written.split('@', 3)
  const named = handlePart.test(name) && more.length === 0
  if (named && (server === undefined || (handlePart.test(server) && server.includes('.'))))
    return { kind: 'mention', written, start, end }
  const why = named ? 'A server has a point in it.' : 'A mention has letters, digits and _ . - only.'
  return { code: 'no_mention', says: `${why} Write it like @ines or @ines@mastodon.example` }
}

const factors: Readonly<Record<string, number>> = { '': 1, k: 1000, m: 1_000_000 }

function numberNode(of: 'followers' | 'reach', written: string, { start, end }: Place): QueryNode | Wrong {
  const [, digits = '', suffix = ''] =
    /^(\d{1,3}(?:,\d{3}){1,3}|\d{1,12}|\d{1,6}\.\d{1,3}(?=[km]))([km]?)$/i.exec(written) ?? []
  const number = Math.round(Number(digits.replaceAll(',', '')) * (factors[suffix.toLowerCase()] ?? 1))
  if (digits !== '' && number <= 1e12) return { kind: 'at_least', of, number, start, end }
  return {
    code: 'no_number',
    says: `min_${of}: takes a number, and ${quoted(written)} is none. Write min_${of}:5000 or min_${of}:10k`,
  }
}

function notListed(field: 'is' | 'has' | 'sentiment', written: string): Wrong {
  const values: readonly { value: string }[] = FIELDS[field].values
  const list = values.map(({ value }) => `${field}:${value}`).join(' or ')
  return { code: 'unknown_value', says: `${field}: does not take ${quoted(written)}. Write ${list}` }
}
