/**
 * Understanding beside the main thread, which meanwhile stores the batch before and answers people. One thread for the
 * whole process, started by the first large batch; if it ends, those who wait for it are told, and the next one starts another.
 */
import { Worker } from 'node:worker_threads'
import { LRUCache } from 'lru-cache'
import type { Heard, Lesson, Said, Where } from './hear.ts'
import { packSaid, type SaidParcel, unpackHeard } from './parcels.ts'

export interface Question {
  id: number
  workspace_id: string
  /** Only when it is another than the last one for this workspace. */
  lesson: Lesson | null
  said: SaidParcel
  where: Where
}

/** `untaught`: it has forgotten the lesson, or never had it. `heard`: packed. */
export type Answer = { id: number } & ({ heard: string } | { untaught: true } | { error: string })

interface Thread {
  worker: Worker
  taught: LRUCache<string, Lesson>
  waiting: Map<number, PromiseWithResolvers<Answer>>
}

let thread: Thread | undefined
let questions = 0

/** As `hear`. Rejects when the thread ends before it answers; nothing is lost by asking again. */
export async function hearAside(
  workspace_id: string,
  lesson: Lesson,
  said: readonly Said[],
  where: Where,
): Promise<Heard[]> {
  const asked = (thread ??= begin())
  const known = asked.taught.get(workspace_id) === lesson
  asked.taught.set(workspace_id, lesson)
  const question = { workspace_id, said: packSaid(said), where }
  const first = await ask(asked, { ...question, lesson: known ? null : lesson })
  const answer = 'untaught' in first ? await ask(asked, { ...question, lesson }) : first
  if ('heard' in answer) return unpackHeard(answer.heard)
  throw new Error('error' in answer ? answer.error : 'the thread forgets what it is taught')
}

/** Whoever waits is told; the next large batch starts another. */
export async function endThread(): Promise<void> {
  await thread?.worker.terminate()
}

function ask({ worker, waiting }: Thread, question: Omit<Question, 'id'>): Promise<Answer> {
  questions += 1
  const answered = Promise.withResolvers<Answer>()
  waiting.set(questions, answered)
  worker.ref()
  worker.postMessage({ id: questions, ...question })
  return answered.promise
}

function begin(): Thread {
  const worker = new Worker(new URL('./thread.ts', import.meta.url))
  const waiting: Thread['waiting'] = new Map()
  const begun: Thread = { worker, taught: new LRUCache({ max: 1_000 }), waiting }
  const ended = (cause: unknown) => {
    if (thread === begun) thread = undefined
    for (const each of waiting.values()) each.reject(new Error('the understanding thread ended', { cause }))
    waiting.clear()
  }
  worker.on('message', (answer: Answer) => {
    waiting.get(answer.id)?.resolve(answer)
    waiting.delete(answer.id)
    // It ends with the process where nobody waits for it.
    if (waiting.size === 0) worker.unref()
  })
  worker.on('error', ended)
  worker.on('exit', ended)
  return begun
}
