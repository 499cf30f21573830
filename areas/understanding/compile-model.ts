/** What ships and what a workspace added, compiled once for each model and kept as long as the model object lives. */
import { type CompiledTerms, compileTerms } from './compile-terms.ts'
import { MEANING_HEAD, SENTIMENT_HEAD } from './learned/words-say.ts'
import type { Model } from './schema.ts'

/** Changes whenever built-in terms, rules or heads do; every reading carries it. */
export const BUILT_IN_VERSION = `rules-4+${SENTIMENT_HEAD.version}+${MEANING_HEAD.version}`

export interface CompiledModel extends CompiledTerms {
  version: string
}

const compiled = new WeakMap<Model, CompiledModel>()

export function compileModel(model: Model): CompiledModel {
  const found = compiled.get(model)
  if (found !== undefined) return found
  const made = { version: `${BUILT_IN_VERSION}+${model.version}`, ...compileTerms(model) }
  compiled.set(model, made)
  return made
}
