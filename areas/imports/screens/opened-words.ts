import { useWords } from '#web/words.ts'
import { addressWords } from './addresses/words.ts'
import type { OpenedImport } from './queries.ts'
import { type ImportsWords, importsWords } from './words.ts'

/** Of a file, or of what a program sent. */
export function useOpenedWords({ door_id }: Pick<OpenedImport, 'door_id'>): ImportsWords {
  const words = useWords(importsWords)
  const { ofLot } = useWords(addressWords)
  return door_id ? { ...words, ...ofLot } : words
}
