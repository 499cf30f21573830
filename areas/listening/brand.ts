/**
 * The first monitor anybody makes: a name as people write it, what is sold under it, and what to leave out. It is the
 * form at the start and nothing else; boolean queries compile to the same terms later.
 */
import { z } from 'zod'
import { type Entry, wordsOf } from '#areas/understanding/phrases.ts'

const written = z.string().trim().min(1).max(100)
const list = z.array(written).max(200)

export const Brand = z.object({
  /** Every spelling: 'Fernhill', 'fern hill', 'فرنهيل'. A '#' or '@' in front makes it a hashtag or a handle. */
  names: list.min(1),
  /** What you make: 'Arc kettle'. */
  products: list.default([]),
  hashtags: list.default([]),
  /** With the server, or without it for every server: 'fernhill.co', 'fernhill@mastodon.example'. */
  handles: list.default([]),
  /** Your own addresses: a post that links there speaks of you. */
  sites: list.default([]),
  /** 'Fernhill Road': where it holds a name, that name does not count; alone it rules the post out. */
  without: list.default([]),
})
export type Brand = z.infer<typeof Brand>

type Term = Omit<Entry, 'value'>

/** What speaks for a brand, and what against it. */
export function termsOf(brand: Brand): { wanted: Term[]; unwanted: Term[] } {
  const wanted = [
    ...[...brand.names, ...brand.products].flatMap(spellings),
    ...brand.hashtags.map((tag) => signed('hashtag', tag)),
    ...brand.handles.map((handle) => signed('handle', handle)),
    ...brand.sites.map((site) => ({ kind: 'site' as const, written: site })),
  ]
  return { wanted, unwanted: brand.without.flatMap(spellings) }
}

/** Names that hold no word at all, such as '!!', and so can never be heard. The form says so before it is saved. */
export function unheardNames(brand: Brand): string[] {
  return [...brand.names, ...brand.products].filter((name) => !/^[#@＃＠]/.test(name) && wordsOf(name).length === 0)
}

/** A name with an apostrophe is also written without: McDonald's, McDonalds. A star is no wildcard here. */
function spellings(name: string): Term[] {
  if (/^[#＃]/.test(name)) return [signed('hashtag', name)]
  if (/^[@＠]/.test(name)) return [signed('handle', name)]
  const plain = name.replaceAll('*', ' ')
  const bare = plain.replace(/(?<=\p{L})['’](?=\p{L})/gu, '')
  return (bare === plain ? [plain] : [plain, bare]).map((spelling) => ({ kind: 'phrase', written: spelling }))
}

function signed(kind: 'hashtag' | 'handle', name: string): Term {
  return { kind, written: name.replace(/^[#@＃＠]+/, '') }
}
