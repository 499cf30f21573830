/** Real tweets as a network would bring them: ../shared/data/airline, 11,261 posts to six airlines. Never shipped, only measured on. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { NetworkEvent } from '#connectors/connector.ts'
import { say } from './rounds.ts'

const FILE = join(import.meta.dirname, '../../shared/data/airline/tweets-first-80-percent.csv')

export interface Tweet {
  text: string
  author: string
  posted_at: Date
}

export function readTweets(): Tweet[] {
  const rows = parseCsv(readFileSync(FILE, 'utf8'))
  const head = rows[0] ?? []
  const at = (name: string) => head.indexOf(name)
  const [text, author, created] = [at('text'), at('name'), at('tweet_created')]
  const tweets = rows.slice(1).flatMap((row) => {
    const posted_at = new Date(row[created] ?? '')
    return row[text] && !Number.isNaN(posted_at.getTime())
      ? [{ text: row[text], author: row[author] ?? '', posted_at }]
      : []
  })
  say(`${tweets.length} tweets read, ${rows.length - 1 - tweets.length} left out`)
  return tweets
}

export interface Told {
  /** Keeps rounds apart, so that each is new to the database. */
  round: string
  /** Authors are the same in each round, unless they are strangers. */
  strangers: boolean
  batch: number
}

/** Each batch is made when it is asked for, as a network brings it. */
export function* batchesOf(tweets: readonly Tweet[], { round, strangers, batch }: Told): Generator<NetworkEvent[]> {
  for (let from = 0; from < tweets.length; from += batch)
    yield tweets
      .slice(from, from + batch)
      .map((tweet, nth) =>
        eventOf(strangers ? { ...tweet, author: `${tweet.author}-${round}` } : tweet, `${round}-${from + nth}`),
      )
}

function eventOf({ text, author, posted_at }: Tweet, nth: string): NetworkEvent {
  return {
    kind: 'post',
    post: {
      native_id: `at://${author}/post/${nth}`,
      revision: '',
      thread_id: `at://${author}/post/${nth}`,
      parent_id: null,
      url: `https://network.example/${author}/${nth}`,
      author: {
        native_id: author,
        handle: author,
        name: author,
        avatar_url: null,
        url: `https://network.example/${author}`,
        followers: null,
      },
      text,
      title: null,
      spans: [],
      media: [],
      lang: 'en',
      posted_at,
      audience: 'public',
      addressed: 'mention',
      repeats: null,
      counts: null,
      reply_handle: { cid: `bafyrei${nth}`, root: `bafyrei${nth}` },
    },
  }
}

/** RFC 4180: quotes may hold commas, quotes and line ends. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]]
  const cell = /(?:^|,|\r?\n)(?:"((?:[^"]|"")*)"|([^",\r\n]*))/y
  let match: RegExpExecArray | null
  while (cell.lastIndex < text.length && (match = cell.exec(text))) {
    if (/^\r?\n/.test(match[0])) rows.push([])
    rows.at(-1)?.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '')
    if (match[0] === '') break
  }
  return rows
}
