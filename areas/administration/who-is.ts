/** Joins sessions, which the platform keeps, with the people, which this area keeps. */
import type { Database } from '#platform/database.ts'
import { openWhoIs as open, type WhoIs } from '#platform/sign-in/who-is.ts'
import { actorOf } from './people.ts'

/** One per database and process, however often it is asked for; see the cache there. */
export const openWhoIs = (database: Database): WhoIs => open(database, actorOf)
