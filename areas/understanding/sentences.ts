import { classAt, SPACE } from './characters.ts'
import type { Tokens } from './tokens.ts'

type Read = Pick<Tokens, 'text' | 'kinds' | 'starts' | 'ends' | 'folds'>

/** For each token the number of its sentence. Full stops, exclamation and question marks, colons and line breaks end one. */
export function sentencesOf(tokens: Read): number[] {
  let sentence = 0
  return tokens.kinds.map((kind, token) => {
    if (token > 0 && isNewLine(tokens, token)) sentence += 1
    const own = sentence
    if (kind === 'mark' && endsSentence(tokens, token)) sentence += 1
    return own
  })
}

function isNewLine(tokens: Read, token: number): boolean {
  const from = tokens.ends[token - 1] ?? 0
  const to = tokens.starts[token] ?? 0
  return to - from > 0 && tokens.text.slice(from, to).includes('\n')
}

function endsSentence(tokens: Read, token: number): boolean {
  const sign = tokens.folds[token] ?? ''
  if (sign === '.') return classAt(tokens.text, tokens.ends[token] ?? 0) === SPACE
  return sign === '!' || sign === '?' || sign === ';' || sign === ':' || sign === '。' || sign === '...' || sign === '؟'
}
