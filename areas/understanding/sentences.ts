import { classAt, SPACE } from './characters.ts'
import type { Tokens } from './tokens.ts'

type Read = Pick<Tokens, 'text' | 'words' | 'starts' | 'ends'>

/** For each token the number of its sentence. Full stops, exclamation and question marks, colons and line breaks end one. */
export function sentencesOf(tokens: Read): number[] {
  const sentences: number[] = Array(tokens.words.length)
  let sentence = 0
  for (let token = 0; token < tokens.words.length; token += 1) {
    if (token > 0 && isNewLine(tokens, token)) sentence += 1
    sentences[token] = sentence
    if (tokens.words[token]?.kind === 'mark' && endsSentence(tokens, token)) sentence += 1
  }
  return sentences
}

function isNewLine({ text, starts, ends }: Read, token: number): boolean {
  const to = starts[token] ?? 0
  for (let at = ends[token - 1] ?? 0; at < to; at += 1) if (text.charCodeAt(at) === 0x0a) return true
  return false
}

function endsSentence({ text, words, ends }: Read, token: number): boolean {
  const sign = words[token]?.fold ?? ''
  if (sign === '.') return classAt(text, ends[token] ?? 0) === SPACE
  return sign === '!' || sign === '?' || sign === ';' || sign === ':' || sign === '。' || sign === '...' || sign === '؟'
}
