/** The model of a workspace, held by version: what ships, and the topics that its people added. */
import './tables.ts'
import { cachedByVersion, type Versions } from '#platform/versions.ts'
import type { Work } from '#platform/work.ts'
import { listBuiltInTopics } from './delivered/topics.ts'
import { listTopics, TOPICS } from './own-topics.ts'
import type { Model } from './schema.ts'
import { BUILT_IN_MODEL } from './understand.ts'

const cache = cachedByVersion(
  TOPICS,
  async (work): Promise<Known> => ({
    topics: (await listTopics(work)).map(({ name, terms }) => ({ name, terms })),
    built_in: (await listBuiltInTopics(work)).map(({ topic, terms, left_out, switched_off }) => ({
      ...{ topic, terms, left_out, switched_off },
    })),
  }),
)
type Known = Pick<Model, 'topics' | 'built_in'>
const models = new WeakMap<Known, Model>()

/** The same object while nothing has changed, so that what was compiled of it is found again. */
export async function modelOf(work: Work, versions: Versions): Promise<Model> {
  const known = await cache.get(work, versions)
  const held = models.get(known)
  if (held) return held
  const model = { version: `${BUILT_IN_MODEL.version}+${versions.get(TOPICS) ?? 0}`, ...known }
  models.set(known, model)
  return model
}
