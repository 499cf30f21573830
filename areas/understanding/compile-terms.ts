/**
 * All terms of a workspace in one tree: the built-in topics in ten languages, its own topics, and what speaks for
 * urgency, spam and questions.
 */
import { compilePhrases, type Entry, type Phrases } from './phrases.ts'
import type { Model } from './schema.ts'
import { QUESTION_PHRASES } from './terms/questions.ts'
import { TERMS } from './terms/terms.ts'
import { SPAM_TERMS, URGENT_TERMS } from './terms/urgent.ts'

export const STRONG = 2
const SOME = 0.9
const WEAK = 0.35

export interface Term {
  speaks_for: 'topic' | 'not_topic' | 'urgency' | 'spam' | 'question'
  label: string
  weight: number
  /** null: of no language in particular, such as a workspace's own words. */
  language: string | null
}

export interface CompiledTerms {
  phrases: Phrases
  /** By the value that the phrases carry. */
  terms: Term[]
  /** Topics that no post is read to be about here. */
  off: ReadonlySet<string>
}

export function compileTerms({ topics, built_in = [] }: Pick<Model, 'topics' | 'built_in'>): CompiledTerms {
  const terms: Term[] = []
  const entries: Entry[] = []
  // Each phrase gets a number of its own: two phrases of a topic count twice, one that stands twice counts once.
  const add = (written: readonly string[], term: Term) => {
    for (const phrase of written) entries.push({ kind: kindOf(phrase), written: phrase, value: terms.push(term) - 1 })
  }
  for (const [language, built_in] of Object.entries(TERMS)) {
    for (const [label, { strong, some, weak = '' }] of Object.entries(built_in)) {
      add(listed(strong), { speaks_for: 'topic', label, weight: STRONG, language })
      add(listed(some), { speaks_for: 'topic', label, weight: SOME, language })
      add(listed(weak), { speaks_for: 'topic', label, weight: WEAK, language })
    }
  }
  for (const topic of topics)
    add(topic.terms, { speaks_for: 'topic', label: topic.name, weight: STRONG, language: null })
  for (const { topic: label, terms, left_out } of built_in) {
    add(terms, { speaks_for: 'topic', label, weight: STRONG, language: null })
    // Weightier than any: what lies inside of it speaks for nothing.
    add(left_out, { speaks_for: 'not_topic', label, weight: 2 * STRONG, language: null })
  }
  add(listed(URGENT_TERMS), { speaks_for: 'urgency', label: 'urgent', weight: 1, language: null })
  add(listed(SPAM_TERMS), { speaks_for: 'spam', label: 'spam', weight: 1, language: null })
  add(listed(QUESTION_PHRASES), { speaks_for: 'question', label: 'question', weight: 1, language: null })
  const off = new Set<string>(built_in.flatMap(({ topic, switched_off }) => (switched_off ? [topic] : [])))
  return { phrases: compilePhrases(entries), terms, off }
}

function listed(terms: string): string[] {
  return terms
    .split(',')
    .map((term) => term.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
}

function kindOf(phrase: string): Entry['kind'] {
  return phrase.startsWith('#') ? 'hashtag' : 'phrase'
}
