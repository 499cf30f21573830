/**
 * Works on look backs, a page at a time: each page is asked for outside of any Work, goes the way of every post, and its place
 * is kept in the Work behind it. So it goes on where it stood whoever dies; a page that is done again brings nothing twice. Who works is a
 * row with an end and a rising token for each part, so that one slow network holds up no other.
 */
import './tables.ts'
import type { LookingBack } from '#areas/channels/look-back.ts'
import type { Intake } from '#areas/channels/ports.ts'
import type { Database } from '#platform/database.ts'
import type { Log } from '#platform/log.ts'
import { isConnectionTrouble } from '#platform/reactions.ts'
import { invariant } from '#platform/refusal.ts'
import { system, type Work } from '#platform/work.ts'
import type { ListeningPorts } from '../ports.ts'
import type { Monitor } from '../schema.ts'
import { askPart } from './ask-part.ts'
import { asksOf, CHANGED } from './backfills.ts'
import { hearHere } from './here.ts'
import { endBackfill, endPart, setPart } from './keep.ts'
import type { Backfill, BackfillPart } from './schema.ts'
import { takeBackPage } from './take-back.ts'
import { claimTurn, endTurn, Fenced, passTurn, type Turn } from './turn.ts'

export interface LookingBackWorker {
  database: Database
  log: Log
  intake: Intake
  lookingBack: LookingBack
  takePostsBack: ListeningPorts['takePostsBack']
  /** Without a sign of life for so long, another takes over; longer than a network is waited for. */
  lease_ms: number
  /** Between two pages of one source. */
  pause_ms: number
}

export interface Task extends LookingBackWorker {
  turn: Turn
  backfill: Backfill
  part: BackfillPart
  monitor: Monitor
  inWork: <T>(body: (work: Work) => Promise<T>) => Promise<T>
}

const BY = system('listening.look_back')

/** False where nothing is due. */
export async function lookBackNext(worker: LookingBackWorker): Promise<boolean> {
  const turn = await claimTurn(worker.database, worker.lease_ms)
  if (!turn) return false
  const inWork = <T>(body: (work: Work) => Promise<T>) =>
    worker.database.inWork({ workspace_id: turn.workspace_id, by: BY }, body)
  const task: Task = { ...worker, turn, inWork, ...(await inWork((work) => readTask(work, turn))) }
  try {
    await step(task)
  } catch (error) {
    await afterTrouble(task, error)
  }
  return true
}

async function readTask(work: Work, { backfill_id, nth }: Turn): Promise<Pick<Task, 'backfill' | 'part' | 'monitor'>> {
  const { db } = work
  const backfill = await db
    .selectFrom('listening_backfills')
    .selectAll()
    .where('id', '=', backfill_id)
    .executeTakeFirst()
  const part = await db
    .selectFrom('listening_backfill_parts')
    .selectAll()
    .where('backfill_id', '=', backfill_id)
    .where('nth', '=', nth)
    .executeTakeFirst()
  invariant(backfill && part, 'a turn is of a part that is there')
  const monitor = await db
    .selectFrom('listening_monitors')
    .selectAll()
    .where('id', '=', backfill.monitor_id)
    .executeTakeFirst()
  invariant(monitor, 'monitors are removed by being marked so')
  return { backfill, part, monitor }
}

async function step(task: Task): Promise<void> {
  const { backfill, part, turn, inWork } = task
  if (backfill.state === 'undoing') return takeBackPage(task)
  if (backfill.state !== 'running') return void (await inWork((work) => endTurn(work, turn)))
  const problem = whyOver(task)
  if (problem) return inWork((work) => endBackfill(work, turn, problem))
  return part.way === 'here' ? hearHere(task) : askPart(task)
}

/** What it would hear now is not what it was asked to look for. */
function whyOver({ monitor, backfill }: Task): string | null {
  if (monitor.removed_at) return 'This monitor was removed.'
  if (monitor.paused_at) return 'This monitor was paused. Resume it, then go on.'
  return asksOf(monitor) === backfill.asks ? null : CHANGED
}

/** A database that wants the Work done again, since two wait for each other. */
const AGAIN_MS = 1_000
const MOST_TRIES = 8
const FAULT =
  'Something went wrong on our side; the log says what. What was found so far stays. Go on, or take it back.'

async function afterTrouble({ turn, part, backfill, inWork, log, pause_ms }: Task, error: unknown): Promise<void> {
  if (error instanceof Fenced) return
  if (isConnectionTrouble(error)) throw error
  log.error({ err: error, backfill_id: backfill.id, nth: part.nth }, 'a look back stumbled')
  const tries = part.tries + 1
  if (tries < MOST_TRIES || backfill.state === 'undoing')
    return inWork(async (work) => {
      await setPart(work, turn, { tries })
      await passTurn(work, turn, Math.max(pause_ms, AGAIN_MS) * tries)
    })
  await inWork((work) => endPart(work, turn, { state: 'failed', problem: FAULT })).catch((trouble: unknown) => {
    if (!(trouble instanceof Fenced)) throw trouble
  })
}
