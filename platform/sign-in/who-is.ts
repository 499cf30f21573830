/**
 * Who sends a request, by its session cookie. Answers are kept for some seconds in this process and dropped at once
 * here when `forget` names the person (role, teams, sessions changed); another copy of the server learns of it when
 * its own answer is ten seconds old. The cache belongs to the database it reads: the same one for everybody who asks.
 */
import { hash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { LRUCache } from 'lru-cache'
import type { Database, Db } from '../database.ts'
import type { Session } from '../http.ts'
import { type Person, system, type Work } from '../work.ts'
import { expiryAt, hashToken, SESSION_COOKIE } from './sessions.ts'
import './tables.ts'

export interface WhoIs {
  whoIs: (request: Pick<FastifyRequest, 'cookies'>) => Promise<Session | null>
  forget: (person_id: string) => void
}

/** The person as they are now; null when they left. Whoever keeps the people fills it. */
export type ActorOf = (work: Work, person_id: string) => Promise<Person | null>

interface Answer {
  /** null while it is being looked up. */
  person_id: string | null
  found: Promise<Session | null>
}

const KEPT_MS = 10_000
const KEPT_AT_MOST = 10_000
const SEEN_EVERY_MS = 3_600_000
const TOKEN = /^[\w-]{43}$/
const NOBODY = Promise.resolve(null)
const opened = new WeakMap<Database, WhoIs>()

export function openWhoIs(database: Database, actorOf: ActorOf): WhoIs {
  const earlier = opened.get(database)
  if (earlier) return earlier
  const answers = new LRUCache<string, Answer>({ max: KEPT_AT_MOST, ttl: KEPT_MS })

  function ask(key: string, token: string): Answer {
    const answer: Answer = { person_id: null, found: findSession(database, actorOf, token) }
    answers.set(key, answer)
    const drop = () => answers.peek(key) === answer && answers.delete(key)
    answer.found.then((session) => {
      if (session) answer.person_id = session.person.id
      else drop()
    }, drop)
    return answer
  }

  const made: WhoIs = {
    whoIs: ({ cookies }) => {
      const token = cookies[SESSION_COOKIE]
      if (!token || !TOKEN.test(token)) return NOBODY
      const key = hash('sha256', token)
      return (answers.get(key) ?? ask(key, token)).found
    },
    // What is being looked up just now may have read the old state, so it is dropped too.
    forget: (person_id) => {
      for (const [key, answer] of answers.entries())
        if (answer.person_id === null || answer.person_id === person_id) answers.delete(key)
    },
  }
  opened.set(database, made)
  return made
}

function findSession(database: Database, actorOf: ActorOf, token: string): Promise<Session | null> {
  return database.asPlatform(async (db, enter) => {
    const now = new Date()
    const row = await db
      .selectFrom('platform_sessions')
      .selectAll()
      .where('token_hash', '=', hashToken(token))
      .where('expires_at', '>', now)
      .executeTakeFirst()
    if (!row) return null
    if (now.getTime() - row.seen_at.getTime() > SEEN_EVERY_MS) await seen(db, row.id, now)
    const work = await enter({ workspace_id: row.workspace_id, by: system('sign-in'), now })
    const person = await actorOf(work, row.person_id)
    return person && { workspace_id: row.workspace_id, person, account_id: row.account_id, session_id: row.id }
  })
}

async function seen(db: Db, id: string, now: Date): Promise<void> {
  await db
    .updateTable('platform_sessions')
    .set({ seen_at: now, expires_at: expiryAt(now) })
    .where('id', '=', id)
    .execute()
}
