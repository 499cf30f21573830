/** Who is being named in a note: from an `@` that begins a word up to where is typed. What it then means, checks/mentioned.ts says. */
interface Named {
  id: string
  name: string
}

export interface Naming {
  /** Where the `@` stands. */
  start: number
  /** What follows it so far. */
  query: string
}

export const OFFERED = 6
/** A name may be of three words; more is a sentence. An address of e-mail names nobody. */
const BEGUN = /(?<![\p{L}\p{N}._%+-])@((?:[\p{L}\p{N}\p{M}'’.-]+ ){0,2}[\p{L}\p{N}\p{M}'’.-]*)$/u

export function namingAt(text: string, caret: number): Naming | null {
  const query = BEGUN.exec(text.slice(0, caret))?.[1]
  return query === undefined ? null : { start: caret - query.length - 1, query }
}

/** Whose name, or a later word of it, begins so; whom one is called by first. */
export function fitting<P extends Named>(people: readonly P[], query: string): P[] {
  const wanted = fold(query)
  const place = ({ name }: P) => ` ${fold(name)}`.indexOf(` ${wanted}`)
  return people
    .filter((person) => place(person) >= 0)
    .sort((a, b) => place(a) - place(b) || a.name.localeCompare(b.name))
}

/** The name in the place of what was typed of it, and where typing goes on. */
export function named(text: string, { start, query }: Naming, name: string): { text: string; caret: number } {
  const before = `${text.slice(0, start)}@${name} `
  return { text: before + text.slice(start + 1 + query.length).replace(/^ /, ''), caret: before.length }
}

const fold = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
