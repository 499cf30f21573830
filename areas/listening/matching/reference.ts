/**
 * The matcher that is obvious: every query, every node, every place, one after the other. What it says is right by
 * definition; the quick one is compared with it over random queries and posts.
 */

import { compileJoined, findJoined, type JoinedForms } from '#areas/understanding/joined.ts'
import { hostOf } from '#areas/understanding/tokenize.ts'
import type { Tokens } from '#areas/understanding/tokens.ts'
import { WHOLE, WITHOUT_SPACES, type Word } from '#areas/understanding/words.ts'
import type { NodeOf, QueryNode } from '../checks/query/nodes.ts'
import { hostsOf } from './atoms.ts'
import { patternOf } from './patterns.ts'
import type { Subject } from './subject.ts'
import { authorKey, authorKeys, handleKey, linkKey, type Step, stepsOf, tagKey } from './written.ts'

/** From which term to which. */
export type Stretch = [first: number, last: number]

/** Whether the query holds for this post. */
export function holds(node: QueryNode, post: Subject, in_title = false): boolean {
  switch (node.kind) {
    case 'all':
      return node.of.every((part) => holds(part, post, in_title))
    case 'any':
      return node.of.some((part) => holds(part, post, in_title))
    case 'not':
      return !holds(node.of, post, in_title)
    case 'title':
      return holds(node.of, post, true)
    case 'author':
      return authorKeys(post.author).some((key) => key === handleKey(node.written) || key === authorKey(node.written))
    case 'site':
      return hostsOf(hostOf(post.url.toLowerCase())).includes(linkKey(node.written).host)
    case 'network':
      return post.network === node.written.toLowerCase()
    case 'lang':
      return post.reading().language === node.written.toLowerCase()
    case 'topic':
      return post.reading().topics.some(({ topic }) => topic === node.written)
    case 'sentiment':
      return post.reading().sentiment_label === node.label
    case 'is':
      return node.what === 'reply' ? post.is_reply : post.reading().is_question
    case 'has':
      return post.has_media
    case 'at_least':
      return (post[node.of] ?? -1) >= node.number
    default:
      return placesOf(node, post, in_title).length > 0
  }
}

/** Where what can stand somewhere stands, in the order of the text, each place once. */
export function placesOf(node: QueryNode, post: Subject, in_title: boolean): Stretch[] {
  const found = everyPlace(node, post, in_title)
  const sorted = found.toSorted((a, b) => a[0] - b[0] || a[1] - b[1])
  return sorted.filter((place, at) => at === 0 || place.join() !== sorted[at - 1]?.join())
}

function everyPlace(node: QueryNode, post: Subject, in_title: boolean): Stretch[] {
  const there = (places: Stretch[]) => (in_title ? places.filter((place) => isInTitle(post.tokens, place)) : places)
  switch (node.kind) {
    case 'any':
      return node.of.flatMap((part) => placesOf(part, post, in_title))
    case 'title':
      return placesOf(node.of, post, true)
    case 'near':
      return nearPlaces(node, post, in_title)
    case 'words':
      return there(wordsPlaces(node, post.tokens))
    case 'together':
      return there(togetherPlaces(node, post.tokens))
    case 'hashtag':
      return there(tokenPlaces(post.tokens, (word) => isTag(word, node.written)))
    case 'mention':
      return there(tokenPlaces(post.tokens, (word) => isMention(word, handleKey(node.written))))
    case 'link':
      return there(tokenPlaces(post.tokens, (word) => isLink(word, node.written)))
    default:
      return []
  }
}

const isInTitle = ({ starts, terms, text_start }: Tokens, [, last]: Stretch) =>
  (starts[terms[last] ?? 0] ?? 0) < text_start

function nearPlaces(
  { of: [one, other], within, ordered }: NodeOf<'near'>,
  post: Subject,
  in_title: boolean,
): Stretch[] {
  return placesOf(one, post, in_title).flatMap((a) =>
    placesOf(other, post, in_title).flatMap((b): Stretch[] => {
      const behind = b[0] - a[1]
      if (behind >= 1 && behind <= within) return [[a[0], b[1]]]
      const before = a[0] - b[1]
      return !ordered && before >= 1 && before <= within ? [[b[0], a[1]]] : []
    }),
  )
}

