/**
 * A Work is the first argument of every function that touches records: the open transaction, the instant, the
 * actor and the tenant. Nothing slow or remote happens inside it; what must happen later is a row written in it
 * (a fact, a delivery, a job). So a rule happened entirely or not at all.
 */
import type { Kysely } from 'kysely'
import type { PendingFact } from './facts.ts'
import type { Role } from './rights.ts'

/** Every area adds its tables here by declaration merging, in its `tables.ts`. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by declaration merging
export interface Tables {}

export type Actor =
  | { kind: 'person'; id: string; role: Role; team_ids: readonly string[] }
  | { kind: 'system'; name: string }

export type Person = Extract<Actor, { kind: 'person' }>

export interface Work {
  /** Runs as a role that owns nothing and sees one workspace only. */
  readonly db: Kysely<Tables>
  readonly now: Date
  readonly by: Actor
  readonly workspace_id: string
  /** Collected by `happened`, written together as the Work's last act. */
  readonly facts: PendingFact[]
  /** Run after the commit, in this process only; for waking workers, never for truth. */
  readonly afterwards: (() => void)[]
}

/** Who and where a Work is for. `now` defaults to the clock; tests, drills and imports bring their own. */
export interface WorkFor {
  workspace_id: string
  by: Actor
  now?: Date
  /**
   * The transaction begins when this has come about; where it fails, the Work does. The body runs at once, and what it
   * asks before is sent together then: so that the database is not kept waiting for what can be made ready.
   */
  after?: Promise<unknown>
}

/** Opens a Work, runs the body in it, writes its facts, commits. What the body throws undoes everything. */
export type InWork = <T>(whom: WorkFor, body: (work: Work) => Promise<T>) => Promise<T>

export const system = (name: string): Actor => ({ kind: 'system', name })
