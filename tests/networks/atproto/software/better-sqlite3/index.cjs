'use strict'
/**
 * The part of better-sqlite3 that kysely and the PDS use, over node:sqlite. The real package compiles for minutes and
 * has no binary for this Node. Tests only: no worker threads, no user functions, no backup.
 */
const { DatabaseSync } = require('node:sqlite')

/** better-sqlite3 names result codes; the PDS looks for BUSY, and for UNIQUE to tell a taken handle. */
const NAMES = {
  5: 'SQLITE_BUSY',
  6: 'SQLITE_LOCKED',
  19: 'SQLITE_CONSTRAINT',
  261: 'SQLITE_BUSY_RECOVERY',
  517: 'SQLITE_BUSY_SNAPSHOT',
  787: 'SQLITE_CONSTRAINT_FOREIGNKEY',
  1299: 'SQLITE_CONSTRAINT_NOTNULL',
  1555: 'SQLITE_CONSTRAINT_PRIMARYKEY',
  2067: 'SQLITE_CONSTRAINT_UNIQUE',
}

class SqliteError extends Error {
  constructor(message, code) {
    super(message)
    this.name = 'SqliteError'
    this.code = code
  }
}

function named(run) {
  try {
    return run()
  } catch (error) {
    if (error?.code !== 'ERR_SQLITE_ERROR') throw error
    throw new SqliteError(error.message, NAMES[error.errcode] ?? 'SQLITE_ERROR')
  }
}

class Statement {
  #statement
  constructor(statement, source) {
    this.#statement = statement
    this.source = source
    this.reader = statement.columns().length > 0
  }

  all(...values) {
    return named(() => this.#statement.all(...bound(values)).map(withBuffers))
  }

  get(...values) {
    return named(() => withBuffers(this.#statement.get(...bound(values))))
  }

  run(...values) {
    return named(() => this.#statement.run(...bound(values)))
  }

  *iterate(...values) {
    for (const row of this.#statement.iterate(...bound(values))) yield withBuffers(row)
  }
}

/** Values may come as one array; node:sqlite takes neither undefined nor booleans. */
function bound(values) {
  const flat = values.length === 1 && Array.isArray(values[0]) ? values[0] : values
  return flat.map((value) => (value === undefined ? null : typeof value === 'boolean' ? Number(value) : value))
}

/** better-sqlite3 gives blobs as Buffer, and callers rely on its methods. */
function withBuffers(row) {
  for (const [name, value] of Object.entries(row ?? {})) {
    if (value instanceof Uint8Array) row[name] = Buffer.from(value.buffer, value.byteOffset, value.byteLength)
  }
  return row
}

class Database {
  #database
  constructor(name, { timeout = 5_000, readonly = false } = {}) {
    this.name = name
    this.#database = named(() => new DatabaseSync(name, { timeout, readOnly: readonly }))
  }

  get open() {
    return this.#database.isOpen
  }

  get inTransaction() {
    return this.#database.isTransaction
  }

  prepare(source) {
    return named(() => new Statement(this.#database.prepare(source), source))
  }

  exec(source) {
    named(() => this.#database.exec(source))
    return this
  }

  pragma(source, { simple = false } = {}) {
    const rows = named(() => this.#database.prepare(`PRAGMA ${source}`).all())
    return simple ? Object.values(rows[0] ?? {})[0] : rows
  }

  close() {
    if (this.open) this.#database.close()
    return this
  }
}

module.exports = Database
module.exports.default = Database
module.exports.SqliteError = SqliteError
