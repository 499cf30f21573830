/**
 * Reads that nearly every request sends. Kysely builds and compiles a statement anew each time it is asked, which costs
 * more than sending it; these are built once, and afterwards only their values are filled in. They are not prepared
 * in PostgreSQL: a pooler in transaction mode may stand in between.
 */
import type { Compilable, CompiledQuery, Kysely } from 'kysely'
import { unbound } from './kysely-over.ts'
import { invariant } from './refusal.ts'
import type { Tables, Work } from './work.ts'

/** Stands in the statement where a value will be. */
class Place {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
}

export type At<Given> = <Name extends keyof Given & string>(name: Name) => Given[Name]

/**
 * `build` is called once, on first use: what it decides it decides for all, and every value that differs comes from
 * `at('its name')`. A list goes into one place, as `= any(...)`.
 */
export function hotRead<Given, Row>(
  build: (db: Kysely<Tables>, at: At<Given>) => Compilable<Row>,
): (work: Pick<Work, 'db'>, given: Given) => Promise<Row[]> {
  let compiled: CompiledQuery<Row> | undefined
  return async ({ db }, given) => {
    compiled ??= build(unbound, (name) => new Place(name) as never).compile()
    const parameters = compiled.parameters.map((one) => (one instanceof Place ? valueAt(one, given) : one))
    return (await db.getExecutor().executeQuery<Row>({ ...compiled, parameters })).rows
  }
}

function valueAt<Given>({ name }: Place, given: Given): unknown {
  const value = given[name as keyof Given]
  invariant(value !== undefined, `every place of a statement is given a value, and so is ${name}`)
  return value
}
