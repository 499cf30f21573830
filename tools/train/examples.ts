/** Texts with what people said of them, out of the sets that may train what ships; ../shared/data/README.md says which. */
import { readData } from '../read-data.ts'

export interface Example {
  text: string
  /** The place of its label. */
  label: number
  /** How much it counts. */
  weight: number
}

/** Stops where a set is missing: a head trained on less than its file says would be another head. */
export function need(path: string): string {
  const text = readData(path)
  if (text === null) throw new Error(`../shared/data/${path} is not there, and this is trained on it.`)
  return text
}

export const linesOf = (text: string): string[] => text.replace(/\n$/, '').split('\n')

const entities: Readonly<Record<string, string>> = { amp: '&', gt: '>', lt: '<', quot: '"', '#39': "'" }

/** Sets were kept as pages and programs write them: `&amp;` and `\u2019` are what a reader never saw. */
export function asRead(text: string): string {
  return text
    .replace(/\\u([0-9a-f]{4})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\\?""|\\"/g, '"')
    .replace(/&(amp|gt|lt|quot|#39);/g, (_, name: string) => entities[name] ?? '')
}
