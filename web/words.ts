/**
 * Strings where a translator can reach them: a plain typed object per locale, English first. An area keeps its own
 * table beside its screens and reads it with the same hook: `const t = useWords(inboxWords)`.
 */
import { useWhere } from './locale.ts'
import { english } from './words/english.ts'

/** English is whole; another language may lack a string, which then shows in English rather than as a key. */
export interface WordTable<T extends object> {
  en: T
  [language: string]: Partial<T> | T
}

export type ShellWords = typeof english
export const shellWords: WordTable<ShellWords> = { en: english }

/** The closest table to a locale: `de-AT`, then `de`, each over English. */
export function wordsFor<T extends object>(table: WordTable<T>, locale: string): T {
  const language = locale.split('-')[0] ?? 'en'
  const nearest = table[locale] ?? table[language]
  return nearest && nearest !== table.en ? { ...table.en, ...nearest } : table.en
}

export function useWords<T extends object>(table: WordTable<T>): T {
  return wordsFor(table, useWhere().locale)
}

export const useShellWords = (): ShellWords => useWords(shellWords)
