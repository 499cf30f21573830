/**
 * Names in scripts without spaces. The segmenter cuts the same name differently in different sentences, so these are
 * looked for in the segments glued together again, letter by letter. Where a name begins or ends with a word
 * of a script that has spaces, that word must be whole.
 */
import type { Tokens } from './tokens.ts'
import { WHOLE, WITHOUT_SPACES } from './words.ts'

interface JoinedForm<Value> {
  form: string
  whole_start: boolean
  whole_end: boolean
  values: Value[]
}

/** By first character. */
export type JoinedForms<Value = number> = Map<string, JoinedForm<Value>[]>

export function compileJoined<Value>(forms: JoinedForms<Value>, tokens: Tokens, value: Value): void {
  const { terms } = tokens
  const form = terms.map((token) => tokens.words[token]?.fold ?? '').join('')
  const key = form[0]
  if (key === undefined) return
  const list = forms.get(key) ?? []
  const same = list.find((other) => other.form === form)
  if (same !== undefined) same.values.push(value)
  else
    list.push({
      form,
      whole_start: hasSpaces(tokens, terms[0]),
      whole_end: hasSpaces(tokens, terms.at(-1)),
      values: [value],
    })
  forms.set(key, list)
}

function hasSpaces(tokens: Tokens, token: number | undefined): boolean {
  return ((tokens.words[token ?? 0]?.flags ?? 0) & WITHOUT_SPACES) === 0
}

function isTerm(tokens: Tokens, token: number): boolean {
  return ((tokens.words[token]?.flags ?? 0) & WHOLE) === 0
}

interface Run {
  text: string
  /** For each character, the token it came from. */
  tokens: number[]
}

/** What the text says between pictures, links and the ends of sentences, without its spaces. */
function* runsOf(tokens: Tokens): Generator<Run> {
  let run: Run = { text: '', tokens: [] }
  let useful = false
  for (let token = 0; token <= tokens.words.length; token += 1) {
    const kind = tokens.words[token]?.kind
    const goesOn = kind === 'word' || kind === 'number' || (kind === 'hashtag' && isTerm(tokens, token))
    if (goesOn) {
      const fold = tokens.words[token]?.fold ?? ''
      run.text += fold
      for (let unit = 0; unit < fold.length; unit += 1) run.tokens.push(token)
      useful ||= !hasSpaces(tokens, token)
    } else if (kind !== 'mark' || '.!?;:,…。、'.includes(tokens.words[token]?.fold ?? '')) {
      if (useful) yield run
      run = { text: '', tokens: [] }
      useful = false
    }
  }
}

export function findJoined<Value>(
  forms: JoinedForms<Value>,
  tokens: Tokens,
  visit: (value: Value, first: number, last: number) => void,
): void {
  for (const run of runsOf(tokens)) {
    for (let at = 0; at < run.text.length; at += 1) {
      const candidates = forms.get(run.text[at] ?? '')
      if (candidates === undefined) continue
      for (const candidate of candidates) {
        const end = at + candidate.form.length
        if (!run.text.startsWith(candidate.form, at) || !fits(run, candidate, { at, end })) continue
        for (const value of candidate.values) visit(value, run.tokens[at] ?? 0, run.tokens[end - 1] ?? 0)
      }
    }
  }
}

function fits(run: Run, form: JoinedForm<unknown>, { at, end }: { at: number; end: number }): boolean {
  if (form.whole_start && at > 0 && run.tokens[at - 1] === run.tokens[at]) return false
  return !form.whole_end || end === run.text.length || run.tokens[end] !== run.tokens[end - 1]
}
