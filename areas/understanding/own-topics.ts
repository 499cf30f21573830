/** Topics of the workspace's own, by keywords: the first way in which a house teaches the understanding its words. */
import './tables.ts'
import { happened } from '#platform/facts.ts'
import { newId } from '#platform/ids.ts'
import { refuse } from '#platform/refusal.ts'
import { raiseVersion } from '#platform/versions.ts'
import type { Work } from '#platform/work.ts'
import type { Topic, TopicInput } from './records.ts'
import { BUILT_IN_TOPICS } from './schema.ts'

export const TOPICS = 'understanding.topics'

export async function listTopics(work: Work): Promise<Topic[]> {
  return work.db.selectFrom('understanding_topics').selectAll().orderBy('name').execute()
}

export async function makeTopic(work: Work, input: TopicInput): Promise<Topic> {
  await refuseTaken(work, input.name, null)
  const topic: Topic = { workspace_id: work.workspace_id, id: newId(work.now), ...input, ...stamp(work) }
  await work.db.insertInto('understanding_topics').values(topic).execute()
  await changed(work, { topic_id: topic.id })
  return topic
}

export async function changeTopic(work: Work, { id, ...input }: TopicInput & { id: string }): Promise<Topic> {
  await refuseTaken(work, input.name, id)
  const topic = await work.db
    .updateTable('understanding_topics')
    .set({ ...input, ...stamp(work) })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst()
  await changed(work, { topic_id: id })
  return topic ?? refuse('not_found', 'topic_not_found', 'There is no such topic.')
}

export async function removeTopic(work: Work, { id }: { id: string }): Promise<null> {
  await work.db.deleteFrom('understanding_topics').where('id', '=', id).execute()
  await changed(work, { topic_id: id })
  return null
}

async function refuseTaken(work: Work, name: string, except_id: string | null): Promise<void> {
  const all = await listTopics(work)
  const taken = all.some((topic) => topic.id !== except_id && topic.name.toLowerCase() === name.toLowerCase())
  if (taken || (BUILT_IN_TOPICS as readonly string[]).includes(name))
    refuse('conflict', 'topic_exists', `There is a topic called “${name}” already. Add the words to it.`)
}

export function stamp(work: Work) {
  const by =
    work.by.kind === 'person' ? work.by.id : refuse('not_allowed', 'people_only', 'Only a person may change topics.')
  return { updated_at: work.now, updated_by: by }
}

export async function changed(work: Work, which: { topic_id: string } | { topic: string }): Promise<void> {
  await raiseVersion(work, TOPICS)
  happened(work, 'understanding.topic_changed', which)
}
