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

/** Where a row stands. In JSON lines help nobody, since all of it may be one: there posts are counted. */
export function useRowPlace(opened: Pick<OpenedImport, 'door_id' | 'format'>): (row: RowPlace) => string {
  const words = useOpenedWords(opened)
  const isJson = opened.format?.kind === 'json'
  return ({ nth, line }) => (isJson ? words.post(nth) : words.row(line))
}

interface RowPlace {
  nth: number
  line: number
}
