/** Keeps this process listening: takes free channels, renews what it has, lets go of what it lost. Each channel is a task of its own. */
import { setTimeout as sleep } from 'node:timers/promises'
import { type Loop, startLoop } from '#platform/loop.ts'
import { type Hearing, hear, type Progress } from './hear.ts'
import { freeLeasesOfTheGone, giveBackLease, type Holder, type Lease, renewLeases, takeLeases } from './leases.ts'

export interface Listening extends Hearing, Holder {
  tick_ms: number
  /** Channels in one process. */
  most: number
}

export const LISTENING = { lease_ms: 30_000, tick_ms: 1_000, most: 500, poll_ms: 60_000, silent_ms: 900_000 }

/** Taken per tick, so that processes which start together share. */
const AT_ONCE = 20
const STORING_TOO_LONG_MS = 120_000

interface Task {
  lease: Lease
  stop: AbortController
  progress: Progress
  ended: Promise<void>
}

export function startListening(listening: Listening): Loop {
  const tasks = new Map<string, Task>()
  let renewed_ms = performance.now()
  let looked = false

  const step = async () => {
    if (!looked) await freeLeasesOfTheGone(listening)
    looked = true
    const began_ms = performance.now()
    // The database was away for longer than the leases last: somebody else may listen by now.
    if (began_ms - renewed_ms > listening.lease_ms * 0.8) letGo(tasks, () => true)
    const asked = [...tasks.values()].map((task) => task.lease)
    const ours = await renewLeases(listening, asked)
    renewed_ms = began_ms
    const lost = new Set(asked.filter(({ channel_id }) => !ours.has(channel_id)))
    letGo(tasks, (task) => lost.has(task.lease))
    const room = Math.min(AT_ONCE, listening.most - tasks.size)
    const taken = room > 0 ? await takeLeases(listening, room) : []
    for (const lease of taken) begin(listening, tasks, lease)
    return false
  }

  const loop = startLoop({ name: 'channels.listen', log: listening.log, step, idle_ms: listening.tick_ms })
  return {
    ...loop,
    stop: async () => {
      await loop.stop()
      const all = [...tasks.values()]
      letGo(tasks, () => true)
      await Promise.race([Promise.all(all.map((task) => task.ended)), sleep(5_000, undefined, { ref: false })])
    },
    health: () => ({ ...loop.health(), trouble: loop.health().trouble ?? stuck(tasks) }),
  }
}

function begin(listening: Listening, tasks: Map<string, Task>, lease: Lease): void {
  // A lost task of the same channel may still be winding up; its token is old, so it can store nothing.
  tasks.get(lease.channel_id)?.stop.abort()
  const stop = new AbortController()
  const progress: Progress = { storing_since_ms: null }
  const run = async () => {
    const after_ms = await hear(listening, lease, { signal: stop.signal, progress })
    if (tasks.get(lease.channel_id)?.lease === lease) tasks.delete(lease.channel_id)
    await giveBackLease(listening, lease, after_ms)
  }
  const ended = run().catch((error: unknown) => listening.log.warn({ err: error }, 'a lease could not be given back'))
  tasks.set(lease.channel_id, { lease, stop, progress, ended })
}

function letGo(tasks: Map<string, Task>, which: (task: Task) => boolean): void {
  for (const [channel_id, task] of tasks) {
    if (!which(task)) continue
    tasks.delete(channel_id)
    task.stop.abort(new Error('this channel is not ours to listen to any more'))
  }
}

function stuck(tasks: Map<string, Task>): string | null {
  const slow = [...tasks.values()].filter(
    ({ progress }) =>
      progress.storing_since_ms !== null && performance.now() - progress.storing_since_ms > STORING_TOO_LONG_MS,
  )
  return slow.length > 0 ? `storing what ${slow.length} channels said takes more than two minutes` : null
}
