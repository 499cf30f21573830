/** Whom a note names: `@Bo Tanaka`, or `@Bo` where only one colleague is called so. */

interface Named {
  id: string
  name: string
}

export function mentionedIn<P extends Named>(text: string, people: readonly P[]): P[] {
  const byFullName = people.toSorted((a, b) => b.name.length - a.name.length)
  const byFirstName = Map.groupBy(people, (person) => firstNameOf(person.name))
  const found = new Map<string, P>()
  for (const { 1: rest = '' } of text.toLowerCase().matchAll(/(?<![\p{L}\p{N}._%+-])@(?=(\P{Cc}{1,120}))/gu)) {
    const named = byFullName.filter(({ name }) => begins(rest, name.toLowerCase()))
    const longest = named.filter(({ name }) => name.length === named[0]?.name.length)
    const called = byFirstName.get(/^[\p{L}\p{N}\p{M}'’-]+/u.exec(rest)?.[0] ?? '') ?? []
    for (const person of longest.length > 0 ? longest : called.length === 1 ? called : []) found.set(person.id, person)
  }
  return [...found.values()]
}

const firstNameOf = (name: string) => name.toLowerCase().split(' ')[0] ?? ''

/** As a whole: `@Bo` is not in `@Boris`. */
const begins = (rest: string, name: string) =>
  name !== '' && rest.startsWith(name) && !/^[\p{L}\p{N}\p{M}]/u.test(rest.slice(name.length))
