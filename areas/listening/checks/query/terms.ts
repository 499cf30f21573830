/** Makes nodes of words and phrases, or says what is wrong with them. */
import { canBeFound, isLink } from './letters.ts'
import type { Place, QueryNode } from './nodes.ts'
import { quoted, WITHIN_MAX, type Wrong } from './problems.ts'
import { hashtagNode, mentionNode, nothingToFind } from './values.ts'

/** A word that stands by itself: #tag, @account or a word, which may have wildcards. */
export function wordNode(written: string, place: Place): QueryNode | Wrong {
  const isSigned = /^[#＃@＠]./u.test(written)
  if (isSigned && /^[@＠]/.test(written)) return mentionNode(written.slice(1), place)
  // '#1' is a number with a sign, as it is in a post.
  if (isSigned && !/^.\p{N}+$/u.test(written)) return hashtagNode(written.slice(1), place)
  if (/^~|~\d*$/.test(written) && !isLink(written))
    return {
      code: 'tilde_without_phrase',
      says: '~ stands directly behind a phrase in quotation marks: "arc kettle"~5',
    }
  return wordsNode(written, place)
}

export function wordsNode(written: string, { start, end }: Place): QueryNode | Wrong {
  const wrong = wrongWith(written)
  return wrong ?? { kind: 'words', written, exact: false, start, end }
}

/** "a b"~n. */
export function togetherNode(written: string, apart: string, { start, end }: Place): QueryNode | Wrong {
  const within = Number(apart)
  if (apart === '') return { code: 'tilde_without_number', says: '~ needs a number: "arc kettle"~5' }
  if (within < 1 || within > WITHIN_MAX)
    return { code: 'tilde_out_of_range', says: `The number behind ~ is 1 to ${WITHIN_MAX}: "arc kettle"~5` }
  if (!/\S\s+\S/.test(written))
    return { code: 'tilde_with_one_word', says: '~ needs two words at least: "arc kettle"~5' }
  return wrongWith(written) ?? { kind: 'together', written, within, start, end }
}

function wrongWith(written: string): Wrong | null {
  if (!canBeFound(written)) return written === '' ? nothingInQuotes : nothingToFind(written)
  if (!/[*?]/.test(written)) return null
  if (isLink(written))
    return {
      code: 'wildcard_in_link',
      says: 'To find posts with this address write link: before it: link:fernhill.co/arc',
    }
  for (const word of written.split(/\s+/)) {
    const wrong = wildcardsIn(word)
    if (wrong) return wrong
  }
  return null
}

const nothingInQuotes: Wrong = {
  code: 'nothing_to_find',
  says: 'Nothing stands between these quotation marks. Write a word there, or take them out.',
}

const LETTERS_MIN = 2

/** Words found by one letter would be nearly all of them, and each post would have to be searched for each. */
function wildcardsIn(word: string): Wrong | null {
  const first = word.search(/[*?]/)
  if (first === -1) return null
  const letters = word.slice(0, first).match(/[\p{L}\p{N}]/gu)?.length ?? 0
  if (letters >= LETTERS_MIN) return null
  const code = 'wildcard_too_early'
  if (word === '*' || word === '?')
    return { code, says: `${word} alone stands for no word. To leave room between words use NEAR: arc NEAR/2 kettle` }
  return { code, says: `${quoted(word)} needs two letters before its first ${word[first]}: ke*` }
}
