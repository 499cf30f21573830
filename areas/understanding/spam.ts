/** Whether a post wants reach or money from anyone and nothing from us: what it says, and how it is stuffed. */
import type { Hit } from './evidence.ts'
import type { Tokens } from './tokens.ts'

export const SPAM_FROM = 2

/** The signs that were found; `SPAM_FROM` of them make spam where no head decides. */
export function spamPoints(count: Counts, hits: readonly Hit[]): number {
  let points = hits.filter(({ term }) => term.speaks_for === 'spam').length
  if (points > 0 && count.link > 0) points += 0.5
  if (count.hashtag > 10 || (count.hashtag > 5 && count.word < count.hashtag * 2)) points += 1
  if (count.mention > 8) points += 1
  if (count.link > 4) points += 1
  if (count.emoji > 12 && count.word < count.emoji * 2 && count.link > 0) points += 1
  return points
}

/** 'message @anna_fx' names whom to write to; '@acme message me' speaks to somebody. */
export const beginsWithHandle = ({ words }: Tokens): boolean =>
  words.find(({ kind }) => kind !== 'mark')?.kind === 'mention'

export type Counts = Record<'word' | 'hashtag' | 'mention' | 'link' | 'emoji', number>

export function countsOf(tokens: Tokens): Counts {
  const count: Counts = { word: 0, hashtag: 0, mention: 0, link: 0, emoji: 0 }
  for (const { kind } of tokens.words) {
    if (kind === 'word') count.word += 1
    else if (kind === 'mention') count.mention += 1
    else if (kind === 'hashtag') count.hashtag += 1
    else if (kind === 'link') count.link += 1
    else if (kind === 'emoji') count.emoji += 1
  }
  return count
}
