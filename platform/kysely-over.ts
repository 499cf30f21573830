/**
 * A Kysely over one open connection, for one Work. The transaction around it is ours, so nothing of Kysely's own pools,
 * drivers and plugins stands between: a Work costs three small objects. The compiler, whose making alone took as long
 * as compiling a statement, is one for all: it works in one go and keeps nothing of the statement before.
 */
import {
  type CompiledQuery,
  type Driver,
  Kysely,
  type KyselyProps,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryExecutor,
} from 'kysely'
import type { Tables } from './work.ts'

export interface Statements {
  query(text: string, values: unknown[], silent?: boolean): Promise<{ rows: unknown[]; rowCount: number | null }>
}

/** `silent`: whoever made it knows that it returns no rows. */
export interface MaybeSilent extends CompiledQuery {
  readonly silent?: boolean
}

const no = (why: string) => (): never => {
  throw new Error(why)
}
const oneTransaction = no('a Work is one transaction, on the connection that it has')
const noPlugins = no('plugins are not used here')

const compiler = new PostgresQueryCompiler()
const adapter = new PostgresAdapter()

const driver: Driver = {
  init: async () => {},
  acquireConnection: oneTransaction,
  beginTransaction: oneTransaction,
  commitTransaction: oneTransaction,
  rollbackTransaction: oneTransaction,
  releaseConnection: oneTransaction,
  destroy: async () => {},
}

const dialect = {
  createAdapter: () => adapter,
  createDriver: () => driver,
  createIntrospector: (db: Kysely<never>) => new PostgresIntrospector(db),
  createQueryCompiler: () => compiler,
}

const UNBOUND: QueryExecutor = {
  adapter,
  plugins: [],
  transformQuery: (node) => node,
  compileQuery: (node, queryId) => compiler.compileQuery(node, queryId) as never,
  executeQuery: no('this Kysely has no connection; it only builds statements'),
  stream: no('rows are read in pages by key, not streamed'),
  provideConnection: oneTransaction,
  withConnectionProvider: oneTransaction,
  withPlugin: noPlugins,
  withPlugins: noPlugins,
  withPluginAtFront: noPlugins,
  withoutPlugins: () => UNBOUND,
}

const kyselyOf = (executor: QueryExecutor): Kysely<Tables> =>
  new Kysely<Tables>({ config: { dialect }, driver, executor, dialect } as KyselyProps)

export function kyselyOver(client: Statements): Kysely<Tables> {
  return kyselyOf({
    ...UNBOUND,
    executeQuery: async (query: MaybeSilent) => {
      const { rows, rowCount } = await client.query(query.sql, query.parameters as unknown[], query.silent)
      return { rows: rows as never[], numAffectedRows: BigInt(rowCount ?? 0) }
    },
  })
}

/** Builds and compiles, sends nothing. */
export const unbound = kyselyOf(UNBOUND)
