/** The model of a workspace, held by version: what ships, and the topics that its people added. */
import './tables.ts'
import { cachedByVersion, type Versions } from '#platform/versions.ts'
import type { Work } from '#platform/work.ts'
import { listTopics, TOPICS } from './own-topics.ts'
import type { Model } from './schema.ts'
import { BUILT_IN_MODEL } from './understand.ts'

const cache = cachedByVersion(
  TOPICS,
  async (work): Promise<Model['topics']> => (await listTopics(work)).map(({ name, terms }) => ({ name, terms })),
)
const models = new WeakMap<Model['topics'], Model>()

/** The same object while nothing has changed, so that what was compiled of it is found again. */
export async function modelOf(work: Work, versions: Versions): Promise<Model> {
  const topics = await cache.get(work, versions)
  const held = models.get(topics)
  if (held) return held
  const model = { version: `${BUILT_IN_MODEL.version}+${versions.get(TOPICS) ?? 0}`, topics }
  models.set(topics, model)
  return model
}
