/** The thread beside us: understands one batch after the other, and holds what it was last taught for each workspace. */
import { parentPort } from 'node:worker_threads'
import { LRUCache } from 'lru-cache'
import type { Answer, Question } from './aside.ts'
import { type Ear, earFor, hear } from './hear.ts'
import { packHeard, unpackSaid } from './parcels.ts'

const ears = new LRUCache<string, Ear>({ max: 1_000 })

function answer({ id, workspace_id, lesson, said, where }: Question): Answer {
  if (lesson) ears.set(workspace_id, earFor(lesson, ears.get(workspace_id)))
  const ear = ears.get(workspace_id)
  if (!ear) return { id, untaught: true }
  return { id, heard: packHeard(hear(ear, unpackSaid(said), where)) }
}

parentPort?.on('message', (question: Question) => {
  try {
    parentPort?.postMessage(answer(question))
  } catch (error) {
    parentPort?.postMessage({ id: question.id, error: error instanceof Error ? error.message : String(error) })
  }
})
