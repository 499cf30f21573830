/** What somebody wrote into a query, as the words and names of posts are looked up. */
import { foldOf, normOf, squeeze } from '#areas/understanding/fold.ts'
import { hostOf, tokenize } from '#areas/understanding/tokenize.ts'
import type { Tokens } from '#areas/understanding/tokens.ts'
import { hasWildcard } from './patterns.ts'

/** A step of a phrase: a word by its fold, or by its letters as they stand, or one with wildcards. */
export type Step = { kind: 'fold' | 'written' | 'pattern'; key: string }

export interface Steps {
  steps: Step[]
  /** Set where a script without spaces is in it: then it is looked for letter by letter. */
  joined: Tokens | null
  /** The hashtag that several plain words make. */
  tag: string | null
}

export function stepsOf(written: string, exact: boolean): Steps {
  if (exact || !hasWildcard(written)) return plainSteps(written, exact)
  const steps = written.split(/\s+/).flatMap((part): Step[] => {
    if (!hasWildcard(part)) return plainSteps(part, false).steps
    return /[\p{L}\p{N}]/u.test(part) ? [{ kind: 'pattern', key: part }] : []
  })
  return { steps, joined: null, tag: null }
}

function plainSteps(written: string, exact: boolean): Steps {
  const tokens = tokenize(written)
  const words = tokens.terms.map((token) => tokens.words[token])
  const steps = words.map(
    (word): Step => (exact ? { kind: 'written', key: word?.written ?? '' } : { kind: 'fold', key: word?.fold ?? '' }),
  )
  const tag = steps.length > 1 && !exact ? squeeze(steps.map(({ key }) => key).join('')) : null
  return { steps, joined: tokens.has_joined ? tokens : null, tag }
}

export const tagKey = (written: string): string =>
  tokenize(`#${written.replace(/^[#＃]+/, '')}`).words[0]?.fold.replace(/^#/, '') ?? ''

/** Without its sign. */
export const handleKey = (written: string): string => normOf(written.replace(/^[@＠]+/, ''))

/** The host and the beginning of the path of an address, however much of it was written. */
export function linkKey(written: string): { host: string; path: string } {
  const norm = written.toLowerCase().trim()
  const host = hostOf(norm)
  const path = norm.slice(norm.indexOf(host) + host.length)
  return { host, path: path === '/' ? '' : path }
}

/** A handle with and without its server, and the name. */
export function authorKeys({ handle, name }: { handle: string; name: string }): string[] {
  const full = handleKey(handle)
  const server = full.indexOf('@')
  const keys = [full, authorKey(name)]
  if (server > 0) keys.push(full.slice(0, server))
  return keys
}

export const authorKey = (written: string): string => foldOf(handleKey(written)).replace(/\s+/g, ' ').trim()
