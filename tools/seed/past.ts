/** The database as of another instant: what enters a Work without a clock of its own gets this one's. */
import type { Database } from '#platform/database.ts'

export interface Clock {
  now: Date
}

export function databaseAt(database: Database, clock: Clock): Database {
  return {
    ...database,
    inWork: (whom, body) => database.inWork({ now: clock.now, ...whom }, body),
    asPlatform: (body) => database.asPlatform((db, enter) => body(db, (whom) => enter({ now: clock.now, ...whom }))),
  }
}