/** The places of the tokens of which this is so; a tag of several words stands where its parts do. */
function tokenPlaces(tokens: Tokens, is: (word: Word) => boolean): Stretch[] {
  return tokens.words.flatMap((word, token): Stretch[] => {
    if (!is(word)) return []
    const within = (other: number) =>
      (tokens.starts[other] ?? 0) >= (tokens.starts[token] ?? 0) &&
      (tokens.ends[other] ?? 0) <= (tokens.ends[token] ?? 0)
    const terms = tokens.terms.flatMap((other, term) => (within(other) ? [term] : []))
    return [[terms[0] ?? 0, terms.at(-1) ?? 0]]
  })
}

function isTag({ kind, fold }: Word, written: string): boolean {
  if (kind !== 'hashtag') return false
  return /[*?]/.test(written) ? patternOf(written).fits(fold) : fold === tagKey(written)
}

const isMention = ({ kind, fold }: Word, handle: string) =>
  kind === 'mention' && (fold === `@${handle}` || fold.startsWith(`@${handle}@`))

function isLink({ kind, norm, fold }: Word, written: string): boolean {
  const { host, path } = linkKey(written)
  if (kind !== 'link') return false
  return hostsOf(fold).includes(host) && norm.slice(norm.indexOf(fold) + fold.length).startsWith(path)
}

function wordsPlaces({ written, exact }: NodeOf<'words'>, tokens: Tokens): Stretch[] {
  const { steps, joined, tag } = stepsOf(written, exact)
  if (joined !== null) return joinedPlaces(joined, tokens)
  if (steps.length === 0) return []
  const stretches = tokens.terms.flatMap((_, from): Stretch[] => {
    const fits = steps.every((step, nth) => isStep(wordAt(tokens, from + nth), step))
    return fits ? [[from, from + steps.length - 1]] : []
  })
  const [only] = steps
  const wholeTag = (word: Word) =>
    word.kind === 'hashtag' &&
    (word.fold === tag ||
      (steps.length === 1 &&
        only?.kind === 'fold' &&
        (word.flags & (WHOLE | WITHOUT_SPACES)) === WHOLE &&
        word.fold === only.key))
  return [...stretches, ...tokenPlaces(tokens, wholeTag)]
}

const wordAt = ({ words, terms }: Tokens, term: number): Word | undefined => words[terms[term] ?? -1]

function isStep(word: Word | undefined, { kind, key }: Step): boolean {
  if (word === undefined) return false
  if (kind === 'written') return word.written === key
  if (kind === 'fold') return word.fold === key
  return word.kind !== 'link' && word.kind !== 'mention' && patternOf(key).fits(word.fold)
}

function joinedPlaces(name: Tokens, tokens: Tokens): Stretch[] {
  const forms: JoinedForms<0> = new Map()
  compileJoined(forms, name, 0)
  const places: Stretch[] = []
  findJoined(forms, tokens, (_, first, last) => {
    places.push([tokens.terms.indexOf(first), tokens.terms.indexOf(last)])
  })
  return places
}

/** For each place where one of the words ends, the shortest stretch to it that holds all of them. */
function togetherPlaces({ written, within }: NodeOf<'together'>, tokens: Tokens): Stretch[] {
  const words = [...new Set(stepsOf(written, false).steps.map((step) => JSON.stringify(step)))].map(
    (step) => JSON.parse(step) as Step,
  )
  if (words.length === 0) return []
  const holdsAll = (first: number, last: number) =>
    words.every((step) => range(first, last).some((term) => isStep(wordAt(tokens, term), step)))
  return tokens.terms.flatMap((_, last): Stretch[] => {
    if (!words.some((step) => isStep(wordAt(tokens, last), step))) return []
    const first = range(0, last).findLast((from) => holdsAll(from, last))
    return first === undefined || last - first + 1 - words.length >= within ? [] : [[first, last]]
  })
}

const range = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, at) => first + at)
