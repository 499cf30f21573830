/**
 * Work apart from reactions: timers that repeat (cron) and jobs with retries, by graphile-worker. A job is a row added
 * in the Work that wants it, through a wrapper that runs as the owner, since the application's role may not.
 */
import { Logger, type Runner, run, runMigrations, type TaskList } from 'graphile-worker'
import { sql } from 'kysely'
import pg from 'pg'
import type { Log } from './log.ts'
import type { Work } from './work.ts'

/** By name, `area.verb_noun`. Throwing means: again later, with growing pauses. */
export type Jobs = Readonly<Record<string, (payload: never) => Promise<void>>>

export interface JobsOptions {
  direct_url: string
  jobs: Jobs
  /** Lines of cron, in UTC: `17 3 * * * platform.keep_house`. */
  cron: readonly string[]
  log: Log
}

export async function migrateJobs(direct_url: string): Promise<void> {
  await runMigrations({ connectionString: direct_url })
  const client = new pg.Client(direct_url)
  await client.connect()
  try {
    const { rowCount } = await client.query(
      "select from pg_proc where oid = to_regprocedure('platform_add_job(text, json, timestamptz, text)') and prosrc = $1",
      [ADD_JOB],
    )
    if (rowCount) return
    await client.query(`
      create or replace function platform_add_job(task text, payload json, at timestamptz, key text) returns void
      language sql security definer set search_path = pg_catalog, graphile_worker, pg_temp as $$${ADD_JOB}$$;
      revoke all on function platform_add_job from public;
      grant execute on function platform_add_job to baton_app`)
  } finally {
    await client.end()
  }
}

const ADD_JOB =
  'select graphile_worker.add_job(task, payload => payload, run_at => at, job_key => key, max_attempts => 25);'

/** A job of the same key that has not begun is replaced. The payload also says whose it is: `workspace_id`. */
export async function addJob(
  work: Work,
  name: string,
  job: { payload: object; at?: Date; key?: string },
): Promise<void> {
  const payload = JSON.stringify({ workspace_id: work.workspace_id, ...job.payload })
  await sql`select platform_add_job(${name}, ${payload}::json, ${job.at ?? null}::timestamptz, ${job.key ?? null})`.execute(
    work.db,
  )
}

export async function runJobs({ direct_url, jobs, cron, log }: JobsOptions): Promise<Pick<Runner, 'stop'>> {
  const taskList: TaskList = {}
  for (const [name, job] of Object.entries(jobs)) {
    const task = (payload: unknown) => (job as (payload: unknown) => Promise<void>)(payload)
    // A line of cron takes no dot in a name.
    taskList[name] = taskList[name.replaceAll('.', ':')] = task
  }
  // Ours, since the runner's own ends in its own time: a database that stopped meanwhile took the process with it.
  const pool = new pg.Pool({ connectionString: direct_url, max: 4 })
  // A connection that breaks is replaced; the runner tries again.
  pool.on('error', () => {})
  pool.on('connect', (client) => void client.on('error', () => {}))
  const runner = await run({
    pgPool: pool,
    taskList,
    crontab: cron.map((line) => line.replaceAll('.', ':')).join('\n'),
    concurrency: 4,
    noHandleSignals: true,
    pollInterval: 1000,
    logger: quietLogger(log),
  })
  return {
    stop: async () => {
      await runner.stop()
      await pool.end()
    },
  }
}

function quietLogger(log: Log) {
  return new Logger(() => (level, message, meta) => {
    if (level === 'error') log.error({ meta }, message)
    else if (level === 'warning') log.warn({ meta }, message)
  })
}
