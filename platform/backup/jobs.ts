/**
 * Jobs that wait are kept as what was asked for (name, payload, instant, key), not as rows of graphile-worker's private
 * tables, whose shape is its own and changes with its versions; restoring asks for them again. One that was being done
 * at the moment of the backup is done again, as after a crash. Dates of cron are not kept: cron begins anew.
 */
import type { ClientBase } from 'pg'
import { z } from 'zod'

const Job = z.object({
  name: z.string(),
  payload: z.unknown(),
  queue: z.string().nullable(),
  run_at: z.string(),
  attempts_left: z.number().int().positive(),
  key: z.string().nullable(),
  priority: z.number().int(),
})
export type Job = z.infer<typeof Job>

export async function waitingJobs(client: ClientBase): Promise<Job[]> {
  const { rows: found } = await client.query("select to_regclass('graphile_worker._private_jobs') is not null as there")
  if (!found[0]?.there) return []
  const { rows } = await client.query<Job>(
    `select t.identifier as name, j.payload, q.queue_name as queue, to_char(j.run_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as run_at,
       j.max_attempts - j.attempts as attempts_left, j.key, j.priority
     from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
     left join graphile_worker._private_job_queues q on q.id = j.job_queue_id
     where j.attempts < j.max_attempts order by j.id`,
  )
  return rows
}

export const readJobs = (text: string): Job[] => z.array(Job).parse(JSON.parse(text))

/** As the owner of graphile-worker's schema. */
export async function addJobs(client: ClientBase, jobs: readonly Job[]): Promise<void> {
  for (const { name, payload, queue, run_at, attempts_left, key, priority } of jobs) {
    await client.query(
      `select graphile_worker.add_job($1, payload => $2::json, queue_name => $3, run_at => $4::timestamptz, max_attempts => $5, job_key => $6, priority => $7)`,
      [name, JSON.stringify(payload), queue, run_at, attempts_left, key, priority],
    )
  }
}
