/** What an area hands to the composition root, and what the process lends to an area. */
import type { FastifyInstance } from 'fastify'
import type { z } from 'zod'
import type { Blobs } from './blobs.ts'
import type { Config } from './config.ts'
import type { Database } from './database.ts'
import type { DueHandlers } from './due.ts'
import type { Route } from './http.ts'
import type { Jobs } from './jobs.ts'
import type { Log } from './log.ts'
import type { Loop } from './loop.ts'
import type { Mail } from './mail.ts'
import type { Reactions } from './reactions.ts'
import type { Secrets } from './secrets.ts'
import type { StatusPart } from './status-api.ts'
import type { Work } from './work.ts'

/** Each area exports `area(tools)`; rules that need a tool take it as an argument. */
export interface Tools {
  config: Config
  database: Database
  log: Log
  secrets: Secrets
  blobs: Blobs
  mail: Mail
  /** Guarded: cannot reach private addresses unless the operator allowed them. */
  outside: {
    fetch: typeof fetch
    socket(url: string, signal: AbortSignal): AsyncIterable<string | Uint8Array>
    now(): Date
  }
}

export interface Area {
  name: string
  /** Every table the area owns: its shape, and what it holds of a person. The house tests compare both with SQL. */
  records: Readonly<Record<string, RecordEntry>>
  routes?: readonly Route[]
  reactions?: Reactions
  due?: DueHandlers
  jobs?: Jobs
  /** Lines of cron, UTC, naming jobs. */
  cron?: readonly string[]
  /** Loops of its own, such as deliveries and listening; started where the process works. */
  loops?: () => readonly Loop[]
  /** Plain routes that are no endpoints (files, webhooks in). Each says who may in its own words. */
  serve?: (app: FastifyInstance) => void
  /** Troubles of today, in words, for /health and the status page. Empty when well. */
  troubles?: () => Promise<readonly Trouble[]>
  /** Its parts of the status page, as seen from one workspace. */
  status?: (work: Work) => Promise<readonly StatusPart[]>
  /** Its figures for /metrics, over all workspaces. */
  gauges?: readonly Gauge[]
}

export interface Gauge {
  /** `baton_deliveries`; units last. */
  name: `baton_${string}`
  help: string
  labels: readonly string[]
  read: () => Promise<readonly { labels: Record<string, string>; value: number }[]>
}

export interface Trouble {
  /** `down` fails /health; `late` shows on the status page. */
  weight: 'down' | 'late'
  what: string
  mend: string
}

export interface RecordEntry {
  /** Keys = columns. null for rows that no screen and no API ever reads as such. */
  schema: z.ZodObject | null
  /** What of a person is in it; `null` with the reason why nothing is. */
  personal: Personal | { none: string }
}

/** Export and erase of people outside, by the ids of their identities (`contacts_identities.id`). */
export interface Personal {
  export(work: Work, identity_ids: readonly string[]): Promise<unknown[]>
  erase(work: Work, identity_ids: readonly string[]): Promise<void>
}
