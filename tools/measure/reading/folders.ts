/** What measurements read: folders laid out like those of ../shared/data. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The text of the first of these files that is there. */
export function firstOf(folder: string, names: readonly string[]): string {
  const found = names.find((name) => existsSync(join(folder, name)))
  if (found === undefined) throw new Error(`None of ${names.join(', ')} is in ${folder}.`)
  return readFileSync(join(folder, found), 'utf8')
}

export const linesOf = (text: string): string[] => text.replace(/\r?\n$/, '').split(/\r?\n/)

export const percent = (part: number, whole: number): number => Number(((100 * part) / Math.max(1, whole)).toFixed(2))
