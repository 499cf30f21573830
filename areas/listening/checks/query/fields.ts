/** The fields of the language, each with what it takes; the parser, the completion and the help read this one table. */

interface Field {
  /** `words`: a query of words. `listed`: only these values. The others are checked in values.ts. */
  takes: 'words' | 'text' | 'address' | 'host' | 'tag' | 'handle' | 'lang' | 'number' | 'listed'
  says: string
  example: string
  values?: readonly { value: string; says: string }[]
}

export const FIELDS = {
  author: { takes: 'text', says: 'Written by this handle or name', example: 'author:fernhill.co' },
  network: { takes: 'text', says: 'On this network', example: 'network:bluesky' },
  lang: { takes: 'lang', says: 'In this language', example: 'lang:de' },
  link: { takes: 'address', says: 'Links to this address or what lies below it', example: 'link:fernhill.co/arc' },
  site: { takes: 'host', says: 'Stands on this site or one below it', example: 'site:news.example.com' },
  hashtag: { takes: 'tag', says: 'Holds this hashtag, as #arc does', example: 'hashtag:arc' },
  mention: { takes: 'handle', says: 'Mentions this account, as @ines does', example: 'mention:ines@mastodon.example' },
  title: { takes: 'words', says: 'Holds this in its title', example: 'title:(kettle NEAR/3 recall)' },
  raw: { takes: 'text', says: 'Holds this exactly as it is written, capitals and accents too', example: 'raw:Arc' },
  is: {
    takes: 'listed',
    says: 'What kind of post it is',
    example: 'is:question',
    values: [
      { value: 'question', says: 'Asks something' },
      { value: 'reply', says: 'Answers another post' },
    ],
  },
  has: {
    takes: 'listed',
    says: 'What it brings along',
    example: 'has:media',
    values: [{ value: 'media', says: 'Pictures, film or sound' }],
  },
  sentiment: {
    takes: 'listed',
    says: 'How it sounds',
    example: 'sentiment:negative',
    values: [
      { value: 'positive', says: 'Pleased' },
      { value: 'neutral', says: 'Neither' },
      { value: 'negative', says: 'Displeased' },
    ],
  },
  topic: { takes: 'text', says: 'About this topic', example: 'topic:"late or lost"' },
  min_followers: { takes: 'number', says: 'Its author has at least so many followers', example: 'min_followers:10k' },
  min_reach: { takes: 'number', says: 'Reaches at least so many people', example: 'min_reach:50k' },
} as const satisfies Record<string, Field>

export type FieldName = keyof typeof FIELDS

export const FIELD_NAMES = Object.keys(FIELDS) as FieldName[]

export const isField = (name: string): name is FieldName => Object.hasOwn(FIELDS, name)

/** What other tools call them. */
const elsewhere: Readonly<Record<string, FieldName>> = {
  from: 'author',
  by: 'author',
  user: 'author',
  language: 'lang',
  url: 'link',
  links: 'link',
  domain: 'site',
  host: 'site',
  tag: 'hashtag',
  hashtags: 'hashtag',
  at_mentions: 'mention',
  to: 'mention',
  source: 'network',
  platform: 'network',
  intitle: 'title',
  exact: 'raw',
  filter: 'has',
  followers: 'min_followers',
  reach: 'min_reach',
  tone: 'sentiment',
}

/** The field that somebody most likely meant. */
export function nearestField(name: string): FieldName {
  const short = name.slice(0, 20)
  if (Object.hasOwn(elsewhere, short)) return elsewhere[short] as FieldName
  return FIELD_NAMES.toSorted((a, b) => distance(short, a) - distance(short, b))[0] as FieldName
}

/** How many letters have to be changed, added or left out. */
export function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}
